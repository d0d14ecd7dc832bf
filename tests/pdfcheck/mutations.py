"""Deliberate damage to a good PDF, each with the rule that must find it: what proves that the check can fail."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
from documents import looks, samples

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.model import Contents, ContentsEntry, Document, Format, Heading, Text, paragraph
from nacka_sekreterare.domain.text import FormattedText

UNDAMAGED = "undamaged"
"""The file saved the same way with nothing damaged, which must pass: else the saving would be what is caught."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """One damage. `broken_rule` is "flavour clause-test", as veraPDF numbers them."""

    damage: Callable[[pikepdf.Pdf], object]
    broken_rule: str


def drop_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def drop_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def drop_marked(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def drop_display_of_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences.DisplayDocTitle


def drop_title(pdf: pikepdf.Pdf) -> None:
    replace_in_xmp(pdf, b"dc:title>", b"dc:rights>")


def drop_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def break_pdfa_identity(pdf: pikepdf.Pdf) -> None:
    replace_in_xmp(pdf, b"<pdfaid:part>2</pdfaid:part>", b"")


def break_pdfua_identity(pdf: pikepdf.Pdf) -> None:
    replace_in_xmp(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


def take_font_file_away(pdf: pikepdf.Pdf) -> None:
    del next(iter(pdf.pages[0].Resources.Font.values())).FontDescriptor.FontFile2


def take_unicode_table_away(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.ToUnicode


def drop_header_scopes(pdf: pikepdf.Pdf) -> None:
    for cell in elements(pdf, "TH"):
        del cell.A


def give_row_another_column(pdf: pikepdf.Pdf) -> None:
    cell = elements(pdf, "TD")[0]
    cell.A = pikepdf.Dictionary(O=pikepdf.Name.Table, ColSpan=2)


def skip_heading_level(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H3")[0].S = pikepdf.Name.H5


def break_list(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LI")[0].S = pikepdf.Name.TD


def drop_words_of_picture(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0].Alt


def drop_link_description(pdf: pikepdf.Pdf) -> None:
    del links(pdf)[0].Contents


def take_link_out_of_structure(pdf: pikepdf.Pdf) -> None:
    del links(pdf)[0].StructParent


def drop_tab_order(pdf: pikepdf.Pdf) -> None:
    del next(page for page in pdf.pages if "/Annots" in page).Tabs


def untag_artifact(pdf: pikepdf.Pdf) -> None:
    unmark(pdf, "/Artifact")


def untag_content(pdf: pikepdf.Pdf) -> None:
    unmark(pdf, "/P")


def add_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('hej')")


MUTATIONS: Mapping[str, Mutation] = {
    "language": Mutation(drop_language, "ua1 7.2-34"),
    "structure": Mutation(drop_structure, "ua1 7.1-11"),
    "marked": Mutation(drop_marked, "2a 6.7.2.2-1"),
    "display-of-title": Mutation(drop_display_of_title, "ua1 7.1-10"),
    "title": Mutation(drop_title, "ua1 7.1-9"),
    "output-intent": Mutation(drop_output_intent, "2a 6.2.4.3-2"),
    "pdfa-identity": Mutation(break_pdfa_identity, "2a 6.6.4-2"),
    "pdfua-identity": Mutation(break_pdfua_identity, "ua1 5-1"),
    "font-file": Mutation(take_font_file_away, "2a 6.2.11.4.1-1"),
    "unicode-table": Mutation(take_unicode_table_away, "2a 6.2.11.7.2-1"),
    "header-scopes": Mutation(drop_header_scopes, "ua1 7.5-1"),
    "uneven-row": Mutation(give_row_another_column, "ua1 7.2-42"),
    "heading-level": Mutation(skip_heading_level, "ua1 7.4.2-1"),
    "list": Mutation(break_list, "ua1 7.2-19"),
    "picture-words": Mutation(drop_words_of_picture, "ua1 7.3-1"),
    "link-description": Mutation(drop_link_description, "ua1 7.18.5-2"),
    "link-structure": Mutation(take_link_out_of_structure, "ua1 7.18.5-1"),
    "tab-order": Mutation(drop_tab_order, "ua1 7.18.3-1"),
    "artifact": Mutation(untag_artifact, "ua1 7.1-3"),
    "content": Mutation(untag_content, "ua1 7.1-3"),
    "script": Mutation(add_script, "2a 6.5.1-1"),
}


def write_mutations(folder: Path) -> dict[str, Path]:
    """Write a damaged file for each mutation, and the undamaged one."""
    data = render(short_document(), Format.PDF)
    damages = {UNDAMAGED: _nothing} | {name: mutation.damage for name, mutation in MUTATIONS.items()}
    paths = {name: folder / f"{name}.pdf" for name in damages}
    for name, damage in damages.items():
        with pikepdf.open(BytesIO(data)) as pdf:
            damage(pdf)
            pdf.save(paths[name])
    return paths


def short_document() -> Document:
    """Little, so that many copies are soon checked, and yet something of all that can be damaged."""
    return samples.document(
        Heading("Protokoll", 1),
        Contents((ContentsEntry("Motion", "par-1", "§ 1"),)),
        Heading("Motion", 2, "§ 1", anchor="par-1"),
        Heading("Beslut", 3),
        paragraph("Motionen avslås."),
        Text(FormattedText(blocks=(samples.items("ett", "två"),))),
        samples.votering(3),
        looks.picture(),
    )


def _nothing(pdf: pikepdf.Pdf) -> None:
    pass


def replace_in_xmp(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    xmp = pdf.Root.Metadata.read_bytes()
    assert old in xmp
    pdf.Root.Metadata.write(xmp.replace(old, new))


def links(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Object]:
    """Every structure element of a tag, in reading order; there is at least one."""
    found = [element for element in _walk(pdf.Root.StructTreeRoot.K) if str(element.S) == f"/{tag}"]
    assert found
    return found


def unmark(pdf: pikepdf.Pdf, tag: str) -> None:
    """Take the marks around the first stretch of this tag on the first page away, and leave what they hold."""
    operators = list(pikepdf.parse_content_stream(pdf.pages[0]))
    start = next(i for i, (given, name) in enumerate(operators) if str(name) == "BDC" and str(given[0]) == tag)
    end = next(i for i, (_, name) in enumerate(operators) if i > start and str(name) == "EMC")
    kept = [instruction for i, instruction in enumerate(operators) if i not in {start, end}]
    pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def _walk(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _walk(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _walk(node.get("/K", pikepdf.Array()))
