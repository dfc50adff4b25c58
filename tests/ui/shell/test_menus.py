"""The menus: every action in its place, opened by Alt and a letter, bare keys left to what is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.actions import MENUS, TABLE, Action
from workbench.ui.app import Parts


def bar_of(parts: Parts) -> QMenuBar:
    return parts.window.findChildren(QMenuBar)[0]


def test_menus_stand_in_the_order_of_the_table(parts: Parts) -> None:
    assert [action.text() for action in bar_of(parts).actions()] == list(MENUS)


@pytest.mark.parametrize("action", TABLE, ids=lambda action: action.id)
def test_every_action_is_in_its_menu(parts: Parts, action: Action) -> None:
    menu = next(found for found in bar_of(parts).actions() if found.text() == action.menu).menu()
    assert isinstance(menu, QMenu)
    inside = {made.objectName() for made in menu.actions()}
    inside |= {made.objectName() for sub in menu.findChildren(QMenu) for made in sub.actions()}
    assert action.id in inside


def test_alt_and_a_letter_open_a_menu(qtbot: QtBot, parts: Parts) -> None:
    QTest.keyClick(QApplication.focusWidget() or parts.window, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert "All keys" in [action.text() for action in popup.actions()]
    popup.close()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_without_a_project_only_what_needs_none_can_be_done(parts: Parts) -> None:
    doable = {action.id for action in TABLE if parts.window.menus.action(action.id).isEnabled()}
    assert {"project.new", "project.open", "project.examples", "help.keys"} <= doable
    assert not doable & {"project.add", "document.verify", "field.confirm", "edit.undo", "place.review"}


def test_control_z_in_a_text_with_nothing_to_undo_is_the_projects(opened: Parts) -> None:
    desk = opened.bridge.desk
    desk.reject(2, "Duplicate")
    opened.window.commands.search_project()
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.record(2).state.name == "new"


def test_control_z_in_a_typed_text_takes_back_the_typing(opened: Parts) -> None:
    desk = opened.bridge.desk
    desk.reject(2, "Duplicate")
    opened.window.commands.search_project()
    field = focused()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(field, QLineEdit)
    assert field.text() == ""
    assert desk.record(2).state.name == "rejected"


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus
