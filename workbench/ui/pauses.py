"""Keeps the pauses short that the interpreter itself makes on the window's thread."""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from workbench.ui.bridge import Bridge

_SWITCH_SECONDS = 0.001
_COLLECT_AFTER = (2000, 10, 50)


class Pauses(QObject):
    """For the running program alone: what it sets holds for the whole process.

    Each edit lets go of the interpreter dozens of times, whenever the store does; a thread that unpacks documents
    meanwhile gave it back only after 5 ms each time. Garbage is looked for in what came since the project was opened,
    and everywhere when the person turns to another program.
    """

    def __init__(self, application: QApplication, bridge: Bridge) -> None:
        super().__init__(bridge)
        sys.setswitchinterval(_SWITCH_SECONDS)
        gc.set_threshold(*_COLLECT_AFTER)
        # Queued: once all panels that the project needs are built.
        bridge.project_changed.connect(self._set_aside, Qt.ConnectionType.QueuedConnection)
        application.applicationStateChanged.connect(self._on_state)

    def _set_aside(self) -> None:
        gc.freeze()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            gc.collect()
