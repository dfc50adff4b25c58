"""Letters on the fields of an item, from the key that goes to it until the next thing is done."""

from __future__ import annotations

from hands import Hands
from PySide6.QtCore import Qt

from workbench.model.review import Place
from workbench.ui.form.editors import ChoiceEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
CATEGORY = Place("i3", "category")


def go_to_item(hands: Hands, number: int) -> None:
    hands.press(Qt.Key(Qt.Key.Key_0 + number), held=CONTROL)


def test_the_key_to_an_item_shows_letters_on_its_fields(hands: Hands) -> None:
    go_to_item(hands, 3)
    row = hands.box(CATEGORY).row
    assert row.letter == "C"
    assert row.accessibleDescription() == "Key C"


def test_a_letter_opens_its_field_and_typing_begins_at_once(hands: Hands) -> None:
    go_to_item(hands, 3)
    hands.press(Qt.Key.Key_C)
    assert isinstance(hands.focus, ChoiceEditor)
    hands.type("Ot")
    hands.press(Qt.Key.Key_Return)
    assert hands.record.value("i3", "category") == "Other"


def test_a_letter_opens_a_text_with_all_of_it_selected(hands: Hands) -> None:
    go_to_item(hands, 3)
    hands.press(Qt.Key.Key_T)
    hands.type("Lumbar MRI")
    hands.press(Qt.Key.Key_Tab)
    assert hands.record.value("i3", "treatment") == "Lumbar MRI"


def test_a_digit_opens_the_candidates_of_a_citation(hands: Hands) -> None:
    go_to_item(hands, 2)
    hands.press(Qt.Key.Key_1)
    assert hands.panel.links.row == "i2a1"
    hands.press(Qt.Key.Key_2)
    assert hands.record.cells[Place("i2a1", "guideline_id")].status == "corrected"


def test_any_other_key_takes_the_letters_away_and_does_what_it_does(hands: Hands) -> None:
    go_to_item(hands, 3)
    hands.press(Qt.Key.Key_Tab)
    assert hands.bridge.place == CATEGORY
    assert hands.panel.lettering.shown == {}
    assert hands.box(CATEGORY).row.letter == ""


def test_a_key_that_stands_for_nothing_takes_them_away_too(hands: Hands) -> None:
    go_to_item(hands, 3)
    hands.press(Qt.Key.Key_Z)
    hands.press(Qt.Key.Key_C)
    assert not hands.panel.filling.editing


def test_a_letter_with_control_is_no_label(hands: Hands) -> None:
    go_to_item(hands, 3)
    hands.press(Qt.Key.Key_D, held=CONTROL)
    assert not hands.panel.filling.editing


def test_no_letters_stand_where_a_letter_would_be_typed(hands: Hands) -> None:
    hands.desk.clear(hands.number, Place("i3", "treatment"))
    hands.bridge.open_record(hands.number)
    go_to_item(hands, 3)
    assert hands.panel.lettering.shown == {}


def test_the_letters_go_with_the_keyboard(hands: Hands) -> None:
    go_to_item(hands, 3)
    hands.focus.clearFocus()
    assert hands.panel.lettering.shown == {}


def test_a_place_that_is_gone_by_then_opens_no_other_field(hands: Hands) -> None:
    hands.panel.go(CATEGORY)
    hands.panel.enter(Place("d9", "description"))
    assert not hands.panel.filling.editing
    hands.panel.enter(Place("i3", "treatment"))
    assert hands.panel.filling.editing
