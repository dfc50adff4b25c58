"""The first frame shows the start page; what else the window has comes after it, or as soon as a person asks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from workbench.settings import Settings
from workbench.ui import first_frame
from workbench.ui.actions import MENUS
from workbench.ui.app import Parts, build
from workbench.ui.ask import Ask
from workbench.ui.dressing import dress
from workbench.ui.key_sheet import KeySheet
from workbench.ui.memory import Memory
from workbench.ui.theme import light


@pytest.fixture
def begun(qapp: QApplication, memory: Memory, ask: Ask) -> Iterator[Parts]:
    """The program as it is before its first frame."""
    made = build(qapp, Settings(person="Ann", jobs=1), memory, ask)
    yield made
    made.window.close()
    made.delete()
    dress(qapp, light())


def menus(parts: Parts) -> list[QMenu]:
    return [found for found in parts.window.findChildren(QMenuBar)[0].findChildren(QMenu) if found.title() in MENUS]


def press(parts: Parts, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(parts.window.focusWidget() or parts.window, key, held)


def test_before_the_first_frame_the_menus_are_empty(begun: Parts) -> None:
    assert [menu.title() for menu in menus(begun)] == list(MENUS)
    assert not any(menu.actions() for menu in menus(begun))


def test_after_the_first_frame_the_menus_are_filled(qtbot: QtBot, begun: Parts) -> None:
    with qtbot.waitSignal(begun.window.first_frame.over):
        begun.window.show()
    assert all(menu.actions() for menu in menus(begun))


def test_a_key_pressed_before_the_first_frame_does_what_it_is_for(begun: Parts) -> None:
    begun.window.show()
    press(begun, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert begun.window.findChildren(KeySheet)
    assert all(menu.actions() for menu in menus(begun))


def test_a_key_that_means_nothing_ends_no_first_frame(begun: Parts) -> None:
    begun.window.show()
    press(begun, Qt.Key.Key_Z)
    assert not begun.window.first_frame.is_over


def test_a_menu_opened_before_the_first_frame_is_filled(begun: Parts) -> None:
    menu = menus(begun)[0]
    menu.aboutToShow.emit()
    assert menu.actions()


def test_the_first_frame_is_over_once(qtbot: QtBot, begun: Parts) -> None:
    ends = []
    begun.window.first_frame.over.connect(lambda: ends.append(1))
    with qtbot.waitSignal(begun.window.first_frame.over):
        begun.window.show()
    begun.window.repaint()
    begun.window.first_frame.end()
    QApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
    assert ends == [1]


def test_a_window_as_large_as_a_small_screen_fills_it(qtbot: QtBot, begun: Parts) -> None:
    with qtbot.waitSignal(begun.window.first_frame.over):
        begun.window.show()
    assert begun.window.isMaximized()


def test_a_window_that_was_given_a_size_keeps_it(qtbot: QtBot, begun: Parts) -> None:
    begun.window.resize(1440, 900)
    with qtbot.waitSignal(begun.window.first_frame.over):
        begun.window.show()
    assert begun.window.size() == QSize(1440, 900)


def test_a_window_that_is_started_minimised_is_made_whole_all_the_same(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setattr(first_frame, "_UNSEEN_MS", 1)
    begun: Parts = request.getfixturevalue("begun")
    with qtbot.waitSignal(begun.window.first_frame.over):
        pass  # it is never painted
    assert all(menu.actions() for menu in menus(begun))
