"""What is done in a turn of the event loop of its own comes after what the turn before changed is painted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.own_turn import OwnTurn


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
