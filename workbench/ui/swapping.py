"""Undo and redo of steps over very many documents: behind the window, which stays awake meanwhile."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject

from workbench.model.errors import EditRefused
from workbench.progress import Progress, Stoppable
from workbench.settings import Settings
from workbench.ui.bridge import Bridge
from workbench.ui.failing import tell_failed
from workbench.ui.runner import Runner

_LARGE = 24
"""Steps of more edits are swapped behind the window."""


class Swapping(QObject):
    """Takes large steps back and brings them again. `told` is the sentence for afterwards, with `{step}` in it."""

    def __init__(self, bridge: Bridge, runner: Runner) -> None:
        super().__init__(bridge)
        self._bridge, self._runner = bridge, runner
        self._going_on = False

    def undo(self, told: str) -> bool:
        """Take the last step back if it is large; whether that was begun, or is going on already."""
        if not self._going_on and self._bridge.desk.undo_size <= _LARGE:
            return False
        self._begin(told, self.tr("Taking back"), self._bridge.desk.undo_label, redo=False)
        return True

    def redo(self, told: str) -> bool:
        """Bring a large step again, in the same way."""
        if not self._going_on and self._bridge.desk.redo_size <= _LARGE:
            return False
        self._begin(told, self.tr("Doing again"), self._bridge.desk.redo_label, redo=True)
        return True

    def _begin(self, told: str, words: str, label: str | None, *, redo: bool) -> None:
        if self._going_on:
            return
        desk = self._bridge.desk
        kind: Literal["undo", "redo"] = "redo" if redo else "undo"
        which = desk.to_swap(kind)
        if self._bridge.own_step and self._bridge.act(desk.see_that_undo_may_begin) is not True:
            return
        self._going_on = self._bridge.own_step = True
        self._bridge.working.emit(words, 0.0)

        def done(_changes: object) -> None:
            self._end()
            if self._bridge.has_desk and self._bridge.desk is desk:
                self._bridge.act(desk.poll)
                self._bridge.tell(told.format(step=label))

        def failed(error: Exception) -> None:
            self._end()
            if isinstance(error, EditRefused) and self._bridge.has_desk and self._bridge.desk is desk:
                self._bridge.act(desk.poll)
                desk.leave_out(kind, which or 0)
            tell_failed(self._bridge, self._runner, error)

        def tell(done: int, total: int, _note: str) -> None:
            self._bridge.working.emit(words, done / total if total else 0.0)

        self._runner.run(partial(_swap, desk.path, desk.settings, redo, which), done, failed, tell)

    def _end(self) -> None:
        self._going_on = self._bridge.own_step = False
        self._bridge.working.emit("", 0.0)


def _swap(path: Path, settings: Settings, redo: bool, which: int | None, progress: Progress) -> object:
    from workbench.tasks.bulk import undo_behind  # noqa: PLC0415 - extraction comes with it

    step = Stoppable()
    step.outer = progress  # that the window goes leaves the rest for the next opening
    return undo_behind(path, settings, step, which, redo=redo)
