"""A thing that is done in a turn of the event loop of its own, so that no turn is long."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class OwnTurn(QObject):
    """Does something once what this turn changed is painted and what came meanwhile was taken, such as keys; or at once
    when somebody asks for what comes of it.

    A timer and no queued call: Qt paints after the calls that wait, and before timers. The timer goes off twice: the
    first time belongs to the turn that paints.
    """

    def __init__(self, do: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._do, self._is_painted = do, False
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def waits(self) -> bool:
        """Whether it is still to be done."""
        return self._timer.isActive()

    def start(self) -> None:
        """Have it done in the turn after next, once however often this is called before."""
        self._is_painted = False
        self._timer.start()

    def now(self) -> None:
        """Do it at once if it is still to be done."""
        if self._timer.isActive():
            self._timer.stop()
            self._do()

    def drop(self) -> None:
        """Do it no more."""
        self._timer.stop()

    def _on_turn(self) -> None:
        if self._is_painted:
            self.now()
        self._is_painted = True
