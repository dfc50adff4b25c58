"""Garbage is looked for on the window's thread alone, and goes with the project that it came from."""

from __future__ import annotations

import gc
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.ui.bridge import Bridge
from workbench.ui.pauses import Pauses

_MANY = 20_000
"""Objects after which the interpreter itself has looked for garbage several times."""


class Ring:
    """What only a collection frees: it holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def pauses(qapp: QApplication, bare_bridge: Bridge) -> Iterator[Pauses]:
    """What the running program sets for its process; put back after the test."""
    switch = sys.getswitchinterval()
    gc.enable()
    yield Pauses(qapp, bare_bridge)
    gc.disable()
    gc.unfreeze()
    sys.setswitchinterval(switch)


def test_no_thread_that_makes_objects_frees_what_is_the_windows(qtbot: QtBot, pauses: Pauses) -> None:
    del pauses
    freed_on: list[int] = []
    weakref.finalize(Ring(), lambda: freed_on.append(threading.get_ident()))
    maker = threading.Thread(target=lambda: [[] for _ in range(_MANY)])
    maker.start()
    maker.join()
    for _ in range(_MANY):
        Ring()
    qtbot.waitUntil(lambda: bool(freed_on))
    assert freed_on == [threading.get_ident()]


def test_what_a_project_leaves_behind_goes_when_another_is_opened(
    qtbot: QtBot, pauses: Pauses, bare_bridge: Bridge
) -> None:
    del pauses
    ring = Ring()
    left = weakref.ref(ring)
    bare_bridge.project_changed.emit()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    del ring
    gc.collect()
    assert left() is not None
    bare_bridge.project_changed.emit()
    qtbot.waitUntil(lambda: left() is None)


def test_all_garbage_goes_when_the_person_turns_to_another_program(qapp: QApplication, pauses: Pauses) -> None:
    del pauses
    ring = Ring()
    left = weakref.ref(ring)
    gc.collect()  # what lives through it is old, and not looked at each time
    del ring
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert left() is None
