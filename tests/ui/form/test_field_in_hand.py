"""What keys do to the field in hand beside filling it, and to its row: none, notes, flags, its past, split, merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from form_records import BETTER
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from workbench.model.fields import ADMIN_CITATIONS, DIAGNOSES, ITEMS, ROOT
from workbench.model.review import Place
from workbench.ui.form.field_help import FieldHelp
from workbench.ui.form.menus import stop_menu
from workbench.ui.form.time_machine import TimeMachine
from workbench.ui.theme import light

if TYPE_CHECKING:
    from tests.ui.conftest import FakeAsk

INJURY = Place(ROOT, "case.date_of_injury")
SEX = Place(ROOT, "patient.sex")
CATEGORY = Place("i2", "category")
UR_NONE = Place("i2", "claims_administrator.none_cited")
CHIP = Place("i2a1", "text")
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def test_alt_and_a_digit_take_another_value_that_was_found(hands: Hands) -> None:
    hands.panel.go(INJURY)
    hands.press(Qt.Key.Key_1, held=ALT)
    assert hands.record.value("", INJURY.name) == "2013-07-25"


def test_a_party_cites_none_by_one_key_from_any_of_its_stops_and_back(hands: Hands) -> None:
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_D, held=CONTROL)
    cell = hands.cell(UR_NONE)
    assert (cell.value, cell.evidence) == (True, hands.cell(Place("i2", "claims_administrator.text")).evidence)
    hands.press(Qt.Key.Key_D, held=CONTROL)
    assert hands.record.value(*(UR_NONE.row, UR_NONE.name)) is False


def test_a_field_is_left_empty_by_one_key(hands: Hands) -> None:
    hands.panel.go(SEX)
    hands.press(Qt.Key.Key_Backspace, held=CONTROL)
    assert hands.cell(SEX).status == "cleared"


def test_a_flag_stands_under_its_field_and_comes_off_again(hands: Hands) -> None:
    hands.panel.go(SEX)
    hands.press(Qt.Key.Key_G, held=CONTROL)
    assert [line.icon for line in hands.panel.standing.views.checks(hands.box(SEX).stop)] == ["flag"]
    assert "Flagged" in hands.box(SEX).row.accessibleName()
    hands.press(Qt.Key.Key_G, held=CONTROL)
    assert not hands.cell(SEX).flag


def test_a_note_stands_under_its_field(hands: Hands, ask: FakeAsk) -> None:
    ask.noted = "ask the clinic"
    hands.panel.go(SEX)
    hands.press(Qt.Key.Key_M, held=CONTROL)
    assert hands.cell(SEX).note == "ask the clinic"
    assert "ask the clinic" in hands.box(SEX).row.accessibleName()


def test_a_note_on_the_document_stands_above_its_items(hands: Hands, ask: FakeAsk) -> None:
    ask.noted = "page 3 is pale"
    hands.panel.field_in_hand.note_document()
    hands.panel.field_in_hand.flag_document()
    assert [line.words for line in hands.panel.standing.views.homeless()][:2] == ["Flagged", "page 3 is pale"]


def test_one_field_is_taken_back_and_what_came_later_stays(hands: Hands) -> None:
    hands.desk.correct(hands.number, SEX, "male")
    hands.desk.correct(hands.number, CATEGORY, "Surgery")
    hands.panel.go(SEX)
    hands.press(Qt.Key.Key_Z, held=CONTROL | ALT)
    assert hands.record.value("", SEX.name) == "female"
    assert hands.record.value("i2", "category") == "Surgery"


def past_of(hands: Hands, place: Place) -> TimeMachine:
    hands.panel.go(place)
    found = hands.panel.field_in_hand.past()
    assert found is not None
    hands.qtbot.addWidget(found)
    return found


def test_the_past_of_a_field_says_what_who_and_why(hands: Hands) -> None:
    hands.desk.correct(hands.number, SEX, "male")
    shown = past_of(hands, SEX).model.shown
    assert [(past.value, past.is_now) for past in shown] == [("male", True), ("female", False)]
    assert shown[0].why == "changed by you · Sex"
    assert shown[1].why == "proposed by the program: Import invented.txt"


def test_enter_lets_an_earlier_value_stand_again_alone(hands: Hands) -> None:
    hands.desk.correct(hands.number, SEX, "male")
    hands.desk.correct(hands.number, CATEGORY, "Surgery")
    found = past_of(hands, SEX)
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert hands.record.value("", SEX.name) == "female"
    assert hands.record.value("i2", "category") == "Surgery"
    hands.desk.undo()
    assert hands.record.value("", SEX.name) == "male"


def help_of(hands: Hands, place: Place) -> FieldHelp:
    hands.panel.go(place)
    found = hands.panel.field_in_hand.help()
    assert found is not None
    hands.qtbot.addWidget(found)
    return found


def test_help_tells_meaning_form_rule_and_how_sure_it_is(hands: Hands) -> None:
    told = help_of(hands, SEX).told
    assert "pronouns" in told.meaning
    assert told.form == "One of: female, male."
    assert told.found == ("Proposed by the rule “test”: a guess (40\u00a0of\u00a0100).",)


def test_help_shows_verified_values_of_other_records_with_their_words(hands: Hands) -> None:
    hands.desk.correct(1, Place(ROOT, "case.priority"), "Standard")
    hands.desk.verify(2)
    hands.desk.reopen(2)
    assert help_of(hands, Place("i2", "treatment")).told.examples == ()
    for number in (1, 2, 3):
        if not any(finding.severity == "error" for finding in hands.desk.findings(number)):
            hands.desk.verify(number)
    examples = help_of(hands, Place("i2", "treatment")).told.examples
    assert examples
    assert all(example.quote and example.record != hands.number for example in examples)


def test_an_item_is_split_where_the_cursor_stands(hands: Hands) -> None:
    place = Place("i1", "treatment")
    hands.panel.go(place)
    hands.press(Qt.Key.Key_D, held=CONTROL | SHIFT)
    editor = hands.focus
    assert isinstance(editor, QLineEdit)
    editor.setCursorPosition(len("Cervical"))
    hands.press(Qt.Key.Key_D, held=CONTROL | SHIFT)
    assert hands.values(ITEMS, name="treatment")[:2] == ["Cervical", "X-ray"]


def test_an_item_is_merged_with_the_one_above_and_keeps_its_citations(hands: Hands) -> None:
    hands.panel.go(CATEGORY)
    hands.press(Qt.Key.Key_J, held=CONTROL | SHIFT)
    assert hands.values(ITEMS, name="treatment")[0] == "Cervical X-ray Thoracic X-ray"
    assert len(hands.record.rows_of(ADMIN_CITATIONS, "i1")) == 1
    hands.desk.undo()
    assert len(hands.record.rows_of(ITEMS)) == 3


def test_the_first_row_has_nothing_above_to_merge_with(hands: Hands) -> None:
    hands.panel.go(Place("i1", "category"))
    with hands.qtbot.waitSignal(hands.bridge.told) as said:
        hands.press(Qt.Key.Key_J, held=CONTROL | SHIFT)
    assert said.args == ["There is no item above this one.", False]


def test_the_menu_of_a_field_shows_the_keys_in_force(hands: Hands) -> None:
    hands.bridge.keys.give("field.flag", "F12")
    hands.panel.go(SEX)
    shown = [action.text() for action in stop_menu(hands.panel, hands.box(SEX).stop).actions()]
    assert "Flag\tF12" in shown


def test_help_on_a_diagnosis_tells_what_its_code_officially_means(hands: Hands) -> None:
    values = {"description": "neck pain", "code": "723.1", "code_system": "ICD-9-CM"}
    row, _ = hands.desk.add_row(hands.number, DIAGNOSES, values=values)
    told = help_of(hands, Place(row, "description")).told
    assert told.found[-1] == "723.1 is officially “Cervicalgia” in ICD-9-CM."


def test_of_a_citation_the_link_goes_back_where_that_was_changed_last(hands: Hands) -> None:
    link = hands.cell(Place("i2a1", "guideline_id"))
    hands.desk.choose_link(hands.number, "i2a1", BETTER)
    found = past_of(hands, CHIP)
    entry = hands.desk.guideline(BETTER)
    assert entry is not None
    assert found.model.shown[0].value == entry.title
    hands.press(Qt.Key.Key_Z, held=CONTROL | ALT)
    assert hands.cell(Place("i2a1", "guideline_id")) == link


def test_a_citation_is_split_into_two_that_are_read_anew(hands: Hands) -> None:
    words = "ACOEM Chapter 8 Page(s): 178, Chapter 12 Low Back Complaints Page(s): 303"
    hands.desk.correct(hands.number, CHIP, words)
    hands.panel.go(CHIP)
    hands.press(Qt.Key.Key_D, held=CONTROL | SHIFT)
    hands.qtbot.waitUntil(lambda: hands.panel.links.finder.ready, timeout=30_000)
    editor = hands.focus
    assert isinstance(editor, QLineEdit)
    editor.setCursorPosition(words.index(", Chapter 12"))
    hands.press(Qt.Key.Key_D, held=CONTROL | SHIFT)
    pages = hands.values(ADMIN_CITATIONS, "i2", "pages")
    assert pages == [((178, 178),), ((303, 303),)]
    assert hands.values(ADMIN_CITATIONS, "i2", "text")[1] == "Chapter 12 Low Back Complaints Page(s): 303"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_an_editor_that_opens_below_the_edge_comes_into_view(hands: Hands, scale: float) -> None:
    panel = hands.panel
    panel.resize(524, 420)
    panel.bridge.set_theme(light(scale))
    panel.go(Place("i1", "rationale"))
    hands.press(Qt.Key.Key_F2)
    editor, view = hands.focus, panel.body.viewport()

    def in_view() -> bool:
        top = editor.mapTo(view, editor.rect().topLeft()).y()
        return top >= 0 and top + min(editor.height(), view.height() - 20) <= view.height()

    hands.qtbot.waitUntil(in_view)


def test_the_list_of_a_choice_opens_by_the_mouse_and_what_is_picked_is_kept(hands: Hands) -> None:
    hands.panel.go(CATEGORY)
    hands.press(Qt.Key.Key_F2)
    editor = hands.focus
    assert isinstance(editor, QComboBox)
    QTest.mouseClick(editor, Qt.MouseButton.LeftButton)
    assert editor.view().isVisible()
    assert editor.isVisible()
    editor.setCurrentText("Dental")
    editor.hidePopup()
    hands.press(Qt.Key.Key_Return)
    assert hands.record.value(CATEGORY.row, "category") == "Dental"
