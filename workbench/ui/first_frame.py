"""Tells once when the window's first frame is on screen: what it does not show is made after it, and not before."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstFrame(QObject):
    """`over` comes in the first pause after the window was painted, or with the first key of a person who is quicker:
    before it is looked up among the shortcuts.
    """

    over = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window: QWidget | None = window
        window.installEventFilter(self)

    def end(self) -> None:
        """It is over, however it came to that."""
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None
            self.over.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Paint:
            QTimer.singleShot(0, self, self.end)
        elif kind == QEvent.Type.ShortcutOverride:
            self.end()
        return super().eventFilter(watched, event)
