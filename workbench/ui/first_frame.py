"""Tells once when the window's first frame is on screen: what it does not show is made after it, and not before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.own_turn import InTurns

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LOADED = ("workbench.ui.menus", "workbench.ui.rest")
"""What is read in before it is over, each in a turn of its own: together with what they make it was 40 ms at once."""

_UNSEEN_MS = 3000
"""A window that is started minimised, or where nobody looks, is not painted: so long after it was made its rest is."""


class FirstFrame(QObject):
    """`over` comes in the first pause after the window was painted, or when somebody is quicker and ends it. Where
    nothing is painted it comes after a while.

    A spot of the window tells of the painting, not a filter of its events: the first event that comes to Python as
    one of any kind has every kind of event described, which is 2 ms of that frame.
    """

    over = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._turns = InTurns(self)
        self._spot: _Spot | None = _Spot(window, self._on_painted)
        self._unseen = QTimer(self, interval=_UNSEEN_MS, singleShot=True)
        self._unseen.timeout.connect(self.end)
        self._unseen.start()

    @property
    def is_over(self) -> bool:
        """Whether it was told already."""
        return self._spot is None

    def _on_painted(self) -> None:
        if self._turns.is_done:
            self._turns.do(*(partial(import_module, name) for name in _LOADED), self.end)

    def end(self) -> None:
        """It is over, however it came to that."""
        if self._spot is not None:
            self._unseen.stop()
            self._turns.drop()
            self._spot.hide()
            self._spot.deleteLater()
            self._spot = None
            self.over.emit()


class _Spot(QWidget):
    """One pixel in the window's corner that paints nothing and says that it would."""

    def __init__(self, window: QWidget, painted: Callable[[], object]) -> None:
        super().__init__(window)
        self.resize(1, 1)
        self._painted = painted

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._painted()
