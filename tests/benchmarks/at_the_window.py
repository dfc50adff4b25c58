"""The program's own window for a benchmark: opened on a project, driven by events, waited for by what is so."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.settings import Settings
from workbench.ui.app import Parts, build
from workbench.ui.memory import Memory

PATIENCE = 30.0
"""Seconds that anything is waited for."""

BARE = Qt.KeyboardModifier.NoModifier


def opened(folder: Path, project: Path, settings: Settings) -> Parts:
    """The program as it builds itself, its window shown and at rest with the project open; its home is in `folder`."""
    os.environ["WORKBENCH_HOME"] = str(folder / "home")
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    parts = build(application, settings, Memory(folder / "window.json"))
    parts.window.resize(1440, 900)
    parts.window.show()
    parts.window.activateWindow()
    parts.window.projects.open(project)
    until(parts, lambda: parts.bridge.record is not None)
    settle(parts)
    return parts


def closed(parts: Parts) -> None:
    """Close the window and let it go."""
    parts.window.close()
    parts.delete()


def turn(application: QApplication) -> None:
    """One turn of the event loop, with the deletions that only a running loop makes."""
    QTest.qWait(0)
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def until(parts: Parts, so: Callable[[], bool]) -> None:
    """Let the window live until something is so, or patience ends."""
    end = perf_counter() + PATIENCE
    while not so() and perf_counter() < end:
        turn(parts.application)


def settle(parts: Parts) -> None:
    """Until nothing is done behind the window, and what is drawn ahead is drawn."""
    until(parts, lambda: not parts.runner.busy and not parts.window.review.document.pictures.is_drawing)


def press(parts: Parts, key: Qt.Key, held: Qt.KeyboardModifier = BARE) -> None:
    """A key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or parts.window, key, held)
