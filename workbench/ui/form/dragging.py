"""Rows put elsewhere in their list by the pointer: a line shows where the row would stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

Siblings = Callable[[str], Sequence[tuple[str, QWidget]]]
"""The rows of the list that a row is in, in order, with what stands for each on the form."""


class Dragging(QObject):
    """Watches the rows of the form. `dropped` carries a row's id and the row that it is to stand before, or None."""

    dropped = Signal(str, object)

    def __init__(self, inner: QWidget) -> None:
        super().__init__(inner)
        self.siblings: Siblings = lambda _row: ()
        self._inner = inner
        self._line = QFrame(inner)
        self._line.setObjectName("dropline")
        self._line.hide()
        self._row, self._start = "", QPoint()
        self._active = False

    def watch(self, widget: QWidget, row: str) -> None:
        """Let a row of the form be dragged by this widget."""
        widget.setProperty("draggedRow", row)
        widget.installEventFilter(self)

    @property
    def active(self) -> bool:
        """Whether a row is being dragged."""
        return self._active

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            return self._mouse(watched, event)
        return super().eventFilter(watched, event)

    def _mouse(self, watched: QObject, event: QMouseEvent) -> bool:
        left = Qt.MouseButton.LeftButton
        at = self._inner.mapFromGlobal(event.globalPosition().toPoint())
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == left:
            self._row, self._start = str(watched.property("draggedRow")), at
        elif event.type() == QEvent.Type.MouseMove and event.buttons() & left and self._row:
            if self._active or abs(at.y() - self._start.y()) >= QApplication.startDragDistance():
                self._show(at.y())
                return True
        elif event.type() == QEvent.Type.MouseButtonRelease and event.button() == left:
            row, was_active, self._row = self._row, self._active, ""
            if was_active:
                before = self._target(row, at.y())[0]
                self._stop()
                self.dropped.emit(row, before)
                return True
        return False

    def _show(self, y: int) -> None:
        rows = self.siblings(self._row)
        if len(rows) < 2:
            return
        self._active = True
        _, height = self._target(self._row, y)
        widget = rows[0][1]
        left = widget.mapTo(self._inner, QPoint(0, 0)).x()
        self._line.setGeometry(left, height - 1, widget.width(), 2)
        self._line.raise_()
        self._line.show()

    def _target(self, row: str, y: int) -> tuple[str | None, int]:
        """The row before which the dragged one would stand (None: the last), and where its line is drawn."""
        bottom = y
        for id, widget in self.siblings(row):
            top = widget.mapTo(self._inner, QPoint(0, 0)).y()
            if y < top + widget.height() / 2:
                return id, top
            bottom = top + widget.height()
        return None, bottom

    def _stop(self) -> None:
        self._active, self._row = False, ""
        self._line.hide()
