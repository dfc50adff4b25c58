from __future__ import annotations

from collections.abc import Callable

import pytest

from workbench.model.document import Document
from workbench.model.evidence import Span
from workbench.model.fields import ADMIN_CITATIONS, ITEMS, SPECIALTIES
from workbench.model.review import Cell, Place, ReviewRecord, Row
from workbench.ui.document.highlights import Highlights
from workbench.ui.document.lines import Lines
from workbench.ui.document.margin import names_on
from workbench.ui.document.naming import CASE

Letter = Callable[..., Document]

TEXT = """Board Certified in Neurology
Summary of a 57 year old
who works hard
Thoracic X-ray: Upheld
Based on MTUS ACOEM page 182.
Because it is not needed."""


@pytest.fixture
def document(letter: Letter) -> Document:
    return letter(TEXT)


def cell(words: str, value: str | bool = "x") -> Cell:
    start = TEXT.index(words)
    return Cell(value, evidence=(Span(0, start, start + len(words), words),))


@pytest.fixture
def record() -> ReviewRecord:
    rows = {
        "s1": Row("s1", SPECIALTIES, "", 1.0),
        "i1": Row("i1", ITEMS, "", 1.0),
        "i1a1": Row("i1a1", ADMIN_CITATIONS, "i1", 1.0),
    }
    cells = {
        Place("s1", "value"): cell("Neurology"),
        Place("", "clinical_summary"): cell("Summary of a 57 year old\nwho works hard"),
        Place("", "patient.age"): cell("57 year old"),
        Place("i1", "treatment"): cell("Thoracic X-ray"),
        Place("i1", "decision"): cell("Upheld"),
        Place("i1", "claims_administrator.text"): cell("Based on MTUS ACOEM page 182."),
        Place("i1", "rationale"): cell("Because it is not needed."),
        Place("i1a1", "text"): cell("ACOEM page 182"),
        Place("i1a1", "pages"): cell("182"),
    }
    return ReviewRecord("made.pdf", rows=rows, cells=cells)


@pytest.fixture
def highlights(record: ReviewRecord, document: Document) -> Highlights:
    return Highlights(record, Lines(document))


def test_each_field_with_evidence_has_its_words(highlights: Highlights) -> None:
    found = highlights.of(Place("i1", "treatment"))
    assert found is not None
    assert (found.words, found.named.told) == ("Thoracic X-ray", "Item 1: Treatment")


def test_the_smallest_highlight_under_the_pointer_is_meant(highlights: Highlights) -> None:
    age = highlights.at(0, 72 + 14 * 6, 90)
    assert age is not None
    assert age.place == Place("", "patient.age")


def test_a_citation_is_entered_as_a_whole_not_by_its_parts(highlights: Highlights) -> None:
    found = highlights.at(0, 72 + 26 * 6, 72 + 4 * 14 + 5)
    assert found is not None
    assert found.place == Place("i1a1", "text")


def test_a_statement_with_a_citation_has_no_tint_of_its_own(highlights: Highlights) -> None:
    assert Place("i1", "claims_administrator.text") not in [one.place for one in highlights.on_sheet(0)]


def test_a_field_without_words_shows_those_that_lead_its_row(highlights: Highlights) -> None:
    found = highlights.of(Place("i1a1", "guideline_id"))
    assert found is not None
    assert found.place == Place("i1a1", "text")


def test_a_missing_field_of_the_record_shows_nothing(highlights: Highlights) -> None:
    assert highlights.of(Place("", "case.priority")) is None


def test_groups_are_items_and_the_case(highlights: Highlights) -> None:
    places = (Place("i1a1", "pages"), Place("i1", "rationale"), Place("s1", "value"))
    assert [highlights.group_of(place) for place in places] == ["i1", "i1", CASE]


def test_evidence_of_a_row_that_is_gone_is_left_out(record: ReviewRecord, document: Document) -> None:
    record.cells[Place("i9", "treatment")] = cell("Upheld")
    assert Highlights(record, Lines(document)).of(Place("i9", "treatment")) is None


def test_evidence_of_another_edition_of_the_file_is_left_out(record: ReviewRecord, document: Document) -> None:
    record.cells[Place("", "case.priority")] = Cell("Standard", evidence=(Span(7, 0, 4, "gone"),))
    assert Highlights(record, Lines(document)).of(Place("", "case.priority")) is None


def test_the_margin_names_each_thing_once_and_nothing_inside_the_summary(highlights: Highlights) -> None:
    names = names_on(0, highlights.on_sheet(0), None)
    assert [name.of.named.name for name in names] == ["Reviewer", "Summary", "Item 1", "UR", "Rationale"]


def test_the_head_of_an_item_stands_out(highlights: Highlights) -> None:
    strong = [name.of.named.name for name in names_on(0, highlights.on_sheet(0), None) if name.strong]
    assert strong == ["Item 1"]


def test_the_field_in_hand_takes_the_name_of_its_line(highlights: Highlights) -> None:
    age = highlights.of(Place("", "patient.age"))
    names = names_on(0, highlights.on_sheet(0), age)
    assert [(name.of.named.name, name.active) for name in names][:2] == [("Reviewer", False), ("Patient", True)]


def test_names_that_would_touch_give_way_to_those_above(highlights: Highlights) -> None:
    names = names_on(0, highlights.on_sheet(0), None, apart=20)
    assert [name.of.named.name for name in names] == ["Reviewer", "Item 1", "Rationale"]


def test_the_field_in_hand_gives_way_to_none(highlights: Highlights) -> None:
    names = names_on(0, highlights.on_sheet(0), highlights.of(Place("i1a1", "text")), apart=20)
    assert [name.of.named.name for name in names if name.active] == ["UR"]


def test_the_name_of_a_field_in_hand_is_not_said_twice_close_together(record: ReviewRecord, document: Document) -> None:
    record.rows["s2"] = Row("s2", SPECIALTIES, "", 2.0)
    record.cells[Place("s2", "value")] = cell("Summary")
    del record.cells[Place("", "clinical_summary")]
    highlights = Highlights(record, Lines(document))
    names = names_on(0, highlights.on_sheet(0), highlights.of(Place("s2", "value")))
    said = [(name.of.named.name, name.active) for name in names]
    assert said[:1] == [("Reviewer", True)]
    assert [name for name, _ in said].count("Reviewer") == 1


def test_other_sheets_have_no_names(highlights: Highlights) -> None:
    assert names_on(3, highlights.on_sheet(3), highlights.of(Place("i1", "rationale"))) == []
