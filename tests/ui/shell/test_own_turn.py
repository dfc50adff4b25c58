"""What is done in a turn of the event loop of its own comes after what the turn before changed is painted; several
things come one in each turn.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.own_turn import InTurns, OwnTurn


class Told(QWidget):
    """Says when it is painted."""

    def __init__(self, log: list[str]) -> None:
        super().__init__()
        self.log = log

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.log.append("painted")


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def own(qapp: QApplication, log: list[str]) -> Iterator[OwnTurn]:
    owner = QObject(qapp)
    yield OwnTurn(lambda: log.append("done"), owner)
    owner.deleteLater()


def test_it_comes_after_what_changed_is_painted(qtbot: QtBot, log: list[str]) -> None:
    told = Told(log)
    qtbot.addWidget(told)
    told.show()
    qtbot.waitUntil(lambda: log == ["painted"])
    own = OwnTurn(lambda: log.append("done"), told)
    told.update()
    own.start()
    qtbot.waitUntil(lambda: "done" in log)
    assert log == ["painted", "painted", "done"]


def test_what_waits_in_the_turn_that_paints_comes_before_it(qtbot: QtBot, own: OwnTurn, log: list[str]) -> None:
    own.start()
    QTimer.singleShot(0, own, lambda: log.append("called"))
    late = QTimer(own, interval=0, singleShot=True)
    late.timeout.connect(lambda: log.append("timed"))
    late.start()
    qtbot.waitUntil(lambda: "done" in log)
    assert log == ["called", "timed", "done"]


def test_it_is_done_once(qtbot: QtBot, own: OwnTurn, log: list[str]) -> None:
    own.start()
    own.start()
    qtbot.waitUntil(lambda: log == ["done"])
    assert not own.waits


def test_asked_for_it_is_done_at_once(own: OwnTurn, log: list[str]) -> None:
    own.now()
    assert log == []
    own.start()
    own.now()
    assert log == ["done"]
    assert not own.waits


def test_dropped_it_is_not_done(own: OwnTurn, log: list[str]) -> None:
    own.start()
    own.drop()
    own.now()
    assert log == []


def fill() -> None:
    """Work for 6 ms."""
    until = time.perf_counter() + 0.006
    while time.perf_counter() < until:
        pass


@pytest.fixture
def turns(qapp: QApplication) -> Iterator[InTurns]:
    owner = QObject(qapp)
    yield InTurns(owner)
    owner.deleteLater()


def test_several_things_come_in_their_order_one_in_each_turn(qtbot: QtBot, turns: InTurns, log: list[str]) -> None:
    each_turn = QTimer(turns, interval=0)
    each_turn.timeout.connect(lambda: log.append("-"))
    turns.do(lambda: log.append("a"), lambda: log.append("b"))
    turns.do(lambda: log.append("c"))
    each_turn.start()
    qtbot.waitUntil(lambda: turns.is_done)
    each_turn.stop()
    assert [each for each in log if each != "-"] == ["a", "b", "c"]
    assert "ab" not in "".join(log)
    assert "bc" not in "".join(log)


def test_a_turn_that_something_else_filled_is_left_to_that(qtbot: QtBot, turns: InTurns, log: list[str]) -> None:
    def fill_and_tell() -> None:
        fill()
        log.append("filled")

    QTimer.singleShot(0, turns, fill_and_tell)
    turns.do(lambda: log.append("done"))
    QTimer.singleShot(0, turns, lambda: log.append("turn"))
    qtbot.waitUntil(lambda: "done" in log)
    assert log == ["filled", "turn", "done"]


def test_it_does_not_wait_for_ever_for_a_free_turn(qtbot: QtBot, turns: InTurns, log: list[str]) -> None:
    busy = QTimer(turns, interval=0)
    busy.timeout.connect(fill)
    busy.start()
    turns.do(lambda: log.append("done"))
    qtbot.waitUntil(lambda: log == ["done"])
    busy.stop()


def test_what_fails_in_its_turn_keeps_nothing_else_from_being_done(
    qtbot: QtBot, turns: InTurns, log: list[str]
) -> None:
    def fail() -> None:
        raise ValueError

    with qtbot.captureExceptions() as raised:
        turns.do(fail, lambda: log.append("done"))
        qtbot.waitUntil(lambda: log == ["done"])
    assert [kind for kind, _error, _trace in raised] == [ValueError]


def test_dropped_things_are_not_done(qtbot: QtBot, turns: InTurns, log: list[str]) -> None:
    turns.do(lambda: log.append("dropped"))
    turns.drop()
    assert turns.is_done
    turns.do(lambda: log.append("done"))
    qtbot.waitUntil(lambda: turns.is_done)
    assert log == ["done"]
