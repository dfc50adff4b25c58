"""Counts anew what the checks find in documents beside those that changed, a little in each pause of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from workbench.model.errors import WorkbenchError
from workbench.ui.bridge import Bridge

_AFTER_A_CHANGE_MS, _BETWEEN_MS = 600, 25
_AT_A_TIME = 2
"""Documents counted without a pause: some milliseconds."""


class Counting(QObject):
    """Begins when a project is opened and after each change, where something is left to count; keys come first."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._count)
        bridge.project_changed.connect(self._wait)
        bridge.changed.connect(lambda _changes: self._wait())

    @property
    def busy(self) -> bool:
        """Whether something is left to count."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Leave the rest for another time; for the window's end."""
        self._timer.stop()

    def _wait(self) -> None:
        """A person is at work: look again in a pause."""
        self._timer.stop()
        if self._bridge.has_desk and self._bridge.desk.is_count_due:
            self._timer.start(_AFTER_A_CHANGE_MS)

    def _count(self) -> None:
        if not self._bridge.has_desk or self._bridge.own_step:
            return  # what that step changes has this begin again
        try:
            left = self._bridge.desk.count_due(_AT_A_TIME)
        except WorkbenchError:
            return  # the file is out of reach or being written: the next change looks again
        if left:
            self._timer.start(_BETWEEN_MS)
