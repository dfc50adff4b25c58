"""Exported records come back into the open project: their lines read on a thread, taken in one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.model.errors import WorkbenchError
from workbench.progress import Progress
from workbench.ui.bridge import Bridge
from workbench.ui.runner import Job, Runner

if TYPE_CHECKING:
    from workbench.tasks.importing_records import Line

_SHOWN_PROBLEMS = 2


class Returning(QObject):
    """Takes datasets in, one after the other.

    `began` carries a dataset's path, `went` path and what became of its lines so far, in words; `done` path, words and
    whether lines were refused, and `ended` says that no dataset waits any more.
    """

    began = Signal(object)
    went = Signal(object, str)
    done = Signal(object, str, bool)
    ended = Signal()

    def __init__(self, bridge: Bridge, runner: Runner) -> None:
        super().__init__(bridge)
        self._bridge, self._runner = bridge, runner
        self._job: Job | None = None
        self._waiting: list[Path] = []
        self._counts: Counter[str] = Counter()
        self._problems: list[str] = []

    @property
    def busy(self) -> bool:
        """Whether a dataset is being taken in."""
        return self._job is not None

    def add(self, path: Path) -> None:
        """Take this dataset in, after those that are under way."""
        self._waiting.append(path)
        self._begin()

    def stop(self) -> None:
        """Take no more in. What came stays."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.ended.emit()

    def _begin(self) -> None:
        if self._job is not None or not self._waiting:
            return
        path = self._waiting.pop(0)
        self._counts.clear()
        self._problems.clear()
        self.began.emit(path)
        self._job = self._runner.stream(
            partial(_lines, path), partial(self._take, path), lambda _none: self._end(path), partial(self._fail, path)
        )

    def _take(self, path: Path, line: Line) -> None:
        from workbench.tasks.importing_records import take_line  # noqa: PLC0415 - loaded by whoever read the line

        if not self._bridge.has_desk:
            return
        outcome = take_line(self._bridge.desk, line, path.name)
        self._counts[outcome.became] += 1
        if outcome.became == "refused" and len(self._problems) < _SHOWN_PROBLEMS:
            self._problems.append(outcome.said)
        self.went.emit(path, self._told())

    def _fail(self, path: Path, error: Exception) -> None:
        if not isinstance(error, WorkbenchError):
            self._runner.failed.emit(error)
        self._problems.insert(0, str(error))
        self._counts["refused"] += 1
        self._end(path)

    def _end(self, path: Path) -> None:
        self._job = None
        refused = self._counts["refused"]
        said = " ".join((f"{self._told()}.", *self._problems)) if refused else self._told()
        self.done.emit(path, said, bool(refused))
        self._begin()
        if self._job is None:
            self.ended.emit()

    def _told(self) -> str:
        """What became of the lines so far."""
        words = {
            "added": self.tr("{count:,} new"),
            "taken": self.tr("{count:,} taken over"),
            "joined": self.tr("{count:,} put together with what was decided here"),
            "older": self.tr("{count:,} left as decided here"),
            "same": self.tr("{count:,} there already"),
            "refused": self.tr("{count:,} refused"),
        }
        told = [each.format(count=self._counts[name]) for name, each in words.items() if self._counts[name]]
        return ", ".join(told) or self.tr("no records")


def _lines(path: Path, progress: Progress) -> Iterator[Line]:
    from workbench.tasks.importing_records import read_lines  # noqa: PLC0415 - a window opens without it

    return read_lines(path, progress)
