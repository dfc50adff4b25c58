"""Counts the figures behind the window: the last ones are there at once, new ones follow when something changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.model.figures import Counted
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.ui.bridge import Bridge
from workbench.ui.runner import Job, Runner

if TYPE_CHECKING:
    from workbench.tasks.figures import Kept

_PAUSE_MS = 1500
_RESTS = 8
"""So many times as long as it counted it rests, so that a large project is not counted all the time."""


class Counting(QObject):
    """`counted` says that there are other figures, `began` that they are being counted, `progressed` that their `share`
    grew.
    """

    counted = Signal()
    began = Signal()
    progressed = Signal()

    def __init__(self, bridge: Bridge, runner: Runner) -> None:
        super().__init__(bridge)
        self._bridge, self._runner = bridge, runner
        self.last: Counted | None = None
        self._kept: Kept | None = None
        self._job: Job | None = None
        self.share = 0.0
        self._started = 0.0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._begin)

    @property
    def busy(self) -> bool:
        """Whether figures are being counted now."""
        return self._job is not None

    def look(self) -> None:
        """Show what was counted last, and count anew where something has changed since."""
        from workbench.tasks.figures import is_older, last_figures  # noqa: PLC0415 - not before the place is shown

        desk = self._bridge.desk
        if self.last is None:
            self.last = last_figures(desk.path, desk.person)
            if self.last is not None:
                self.counted.emit()
        if self.last is None or is_older(self.last, desk.last_step):
            self._begin()

    def count_anew(self) -> None:
        """Count whether or not something changed, such as times that were forgotten."""
        self._begin()

    def look_soon(self) -> None:
        """Something changed while the place is in view."""
        if not self._wait.isActive():
            self._wait.start(_PAUSE_MS)

    def stop(self) -> None:
        """Another project comes: nothing of this one counts any more."""
        self._wait.stop()
        self.last = self._kept = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _begin(self) -> None:
        if self._job is not None or not self._bridge.has_desk:
            return
        from workbench.tasks.figures import Kept  # noqa: PLC0415 - as above

        desk = self._bridge.desk
        if self._kept is None:
            self._kept = Kept()
        self._started = perf_counter()
        task = partial(_count, desk.path, desk.settings, self._kept)
        self.share = 0.0
        self._job = self._runner.stream(task, self._take, self._end, self._fail, self._tell)
        self.began.emit()

    def _tell(self, done: int, total: int, _note: str) -> None:
        self.share = done / total if total else 0.0
        self.progressed.emit()

    def _take(self, counted: Counted) -> None:
        self.last = counted
        self.counted.emit()

    def _end(self, _none: None = None) -> None:
        from workbench.tasks.figures import is_older  # noqa: PLC0415 - as above

        self._job = None
        self.counted.emit()
        if self.last is not None and is_older(self.last, self._bridge.desk.last_step):
            took = perf_counter() - self._started
            self._wait.start(max(_PAUSE_MS, round(took * 1000 * _RESTS)))

    def _fail(self, error: Exception) -> None:
        self._job = None
        self.counted.emit()
        self._runner.failed.emit(error)


def _count(path: Path, told: Settings, kept: Kept, progress: Progress) -> Iterator[Counted]:
    from workbench.tasks.figures import count_figures, keep_figures  # noqa: PLC0415 - as above

    counted = count_figures(path, told, progress, kept=kept)
    keep_figures(path, counted)
    yield counted
