"""What stands beside a field or the page, by key in the whole window: help, earlier values, a frozen page, caret."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.ui.app import Parts
from workbench.ui.form.field_help import FieldHelp
from workbench.ui.form.time_machine import TimeMachine
from workbench.ui.key_sheet import KeySheet

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
CATEGORY = Place("i1", "category")


def press(parts: Parts, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or parts.window, key, held)


@pytest.mark.parametrize(
    ("key", "held", "kind"),
    [
        (Qt.Key.Key_F1, NONE, FieldHelp),
        (Qt.Key.Key_H, CONTROL, TimeMachine),
        (Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier, KeySheet),
    ],
)
def test_a_key_opens_it_and_escape_gives_the_keyboard_back(
    qtbot: QtBot, opened: Parts, key: Qt.Key, held: Qt.KeyboardModifier, kind: type[QWidget]
) -> None:
    opened.window.review.form.go(CATEGORY)
    before = QApplication.focusWidget()
    press(opened, key, held)
    assert len(opened.window.findChildren(kind)) == 1
    press(opened, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not opened.window.findChildren(kind))
    assert QApplication.focusWidget() is before


def test_the_help_stands_at_the_left_of_its_field_inside_the_window(opened: Parts) -> None:
    opened.window.review.form.go(CATEGORY)
    press(opened, Qt.Key.Key_F1)
    popup = opened.window.findChildren(FieldHelp)[0]
    row = opened.window.review.form.field_in_hand.row
    assert row is not None
    assert popup.geometry().right() < row.mapTo(opened.window, row.rect().topLeft()).x()
    assert opened.window.rect().contains(popup.geometry())


def test_an_earlier_value_stands_again_by_two_keys(opened: Parts) -> None:
    desk = opened.bridge.desk
    before = desk.record(1).value("i1", "category")
    desk.correct(1, CATEGORY, "Other")
    opened.window.review.form.go(CATEGORY)
    press(opened, Qt.Key.Key_H, CONTROL)
    press(opened, Qt.Key.Key_Return)
    assert desk.record(1).value("i1", "category") == before


def test_f6_goes_round_a_frozen_page_too(opened: Parts) -> None:
    review = opened.window.review
    review.form.focus_here()
    press(opened, Qt.Key.Key_B, CONTROL)
    frozen = review.document.frozen
    seen = []
    for _ in range(4):
        press(opened, Qt.Key.Key_F6)
        seen.append(frozen.isAncestorOf(QApplication.focusWidget() or opened.window))
    assert seen.count(True) == 1
    press(opened, Qt.Key.Key_B, CONTROL)
    assert not frozen.isVisible()


def test_f7_takes_the_keyboard_to_the_page_and_escape_back_to_the_field(opened: Parts) -> None:
    review = opened.window.review
    review.form.go(CATEGORY)
    press(opened, Qt.Key.Key_F7)
    assert review.document.view.hasFocus()
    press(opened, Qt.Key.Key_Escape)
    assert review.form.has_focus()
    assert opened.bridge.place == CATEGORY
