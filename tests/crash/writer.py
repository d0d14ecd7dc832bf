"""Commits act after act and tells of each one that is on disk, until it is killed: the victim of crash_runs.py.

python writer.py FOLDER FIRST_NUMBER
"""

import sys
from datetime import date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services.core import TextField, open_kansli


def main() -> None:
    """Each number is an added person and a text saved over and over in one open step."""
    folder, number = Path(sys.argv[1]), int(sys.argv[2])
    with open_kansli(folder, lambda: datetime(2026, 4, 22, 18, 0)) as kansli:
        meeting = next(iter(kansli.all(Sammantrade)), None)
        if meeting is None:
            with kansli.act("begin", "Börja") as tx:
                organ = tx.add(Organ(namn="Äldrenämnden"))
                meeting = tx.add(Sammantrade(organ_id=organ.id, datum=date(2026, 4, 22)))
        field = TextField("sammantrade", meeting.id, "information")
        sys.stdout.write("open\n")
        sys.stdout.flush()
        while True:
            with kansli.act("add_person", "Lägg till en person") as tx:
                tx.add(Person(namn=f"Person {number}", titel="x" * (number * 37 % 3000)))
            _tell("person", number)
            for part in range(3):
                with kansli.act("write", "Skriv information", field=field) as tx:
                    tx.change(Sammantrade, meeting.id, information=plain_text(f"{number}.{part}"))
                _tell("text", f"{number}.{part}")
            number += 1


def _tell(kind: str, what: object) -> None:
    sys.stdout.write(f"{kind} {what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
