"""Scans read by OCR behind the window: page by page in workers, each taken into the project as it is done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.model.errors import EditRefused, WorkbenchError
from workbench.model.guidelines import Guideline
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.ui.bridge import Bridge
from workbench.ui.failing import tell_failed
from workbench.ui.runner import Job, Runner

if TYPE_CHECKING:
    from workbench.tasks.recognising import Scan, ScanOutcome


class Recognition(QObject):
    """Reads the scans that wait for it, one round after the other.

    `page_read` carries a record's number, how many pages of its document are read and how many it has; `done` the
    number and why it could not be read, blank when it was. `ended` says that no scan waits any more.
    """

    page_read = Signal(int, int, int)
    done = Signal(int, str)
    ended = Signal()

    def __init__(self, bridge: Bridge, runner: Runner, settings: Settings) -> None:
        super().__init__(bridge)
        self._bridge, self._runner, self._settings = bridge, runner, settings
        self._job: Job | None = None
        self._waiting: dict[int, Scan] = {}
        self._numbers: dict[Path, int] = {}

    @property
    def busy(self) -> bool:
        """Whether scans are being read."""
        return self._job is not None

    def put(self, record: int, scan: Scan) -> None:
        """Let a scan wait for the next round."""
        self._waiting[record] = scan

    def start(self) -> bool:
        """Read what waits, unless that is under way; whether scans are being read now."""
        if self._job is None and self._waiting and self._bridge.has_desk:
            scans, self._waiting = self._waiting, {}
            self._numbers = {scan.path: record for record, scan in scans.items()}
            task = partial(_recognise, list(scans.values()), self._settings, self._bridge.desk.catalogue_entries())
            self._job = self._runner.stream(task, self._take, lambda _none: self._end(), self._on_error)
        return self.busy

    def stop(self) -> None:
        """Read no more. What was read stays."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _take(self, outcome: ScanOutcome) -> None:
        if not self._bridge.has_desk:
            return
        record = self._numbers[outcome.scan.path]
        if outcome.page:
            self.page_read.emit(record, outcome.page, outcome.pages)
        elif outcome.proposed is None:
            self.done.emit(record, str(outcome.error or ""))
        else:
            self.done.emit(record, self._stored(record, outcome))

    def _stored(self, record: int, outcome: ScanOutcome) -> str:
        """Take the reading in; why it could not be, blank when it was."""
        assert outcome.proposed is not None
        try:
            self._bridge.desk.repropose(record, outcome.proposed.record, outcome.proposed.document)
        except EditRefused as refused:
            return str(refused)
        except WorkbenchError as error:
            self.stop()
            self._bridge.refuse(error)
            return str(error)
        return ""

    def _on_error(self, error: Exception) -> None:
        self._end()
        tell_failed(self._bridge, self._runner, error)

    def _end(self) -> None:
        self._job = None
        if not self.start():
            self.ended.emit()


def _recognise(
    scans: list[Scan], settings: Settings, entries: tuple[Guideline, ...], progress: Progress
) -> Iterator[ScanOutcome]:
    from workbench.tasks.recognising import recognise_scans  # noqa: PLC0415 - a window opens without all of extraction

    return recognise_scans(scans, settings, entries, progress)
