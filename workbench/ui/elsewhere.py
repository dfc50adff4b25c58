"""The project is saved in another place, and the person goes on there: what waits for room on the disk goes along."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.model.errors import WorkbenchError
from workbench.progress import Progress
from workbench.ui.bridge import notice_of
from workbench.ui.projects import Copied

if TYPE_CHECKING:
    from workbench.ui.ask import Ask
    from workbench.ui.bridge import Bridge
    from workbench.ui.memory import Memory
    from workbench.ui.projects import Projects
    from workbench.ui.runner import Job, Runner

_ABOUT = "elsewhere"
_TOLD_FROM = 25_000
"""Fewer pages (100 MB) are copied before anybody has read that they are."""


class Elsewhere(QObject):
    """Copies the open project behind the window, with progress and a stop. The project itself is only read."""

    def __init__(self, bridge: Bridge, runner: Runner, ask: Ask, memory: Memory, projects: Projects) -> None:
        super().__init__(bridge)
        self._bridge, self._runner, self._ask, self._memory, self._projects = bridge, runner, ask, memory, projects
        self._job: Job | None = None

    def save(self) -> None:
        """Ask for a place, copy the project there and go on in the copy."""
        if self._job is not None:
            self._bridge.tell(self.tr("The project is being copied already."))
            return
        desk = self._bridge.desk
        place = self._ask.elsewhere(self._projects.folder, desk.name)
        if place is None:
            return
        self._memory.folder = str(place.parent)
        self._bridge.settled.emit(_ABOUT)
        self._job = self._runner.run_aside(
            partial(_copy, desk.path, place),
            partial(self._copied, desk.path, desk.last_step, place),
            self._refused,
            partial(self._tell, place),
        )

    def _tell(self, place: Path, done: int, total: int, _note: str) -> None:
        if not total:
            return
        words = self.tr("Copying the project to {name}").format(name=place.name)
        self._bridge.working.emit(f"{words}, {100 * done // total} %", done / total)
        if total >= _TOLD_FROM and done < total:
            title = self.tr("The project is being copied to {name}").format(name=place.name)
            told = self.tr("You can go on meanwhile. If you stop, nothing is left there.")
            self._bridge.notice("note", title, told, (self.tr("Stop"), self.stop), about=_ABOUT)

    def stop(self) -> None:
        """Copy no further; what was written goes. A copy that is whole by now stays, and is gone on in."""
        if self._job is not None and not self._job.finished.is_set():
            self._job.cancel()
            self._over()

    def _over(self) -> None:
        self._job = None
        self._bridge.working.emit("", 0.0)
        self._bridge.settled.emit(_ABOUT)

    def _copied(self, path: Path, step: int, place: Path, _none: None) -> None:
        """Go on in the copy, unless the person is elsewhere by now or changed something that it lacks.

        That is asked once more when the copy is open, for it takes a moment in which the person may go on.
        """
        self._over()
        is_whole = partial(self._is_as_copied, path, step)
        then = partial(self._opened, path, place)
        if not is_whole():
            then(False)
            return
        if self._bridge.record is not None:
            self._memory.documents[str(place)] = self._bridge.record
        self._projects.open(place, Copied(is_whole, then))

    def _is_as_copied(self, path: Path, step: int) -> bool:
        return self._is_in(path) and self._bridge.desk.last_step == step

    def _is_in(self, path: Path) -> bool:
        return self._bridge.has_desk and self._bridge.desk.path == path

    def _opened(self, path: Path, place: Path, is_open: bool) -> None:
        if is_open:
            title = self.tr("You go on in {name}").format(name=place.name)
            words = self.tr("It is the project as it was, in {folder}. {old} is as it was too; it may be deleted.")
            self._bridge.notice("note", title, words.format(folder=place.parent, old=path), about=_ABOUT)
            return
        title = self.tr("The project was copied to {name}").format(name=place.name)
        words = self.tr("What was changed after the copying began is not in it: you are still in the project itself.")
        way = (self.tr("Open the copy"), partial(self._projects.open, place))
        self._bridge.notice("note", title, words if self._is_in(path) else str(place), way, about=_ABOUT)

    def _refused(self, error: Exception) -> None:
        self._over()
        if not isinstance(error, WorkbenchError):
            self._runner.failed.emit(error)
            return
        way = (self.tr("Choose another place …"), self.save)
        self._bridge.noticed.emit(notice_of(error)._replace(ways=(way,), about=_ABOUT))


def _copy(path: Path, place: Path, progress: Progress) -> None:
    from workbench.tasks.project import copy_project  # noqa: PLC0415 - a start page shows without the store

    copy_project(path, place, progress)
