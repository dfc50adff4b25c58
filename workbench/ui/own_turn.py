"""Things that are done in turns of the event loop of their own, so that no turn is long."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_LATE_SECONDS = 0.004
"""How much later than asked a turn comes when something else had the thread meanwhile."""
_PUT_OFF_MOST = 6


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


class InTurns(QObject):
    """Does things one after the other, one in each turn of the event loop: what is made ahead, or takes long at once.

    A turn that comes late is another's: what filled it was not to become longer. So a thing waits for one that is
    free, but not for ever.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._things: deque[Callable[[], object]] = deque()
        self._due, self._put_off = 0.0, 0
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return not self._things

    def do(self, *things: Callable[[], object]) -> None:
        """Do these, in this order, after those that still wait."""
        self._things.extend(things)
        if not self._timer.isActive():
            self._wait()

    def drop(self) -> None:
        """Do none of them any more."""
        self._things.clear()
        self._timer.stop()

    def _wait(self) -> None:
        self._due = perf_counter()
        self._timer.start()

    def _on_turn(self) -> None:
        if perf_counter() > self._due + _LATE_SECONDS and self._put_off < _PUT_OFF_MOST:
            self._put_off += 1
            self._wait()
            return
        self._put_off = 0
        thing = self._things.popleft()
        try:
            thing()
        finally:
            if self._things:
                self._wait()
