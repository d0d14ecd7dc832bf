from datetime import UTC, datetime

import pytest
from documents.samples import CREATED_AT, document

from nacka_sekreterare.documents.model import (
    Alignment,
    Contents,
    ContentsEntry,
    CrossReference,
    DataTable,
    Document,
    Fact,
    Facts,
    Group,
    Heading,
    flat_blocks,
    has_page_references,
    paragraph,
)


def test_a_reference_to_a_missing_heading_is_refused() -> None:
    with pytest.raises(ValueError, match="borta"):
        document(Contents((ContentsEntry("Rubrik", "borta"),)))
    with pytest.raises(ValueError, match="borta"):
        document(Group((Facts((Fact("Se", (CrossReference("Se listan", "borta"),)),)),)))


def test_two_headings_with_one_anchor_are_refused() -> None:
    with pytest.raises(ValueError, match="same anchor"):
        document(Heading("A", anchor="a"), Group((Heading("B", anchor="a"),)))


def test_a_document_knows_its_time_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Document("Titel", "Någon", datetime(2026, 4, 22, tzinfo=UTC).replace(tzinfo=None), ())


@pytest.mark.parametrize(
    ("header", "total", "widths"), [(("a",), (), ()), ((), ("a", "b", "c"), ()), ((), (), (1.0, 2.0, 3.0))]
)
def test_a_table_has_one_cell_per_column(
    header: tuple[str, ...], total: tuple[str, ...], widths: tuple[float, ...]
) -> None:
    with pytest.raises(ValueError, match="columns"):
        DataTable((Alignment.LEFT, Alignment.RIGHT), (("a", "b"),), header, total, widths)


def test_groups_are_flattened_in_reading_order() -> None:
    blocks = (paragraph("ett"), Group((paragraph("två"), Group((paragraph("tre"),)))), paragraph("fyra"))
    texts = [block.text.plain for block in flat_blocks(blocks)]
    assert texts == ["ett", "två", "tre", "fyra"]


def test_only_contents_and_cross_references_need_page_numbers() -> None:
    assert not has_page_references(document(Heading("A", anchor="a")))
    assert has_page_references(document(Heading("A", anchor="a"), Contents((ContentsEntry("A", "a"),))))
    assert document().created_at == CREATED_AT
