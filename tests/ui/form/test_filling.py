"""Editing fields, and taking words from the page."""

from __future__ import annotations

from form_records import TEXT
from hands import Hands
from PySide6.QtCore import Qt

from workbench.model.evidence import Span
from workbench.model.fields import ROOT
from workbench.model.review import Place

INJURY = Place(ROOT, "case.date_of_injury")
SEX = Place(ROOT, "patient.sex")
CHIP = Place("i2a1", "text")
LINK = Place("i2a1", "guideline_id")
CATEGORY = Place("i2", "category")
ENTER, ESCAPE, TAB, F2 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_F2
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_f2_edits_and_enter_keeps_and_goes_on(hands: Hands) -> None:
    hands.press(F2)
    hands.type_over("8/1/2013")
    hands.press(ENTER)
    cell = hands.record.cells[INJURY]
    assert (cell.value, cell.status) == ("2013-08-01", "corrected")
    assert hands.bridge.place == SEX
    assert not hands.panel.filling.editing


def test_a_letter_at_a_field_of_closed_form_opens_it_with_that_letter(hands: Hands) -> None:
    hands.type("8/1/2013")
    hands.press(ENTER)
    assert hands.record.value(ROOT, INJURY.name) == "2013-08-01"


def test_a_letter_at_a_text_that_stands_changes_nothing(hands: Hands) -> None:
    place = Place("i2", "treatment")
    hands.bridge.enter(place)
    before = hands.record.value(*(place.row, place.name))
    hands.press(Qt.Key.Key_X)
    assert not hands.panel.filling.editing
    assert hands.record.value(place.row, place.name) == before


def test_escape_leaves_the_field_unchanged(hands: Hands) -> None:
    hands.press(F2)
    hands.type_over("8/1/2013")
    hands.press(ESCAPE)
    assert hands.record.cells[INJURY].status == "extracted"
    assert not hands.panel.filling.editing


def test_leaving_the_field_makes_the_edit(hands: Hands) -> None:
    hands.press(F2)
    hands.type_over("8/1/2013")
    hands.bridge.enter(SEX)
    assert hands.record.value(ROOT, INJURY.name) == "2013-08-01"


def test_opening_another_document_makes_the_edit(hands: Hands) -> None:
    hands.press(F2)
    hands.type_over("8/1/2013")
    hands.bridge.open_record(1)
    assert hands.record.value(ROOT, INJURY.name) == "2013-08-01"


def test_a_bad_value_is_told_in_place_and_nothing_is_lost(hands: Hands) -> None:
    hands.press(F2)
    hands.type_over("the 24th")
    hands.press(ENTER)
    box = hands.panel.body.box(INJURY)
    assert box is not None
    assert "takes a day such as 2014-02-12" in box.message
    assert hands.focus.property("text") == "the 24th"
    assert hands.bridge.place == INJURY


def test_what_was_typed_in_vain_comes_back(hands: Hands) -> None:
    hands.press(F2)
    hands.type_over("the 24th")
    hands.bridge.open_record(1)
    hands.bridge.open_record(hands.number)
    hands.panel.focus_here()
    hands.press(F2)
    assert hands.focus.property("text") == "the 24th"


def test_alt_and_a_digit_take_another_value_that_was_found(hands: Hands) -> None:
    hands.press(F2)
    hands.press(Qt.Key.Key_1, held=ALT)
    cell = hands.record.cells[INJURY]
    assert (cell.value, [span.start for span in cell.evidence]) == ("2013-07-25", [5])
    assert not hands.panel.filling.editing


def test_a_choice_is_made_by_its_first_letters(hands: Hands) -> None:
    hands.panel.go(CATEGORY)
    hands.press(F2)
    hands.type("sur")
    hands.press(ENTER)
    assert hands.record.value("i2", "category") == "Surgery"


def test_control_enter_makes_the_edit_before_the_window_verifies(hands: Hands) -> None:
    hands.press(F2)
    hands.type_over("8/1/2013")
    hands.press(ENTER, held=CONTROL)
    assert hands.record.value(ROOT, INJURY.name) == "2013-08-01"


def test_a_blank_field_is_left_empty(hands: Hands) -> None:
    hands.press(F2)
    hands.press(Qt.Key.Key_Delete, ENTER)
    assert hands.record.cells[INJURY].status == "cleared"


def test_a_change_redraws_only_its_own_row(hands: Hands) -> None:
    row = hands.box(Place(ROOT, "case.case_number")).row
    view = row.property("state"), row
    hands.desk.correct(hands.number, Place(ROOT, "case.case_number"), "CM14-0000002")
    again = hands.box(Place(ROOT, "case.case_number")).row
    assert (again.property("state"), again) == view
    assert "CM14-0000002" in again.accessibleName()


def test_taken_words_fill_the_field_with_their_evidence(hands: Hands) -> None:
    span = Span(0, 0, 25, "Date of Injury: 7/26/2013")
    hands.panel.take("Date of Injury: 7/26/2013", (span,))
    cell = hands.record.cells[INJURY]
    assert (cell.value, cell.evidence) == ("2013-07-26", (span,))


def test_words_that_do_not_fit_say_why(hands: Hands) -> None:
    with hands.qtbot.waitSignal(hands.bridge.told) as told:
        hands.panel.take("medically necessary", ())
    assert "takes a day such as" in told.args[0]
    assert hands.box(INJURY).message == told.args[0]


def test_words_taken_on_a_chip_become_the_citations_text(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.panel.take("ACOEM Chapter 12, page 300", ())
    assert hands.record.value("i2a1", "text") == "ACOEM Chapter 12, page 300"


def test_words_taken_where_nothing_was_found_add_a_row(hands: Hands) -> None:
    hands.panel.go(Place(ROOT, "reviewer.subspecialties"))
    hands.panel.take("Pain Management", (Span(0, 0, 4, "Date"),))
    rows = hands.record.rows_of("reviewer.subspecialties")
    assert [hands.record.value(row.id, "value") for row in rows] == ["Pain Management"]


def test_words_taken_into_a_citation_are_read_into_all_its_parts_in_one_step(hands: Hands) -> None:
    hands.panel.go(Place("i2a1", "text"))
    hands.panel.links.finder.prepare()
    hands.qtbot.waitUntil(lambda: hands.panel.links.finder.ready, timeout=30_000)
    span = Span(0, 0, 4, TEXT[:4])
    hands.panel.take("ACOEM Chapter 12 Low Back Complaints Page(s): 303-305", (span,))
    read = {name: hands.record.value("i2a1", name) for name in ("chapter", "pages", "title")}
    assert read == {"chapter": "12", "pages": ((303, 305),), "title": "Low Back Complaints"}
    hands.desk.undo()
    assert hands.record.value("i2a1", "chapter") == "8"


def test_a_diagnosis_typed_with_its_code_is_both(hands: Hands) -> None:
    row = hands.record.rows_of("diagnoses")[0].id
    hands.panel.go(Place(row, "description"))
    hands.press(F2)
    hands.type_over("cervical disc displacement (722.0)")
    hands.press(ENTER)
    assert hands.record.value(row, "description") == "cervical disc displacement"
    assert (hands.record.value(row, "code"), hands.record.value(row, "code_system")) == ("722.0", "ICD-9-CM")


def test_a_diagnosis_typed_without_a_code_keeps_the_one_it_has(hands: Hands) -> None:
    row = hands.record.rows_of("diagnoses")[1].id
    hands.panel.go(Place(row, "description"))
    hands.press(F2)
    hands.type_over("the lumbar radiculitis")
    hands.press(ENTER)
    assert (hands.record.value(row, "description"), hands.record.value(row, "code")) == (
        "the lumbar radiculitis",
        "724.4",
    )
