"""What may be written on the command line, and what is said in Swedish when something else is."""

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NoReturn

from nacka_sekreterare.services import export
from nacka_sekreterare.services.handlingspaket import NEXT

# What argparse says in English, and what is said instead; what it may say in a later version is passed over in silence.
_FAULTS: Final = (
    (r"the following arguments are required: (.+)", r"{0} saknas"),
    (r"unrecognized arguments: (.+)", "{0} är okänt"),
    (r"argument KOMMANDO: invalid choice: '(.*?)' .*", "kommandot {0} finns inte"),
    (r"argument (\S+): invalid choice: '(.*?)' \(choose from (.+)\)", "{0} kan inte vara {1}, bara {2}"),
    (r"argument (\S+): expected (?:one|at least one) argument", "{0} saknar sitt värde"),
    (r"argument (\S+): ignored explicit argument '(.*)'", "{0} tar inget värde"),
    (r"argument (\S+): (.*ska vara .*)", "{0} {1}"),
)
_DAYS: Final[Mapping[str, str]] = {
    "sammantrade": "dagen för sammanträdet",
    "justerat": "dagen då protokollet justerades",
    "anslaget": "dagen då anslaget sattes upp",
}


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The chosen command with its arguments. Wrong usage raises SystemExit(2), as argparse does."""
    parser = _build_parser()
    chosen = parser.parse_args(arguments)
    if chosen.kommando == "exportera" and chosen.format == "json" and chosen.dokument is not None:
        parser.error("argument --format: json ska vara utan --dokument, för utbytesfilen har hela sammanträdet")
    if chosen.kommando == "exportera" and chosen.tillagg is not None and chosen.dokument != "handlingar":
        parser.error("argument --tillagg: ska vara med --dokument handlingar, för ett tillägg har bara handlingar")
    return chosen


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Användning: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Swedish and takes long names only."""

    def __init__(self, prog: str, description: str, **_: object) -> None:
        super().__init__(
            prog=prog, description=description, allow_abbrev=False, add_help=False, formatter_class=_Formatter
        )
        self.arguments = self.add_argument_group("Argument")
        self.choices = self.add_argument_group("Val")
        self.choices.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def error(self, message: str) -> NoReturn:
        """Say in Swedish that the usage is wrong, and leave with code 2."""
        matches = ((re.fullmatch(pattern, message), text) for pattern, text in _FAULTS)
        told = next((": " + text.format(*found.groups()) for found, text in matches if found), "")
        help_text = f"Skriv {self.prog} --help för att se hur det skrivs."
        self.exit(2, f"Kommandot är felaktigt skrivet{told}.\n{self.format_usage()}{help_text}\n")


def _number(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{0,8}", text):
        raise argparse.ArgumentTypeError(f"ska vara ett heltal, till exempel 37, men är {text}")
    return int(text)


def _path(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("ska vara ett namn, men är tomt")
    return Path(text)


def _add_common(parser: _Parser, default: object) -> None:
    parser.choices.add_argument("--data", type=_path, metavar="KATALOG", default=default, help="förrådets katalog")
    parser.choices.add_argument(
        "--json", action="store_true", default=default or False, help="skriv resultatet som JSON"
    )


def _build_parser() -> argparse.ArgumentParser:
    parser = _Parser("nacka-sekreterare", "Nämndsekreterarens skrivbord. Utan kommando öppnas fönstret.")
    _add_common(parser, None)
    commands = parser.add_subparsers(title="Kommandon", dest="kommando", required=True, metavar="KOMMANDO")

    def command(name: str, text: str) -> _Parser:
        added: _Parser = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        _add_common(added, argparse.SUPPRESS)
        return added

    added = command("exempel", "lägg exemplet i förrådet")
    added.choices.add_argument("--ut", type=_path, metavar="KATALOG", help="skriv också exemplets alla dokument hit")
    for name, kind in (("las-kallelse", "kallelse"), ("las-tjansteskrivelse", "tjänsteskrivelse")):
        added = command(name, f"läs en {kind} och skriv ut vad som förstods, utan att lagra något")
        added.arguments.add_argument("fil", type=_path, metavar="FIL", help=".txt, .docx eller .pdf, - för standard in")
    added = command("importera", "lagra en utbytesfil, eller en kallelse som nytt sammanträde")
    added.arguments.add_argument("fil", type=_path, metavar="FIL", help=".json, eller kallelse: .txt, .docx, .pdf")
    added.choices.add_argument("--organ", help="organets namn, när kallelsen saknar det")
    added.choices.add_argument("--datum", metavar="ÅÅÅÅ-MM-DD", help="sammanträdesdagen, när kallelsen saknar den")
    command("lista", "visa sammanträdena")
    _add_exportera(command("exportera", "skriv dokument till en katalog"))
    added = command("kontrollera-utdrag", "jämför ett protokollsutdrag med det justerade protokollet")
    added.arguments.add_argument("utdrag", type=_path, metavar="UTDRAG", help="utdraget, .pdf eller .docx")
    added.arguments.add_argument(
        "protokoll", type=_path, metavar="PROTOKOLL", nargs="?", help="protokollet; annars det som förrådet har sparat"
    )
    added = command("frister", "räkna ut vilka dagar som följer")
    for name in ("sammantrade", "justerat", "anslaget"):
        added.choices.add_argument(f"--{name}", metavar="ÅÅÅÅ-MM-DD", help=_DAYS[name])
    return parser


def _add_exportera(parser: _Parser) -> None:
    parser.arguments.add_argument("id", metavar="ID", help="sammanträdets id, som kommandot lista visar")
    parser.choices.add_argument(
        "--dokument",
        choices=(*export.DOKUMENT, "handlingar", export.ALLT),
        metavar="DOKUMENT",
        help="%(choices)s; utan valet skrivs allt",
    )
    parser.choices.add_argument(
        "--format",
        choices=(*export.FORMAT, "json"),
        metavar="FORMAT",
        default="pdf",
        help="%(choices)s; json är utbytesfilen och skrivs utan --dokument",
    )
    parser.choices.add_argument("--ut", type=_path, metavar="KATALOG", required=True, help="katalogen att skriva i")
    parser.choices.add_argument(
        "--paragraf", type=_number, action="extend", nargs="+", default=[], metavar="N", help="vilka §§ ett utdrag har"
    )
    parser.choices.add_argument("--justering", type=_number, metavar="N", help="vilken justering, räknad från 1")
    parser.choices.add_argument(
        "--tillagg",
        type=_number,
        nargs="?",
        const=NEXT,
        metavar="N",
        help="med --dokument handlingar: bara vad som har kommit till sedan utskicket, som tillägg N eller nästa",
    )
