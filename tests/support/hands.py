"""A person's hands on the record panel: keys where the focus is, and a look at what the desk then holds."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.model.review import Cell, Place, ReviewRecord, Value
from workbench.tasks.desk import Desk
from workbench.ui.bridge import Bridge
from workbench.ui.form import RecordPanel
from workbench.ui.form.boxes import StopBox
from workbench.ui.form.editors import LineEditor
from workbench.ui.links.candidates import Candidates

BARE = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Hands:
    """The open panel with everything that a test asks about."""

    qtbot: QtBot
    panel: RecordPanel
    bridge: Bridge
    desk: Desk
    number: int

    @property
    def record(self) -> ReviewRecord:
        """The record as the desk holds it."""
        return self.desk.record(self.number)

    @property
    def focus(self) -> QWidget:
        """The widget with the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    @property
    def candidates(self) -> Candidates:
        """The open candidates."""
        assert self.panel.links.shown is not None
        return self.panel.links.shown

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = BARE) -> None:
        """Press keys, one after the other, each where the focus then is."""
        for key in keys:
            QTest.keyClick(self.focus, key, held)

    def type(self, words: str) -> None:
        """Type where the focus is."""
        for letter in words:
            QTest.keyClicks(self.focus, letter)

    def type_over(self, words: str) -> None:
        """Type in place of everything in a line."""
        assert isinstance(self.focus, LineEditor)
        self.focus.selectAll()
        self.type(words)

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def cell(self, place: Place) -> Cell:
        """What stands at a place. Raises `KeyError`."""
        return self.record.cells[place]

    def values(self, path: str, parent: str = "", name: str = "value") -> list[Value]:
        """One field of every row of a list."""
        return [self.record.value(row.id, name) for row in self.record.rows_of(path, parent)]

    def box(self, place: Place) -> StopBox:
        """The box of a place in the open group."""
        found = self.panel.body.box(place)
        assert found is not None
        return found
