"""Layouts told apart, and what is told of a document as a whole."""

import pytest
from made_letters import MadeItem, document_of, final_determination, letter, notice, read_record, review_of

from workbench.extraction import extract
from workbench.extraction.reading import CUT_OFF, NO_ITEM, NOT_RECOGNISED, SECOND_DETERMINATION
from workbench.model.document import NO_TEXT, Document, Page, Sheet

_LETTER = letter([("Massage, six visits", False, "It is not needed.")])
_NOTICE = notice([("one MRI", False, "It is not needed.")])


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        (final_determination(), "final-determination"),
        (_LETTER, "determination-letter"),
        (_NOTICE, "determination-notice"),
        ("INVOICE 4711\n12 TENS units: 480.00\nDate: 1/2/2014", "unknown"),
        ("", "unknown"),
    ],
)
def test_each_layout_is_known_by_its_own_words(text: str, layout: str) -> None:
    assert read_record(text).document.layout == layout


def test_nothing_is_guessed_for_an_unknown_layout() -> None:
    review = review_of("Recipe. A 45-year-old male chef. Diagnosis: hunger. Pancakes: Upheld")
    assert [place.name for place in review.cells] == ["document.layout"]
    assert review.warnings == (NOT_RECOGNISED,)


def test_a_scan_is_told_once_whatever_its_pages_say() -> None:
    waits = "Each page is a picture without text and needs OCR."
    scan = Document("scan.pdf", "0" * 64, "application/pdf", "none", (Page(""),), (Sheet(612, 792, 0),), (waits,))
    assert extract(scan).record.warnings == (NO_TEXT,)


def test_a_second_determination_changes_nothing_of_the_first() -> None:
    one = final_determination(header="Case Number: CM14-0000001")
    two = final_determination("A 60-year-old female.", header="Case Number: CM14-0000002")
    both = review_of(one + two)
    assert both.warnings == (SECOND_DETERMINATION,)
    assert {place: cell.value for place, cell in both.cells.items()} == {
        place: cell.value for place, cell in review_of(one).cells.items()
    }


@pytest.mark.parametrize("first", ["final", "letter", "notice"])
@pytest.mark.parametrize("second", ["final", "letter", "notice"])
def test_of_two_determinations_on_pages_of_their_own_the_first_is_read(first: str, second: str) -> None:
    made = {"final": final_determination(), "letter": _LETTER, "notice": _NOTICE}
    both, one = review_of(made[first], made[second]), review_of(made[first])
    assert both.warnings == (SECOND_DETERMINATION,)
    assert {place: cell.value for place, cell in both.cells.items()} == {
        place: cell.value for place, cell in one.cells.items()
    }


def test_a_heading_that_two_pages_begin_with_is_no_running_line() -> None:
    bare = final_determination()
    assert bare.startswith("HOW THE IMR")
    assert review_of(bare, bare).warnings == (SECOND_DETERMINATION,)


def test_a_determination_without_items_says_so() -> None:
    text = final_determination(items=[])
    assert review_of(text).warnings == (NO_ITEM,)


def test_a_cut_off_text_says_so_and_keeps_what_is_there() -> None:
    text = final_determination(items=[MadeItem("Norco #60"), MadeItem("Soma #90", rationale="It is")])
    review = review_of(text.rstrip())
    assert review.warnings == (CUT_OFF,)
    assert [review.value(row.id, "treatment") for row in review.rows_of("items")] == ["Norco #60", "Soma #90"]


def test_a_heading_is_found_even_where_the_text_ends_with_its_decision() -> None:
    text = final_determination(items=[MadeItem("Norco #60"), MadeItem("Soma #90")])
    review = review_of(text[: text.rindex("Claims Administrator guideline")])
    assert [review.value(row.id, "treatment") for row in review.rows_of("items")] == ["Norco #60", "Soma #90"]


def test_statements_lead_back_into_the_document() -> None:
    document = document_of(final_determination())
    for statement in extract(document).statements:
        (span,) = statement.spans(0, len(statement.text))
        assert span.quote == statement.text


def test_a_scan_without_words_is_read_as_nothing() -> None:
    sheets = (Sheet(612.0, 792.0, 0), Sheet(612.0, 792.0, 1))
    scan = Document("scan.pdf", "0", "application/pdf", "none", (Page(""), Page("")), sheets, ())
    assert [place.name for place in extract(scan).record.cells] == ["document.layout"]
