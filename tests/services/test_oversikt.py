from datetime import date

from factories import make_akt
from sqlalchemy import event

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.sammantrade import Tillstand
from nacka_sekreterare.services import oversikt
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.organ import create_organ, update_installningar
from nacka_sekreterare.services.sammantrade import close_sammantrade, create_sammantrade

TODAY = date(2026, 4, 22)


def store_akt(kansli: Kansli, akt: Akt) -> None:
    with kansli.act("store", "Lagra") as tx:
        for name in type(akt).model_fields:
            value = getattr(akt, name)
            if name == "nummer":
                continue
            for one in value if isinstance(value, tuple) else (value,):
                tx.add(one)


def test_the_list_says_what_the_akt_says(kansli: Kansli) -> None:
    akt = make_akt()
    store_akt(kansli, akt)
    (row,) = oversikt.list_oversikt(kansli, date(2026, 4, 30))
    assert (row.id, row.organ, row.datum) == (akt.sammantrade.id, "Äldrenämnden", TODAY)
    assert (row.paragrafer, row.tillstand) == ("33–45", Tillstand.ANSLAGET)
    assert oversikt.find_oversikt(kansli, row.id, date(2026, 4, 30)) == row


def test_provisional_numbers_go_on_after_the_fixed_ones_and_the_newest_comes_first(kansli: Kansli) -> None:
    organ = create_organ(kansli, "Tekniska nämnden").value
    update_installningar(kansli, organ.id, forsta_nummer={2026: 61})
    first = create_sammantrade(kansli, organ.id, date(2026, 10, 1)).value
    second = create_sammantrade(kansli, organ.id, date(2026, 11, 1)).value
    close_sammantrade(kansli, first.id)
    rows = oversikt.list_oversikt(kansli, TODAY)
    assert [(row.id, row.paragrafer, row.tillstand) for row in rows] == [
        (second.id, "68–74", Tillstand.PLANERAT),
        (first.id, "61–67", Tillstand.AVSLUTAT),
    ]


def test_a_sammantrade_without_paragrafer_has_an_empty_range(kansli: Kansli) -> None:
    organ = create_organ(kansli, "Rådet").value
    update_installningar(kansli, organ.id, standardpunkter=())
    create_sammantrade(kansli, organ.id, TODAY)
    assert oversikt.list_oversikt(kansli, TODAY)[0].paragrafer == ""


def test_one_that_is_gone_is_none(kansli: Kansli) -> None:
    assert oversikt.find_oversikt(kansli, make_akt().sammantrade.id, TODAY) is None


def test_the_number_of_queries_does_not_grow_with_the_sammantraden(kansli: Kansli) -> None:
    organ = create_organ(kansli, "Nämnden").value
    counts = []
    for month in (1, 2, 3):
        meeting = create_sammantrade(kansli, organ.id, date(2026, month, 1)).value
        close_sammantrade(kansli, meeting.id)
        counts.append(count_queries(kansli))
    assert counts[0] == counts[-1]


def count_queries(kansli: Kansli) -> int:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    with kansli.read() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    oversikt.list_oversikt(kansli, TODAY)
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)
