"""Keeps the pauses short that the interpreter itself makes, and all of them on the window's thread."""

from __future__ import annotations

import gc
import sys
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from workbench.ui.bridge import Bridge

_SWITCH_SECONDS = 0.001
_LOOK_EVERY_MS = 50
_LATE_SECONDS = 0.008
"""How much later than asked a look comes when the turn is full with something else, which it would make longer."""
_PUT_OFF_MOST = 6
_MADE_MS = 1000
"""So long after a project was opened all panels that it needs are built, over some turns."""
_COLLECT_AFTER = (2000, 10, 50)
"""Objects made since the last collection, young collections since a middle one, middle ones since a whole one."""


class Pauses(QObject):
    """For the running program alone: what it sets holds for the whole process.

    Each edit lets go of the interpreter dozens of times, whenever the store does; a thread that unpacks documents
    meanwhile gave it back only after 5 ms each time.

    Garbage is looked for between two turns of the event loop and never by the interpreter, which would do so on
    whatever thread makes objects: a window's part freed there dies beside the event loop that uses it, which crashes
    Qt. It is looked for in what came since the project was opened, and everywhere when another project is opened or
    the person turns to another program.
    """

    def __init__(self, application: QApplication, bridge: Bridge) -> None:
        super().__init__(bridge)
        sys.setswitchinterval(_SWITCH_SECONDS)
        gc.disable()
        self._look = QTimer(self, interval=_LOOK_EVERY_MS)
        self._look.timeout.connect(self._collect)
        self._due, self._put_off = perf_counter() + _LOOK_EVERY_MS / 1000, 0
        self._look.start()
        # Once for the project left and the one opened, too.
        self._soon = QTimer(self, interval=_MADE_MS, singleShot=True)
        self._soon.timeout.connect(self._set_aside)
        bridge.project_changed.connect(self._soon.start)
        application.applicationStateChanged.connect(self._on_state)

    def _collect(self) -> None:
        """As the interpreter itself would by now; in a turn that comes late, and so is full, the next time."""
        was_due, now = self._due, perf_counter()
        self._due = now + _LOOK_EVERY_MS / 1000
        if now > was_due + _LATE_SECONDS and self._put_off < _PUT_OFF_MOST:
            self._put_off += 1
            return
        self._put_off = 0
        made, young, middle = (count > most for count, most in zip(gc.get_count(), _COLLECT_AFTER, strict=True))
        if made:
            gc.collect(2 if young and middle else 1 if young else 0)

    def _set_aside(self) -> None:
        """Look no more at what lasts as long as the project; what is left of the project before goes first."""
        if gc.get_freeze_count():
            gc.unfreeze()
            gc.collect()
        gc.freeze()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            gc.collect()
