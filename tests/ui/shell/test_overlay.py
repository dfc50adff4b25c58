"""A popup over the window, whatever happens below it meanwhile."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.bridge import Bridge
from workbench.ui.overlay import Overlay


def test_a_popup_closes_when_what_had_the_focus_is_gone(qtbot: QtBot, bare_bridge: Bridge) -> None:
    window, typed = QWidget(), QLineEdit()
    QVBoxLayout(window).addWidget(typed)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    typed.setFocus()
    overlay = Overlay(bare_bridge, window, QFrame())
    overlay.open()
    shiboken6.delete(typed)
    with qtbot.waitSignal(overlay.closed):
        QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert not overlay.isVisible()


def test_a_popup_has_the_room_that_its_words_take_once_they_are_shown(qtbot: QtBot, bare_bridge: Bridge) -> None:
    window, popup = QWidget(), QFrame()
    window.resize(900, 700)
    words = QLabel("Long help on a field")
    words.setProperty("role", "display")  # its font comes from the style sheet
    QVBoxLayout(popup).addWidget(words)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    Overlay(bare_bridge, window, popup).open()
    assert popup.height() >= popup.sizeHint().height()
