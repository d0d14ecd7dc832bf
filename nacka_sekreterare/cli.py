"""The command line over the services: a contract that scripts and checks rely on.

Names are given without å, ä and ö. `--json` prints one JSON value on stdout; messages go to stderr; exit code 0 is
done, 1 means that the user must act (the message says how), 2 is wrong usage.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import date
from pathlib import Path
from typing import NoReturn
from uuid import UUID

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.frister import frister
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services import exempel, export, inlasning, utbyte
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.oversikt import list_oversikt

Json = Mapping[str, object] | Sequence[Mapping[str, object]]
OpenKansli = Callable[[Path | None, bool], AbstractContextManager[Kansli]]


def run(arguments: Sequence[str], open_kansli: OpenKansli) -> int:
    """Run one command and return its exit code. `open_kansli(folder, writable)` opens the store for as long as needed.

    Wrong usage raises SystemExit(2), as argparse does.
    """
    chosen = _build_parser().parse_args(arguments)
    try:
        result = Commands(chosen, open_kansli).run()
    except UserError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    if chosen.json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_readable(result)))
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
        with self._kansli(writable=True) as kansli:
            if self._chosen.fil.suffix.lower() == ".json":
                return {"id": str(utbyte.import_sammantrade(kansli, self._chosen.fil).value.id)}
            kallelse = self._corrected(inlasning.read_kallelse(self._chosen.fil))
            organ = inlasning.find_or_create_organ(kansli, kallelse.organ or "")
            return {"id": str(inlasning.store_kallelse(kansli, kallelse, organ.id, self._chosen.fil).value.id)}

    def _corrected(self, kallelse: inlasning.Kallelse) -> inlasning.Kallelse:
        """What was read, with the organ and the day that the user gave. Raises UserError when one is still missing."""
        organ = self._chosen.organ or kallelse.organ
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
            must_write = export.fixes_numbers(kansli, order)
            files = () if must_write else export.export_dokument(kansli, order, chosen.ut)
        if must_write:
            with self._kansli(writable=True) as kansli:
                files = export.export_dokument(kansli, order, chosen.ut)
        return [fil.model_dump(mode="json") for fil in files]

    def frister(self) -> Json:
        """The dates that follow from the given ones; what lacks its ground is null."""
        chosen = self._chosen
        return frister(
            sammantrade_date=_a_date(chosen.sammantrade),
            justerad_date=_a_date(chosen.justerat),
            anslaget_date=_a_date(chosen.anslaget),
        ).model_dump(mode="json")


def _find_sammantrade(kansli: Kansli, text: str) -> UUID:
    """The sammanträde with that id. Raises UserError."""
    with suppress(ValueError):
        wanted = UUID(text)
        if kansli.find(Sammantrade, wanted) is not None:
            return wanted
    raise UserError(f"Det finns inget sammanträde med id {text}. Kommandot lista visar vilka som finns.")


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Swedish and takes long names only."""

    def error(self, message: str) -> NoReturn:
        """Say in Swedish that the usage is wrong, and leave with code 2."""
        usage = self.format_usage().replace("usage:", "Användning:").strip()
        self.exit(2, f"Kommandot är felaktigt skrivet ({message}).\n{usage}\n")


def _a_date(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError as error:
        raise UserError(f"{text} är inget datum. Skriv datumet som 2026-04-22.") from error


def _add_common(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--data", type=Path, metavar="KATALOG", default=default, help="förrådets katalog")
    parser.add_argument("--json", action="store_true", default=default or False, help="skriv resultatet som JSON")


def _build_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="nacka-sekreterare", allow_abbrev=False, description="Nämndsekreterarens skrivbord.")
    _add_common(parser, None)
    commands = parser.add_subparsers(dest="kommando", required=True, metavar="KOMMANDO", parser_class=_Parser)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        _add_common(added, argparse.SUPPRESS)
        return added

    command("exempel", "lägg exemplet i förrådet").add_argument("--ut", type=Path, metavar="KATALOG")
    command("las-kallelse", "läs en kallelse och skriv ut vad som förstods").add_argument("fil", type=Path)
    command("las-tjansteskrivelse", "läs en tjänsteskrivelse och skriv ut vad som förstods").add_argument(
        "fil", type=Path
    )
    importera = command("importera", "lagra en utbytesfil, eller en kallelse som nytt sammanträde")
    importera.add_argument("fil", type=Path)
    importera.add_argument("--organ")
    importera.add_argument("--datum", metavar="ÅÅÅÅ-MM-DD")
    command("lista", "visa sammanträdena")
    exportera = command("exportera", "skriv dokument till en katalog")
    exportera.add_argument("id")
    exportera.add_argument("--dokument", choices=(*export.DOKUMENT, export.ALLT))
    exportera.add_argument("--format", choices=(*export.FORMAT, "json"), default="pdf")
    exportera.add_argument("--ut", type=Path, metavar="KATALOG", required=True)
    exportera.add_argument("--paragraf", type=int, action="extend", nargs="+", default=[], metavar="N")
    exportera.add_argument("--justering", type=int, metavar="N")
    frister_parser = command("frister", "räkna ut vilka dagar som följer")
    for name in ("--sammantrade", "--justerat", "--anslaget"):
        frister_parser.add_argument(name, metavar="ÅÅÅÅ-MM-DD")
    return parser


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
