"""Windows that are not painted for some turns of the event loop: what fills those is painted after, once."""

from __future__ import annotations

from collections.abc import Iterable

import shiboken6
from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Holding(QObject):
    """Keeps back the painting of windows until they are let go; what was there stays in sight meanwhile.

    The system's request to paint is kept back and not `setUpdatesEnabled`: with that Qt paints every part twice after.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._windows: list[QWidget] = []
        self._kept: list[QWidget] = []
        self._owed: list[QWidget] = []
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self.let_go)

    @property
    def is_holding(self) -> bool:
        """Whether anything is held."""
        return bool(self._windows)

    def hold(self, windows: Iterable[QWidget]) -> None:
        """Paint none of these until `let_go`."""
        for window in windows:
            if window not in self._windows:
                self._windows.append(window)
                window.installEventFilter(self)

    def for_this_turn(self, window: QWidget) -> None:
        """Paint a window in the next turn: this one is full. One that is not in sight is painted when it comes.

        One that was held just now and is still to be painted is not held again: keys that come faster than turns pass
        would leave it as it was until they end.
        """
        if window.isVisible() and window not in self._owed and window not in self._windows:
            self.hold([window])
            self._next.start()

    def let_go(self) -> None:
        """Paint again, at once what was to be painted meanwhile."""
        windows, kept = self._windows, self._kept
        self._windows, self._kept = [], []
        self._owed = [window for window in self._owed if shiboken6.isValid(window)]
        for window in windows:
            if not shiboken6.isValid(window):
                continue
            if window in kept:
                self._owed.append(window)
                QCoreApplication.postEvent(window, QEvent(QtCore.QEvent.Type.UpdateRequest))
            else:
                window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QtCore.QEvent.Type.UpdateRequest and isinstance(watched, QWidget):
            if watched in self._windows:
                if watched not in self._kept:
                    self._kept.append(watched)
                return True
            if watched in self._owed:
                self._owed.remove(watched)
                watched.removeEventFilter(self)
        return super().eventFilter(watched, event)
