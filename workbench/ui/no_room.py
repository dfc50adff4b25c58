"""Changes that the disk had no room for: they wait, and are written as soon as there is room."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.model.errors import DiskFull, WorkbenchError
from workbench.ui.sentences import own_words
from workbench.ui.words import counted

if TYPE_CHECKING:
    from workbench.tasks.desk import Desk
    from workbench.ui.bridge import Bridge

Change = Callable[[], object]


class NoRoom(QObject):
    """Keeps refused changes in their order. Each is done anew, on what stands by then, so it fits what came between."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._waiting: list[tuple[Change, str]] = []
        self._trying = False

    @property
    def waits(self) -> bool:
        """Whether any change waits."""
        return bool(self._waiting)

    def keep(self, change: Change, label: str) -> None:
        """Have a change wait, and tell the person; the same one waits once."""
        if not any(_same(change, other) for other, _ in self._waiting):
            self._waiting.append((change, label))
        count = len(self._waiting)
        if count == 1 and label:
            told = self.tr("“{what}” waits here and will be written as soon as there is room.")
            waits = told.format(what=own_words(label))
        elif count == 1:
            waits = self.tr("It waits here and will be written as soon as there is room.")
        else:
            told = self.tr("{count} edits wait here and will be written as soon as there is room.")
            waits = told.format(count=count)
        words = self.tr("{waits} All earlier edits are safe.").format(waits=waits)
        title = self.tr("The disk is full or cannot be written: your last edit is not saved")
        again = (self.tr("Try again"), self.write)
        elsewhere = (self.tr("Save the project elsewhere …"), partial(self._bridge.wanted.emit, "project.elsewhere"))
        self._bridge.notice("fail", title, words, again, elsewhere, about="disk")

    def named(self) -> str:
        """What waits, for a question: the edit in quotation marks, or how many."""
        label = self._waiting[0][1] if len(self._waiting) == 1 else ""
        if label:
            return f"“{own_words(label)}”"
        return counted("NoRoom", "{count} edit", "{count} edits", len(self._waiting))

    def write(self) -> None:
        """Write what waits, if there is room by now. Ask once a second."""
        if self._trying or not self._waiting:
            return
        self._trying = True
        try:
            self._write_all()
        finally:
            self._trying = False
        if not self._waiting:
            self._bridge.settled.emit("disk")

    def on_desk(self, desk: Desk) -> list[Change] | None:
        """What waits, to be done on another desk; None where something waits that only the present one can do."""
        changes = [_on_desk(change, self._bridge.desk, desk) for change, _ in self._waiting]
        whole = [change for change in changes if change is not None]
        return whole if len(whole) == len(changes) else None

    def drop(self) -> None:
        """The project is closed."""
        self._waiting.clear()
        self._bridge.settled.emit("disk")

    def _write_all(self) -> None:
        while self._waiting:
            try:
                self._waiting[0][0]()
            except DiskFull:
                return
            except WorkbenchError as error:
                self._bridge.refuse(error)
            else:
                self._bridge.tell(self.tr("There is room again: what waited is saved."))
            self._waiting.pop(0)


def _same(one: Change, other: Change) -> bool:
    """Whether two changes do the same with the same."""
    if isinstance(one, partial) and isinstance(other, partial):
        same_words = (one.args, one.keywords) == (other.args, other.keywords)
        return same_words and _same(one.func, other.func)
    return one == other


def _on_desk(change: Change, old: Desk, new: Desk) -> Change | None:
    """The same change of another desk; None for one that is no method of a desk."""
    if isinstance(change, partial):
        inner = _on_desk(change.func, old, new)
        return partial(inner, *change.args, **change.keywords) if inner else None
    found = getattr(new, change.__name__) if getattr(change, "__self__", None) is old else None
    return found if callable(found) else None
