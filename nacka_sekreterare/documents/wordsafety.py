"""What a Word template must not be: it comes from outside, and a document of the kommun is made out of it."""

from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element

from nacka_sekreterare.documents.wordpackage import MAIN, WordPackage
from nacka_sekreterare.domain.errors import UserError

_MAXIMUM_BYTES: Final = 20_000_000
_MAXIMUM_UNPACKED_BYTES: Final = 120_000_000
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_CONTENT_TYPES: Final = "[Content_Types].xml"
_ALLOWED: Final = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_EXTERNAL_ALLOWED: Final = ("/hyperlink", "/attachedTemplate")
BROKEN: Final = "Wordmallen är skadad och kan inte läsas. Öppna den i Word, spara den på nytt och välj den igen."
"""What is said of a template that cannot be read."""


def refuse_unsafe_template(data: bytes) -> None:
    """Raise UserError, with the reason in a sentence, unless it is a plain .docx or .dotx of sane size."""
    if len(data) > _MAXIMUM_BYTES:
        raise UserError(f"Wordmallen är större än {_MAXIMUM_BYTES // 1_000_000} MB. Förminska bilderna i den.")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise UserError("Wordmallen är skyddad med lösenord. Ta bort lösenordet i Word och välj den igen.")
        raise UserError("Wordmallen är i det äldre formatet .doc eller .dot. Spara den som .docx eller .dotx.")
    _refuse_package(WordPackage(data, BROKEN))


def _refuse_package(package: WordPackage) -> None:
    if package.unpacked_bytes > _MAXIMUM_UNPACKED_BYTES:
        raise UserError("Wordmallen är orimligt stor när den packas upp. Spara den på nytt i Word.")
    types = package.part(_CONTENT_TYPES)
    main = "" if types is None else _main_type(types)
    if "macroEnabled" in main or any("vbaProject" in name or "/activeX/" in name for name in package.names):
        raise UserError("Wordmallen innehåller makron. Spara den utan makron, som .docx eller .dotx.")
    if not main.endswith(_ALLOWED):
        raise UserError("Filen är ingen Wordmall. Välj en fil som slutar på .docx eller .dotx.")
    for name in package.names:
        if name.endswith((".xml", ".rels")):
            root = package.part(name)  # each is well formed and has no entities
            if root is not None and name.endswith(".rels") and any(_leads_out(root)):
                raise UserError("Wordmallen hämtar bilder eller annat från en annan plats. Bädda in dem i mallen.")


def _main_type(types: _Element) -> str:
    return next((each.get("ContentType", "") for each in types if each.get("PartName") == f"/{MAIN}"), "")


def _leads_out(relations: _Element) -> Iterator[bool]:
    for each in relations:
        yield each.get("TargetMode") == "External" and not each.get("Type", "").endswith(_EXTERNAL_ALLOWED)
