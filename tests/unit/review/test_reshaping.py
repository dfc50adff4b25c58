"""Splitting and merging rows."""

from __future__ import annotations

from functools import reduce

import msgspec
import pytest
from invented_review import PAGES, invented_record, proposed

from workbench.model.edits import Edit, inverse
from workbench.model.errors import BadValue
from workbench.model.fields import EXPERT_CITATIONS, ITEMS, ROOT
from workbench.model.review import Place, ReviewRecord, Row
from workbench.review.applying import apply
from workbench.review.reshaping import merge_rows, split_row
from workbench.review.steps import Author

ANN = Author("Ann", "2026-01-02T03:04:05.000+00:00")
TEXT = Place("i1e1", "text")


def after(record: ReviewRecord, edits: tuple[Edit, ...]) -> ReviewRecord:
    return reduce(apply, edits, record)


def two_items() -> ReviewRecord:
    """A second item, with a decision and a citation, and no category."""
    record = invented_record()
    rows = {"i2": Row("i2", ITEMS, ROOT, 2.0), "i2e1": Row("i2e1", EXPERT_CITATIONS, "i2", 1.0)}
    cells = {
        Place("i2", "treatment"): proposed("without contrast"),
        Place("i2", "decision"): proposed("Overturned"),
        Place("i2", "claims_administrator.text"): proposed("ODG"),
        Place("i2e1", "text"): proposed("ODG Low Back"),
        Place("i2e1", "pages"): proposed(((305, 305),)),
    }
    return msgspec.structs.replace(record, rows={**record.rows, **rows}, cells={**record.cells, **cells})


def test_a_citation_is_split_where_the_text_is_cut() -> None:
    record = invented_record()
    record = msgspec.structs.replace(record, cells={**record.cells, TEXT: proposed("ACOEM Chapter 12, ODG Low Back")})
    new, edits = split_row(record, "i1e1", 16, ANN)
    split = after(record, edits)
    assert [row.id for row in split.rows_of(EXPERT_CITATIONS, "i1")] == ["i1e1", new]
    assert (split.value("i1e1", "text"), split.value(new, "text")) == ("ACOEM Chapter 12", "ODG Low Back")
    assert split.cells[Place(new, "text")].evidence == record.cells[TEXT].evidence


@pytest.mark.parametrize("at", [0, 200])
def test_nothing_is_split_off_at_the_ends(at: int) -> None:
    with pytest.raises(BadValue, match="between two words"):
        split_row(invented_record(), "i1e1", at, ANN)


def test_merged_items_join_their_names_and_keep_what_the_first_says() -> None:
    record = two_items()
    merged = after(record, merge_rows(record, "i2", "i1", ANN))
    assert [row.id for row in merged.rows_of(ITEMS)] == ["i1"]
    assert merged.value("i1", "treatment") == "Lumbar MRI without contrast"
    assert merged.value("i1", "decision") == "Upheld"
    assert merged.cells[Place("i1", "claims_administrator.text")].status == "added"


def test_citations_move_along_with_a_merged_item() -> None:
    record = two_items()
    merged = after(record, merge_rows(record, "i2", "i1", ANN))
    assert [row.id for row in merged.rows_of(EXPERT_CITATIONS, "i1")] == ["i1e1", "i2e1"]
    assert merged.value("i2e1", "text") == "ODG Low Back"


def test_merged_citations_gather_their_pages() -> None:
    record = two_items()
    moved = after(record, merge_rows(record, "i2", "i1", ANN))
    merged = after(moved, merge_rows(moved, "i2e1", "i1e1", ANN))
    assert merged.cells[PAGES].value == ((304, 304), (305, 305))


def test_taking_a_merge_back_brings_everything_back() -> None:
    record = two_items()
    edits = merge_rows(record, "i2", "i1", ANN)
    assert after(after(record, edits), tuple(inverse(edit) for edit in reversed(edits))) == record


def test_rows_of_two_lists_do_not_merge() -> None:
    with pytest.raises(BadValue, match="same list"):
        merge_rows(two_items(), "d1", "i1", ANN)
