"""Opening a record and going through it by keyboard."""

from __future__ import annotations

import pytest
from hands import Hands
from PySide6.QtCore import Qt

from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Place
from workbench.ui.form.check_line import CheckLine

INJURY = Place(ROOT, "case.date_of_injury")
SEX = Place(ROOT, "patient.sex")
CHIP = Place("i2a1", "text")
LINK = Place("i2a1", "guideline_id")
CATEGORY = Place("i2", "category")
ENTER, ESCAPE, TAB, F2 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_F2
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_opens_where_eyes_are_needed_first(hands: Hands) -> None:
    assert hands.bridge.place == INJURY
    assert hands.panel.body.open_key == "Case"


def test_opens_the_first_item_when_nothing_needs_eyes(hands: Hands) -> None:
    hands.desk.confirm(hands.number, [INJURY, SEX, LINK])
    hands.bridge.open_record(hands.number)
    assert hands.panel.body.open_key == "i1"
    assert hands.panel.bar.verify.property("kind") == "primary"


def test_the_head_counts_what_is_left(hands: Hands) -> None:
    assert hands.panel.bar.name.text() == "CM14-0000001"
    assert hands.panel.bar.doubts.text() == "3 to check"


def test_a_document_that_could_not_be_read_says_why(hands: Hands) -> None:
    hands.bridge.open_record(4)
    assert hands.panel.body.isHidden()
    assert not hands.panel.bar.verify.isVisibleTo(hands.panel.bar)


def test_enter_confirms_and_goes_to_the_next_that_needs_eyes(hands: Hands) -> None:
    hands.press(ENTER)
    assert hands.record.cells[INJURY].status == "confirmed"
    assert hands.bridge.place == SEX
    assert hands.panel.body.open_key == "Patient"


def test_enter_on_the_last_one_leaves_nothing_to_do(hands: Hands) -> None:
    hands.press(ENTER, ENTER)
    with hands.qtbot.waitSignal(hands.bridge.told) as told:
        hands.press(ENTER)
    assert "Ctrl+Enter verifies" in told.args[0]
    assert hands.panel.bar.state.text() == "nothing left · Ctrl+Enter"


def test_entering_a_doubtful_citation_opens_its_candidates(hands: Hands) -> None:
    hands.press(ENTER, ENTER)
    assert hands.panel.links.row == "i2a1"
    assert hands.panel.links.shown is not None


def test_shift_enter_goes_to_the_next_of_all(hands: Hands) -> None:
    hands.press(ENTER, held=SHIFT)
    assert hands.bridge.place == Place(ROOT, "case.date_of_injury_end")


def test_tab_goes_on_without_confirming(hands: Hands) -> None:
    hands.press(TAB)
    assert hands.bridge.place == Place(ROOT, "case.date_of_injury_end")
    assert hands.record.cells[INJURY].status == "extracted"


def test_tab_goes_into_the_next_closed_group(hands: Hands) -> None:
    hands.panel.go(Place(ROOT, "clinical_summary"))
    hands.press(TAB)
    assert hands.bridge.place == Place("diag1", "description") or hands.panel.body.open_key == "Diagnoses"


def test_shift_tab_goes_back(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Backtab, held=SHIFT)
    assert hands.bridge.place == Place(ROOT, "case.date_assigned")


def test_control_and_a_digit_go_to_an_item(hands: Hands) -> None:
    hands.press(Qt.Key.Key_3, held=CONTROL)
    assert hands.bridge.place == Place("i3", "treatment")
    assert hands.panel.body.open_key == "i3"


def test_the_same_key_again_goes_nine_items_further_and_round_the_end(hands: Hands) -> None:
    for number in range(4, 12):
        hands.desk.add_row(hands.number, ITEMS, values={"treatment": f"Brace {number}"})
    hands.panel.bridge.open_record(hands.number)
    items = hands.panel.standing.outline.items()
    assert len(items) == 11
    reached = []
    for _ in range(3):
        hands.press(Qt.Key.Key_2, held=CONTROL)
        reached.append(hands.panel.body.open_key)
    assert reached == [items[1].key, items[10].key, items[1].key]


def test_within_an_item_its_key_goes_to_its_beginning_first(hands: Hands) -> None:
    for number in range(4, 12):
        hands.desk.add_row(hands.number, ITEMS, values={"treatment": f"Brace {number}"})
    hands.panel.bridge.open_record(hands.number)
    hands.panel.go(Place("i1", "category"))
    hands.press(Qt.Key.Key_1, held=CONTROL)
    assert hands.bridge.place == Place("i1", "treatment")


def test_an_item_that_is_not_there_is_told(hands: Hands) -> None:
    with hands.qtbot.waitSignal(hands.bridge.told) as told:
        hands.panel.focus_item(9)
    assert told.args[0] == "This document has 3 items."


def test_a_highlight_that_is_clicked_enters_its_field(hands: Hands) -> None:
    hands.bridge.evidence_clicked.emit(Place("i2a1", "pages"))
    assert hands.panel.standing.active == CHIP
    assert hands.box(CHIP).row.active


def test_moving_on_in_a_group_builds_nothing_anew(hands: Hands) -> None:
    before = hands.panel.body.box(SEX), hands.panel.body.box(INJURY)
    hands.press(TAB)
    assert (hands.panel.body.box(SEX), hands.panel.body.box(INJURY)) == before


def test_the_row_in_hand_has_the_keyboard_and_is_in_view(hands: Hands) -> None:
    hands.panel.resize(524, 240)
    hands.press(*[TAB] * 6)
    box = hands.panel.body.box(hands.panel.standing.active)
    assert box is not None
    assert hands.focus is box.row
    assert (
        hands.panel.body.viewport()
        .rect()
        .contains(box.row.rect().translated(box.mapTo(hands.panel.body.viewport(), box.rect().topLeft())))
    )


def test_a_section_opens_in_place_and_closes_again(hands: Hands) -> None:
    hands.click(hands.panel.sections.section("Reviewer"))
    assert hands.panel.body.open_key == "Reviewer"
    hands.click(hands.panel.sections.section("Reviewer"))
    assert hands.panel.body.open_key == ""


def test_a_closed_item_opens_where_it_needs_eyes(hands: Hands) -> None:
    line = hands.panel.body.item_line("i2")
    assert line is not None
    hands.click(line)
    assert hands.bridge.place == CHIP


def test_a_group_that_opens_brings_its_row_into_view_at_once(hands: Hands) -> None:
    hands.panel.resize(524, 300)
    hands.panel.go(Place("i3", "rationale"))
    row, view = hands.box(Place("i3", "rationale")).row, hands.panel.body.viewport()
    top = row.mapTo(view, row.rect().topLeft()).y()
    assert 0 <= top <= view.height() - 28


def test_a_failing_check_stands_under_its_field_and_leads_to_the_other_side(hands: Hands) -> None:
    whole = Place("", "case.determination")
    was = hands.desk.record(hands.number).value(whole.row, whole.name)
    hands.desk.correct(hands.number, Place("i1", "decision"), "Overturned")
    hands.desk.correct(hands.number, whole, was)
    hands.panel.go(Place("i1", "decision"))
    lines = hands.panel.body.findChildren(CheckLine)
    assert [line.check.code for line in lines if line.isVisible()] == ["D1"]
    assert hands.panel.bar.fails.text() == "2 fail"
    hands.click(next(line for line in lines if line.isVisible()))
    assert hands.bridge.place == Place("i1", "rationale")


def test_a_postponed_record_says_why(hands: Hands) -> None:
    hands.desk.postpone(hands.number, "page 3 is missing", "2026-11-24")
    assert hands.panel.bar.state.text() == "postponed"
    assert hands.panel.bar.verify.isHidden()


def test_verify_asks_the_window(hands: Hands) -> None:
    with hands.qtbot.waitSignal(hands.panel.verify_wanted):
        hands.click(hands.panel.bar.verify)


@pytest.mark.parametrize("width", [454, 524])
def test_nothing_is_wider_than_the_panel(hands: Hands, width: int) -> None:
    hands.panel.resize(width, 700)
    hands.panel.focus_item(2)
    assert hands.panel.body.horizontalScrollBar().maximum() == 0
