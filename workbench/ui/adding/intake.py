"""An import under way: files found, read in workers, stored one by one on the window's thread as they come."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.model.errors import WorkbenchError
from workbench.model.guidelines import Guideline
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.ui.bridge import Bridge
from workbench.ui.failing import tell_failed
from workbench.ui.runner import Job, Runner

if TYPE_CHECKING:
    from workbench.tasks.importing import ImportOutcome

log = logging.getLogger(__name__)


class Intake(QObject):
    """Reads documents into the open project, one round after the other.

    `found` carries the paths of a new round, `taken` an `ImportOutcome`, what became of it (added, known, failed) and
    its record's number or None, `ended` says that a round is over: by itself, stopped or failed.
    """

    found = Signal(object)
    taken = Signal(object, str, object)
    ended = Signal()

    def __init__(self, bridge: Bridge, runner: Runner, settings: Settings) -> None:
        super().__init__(bridge)
        self._bridge, self._runner = bridge, runner
        # One core stays for the window, unless the person said otherwise.
        self._settings = settings._replace(jobs=settings.jobs or max(1, settings.workers - 1))
        self._job: Job | None = None
        self._waiting: list[list[Path]] = []
        self._began = 0.0

    @property
    def busy(self) -> bool:
        """Whether a round is under way."""
        return self._job is not None

    @property
    def workers(self) -> int:
        """How many files are read at a time."""
        return self._settings.workers

    @property
    def seconds(self) -> float:
        """For how long the present round has been going."""
        return time.monotonic() - self._began

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders, after those that are being read now."""
        if self._job is not None:
            self._waiting.append(list(paths))
            return
        self._job = self._runner.run(partial(_find, list(paths)), self._read, self._on_error)

    def stop(self) -> None:
        """Read no more. What was read stays."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _read(self, files: list[Path]) -> None:
        if not files:
            words = self.tr("Nothing there ends in .pdf or .txt.")
            self._bridge.notice("note", self.tr("No documents found"), words, about="adding")
            self._end()
            return
        self._began = time.monotonic()
        self.found.emit(files)
        task = partial(_propose, files, self._settings, self._bridge.desk.catalogue_entries())
        self._job = self._runner.stream(task, self._take, lambda _none: self._end(), self._on_error)

    def _take(self, outcome: ImportOutcome) -> None:
        if not self._bridge.has_desk:
            return
        desk, record = self._bridge.desk, None
        try:
            if outcome.document is None or outcome.record is None or outcome.content is None:
                record = desk.add_failure(outcome.path, str(outcome.error))
                became = "failed"
            else:
                record = desk.add_document(outcome.document, outcome.content, outcome.record, outcome.path)
                became = "known" if record is None else "added"
        except WorkbenchError as error:
            self.stop()
            self._bridge.refuse(error)
            return
        self.taken.emit(outcome, became, record)

    def _on_error(self, error: Exception) -> None:
        self._end()
        tell_failed(self._bridge, self._runner, error)

    def _end(self) -> None:
        self._job = None
        if self._waiting:
            self.add(self._waiting.pop(0))
        else:
            self.ended.emit()


def _find(paths: list[Path], _progress: Progress) -> list[Path]:
    from workbench.tasks.finding_documents import find_documents  # noqa: PLC0415 - a start page shows without it

    return find_documents(paths)


def _propose(
    files: list[Path], settings: Settings, entries: tuple[Guideline, ...], progress: Progress
) -> Iterator[ImportOutcome]:
    from workbench.tasks.importing import propose_paths  # noqa: PLC0415 - as above, with all of extraction behind it

    return propose_paths(files, settings, entries, progress)
