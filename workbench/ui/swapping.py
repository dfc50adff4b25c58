"""Steps over very many documents, their undo and redo: behind the window, which stays awake meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject

from workbench.model.errors import EditRefused, TryLater
from workbench.progress import Progress, Stoppable
from workbench.settings import Settings
from workbench.ui.bridge import Bridge, LargeStep
from workbench.ui.failing import tell_failed
from workbench.ui.runner import Runner

_LARGE = 24
"""Steps of more edits are swapped behind the window."""


class Swapping(QObject):
    """Takes large steps back and brings them again, and makes those that panels want.

    `told` is the sentence for afterwards, with `{step}` in it.
    """

    def __init__(self, bridge: Bridge, runner: Runner) -> None:
        super().__init__(bridge)
        self._bridge, self._runner = bridge, runner
        self._going_on = False
        bridge.large.connect(self.make)

    def undo(self, told: str) -> bool:
        """Take the last step back if it is large; whether it is. One at a time: where another goes on that is said."""
        if self._bridge.desk.undo_size <= _LARGE:
            return False
        self._begin(told, self.tr("Taking back"), self._bridge.desk.undo_label, redo=False)
        return True

    def redo(self, told: str) -> bool:
        """Bring a large step again, in the same way."""
        if self._bridge.desk.redo_size <= _LARGE:
            return False
        self._begin(told, self.tr("Doing again"), self._bridge.desk.redo_label, redo=True)
        return True

    def _begin(self, told: str, words: str, label: str | None, *, redo: bool) -> None:
        if self._is_busy():
            return
        desk = self._bridge.desk
        kind: Literal["undo", "redo"] = "redo" if redo else "undo"
        which = desk.to_swap(kind)
        if self._bridge.own_step and self._bridge.act(desk.see_that_undo_may_begin) is not True:
            return

        def failed(error: Exception) -> None:
            if _is_for_good(error) and self._bridge.has_desk and self._bridge.desk is desk:
                self._bridge.act(desk.poll)
                desk.leave_out(kind, which or 0)
            tell_failed(self._bridge, self._runner, error)

        self._run(words, partial(_swap, redo, which), lambda: self._bridge.tell(told.format(step=label)), failed)

    def make(self, step: LargeStep) -> None:
        """Make a step that a panel wants; one at a time."""
        if self._is_busy():
            return
        failed = partial(tell_failed, self._bridge, self._runner)
        self._run(step.words, step.task, lambda: self._bridge.tell(step.told, undo=True), failed)

    def _is_busy(self) -> bool:
        """Whether a step is going on; then the person is told so."""
        if self._going_on:
            self._bridge.tell(self.tr("Another step over many documents is going on. Wait until it is done."))
        return self._going_on

    def _run(
        self,
        words: str,
        task: Callable[[Path, Settings, Progress], object],
        told: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        desk = self._bridge.desk
        self._going_on = self._bridge.own_step = True
        self._bridge.working.emit(words, 0.0)

        def done(_changes: object) -> None:
            self._end()
            if self._bridge.has_desk and self._bridge.desk is desk:
                self._bridge.act(desk.poll)
                told()

        def not_done(error: Exception) -> None:
            self._end()
            failed(error)

        def tell(done: int, total: int, _note: str) -> None:
            self._bridge.working.emit(words, done / total if total else 0.0)

        self._runner.run(partial(_left_when_the_window_goes, task, desk.path, desk.settings), done, not_done, tell)

    def _end(self) -> None:
        self._going_on = self._bridge.own_step = False
        self._bridge.working.emit("", 0.0)


def _is_for_good(error: Exception) -> bool:
    return isinstance(error, EditRefused) and not isinstance(error, TryLater)


def _left_when_the_window_goes(
    task: Callable[[Path, Settings, Progress], object], path: Path, settings: Settings, progress: Progress
) -> object:
    """What is not done by then is taken back when the project is opened next."""
    step = Stoppable()
    step.outer = progress
    return task(path, settings, step)


def _swap(redo: bool, which: int | None, path: Path, settings: Settings, progress: Progress) -> object:
    from workbench.tasks.bulk import undo_behind  # noqa: PLC0415 - extraction comes with it

    return undo_behind(path, settings, progress, which, redo=redo)
