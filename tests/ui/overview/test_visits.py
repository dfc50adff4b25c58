"""Seconds and keys of a document: counted where the person is, written when the document is left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.tasks.desk import Desk
from workbench.ui.app import Parts
from workbench.ui.bridge import Bridge
from workbench.ui.visits import Visits


class Clock:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.now = 100.0
        self.in_review = True

    def __call__(self) -> float:
        return self.now


class Stay(NamedTuple):
    record: int
    by: str
    seconds: float
    keys: int
    ended: str


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visits(bridge: Bridge, clock: Clock) -> Visits:
    return Visits(bridge, lambda: clock.in_review, clock)


def press(visits: Visits, clock: Clock, after: float, key: Qt.Key = Qt.Key.Key_Tab, repeat: bool = False) -> None:
    clock.now += after
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier, "", repeat)
    visits.eventFilter(visits, event)


def stays(desk: Desk) -> list[Stay]:
    with closing(sqlite3.connect(desk.path)) as conn:
        return [Stay(*row) for row in conn.execute("SELECT record, by, seconds, keys, ended FROM visit ORDER BY id")]


def test_a_document_that_is_verified_keeps_what_it_took(
    visits: Visits, clock: Clock, bridge: Bridge, desk: Desk
) -> None:
    bridge.open_record(1)
    press(visits, clock, 3)
    press(visits, clock, 4)
    clock.now += 1
    desk.verify(1)
    assert stays(desk) == [Stay(1, "Ann", 8.0, 2, "verified")]


def test_a_pause_counts_no_longer_than_a_minute(visits: Visits, clock: Clock, bridge: Bridge, desk: Desk) -> None:
    bridge.open_record(1)
    press(visits, clock, 3)
    press(visits, clock, 3600)
    bridge.open_record(2)
    assert stays(desk) == [Stay(1, "Ann", 63.0, 2, "left")]


def test_time_in_other_places_is_not_the_documents(visits: Visits, clock: Clock, bridge: Bridge, desk: Desk) -> None:
    bridge.open_record(1)
    press(visits, clock, 5)
    clock.in_review = False
    press(visits, clock, 30)
    clock.in_review = True
    press(visits, clock, 5)
    bridge.close_record()
    assert stays(desk) == [Stay(1, "Ann", 10.0, 2, "left")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt])
def test_a_key_that_is_held_is_no_key_of_its_own(visits: Visits, clock: Clock, bridge: Bridge, key: Qt.Key) -> None:
    bridge.open_record(1)
    press(visits, clock, 1, key)
    press(visits, clock, 1, Qt.Key.Key_Down, repeat=True)
    assert visits.so_far[1] == 0


def test_a_document_that_is_passed_on_the_way_is_no_stay(
    visits: Visits, clock: Clock, bridge: Bridge, desk: Desk
) -> None:
    bridge.open_record(1)
    press(visits, clock, 0.5)
    bridge.open_record(2)
    assert stays(desk) == []


def test_a_look_at_a_verified_document_is_no_work_on_it(
    visits: Visits, clock: Clock, bridge: Bridge, desk: Desk
) -> None:
    desk.verify(1)
    bridge.open_record(1)
    press(visits, clock, 20)
    bridge.open_record(2)
    assert stays(desk) == []


def test_work_that_goes_on_after_verifying_is_another_stay(
    visits: Visits, clock: Clock, bridge: Bridge, desk: Desk
) -> None:
    bridge.open_record(1)
    press(visits, clock, 5)
    desk.verify(1)
    desk.reopen(1)
    press(visits, clock, 7)
    desk.verify(1)
    assert [(stay.seconds, stay.ended) for stay in stays(desk)] == [(5.0, "verified"), (7.0, "verified")]


def test_a_stay_is_no_step_and_cannot_be_undone(visits: Visits, clock: Clock, bridge: Bridge, desk: Desk) -> None:
    bridge.open_record(1)
    press(visits, clock, 5)
    step = desk.last_step
    bridge.close_record()
    assert (len(stays(desk)), desk.last_step, desk.undo_label) == (1, step, None)


def test_the_window_counts_what_the_system_sends_it(opened: Parts) -> None:
    window = opened.window
    opened.bridge.open_record(1)
    handle = window.windowHandle()
    opened.window.visits.watch(handle)
    before = window.visits.so_far[1]
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(handle, event)
    assert window.visits.so_far[1] == before + 1


def test_closing_the_window_keeps_the_stay(opened: Parts) -> None:
    clock = Clock()
    visits = opened.window.visits
    visits._clock = clock
    opened.bridge.close_record()
    opened.bridge.open_record(2)
    press(visits, clock, 9)
    path = opened.bridge.desk.path
    opened.window.close()
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT record, seconds FROM visit").fetchall() == [(2, 9.0)]


def test_a_key_that_a_shortcut_takes_counts_once(qtbot: QtBot, opened: Parts) -> None:
    window = opened.window
    with qtbot.waitActive(window):
        window.activateWindow()
    opened.bridge.open_record(1)
    window.visits.watch(window.windowHandle())
    before, place = window.visits.so_far[1], opened.bridge.place
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)  # through the system's own door, as a person's key comes
    assert opened.bridge.place != place
    assert window.visits.so_far[1] == before + 1
