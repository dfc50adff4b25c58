"""A person at the keyboard of the whole program. Only the questions about files are answered beforehand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.model.deeds import Deed, DeedPlan
from workbench.model.review import Place
from workbench.tasks.desk import Desk
from workbench.ui.app import Parts
from workbench.ui.ask import Ask
from workbench.ui.documents.deed_form import Planning
from workbench.ui.documents.page import DocumentsPage

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class ChosenFiles(Ask):
    """Answers each question about files with the path that the test chose last."""

    def __init__(self) -> None:
        """Stands over no window of its own: nothing is ever shown."""
        self.chosen = Path()
        self.files: list[Path] = []

    def stand_over(self, window: QWidget) -> None:
        del window

    def new_project(self, folder: Path) -> Path | None:
        del folder
        return self.chosen

    def documents(self, folder: Path) -> list[Path]:
        del folder
        return self.files

    def deed(self, deed: Deed, planning: Planning) -> DeedPlan | None:
        return planning(replace(deed, reason="for the second meeting"))

    def exported(self, shown: int, verified: int) -> bool | None:
        del shown, verified
        return False

    def folder(self, title: str, folder: Path) -> Path | None:
        del title, folder
        return self.chosen


class Reviewer:
    """A person at the keyboard: presses keys, looks at what is open, waits until something is so."""

    def __init__(self, parts: Parts, ask: ChosenFiles, qtbot: QtBot) -> None:
        self._parts, self.ask, self._qtbot = parts, ask, qtbot

    @property
    def desk(self) -> Desk:
        return self._parts.bridge.desk

    @property
    def open_record(self) -> int | None:
        return self._parts.bridge.record

    @property
    def has_project(self) -> bool:
        return self._parts.bridge.has_desk

    @property
    def documents(self) -> DocumentsPage:
        return self._parts.window.documents

    @property
    def place(self) -> Place | None:
        return self._parts.bridge.place

    def is_idle(self) -> bool:
        """Whether nothing is done behind the window."""
        return not self._parts.runner.busy

    def press_until(self, key: Qt.Key, so: Callable[[], bool]) -> None:
        """Press a key again and again, as a person does who walks to a field."""
        for _ in range(60):
            if so():
                return
            self.press(key)
        raise AssertionError("sixty presses did not get there")

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._parts.window, key, modifiers)

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self._parts.window, words)

    def wait_until(self, so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(so, timeout=60_000)

    def leave(self) -> None:
        self._parts.window.close()
        self._parts.delete()
