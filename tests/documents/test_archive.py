"""The check of PDF/A-2a and PDF/UA-1 (`make pdf-check`): it finds what is wrong, and passes nothing it did not see.

That the program's own documents conform is for `make pdf-check` to say; here the check itself is tried.
"""

from pathlib import Path

import pikepdf
import pytest
from documents import reading
from pdfcheck import check
from pdfcheck.long_protokoll import HEADING, long_protokoll
from pdfcheck.mutations import MUTATIONS, UNDAMAGED, write_mutations
from pdfcheck.verdicts import CannotCheckError, FailedRule, Verdict, judge, missing_parts, read_verdicts

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.model import Format

GOOD = "verdict\ta.pdf\t2a\tpassed\t7\nverdict\ta.pdf\tua1\tpassed\t5\n"
BAD = (
    "verdict\ta.pdf\t2a\tpassed\t7\nverdict\ta.pdf\tua1\tfailed\t5\n"
    "rule\ta.pdf\tua1\t7.1-3\t2\tContent shall be marked\troot/page[0]\n"
)
A = Path("a.pdf")


@pytest.mark.skipif(bool(missing_parts()), reason="`sh packaging/pdf_check.sh` gets veraPDF; `make pdf-check` insists")
def test_every_damage_is_found_by_its_rule(tmp_path: Path) -> None:
    paths = write_mutations(tmp_path)
    verdicts = judge(list(paths.values()))
    broken = {
        name: {f"{verdict.flavour} {rule.name}" for verdict in verdicts[path] for rule in verdict.rules}
        for name, path in paths.items()
    }
    assert broken.pop(UNDAMAGED) == set()
    assert {name for name, mutation in MUTATIONS.items() if mutation.broken_rule not in broken[name]} == set()
    assert len(MUTATIONS) >= 8


def test_a_file_without_verdict_is_not_taken_for_a_good_one() -> None:
    assert read_verdicts(GOOD, [A])[A] == (Verdict("2a", True, 7), Verdict("ua1", True, 5))
    with pytest.raises(CannotCheckError, match=r"b\.pdf"):
        read_verdicts(GOOD, [A, Path("b.pdf")])
    with pytest.raises(CannotCheckError):
        read_verdicts(GOOD.splitlines()[0], [A])
    with pytest.raises(CannotCheckError):
        read_verdicts(GOOD.replace("ua1\tpassed", "ua1\tfailed"), [A])  # failed, and no rule says at what


def test_a_bad_file_is_told_with_its_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(render(long_protokoll(), Format.PDF)[:20_000])
    verdicts = read_verdicts(BAD, [A])[A]
    assert verdicts[1].rules == (FailedRule("7.1-3", 2, "Content shall be marked", "root/page[0]"),)
    assert not check.report(path, verdicts)
    told = capsys.readouterr().out
    assert told.startswith("FAILED PDF/UA-1, syntax  a.pdf")
    assert "PDF/UA-1 7.1-3, 2 times: Content shall be marked" in told
    assert "first at root/page[0]" in told


def test_nothing_checked_is_a_failure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(check, "missing_parts", lambda: ["java"])
    assert check.main() == 1
    assert capsys.readouterr().out.count("\n") == 1


def test_the_long_protokoll_breaks_everything_over_pages(tmp_path: Path) -> None:
    data = render(long_protokoll(), Format.PDF)
    path = tmp_path / "long.pdf"
    path.write_bytes(data)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) >= 60
        spread = tags_over_pages(pdf.Root.StructTreeRoot.K, set())
    assert {"P", "LBody", "L", "Table"} <= spread
    page = next(text for text in reading.page_texts(data)[3:] if HEADING.split()[0] in text and "§ 7" in text)
    lines = page[page.index("§ 7") : page.index("ÄLN 2026/7")].strip().splitlines()
    assert len([line for line in lines if line.strip()]) == 3


def tags_over_pages(node: pikepdf.Object, spread: set[str]) -> set[str]:
    """The tags of the elements whose content lies on more than one page."""
    for kid in node if isinstance(node, pikepdf.Array) else [node]:
        if kid.get("/Type") == "/StructElem":
            if len(pages_of(kid)) > 1:
                spread.add(str(kid.S).removeprefix("/"))
            tags_over_pages(kid.get("/K", pikepdf.Array()), spread)
    return spread


def pages_of(node: pikepdf.Object) -> set[tuple[int, int]]:
    if isinstance(node, pikepdf.Array):
        return {page for kid in node for page in pages_of(kid)}
    if node.get("/Type") == "/MCR":
        return {node.Pg.objgen}
    return pages_of(node.K) if "/K" in node else set()
