"""The command line over the services: a contract that scripts and checks rely on.

Names are given without å, ä and ö. `--json` prints one JSON value on stdout; messages go to stderr; exit code 0 is
done, 1 means that the user must act (the message says how), 2 is wrong usage.
"""

import argparse
import codecs
import io
import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import date
from pathlib import Path
from uuid import UUID

from nacka_sekreterare.arguments import parse
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.frister import frister
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services import exempel, export, inlasning, utbyte
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.handlingspaket import export_handlingspaket
from nacka_sekreterare.services.oversikt import list_oversikt
from nacka_sekreterare.services.utdragskontroll import check_utdrag
from nacka_sekreterare.system.files import make_folder

Json = Mapping[str, object] | Sequence[Mapping[str, object]]
OpenKansli = Callable[[Path | None, bool], AbstractContextManager[Kansli]]


def run(arguments: Sequence[str], open_kansli: OpenKansli) -> int:
    """Run one command and return its exit code. `open_kansli(folder, writable)` opens the store for as long as needed.

    Wrong usage raises SystemExit(2), as argparse does.
    """
    _speak_on_any_console()
    try:
        chosen = parse(arguments)
        result = Commands(chosen, open_kansli).run()
        _write(_json(result) if chosen.json else "\n".join(_readable(result)))
        if isinstance(result, Mapping) and result.get("ok") is False:
            return 1  # what was checked does not hold: the user must act
    except UserError as error:
        return _refuse(error.sentence)
    except KeyboardInterrupt:
        return _refuse("Kommandot avbröts. Det som redan var sparat finns kvar; kör kommandot igen.")
    return 0


class Commands:
    """The commands, each a method named as it is typed; the result is what `--json` prints."""

    def __init__(self, chosen: argparse.Namespace, open_kansli: OpenKansli) -> None:
        self._chosen = chosen
        self._open = open_kansli

    def run(self) -> Json:
        """Run the chosen command. Raises UserError."""
        method: Callable[[], Json] = getattr(self, self._chosen.kommando.replace("-", "_"))
        return method()

    def _kansli(self, *, writable: bool) -> AbstractContextManager[Kansli]:
        return self._open(self._chosen.data, writable)

    def exempel(self) -> Json:
        """Put the example in the store, and with --ut every document of it in a folder."""
        if self._chosen.ut is not None:
            make_folder(self._chosen.ut)
        with self._kansli(writable=True) as kansli:
            sammantrade_id = exempel.store_exempel(kansli)
            if self._chosen.ut is None:
                return {"id": str(sammantrade_id)}
            order = export.Exportorder(sammantrade_id=sammantrade_id, dokument="allt")
            files = [
                *export.export_dokument(kansli, order, self._chosen.ut),
                *export.export_dokument(kansli, order.model_copy(update={"format": "docx"}), self._chosen.ut),
            ]
        return {"id": str(sammantrade_id), "filer": [fil.model_dump(mode="json") for fil in files]}

    def las_kallelse(self) -> Json:
        """What a kallelse is understood to say; stores nothing."""
        return inlasning.read_kallelse(self._chosen.fil).model_dump(mode="json")

    def las_tjansteskrivelse(self) -> Json:
        """What a tjänsteskrivelse is understood to say; stores nothing."""
        return inlasning.read_tjansteskrivelse(self._chosen.fil).model_dump(mode="json")

    def importera(self) -> Json:
        """Store an exchange file, or a kallelse as a new sammanträde."""
        fil: Path = self._chosen.fil
        if str(fil) == "-":
            raise UserError("importera läser bara från en fil, eftersom originalet sparas. Ange filens namn.")
        if fil.suffix.casefold() == ".json":
            with self._kansli(writable=True) as kansli:
                return {"id": str(utbyte.import_sammantrade(kansli, fil).value.id)}
        kallelse = self._corrected(inlasning.read_kallelse(fil))
        with self._kansli(writable=True) as kansli:
            return {"id": str(inlasning.import_kallelse(kansli, kallelse, kallelse.organ or "", fil).value.id)}

    def _corrected(self, kallelse: inlasning.Kallelse) -> inlasning.Kallelse:
        """What was read, with the organ and the day that the user gave. Raises UserError when one is still missing."""
        organ = (self._chosen.organ or "").strip() or kallelse.organ
        datum = _a_date(self._chosen.datum) or kallelse.datum
        if not organ or datum is None:
            missing = "organ" if not organ else "datum"
            raise UserError(f"Kallelsen säger inget om {missing}. Ange det med --{missing}.")
        return kallelse.model_copy(update={"organ": organ, "datum": datum})

    def lista(self) -> Json:
        """The sammanträden with their § ranges and states."""
        with self._kansli(writable=False) as kansli:
            rows = list_oversikt(kansli, kansli.clock().date())
        return [row.model_dump(mode="json") for row in rows]

    def exportera(self) -> Json:
        """Write documents, or the whole sammanträde as an exchange file."""
        chosen = self._chosen
        with self._kansli(writable=False) as kansli:
            sammantrade_id = _find_sammantrade(kansli, chosen.id)
            if chosen.format == "json":
                return [utbyte.export_utbytesfil(kansli, sammantrade_id, chosen.ut).model_dump(mode="json")]
            order = export.Exportorder(
                sammantrade_id=sammantrade_id,
                dokument=chosen.dokument or export.ALLT,
                format=chosen.format,
                paragrafer=tuple(chosen.paragraf),
                justering=chosen.justering,
            )
            _note_what_has_no_effect(order)
            if chosen.dokument == "handlingar":
                fil, remarks = export_handlingspaket(kansli, order, chosen.ut, tillagg=chosen.tillagg)
                for remark in remarks:
                    _tell(remark)
                return [fil.model_dump(mode="json")]
            must_write = export.fixes_numbers(kansli, order)
            files = () if must_write else export.export_dokument(kansli, order, chosen.ut)
        if must_write:
            with self._kansli(writable=True) as kansli:
                files = export.export_dokument(kansli, order, chosen.ut)
        return [fil.model_dump(mode="json") for fil in files]

    def kontrollera_utdrag(self) -> Json:
        """Whether an utdrag agrees with the justerade protokoll: the one given, else the one kept in the store."""
        utdrag, protokoll = self._chosen.utdrag, self._chosen.protokoll
        if protokoll is not None:
            return check_utdrag(utdrag, protokoll).model_dump(mode="json")
        with self._kansli(writable=False) as kansli:
            return check_utdrag(utdrag, None, kansli.store.bilagor.find).model_dump(mode="json")

    def frister(self) -> Json:
        """The dates that follow from the given ones; what lacks its ground is null."""
        chosen = self._chosen
        found = frister(
            sammantrade_date=_a_date(chosen.sammantrade),
            justerad_date=_a_date(chosen.justerat),
            anslaget_date=_a_date(chosen.anslaget),
        )
        if not chosen.json:
            return found.model_dump(mode="json")  # a person is also told why
        return {name: None if day is None else day.isoformat() for name, day in found.grans_dates.items()}


def _note_what_has_no_effect(order: export.Exportorder) -> None:
    """Say that a choice does not apply to the document, so that nobody takes a whole protokoll for one §."""
    if order.paragrafer and order.dokument not in (export.ALLT, "utdrag", "tjansteskrivelse", "voteringslista"):
        _tell(f"--paragraf gäller utdrag, tjansteskrivelse och voteringslista; {order.dokument} skrivs i sin helhet.")
    if order.justering is not None and order.dokument not in (export.ALLT, "protokoll", "anslag", "webbversion"):
        _tell(f"--justering gäller protokoll, anslag och webbversion; för {order.dokument} har valet ingen verkan.")


def _find_sammantrade(kansli: Kansli, text: str) -> UUID:
    """The sammanträde with that id. Raises UserError."""
    with suppress(ValueError):
        wanted = UUID(text)
        if kansli.find(Sammantrade, wanted) is not None:
            return wanted
    raise UserError(f"Det finns inget sammanträde med id {text}. Kommandot lista visar vilka som finns.")


def _a_date(text: str | None) -> date | None:
    if text is None:
        return None
    with suppress(ValueError):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
            return date.fromisoformat(text.strip())
    raise UserError(f"{text} är inget datum. Skriv datumet som 2026-04-22.")


# --- what is said -----------------------------------------------------------------------------------------------------
def _speak_on_any_console() -> None:
    """Letters that a console lacks (cp437, ASCII) become question marks instead of an exception."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _json(result: Json) -> str:
    """The result as JSON that every encoding of the console leaves whole: as letters in UTF-8, else as escapes."""
    text = json.dumps(result, ensure_ascii=False, indent=2)
    is_utf8 = sys.stdout is None or codecs.lookup(sys.stdout.encoding or "utf-8").name == "utf-8"
    with suppress(UnicodeEncodeError):  # half a surrogate pair, from a file name that is no text
        if is_utf8:
            text.encode("utf-8")
            return text
    return json.dumps(result, indent=2)


def _write(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:
        _leave_stdout()  # the reader (head, more) has had enough: no fault of anybody
    except OSError as error:
        _leave_stdout()
        raise UserError(
            "Kommandot är utfört, men resultatet kunde inte skrivas ut. Kontrollera disken som det skrivs till."
        ) from error


def _leave_stdout() -> None:
    """Let Python's last flush of what could not be written go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _refuse(sentence: str) -> int:
    _tell(sentence)
    return 1


def _tell(sentence: str) -> None:
    if sys.stderr is not None:
        with suppress(OSError):
            print(sentence, file=sys.stderr, flush=True)


def _readable(result: object, indent: str = "") -> list[str]:
    """A result as lines for a person: names and values, nested by indent."""
    if isinstance(result, Mapping):
        lines = []
        for key, value in result.items():
            if isinstance(value, Mapping | list | tuple) and value:
                lines += [f"{indent}{key}:", *_readable(value, indent + "  ")]
            else:
                lines.append(f"{indent}{key}: {_word(value)}")
        return lines
    if isinstance(result, list | tuple):
        return [line for item in result for line in (*_readable(item, indent), *([""] if not indent else []))]
    return [f"{indent}{_word(result)}"]


def _word(value: object) -> str:
    match value:
        case None | [] | ():
            return "–"
        case True:
            return "ja"
        case False:
            return "nej"
        case _:
            return str(value)
