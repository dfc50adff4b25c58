"""Any field above the items is one key and its letter away, and a row of a list is added or taken out from there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from workbench.model.fields import DIAGNOSES, RECORD_FIELDS, ROOT, TREATMENTS
from workbench.model.review import Place
from workbench.ui.app import Parts
from workbench.ui.document.lines import Position
from workbench.ui.form.editors import LineEditor
from workbench.ui.form.field_sheet import FieldSheet

K = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
DENIED = Place(ROOT, "case.ur_denial_date")


def press(parts: Parts, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or parts.window, key, held)


def select(parts: Parts, words: str) -> None:
    view = parts.window.review.document.view
    assert view.document is not None
    assert view.selection is not None
    page = next(number for number, page in enumerate(view.document.pages) if words in page.text)
    start = view.document.pages[page].text.index(words)
    view.selection.begin(Position(page, start))
    view.selection.extend(Position(page, start + len(words)))
    view.show_selection()


def write(words: str) -> None:
    found = QApplication.focusWidget()
    assert found is not None
    QTest.keyClicks(found, words)


def diagnoses(parts: Parts) -> list[tuple[object, object]]:
    record = parts.bridge.desk.record(1)
    return [(record.value(row.id, "description"), record.value(row.id, "code")) for row in record.rows_of(DIAGNOSES)]


@pytest.fixture
def sheet(opened: Parts) -> FieldSheet:
    """The sheet over the first document."""
    opened.window.review.form.focus_here()
    press(opened, K.Key_J, held=CONTROL)
    return opened.window.findChildren(FieldSheet)[0]


def key_of(sheet: FieldSheet, place: Place) -> Qt.Key:
    return Qt.Key(ord(next(key for key, known in sheet.places.items() if known == place)))


def test_the_sheet_shows_every_field_above_the_items_with_what_stands_there(opened: Parts, sheet: FieldSheet) -> None:
    shown = {line.place: line for line in sheet.lines if line.place is not None}
    assert {Place(ROOT, spec.name) for spec in RECORD_FIELDS} <= set(shown)
    assert shown[DENIED].value == opened.bridge.desk.record(1).value(ROOT, DENIED.name)
    assert shown[DENIED].spoken.startswith("U, UR denial date")
    assert "722.10" in [line.right for line in sheet.lines]


def test_a_wrong_date_takes_the_sheet_its_letter_and_the_day(opened: Parts, sheet: FieldSheet) -> None:
    press(opened, key_of(sheet, DENIED))
    assert isinstance(QApplication.focusWidget(), LineEditor)
    write("2014-03-20")
    press(opened, K.Key_Return, held=CONTROL)  # verifying keeps what is typed
    record = opened.bridge.desk.record(1)
    assert record.value(ROOT, DENIED.name) == "2014-03-20"
    assert record.state.name == "verified"


def test_arrows_and_enter_choose_as_well(opened: Parts, sheet: FieldSheet) -> None:
    del sheet
    press(opened, K.Key_Down, K.Key_Return)
    assert opened.bridge.place == Place(ROOT, "case.case_number")
    assert opened.window.review.form.filling.editing


def test_arrows_go_on_in_the_other_column(opened: Parts, sheet: FieldSheet) -> None:
    del sheet
    press(opened, K.Key_Up, K.Key_Return)
    assert opened.window.review.form.standing.adding == Place(ROOT, TREATMENTS)


@pytest.mark.parametrize(("key", "held"), [(K.Key_Escape, Qt.KeyboardModifier.NoModifier), (K.Key_J, CONTROL)])
def test_it_closes_and_the_field_in_hand_has_the_keyboard_again(
    opened: Parts, sheet: FieldSheet, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    del sheet
    press(opened, key, held=held)
    form = opened.window.review.form
    assert form.has_focus()
    assert not form.filling.editing


def test_an_items_key_goes_to_the_item_with_its_letters(opened: Parts, sheet: FieldSheet) -> None:
    del sheet
    press(opened, K.Key_2, held=CONTROL)
    press(opened, K.Key_D)
    assert opened.bridge.place == Place("i2", "decision")
    assert opened.window.review.form.filling.editing


def test_a_row_too_many_takes_the_sheet_its_digit_and_one_key(qtbot: QtBot, opened: Parts, sheet: FieldSheet) -> None:
    before = diagnoses(opened)
    row = opened.bridge.desk.record(1).rows_of(DIAGNOSES)[1].id
    press(opened, key_of(sheet, Place(row, "description")))
    with qtbot.waitSignal(opened.bridge.told) as told:
        press(opened, K.Key_Delete, held=CONTROL)
    assert told.args == ["The diagnosis was removed.", True]
    assert diagnoses(opened) == [before[0], before[2]]


def test_once_something_is_typed_that_key_takes_no_row_out(opened: Parts, sheet: FieldSheet) -> None:
    row = opened.bridge.desk.record(1).rows_of(DIAGNOSES)[1].id
    press(opened, key_of(sheet, Place(row, "description")))
    write("sprain")
    press(opened, K.Key_Delete, held=CONTROL)
    assert len(diagnoses(opened)) == 3


def test_the_record_s_own_fields_are_no_rows_to_take_out(opened: Parts, sheet: FieldSheet) -> None:
    label = opened.bridge.desk.undo_label
    press(opened, key_of(sheet, DENIED))
    press(opened, K.Key_Delete, held=CONTROL)
    assert opened.window.review.form.filling.editing
    assert opened.bridge.desk.undo_label == label


def test_a_lists_letter_begins_a_new_row(opened: Parts, sheet: FieldSheet) -> None:
    press(opened, key_of(sheet, Place(ROOT, DIAGNOSES)))
    write("knee strain (844.9)")
    press(opened, K.Key_Return)
    assert diagnoses(opened)[-1] == ("knee strain", "844.9")


def test_a_lists_letter_makes_a_row_of_what_is_selected_on_the_page(opened: Parts) -> None:
    opened.window.review.form.focus_here()
    treatments = opened.bridge.desk.record(1).rows_of(TREATMENTS)
    words = str(opened.bridge.desk.record(1).value(treatments[0].id, "value"))
    opened.bridge.desk.remove_row(1, treatments[0].id)
    select(opened, words)
    press(opened, K.Key_J, held=CONTROL)
    sheet = opened.window.findChildren(FieldSheet)[0]
    assert any(f"“{words}”" in said.text() for said in sheet.findChildren(QLabel))
    press(opened, key_of(sheet, Place(ROOT, TREATMENTS)))
    record = opened.bridge.desk.record(1)
    assert words in [record.value(row.id, "value") for row in record.rows_of(TREATMENTS)]


def test_a_missing_diagnosis_takes_its_words_and_one_key(qtbot: QtBot, opened: Parts) -> None:
    before = diagnoses(opened)
    assert before[1] == ("right L5 radiculopathy", "724.4")
    opened.bridge.desk.remove_row(1, opened.bridge.desk.record(1).rows_of(DIAGNOSES)[1].id)
    select(opened, "right L5 radiculopathy (724.4)")
    with qtbot.waitSignal(opened.bridge.told) as told:
        press(opened, K.Key_F5, held=CONTROL)
    assert told.args == ["The diagnosis was added.", True]
    assert diagnoses(opened) == before  # with its code, and where it stands on the page
    row = opened.bridge.desk.record(1).rows_of(DIAGNOSES)[1].id
    assert opened.bridge.desk.record(1).cells[Place(row, "code")].value == "724.4"
    assert opened.bridge.place == Place(row, "description")


def test_without_a_selection_the_key_for_a_diagnosis_says_what_to_do(qtbot: QtBot, opened: Parts) -> None:
    with qtbot.waitSignal(opened.bridge.told) as said:
        press(opened, K.Key_F5, held=CONTROL)
    assert said.args == ["Select the diagnosis on the page first.", False]


def test_the_sheet_lies_over_the_record_and_leaves_the_page_in_view(opened: Parts, sheet: FieldSheet) -> None:
    page, record = opened.window.review.document, opened.window.review.form
    left = sheet.mapToGlobal(sheet.rect().topLeft()).x()
    assert left > page.mapToGlobal(page.rect().center()).x()
    right = record.mapToGlobal(record.rect().topRight()).x()
    assert abs(sheet.mapToGlobal(sheet.rect().topRight()).x() - right) <= 1
