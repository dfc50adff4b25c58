"""The screen that changes keys, in the whole window: menus, hints, key sheet and the keys themselves follow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from workbench import settings
from workbench.ui.app import Parts
from workbench.ui.key_changes import KeyChanges
from workbench.ui.key_sheet import KeySheet

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def press(parts: Parts, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or parts.window, key, held)


def screen(parts: Parts) -> KeyChanges:
    parts.window.commands.change_keys()
    return parts.window.findChildren(KeyChanges)[-1]


def choose(parts: Parts, words: str) -> KeyChanges:
    """Open the screen, find one action and ask for its new key."""
    found = screen(parts)
    QTest.keyClicks(QApplication.focusWidget() or parts.window, words)
    press(parts, Qt.Key.Key_Return)
    return found


def test_a_new_key_works_at_once_and_the_old_one_no_more(opened: Parts) -> None:
    choose(opened, "edit the field")
    press(opened, Qt.Key.Key_F12)
    press(opened, Qt.Key.Key_Escape)
    form = opened.window.review.form
    form.focus_here()
    press(opened, Qt.Key.Key_F2)
    assert not form.filling.editing
    press(opened, Qt.Key.Key_F12)
    assert form.filling.editing


def test_menu_status_line_and_settings_follow(opened: Parts) -> None:
    choose(opened, "edit the field")
    press(opened, Qt.Key.Key_F12)
    assert opened.window.menus.action("field.edit").shortcut().toString() == "F12"
    assert "F12" in opened.window.status.hinted
    assert settings.load().keys == {"field.edit": "F12"}


def test_a_taken_key_is_refused_in_words_and_asked_for_again(opened: Parts) -> None:
    found = choose(opened, "edit the field")
    press(opened, Qt.Key.Key_L, CONTROL)
    assert "“Candidates of this citation”" in found.said
    press(opened, Qt.Key.Key_F12)
    assert found.said.startswith("F12 is now")


def test_backspace_takes_the_key_away_and_delete_gives_the_first_one_back(opened: Parts) -> None:
    choose(opened, "edit the field")
    press(opened, Qt.Key.Key_Backspace)
    assert opened.bridge.keys.shown("field.edit") == ""
    press(opened, Qt.Key.Key_Return)
    press(opened, Qt.Key.Key_Delete)
    assert opened.bridge.keys.shown("field.edit") == "F2"


def test_escape_leaves_the_key_and_then_the_screen(qtbot: QtBot, opened: Parts) -> None:
    found = choose(opened, "edit the field")
    press(opened, Qt.Key.Key_Escape)
    assert found.isVisible()
    press(opened, Qt.Key.Key_Escape)
    press(opened, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not opened.window.findChildren(KeyChanges))
    assert not opened.bridge.keys.has_own


def test_the_systems_key_is_not_asked_for(opened: Parts) -> None:
    found = choose(opened, "find in the document")
    press(opened, Qt.Key.Key_F12)
    assert "on this system" in found.said
    assert opened.bridge.keys.shown("page.find") == "Ctrl+F"


def test_the_key_sheet_shows_the_key_in_force_and_leads_to_the_changes(opened: Parts) -> None:
    opened.bridge.keys.give("field.edit", "F12")
    opened.window.open_key_sheet()
    sheet = opened.window.findChildren(KeySheet)[0]
    assert "F12" in [cap.text() for cap in sheet.findChildren(QLabel)]
    press(opened, Qt.Key.Key_Space)
    assert opened.window.findChildren(KeyChanges)
