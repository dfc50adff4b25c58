"""The one project of the window: made, opened, left, the examples tried."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from workbench.model.errors import ProjectMissing, WorkbenchError
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge, notice_of
from workbench.ui.memory import Memory
from workbench.ui.runner import Job, Runner
from workbench.ui.words import counted

if TYPE_CHECKING:
    from workbench.model.figures import Counted
    from workbench.model.queue import QueueFilter
    from workbench.tasks.desk import Desk
    from workbench.tasks.exporting import Exported
    from workbench.tasks.pages import PageLane
    from workbench.ui.elsewhere import Elsewhere

log = logging.getLogger(__name__)

_LOOK_FOR_OTHERS_MS = 1000
_TOLD_FROM = 2_000
"""With fewer documents an older project is made ready before anybody has read that it is."""


class Copied(NamedTuple):
    """A copy of the present project: whether it still holds all of it, and who is told whether it was opened."""

    is_whole: Callable[[], bool]
    then: Callable[[bool], None]


class Projects(QObject):
    """Opens and closes projects. What takes long (the first import of the store, making a file) runs behind."""

    def __init__(self, bridge: Bridge, runner: Runner, ask: Ask, memory: Memory, settings: Settings) -> None:
        super().__init__(bridge)
        self._bridge, self._runner, self._ask, self._memory, self._settings = bridge, runner, ask, memory, settings
        self._opening: Job | None = None
        self._opened_any = False
        self.after_places: Callable[[Callable[[], object]], object] = lambda do: do()
        """What does a thing once the window's places are made, which takes it some turns with the first project."""
        self._lane: PageLane | None = None
        self._making_lane = threading.Lock()
        self._elsewhere: Elsewhere | None = None
        self._is_told = self._is_asked = False
        self._others = QTimer(self)
        self._others.setInterval(_LOOK_FOR_OTHERS_MS)
        self._others.timeout.connect(self._look_for_others)

    def open(self, path: Path, copied: Copied | None = None) -> None:
        """Open a project in place of the present one, which stays open when the other cannot be.

        `copied` opens a copy of the present one: what waits for room on the disk is written there.
        """
        path = path.absolute()
        if self._opening is not None:
            self._opening.cancel()
            self._ready()
        self._opening = self._runner.run_aside(  # the present project's own work does not wait for it
            partial(_load_desk, path, self._settings, self._warm_up),
            partial(self._open_with, path, copied),
            partial(self._cannot_open, path),
            partial(self._tell_filling, path),
        )

    def _warm_up(self) -> None:
        """Have the process started that draws pages, while the project is being opened. On any thread."""
        self.lane.warm_up()

    @property
    def lane(self) -> PageLane:
        """What draws the pages of all projects, in a process of its own."""
        from workbench.tasks.pages import PageLane  # noqa: PLC0415 - a start page shows without the panels

        with self._making_lane:
            if self._lane is None:
                self._lane = PageLane()
            return self._lane

    def stop_drawing(self) -> None:
        """End the process that draws pages; for the window's end."""
        if self._lane is not None:
            self._lane.close()

    def ask_to_open(self) -> None:
        """Let the person choose a project and open it."""
        if path := self._ask.project(self.folder):
            self._memory.folder = str(path.parent)
            self.open(path)

    def ask_for_new(self) -> None:
        """Let the person choose a place, make a project there and open it."""
        if path := self._ask.new_project(self.folder):
            self._memory.folder = str(path.parent)
            self._runner.run(partial(_create, path), lambda _none: self.open(path), self._on_error)

    def try_examples(self) -> None:
        """Open the demo project as it was left, made first where there is none."""
        tell = partial(self._tell_work, self.tr("Making the examples ready"))
        self._runner.run(partial(_make_demo, self._settings), self._open_made, self._on_error, tell)

    def export(self, folder: Path) -> None:
        """Write the verified records as a dataset into a folder of its own inside `folder`."""
        desk = self._bridge.desk
        if not desk.counts().verified:
            words = self.tr("Only verified records are exported. Verify one with {key}.").format(
                key=self._bridge.keys.told("document.verify")
            )
            self._bridge.notice("doubt", self.tr("Nothing to export yet"), words, about="export")
            return
        self._export(folder, None, all_states=False)

    def export_shown(self, folder: Path, wanted: QueueFilter, *, all_states: bool) -> None:
        """The same of exactly what a filter lets through, the verified ones unless all are asked for."""
        self._export(folder, wanted, all_states=all_states)

    def _export(self, folder: Path, wanted: QueueFilter | None, *, all_states: bool) -> None:
        desk = self._bridge.desk
        place = folder / f"{desk.name} dataset"
        task = partial(_export, desk.path, place, self._settings, wanted, all_states)
        self._runner.run(task, self._tell_exported, self._on_error, partial(self._tell_work, self.tr("Exporting")))

    def export_figures(self, counted: Counted, folder: Path) -> None:
        """Write the figures of the overview into `folder`, without what documents took."""
        task = partial(_export_figures, counted, self._bridge.desk.name, folder)
        self._runner.run(task, self._tell_figures, self._on_error)

    def _tell_figures(self, written: list[Path]) -> None:
        names = ", ".join(path.name for path in written)
        self._bridge.notice("note", self.tr("Figures exported"), f"{written[0].parent}: {names}", about="export")

    def save_elsewhere(self) -> None:
        """Copy the project to another place and go on there."""
        if self._elsewhere is None:
            from workbench.ui.elsewhere import Elsewhere  # noqa: PLC0415 - seldom wanted

            self._elsewhere = Elsewhere(self._bridge, self._runner, self._ask, self._memory, self)
        self._elsewhere.save()

    def may_close(self) -> bool:
        """Whether the project can be left: where edits wait for room on the disk only if the person gives them up."""
        no_room = self._bridge.no_room
        no_room.write()
        if not no_room.waits:
            return True
        if self._is_asked:
            return False
        title = self.tr("The disk has no room yet. Close without {edits}?").format(edits=no_room.named())
        words = self.tr(
            "What waits for room is lost when the project is closed; all earlier edits are safe. If you keep it open "
            "and make room, it is written by itself."
        )
        self._is_asked = True
        try:
            return self._ask.sure(title, words, self.tr("Close without it"))
        finally:
            self._is_asked = False

    def close(self) -> None:
        """Leave the present project. Everything is saved already."""
        self._others.stop()
        if not self._bridge.has_desk:
            return
        desk = self._bridge.desk
        self._remember(desk)
        self._bridge.attach(None)
        desk.close()

    def _tell_filling(self, path: Path, done: int, total: int, step: str) -> None:
        """An older project is made ready, which takes its time where it is large; or a `step` left unfinished goes,
        once it is sure that nobody goes on with it.
        """
        if step and not total:
            self._tell_doubt(path)
            return
        if step:
            self._is_told = True
            words = self.tr("{name}: what was written of an unfinished step is taken back")
            self._tell_work(words.format(name=path.name), done, total, "")
            return
        if total < _TOLD_FROM:
            return
        if not self._is_told:
            self._is_told = True
            words = self.tr(
                "Citations and facets of its documents are worked out once, for it comes from another version. "
                "It opens when that is done. If you stop, nothing is lost, and it begins anew the next time."
            )
            title = self.tr("{name} is made ready").format(name=path.name)
            self._bridge.notice("note", title, words, (self.tr("Stop"), self.stop_opening), about="opening")
        self._tell_work(self.tr("Making {name} ready").format(name=path.name), done, total, "")

    def _tell_doubt(self, path: Path) -> None:
        if self._is_told:
            return
        self._is_told = True
        title = self.tr("{name} opens in a moment").format(name=path.name)
        words = self.tr(
            "A step over many documents in it is not finished. For up to ten seconds the program looks whether another "
            "window goes on with it. If none does, what was written of it is taken back."
        )
        self._bridge.notice("note", title, words, (self.tr("Stop"), self.stop_opening), about="opening")

    def stop_opening(self) -> None:
        """Do not open what is being made ready."""
        if self._opening is not None:
            self._opening.cancel()
            self._ready()

    def _ready(self) -> None:
        self._opening = None
        if self._is_told:
            self._is_told = False
            self._bridge.settled.emit("opening")
            self._bridge.working.emit("", 0.0)

    def _cannot_open(self, path: Path, error: Exception) -> None:
        self._ready()
        self._on_error(error, path)

    def _open_with(self, path: Path, copied: Copied | None, make: Callable[[Path, Settings], Desk]) -> None:
        self._ready()
        if copied is not None and not copied.is_whole():
            copied.then(False)
            return
        try:
            desk = make(path, self._settings)
        except WorkbenchError as error:
            self._on_error(error, path)
            return
        waiting = self._bridge.no_room.on_desk(desk) if copied is not None else None
        if waiting is None and not self.may_close():
            desk.close()
            if copied is not None:
                copied.then(False)
            return
        self.close()
        counts = desk.counts()
        self._memory.opened(path, counts.verified, counts.total)
        self._memory.project = str(path)
        self._bridge.settled.emit("project")
        self._bridge.attach(desk)
        self._others.start()
        for change in waiting or ():
            self._bridge.act(change)
        if copied is not None:
            copied.then(True)
        if self._opened_any:
            self._open_last(desk)
        else:
            self._opened_any = True
            self.after_places(partial(self._open_last, desk))

    def _open_last(self, desk: Desk) -> None:
        if not self._bridge.has_desk or self._bridge.desk is not desk or self._bridge.record is not None:
            return
        last = self._memory.documents.get(str(desk.path))
        try:
            if last is not None and desk.record(last):
                self._bridge.open_record(last)
                return
        except WorkbenchError:
            log.info("the document last open is gone")
        first = desk.next_to_review(None)
        if first is None:
            from workbench.model.queue import QueueFilter  # noqa: PLC0415 - nor the model

            rows = desk.queue(QueueFilter(), 0, 1)
            first = rows[0].record if rows else None
        if first is not None:
            self._bridge.open_record(first)

    def leave(self) -> None:
        """Close the project, which `may_close`, for the start page, also at the next start."""
        self.close()
        self._memory.project = ""

    def _open_made(self, path: Path) -> None:
        self._bridge.working.emit("", 0.0)
        self.open(path)

    def _tell_work(self, words: str, done: int, total: int, _note: str) -> None:
        self._bridge.working.emit(f"{words}, {done} / {total}", done / total if total else 0.0)

    def _tell_exported(self, exported: Exported) -> None:
        self._bridge.working.emit("", 0.0)
        count = exported.counts.get("documents", 0)
        title = counted("Projects", "{count} verified record exported", "{count} verified records exported", count)
        self._bridge.notice("note", title, str(exported.folder), about="export")

    def _remember(self, desk: Desk) -> None:
        counts = desk.counts()
        self._memory.progressed(desk.path, counts.verified, counts.total)
        if self._bridge.record is not None:
            self._memory.documents[str(desk.path)] = self._bridge.record

    def _look_for_others(self) -> None:
        if not self._bridge.has_desk:
            return
        try:
            self._bridge.desk.poll()
            self._bridge.no_room.write()
        except WorkbenchError as error:  # the file is out of reach: said once, not every second
            if not self._bridge.no_room.waits:
                self._others.stop()
                self._bridge.refuse(error)

    @property
    def folder(self) -> Path:
        """Where the person last chose something, or else their own folder."""
        folder = Path(self._memory.folder) if self._memory.folder else Path.home()
        return folder if folder.is_dir() else Path.home()

    def _on_error(self, error: Exception, path: Path | None = None) -> None:
        if not isinstance(error, WorkbenchError):
            self._runner.failed.emit(error)
            return
        self._bridge.working.emit("", 0.0)
        if isinstance(error, ProjectMissing) and path is not None:
            self._memory.project = ""
        if self._bridge.has_desk:
            self._bridge.refuse(error)
        else:
            way = (self.tr("Open another"), self.ask_to_open)
            self._bridge.noticed.emit(notice_of(error)._replace(ways=(way,)))
        self._bridge.project_changed.emit()


def _load_desk(
    path: Path, settings: Settings, begin: Callable[[], object], progress: Progress
) -> Callable[[Path, Settings], Desk]:
    """The desk's class. Whatever an open project needs is read in on this thread, and what an older one lacks is filled
    in, so that the window need not wait. `begin` is done before all that.
    """
    begin()
    import workbench.tasks.figures  # noqa: PLC0415 - a start page shows without the panels
    import workbench.ui.adding  # noqa: PLC0415 - as above
    import workbench.ui.documents.page  # noqa: PLC0415 - as above
    import workbench.ui.overview  # noqa: PLC0415 - as above
    import workbench.ui.review  # noqa: PLC0415 - as above
    from workbench.tasks.desk import Desk  # noqa: PLC0415 - nor the store
    from workbench.tasks.in_parts import take_up_at  # noqa: PLC0415 - as above
    from workbench.tasks.making_ready import make_ready  # noqa: PLC0415 - as above

    if make_ready(path, progress):
        take_up_at(path, settings, progress)
    del workbench
    return Desk


def _create(path: Path, _progress: Progress) -> None:
    from workbench.tasks.project import create_project  # noqa: PLC0415 - as above

    create_project(path)


def _make_demo(settings: Settings, progress: Progress) -> Path:
    from workbench.tasks.demo import demo_place, make_demo  # noqa: PLC0415 - as above

    return make_demo(demo_place(), settings, progress)


def _export(
    path: Path, folder: Path, settings: Settings, wanted: QueueFilter | None, all_states: bool, progress: Progress
) -> Exported:
    from workbench.tasks.exporting import export_project  # noqa: PLC0415 - as above

    return export_project(path, folder, ("jsonl", "csv"), settings, progress, all_states=all_states, wanted=wanted)


def _export_figures(counted: Counted, name: str, folder: Path, _progress: Progress) -> list[Path]:
    from workbench.tasks.figures_out import write_figures  # noqa: PLC0415 - as above

    return write_figures(counted, name, folder)
