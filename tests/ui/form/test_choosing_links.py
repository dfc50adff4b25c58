"""Citations and their candidates under the keyboard."""

from __future__ import annotations

from form_records import BETTER, CITED
from hands import Hands
from PySide6.QtCore import Qt

from workbench.model.fields import ROOT
from workbench.model.review import Place
from workbench.ui.links.candidates import Candidates
from workbench.ui.own_turn import OwnTurn

INJURY = Place(ROOT, "case.date_of_injury")
SEX = Place(ROOT, "patient.sex")
CHIP = Place("i2a1", "text")
LINK = Place("i2a1", "guideline_id")
CATEGORY = Place("i2", "category")
ENTER, ESCAPE, TAB, F2 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_F2
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_a_digit_chooses_and_is_one_step(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_2)
    cell = hands.record.cells[LINK]
    assert (cell.value, cell.rank, hands.desk.undo_label) == (BETTER, 2, "Link")


def test_the_list_comes_in_the_turn_after_the_citation_was_entered(hands: Hands) -> None:
    hands.panel.go(CHIP)
    assert not hands.panel.findChildren(Candidates)
    assert hands.panel.links.offering
    hands.qtbot.waitUntil(lambda: bool(hands.panel.findChildren(Candidates)))
    assert hands.panel.links.offering


def test_a_digit_pressed_before_the_list_is_there_chooses_from_it(hands: Hands) -> None:
    hands.panel.go(CHIP)
    assert not hands.panel.findChildren(Candidates)
    hands.press(Qt.Key.Key_2)
    assert hands.record.cells[LINK].value == BETTER
    assert hands.panel.standing.active == CHIP


def test_a_list_that_is_left_before_it_is_there_never_comes(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.panel.go(CATEGORY)
    assert (hands.panel.links.row, hands.panel.links.offering) == ("", False)
    hands.panel.go(CHIP)
    hands.press(ESCAPE)
    later = OwnTurn(lambda: None, hands.panel)
    later.start()
    hands.qtbot.waitUntil(lambda: not later.waits)
    assert not hands.panel.findChildren(Candidates)


def test_zero_is_none_of_these(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_0)
    cell = hands.record.cells[LINK]
    assert (cell.value, cell.rank) == (None, 0)


def test_a_wrong_link_costs_a_digit_and_enter(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_2, ENTER)
    assert hands.record.value(*("i2a1", "guideline_id")) == BETTER
    assert hands.panel.links.row == ""


def test_arrows_and_enter_choose_too(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_Down, ENTER)
    assert hands.record.cells[LINK].value == BETTER


def test_enter_without_moving_confirms_the_proposed_link(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.press(ENTER)
    cell = hands.record.cells[LINK]
    assert (cell.value, cell.status) == (CITED, "confirmed")


def test_control_l_goes_to_the_next_citation_and_opens_it(hands: Hands) -> None:
    hands.press(Qt.Key.Key_L, held=CONTROL)
    assert hands.bridge.place == CHIP
    assert hands.panel.links.row == "i2a1"


def test_the_whole_catalogue_is_searched_as_one_types(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_L, held=CONTROL)
    hands.type("shoulder complaints")
    hands.qtbot.waitUntil(lambda: bool(hands.candidates.shown) and bool(hands.candidates.shown[0].where))
    wanted = hands.candidates.shown[0]
    hands.press(ENTER)
    assert hands.record.cells[LINK].value == wanted.guideline_id


def test_escape_closes_the_candidates(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.press(ESCAPE)
    assert hands.panel.links.row == ""
    assert hands.panel.standing.active == CHIP


def test_candidates_of_a_changed_citation_are_found_anew(hands: Hands) -> None:
    hands.desk.correct(hands.number, Place("i2a1", "pages"), ((182, 182),))
    hands.panel.go(CHIP)
    hands.panel.open_candidates(again=False)
    shown = hands.candidates
    hands.qtbot.waitUntil(lambda: bool(shown.offered()))
    assert shown.offered()[0].guideline_id == BETTER


def test_f2_on_a_chip_opens_the_parts_of_the_citation(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.press(F2, *[TAB] * 6, F2)
    hands.type_over("176-7")
    hands.press(TAB)
    assert hands.record.value("i2a1", "pages") == ((176, 177),)


def test_escape_from_the_search_comes_back_to_the_citation(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_L, held=CONTROL)
    hands.press(ESCAPE)
    assert hands.focus is hands.box(CHIP).row
    assert hands.bridge.place == CHIP
    assert hands.panel.links.row == "i2a1"


def test_a_found_entry_that_is_chosen_leaves_the_keyboard_on_the_citation(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_L, held=CONTROL)
    hands.type("shoulder complaints")
    hands.qtbot.waitUntil(lambda: bool(hands.candidates.shown) and bool(hands.candidates.shown[0].where))
    hands.press(ENTER)
    assert hands.focus is hands.box(CHIP).row
    assert hands.bridge.place == CHIP
