"""A window that is held is not painted, and what was to be painted meanwhile comes once it is let go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.holding import Holding


class Painted(QWidget):
    """Counts how often it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.times += 1


@pytest.fixture
def painted(qtbot: QtBot) -> Painted:
    made = Painted()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.times == 1)
    return made


@pytest.fixture
def holding(qapp: QApplication) -> Iterator[Holding]:
    owner = QObject(qapp)
    yield Holding(owner)
    owner.deleteLater()


def turns_pass(qtbot: QtBot, number: int = 5) -> None:
    passed: list[int] = []
    timer = QTimer(interval=0)
    timer.timeout.connect(lambda: passed.append(1))
    timer.start()
    qtbot.waitUntil(lambda: len(passed) >= number)


def test_what_is_held_is_painted_once_when_it_is_let_go(qtbot: QtBot, painted: Painted, holding: Holding) -> None:
    holding.hold([painted])
    for _ in range(3):
        painted.update()
        turns_pass(qtbot)
    assert (painted.times, holding.is_holding) == (1, True)
    holding.let_go()
    turns_pass(qtbot)
    assert (painted.times, holding.is_holding) == (2, False)


def test_nothing_is_painted_where_nothing_was_to_be(qtbot: QtBot, painted: Painted, holding: Holding) -> None:
    holding.hold([painted])
    holding.let_go()
    turns_pass(qtbot)
    assert painted.times == 1


def test_held_for_this_turn_it_is_painted_in_the_next(qtbot: QtBot, painted: Painted, holding: Holding) -> None:
    holding.for_this_turn(painted)
    painted.update()
    qtbot.waitUntil(lambda: painted.times == 2)
    assert not holding.is_holding


def test_a_window_that_each_turn_fills_is_painted_all_the_same(
    qtbot: QtBot, painted: Painted, holding: Holding
) -> None:
    def fill() -> None:
        painted.update()
        holding.for_this_turn(painted)

    filling = QTimer(holding, interval=0)
    filling.timeout.connect(fill)
    filling.start()
    qtbot.waitUntil(lambda: painted.times > 3)
    filling.stop()


def test_a_window_held_by_two_is_painted_when_both_let_go(qtbot: QtBot, painted: Painted, holding: Holding) -> None:
    other = Holding(holding)
    holding.hold([painted])
    other.hold([painted])
    painted.update()
    turns_pass(qtbot)
    other.let_go()
    turns_pass(qtbot)
    assert painted.times == 1
    holding.let_go()
    qtbot.waitUntil(lambda: painted.times == 2)


def test_a_window_that_is_gone_when_it_is_let_go_harms_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    holding, window = Holding(qapp), Painted()
    window.show()
    holding.hold([window])
    window.deleteLater()
    turns_pass(qtbot)
    holding.let_go()
    assert not holding.is_holding
    holding.deleteLater()
