"""How long a person has a document in hand, and with how many keys: seen at the window, kept in the project."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from workbench.model.errors import WorkbenchError
from workbench.ui.bridge import Bridge

if TYPE_CHECKING:
    from workbench.model.edits import ChangeSet
    from workbench.model.visit import Ended

log = logging.getLogger(__name__)

PAUSE = 60.0
"""Seconds without key or pointer after which the clock stands still until the next one."""

_LEAST = 2.0
_POINTER = (QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)
_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_ENDS: dict[str, Ended] = {"verified": "verified", "postponed": "postponed", "rejected": "rejected"}


class Visits(QObject):
    """Counts while a record is open and `in_review` says that it is in view; writes when the record is left.

    It looks at what the system sends to a window, each key once and before any widget: as many events as a person
    makes, and no widget's own. `clock` gives seconds.
    """

    def __init__(self, bridge: Bridge, in_review: Callable[[], bool], clock: Callable[[], float] = monotonic) -> None:
        super().__init__(bridge)
        self._bridge, self._in_review, self._clock = bridge, in_review, clock
        self._record: int | None = None
        self._opened_at, self._was = "", ""
        self._seconds, self._keys, self._last = 0.0, 0, 0.0
        self._watched: set[QWindow] = set()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.watch)
        bridge.record_opened.connect(self._on_record)
        bridge.record_closed.connect(self.leave)
        bridge.changed.connect(self._on_changed)

    def watch(self, window: QWindow | None) -> None:
        """Count the keys that go to a window: the program's own, and panels that float."""
        if window is not None and window not in self._watched:
            self._watched.add(window)
            window.destroyed.connect(lambda: self._watched.discard(window))
            window.installEventFilter(self)

    @property
    def so_far(self) -> tuple[float, int]:
        """Seconds in hand and keys of the record that is open."""
        return self._seconds, self._keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        # each key comes as an override first, whether or not it then is a shortcut's
        if kind == QEvent.Type.ShortcutOverride:
            if isinstance(event, QKeyEvent) and not event.isAutoRepeat() and event.key() not in _HELD:
                self._touch(1)
        elif kind in _POINTER:
            self._touch(0)
        return super().eventFilter(watched, event)

    def _touch(self, keys: int) -> None:
        if self._record is None:
            return
        now = self._clock()
        if self._in_review():
            self._seconds += min(now - self._last, PAUSE)
            self._keys += keys
        self._last = now

    def _on_record(self, record: int) -> None:
        if record != self._record:
            self.leave()
            self._begin(record)

    def _begin(self, record: int) -> None:
        self._record = record
        self._opened_at = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._was = self._state()
        self._seconds, self._keys, self._last = 0.0, 0, self._clock()

    def _on_changed(self, changes: ChangeSet) -> None:
        """A document that the person verified, postponed or rejected is done with, until they change it again."""
        here = self._bridge.record
        if self._record is None:
            if here is not None and here in changes.records:
                self._begin(here)
        elif self._record in changes.states and changes.kind == "do":
            state = self._bridge.desk.record(self._record).state
            if state.name in _ENDS and state.name != self._was and state.by == self._bridge.desk.person:
                self._end(_ENDS[state.name])

    def leave(self) -> None:
        """The record is left as it is."""
        self._end("left")

    def _end(self, ended: Ended) -> None:
        if self._record is None or not self._bridge.has_desk:
            self._record = None
            return
        from workbench.model.visit import Visit  # noqa: PLC0415 - a start page shows without the model

        self._touch(0)
        visit = Visit(
            self._record, self._bridge.desk.person, self._opened_at, round(self._seconds, 1), self._keys, ended
        )
        looked = ended == "left" and (self._was in _ENDS and self._state() == self._was)
        self._record = None
        if looked or (ended == "left" and visit.seconds < _LEAST):
            return  # no work on the document: it was passed on the way, or looked at when all was done
        try:
            self._bridge.desk.note_visit(visit)
        except WorkbenchError as error:  # nobody's work waits for this
            log.info("a visit was not kept: %s", type(error).__name__)

    def _state(self) -> str:
        if self._record is None or not self._bridge.has_desk:
            return ""
        try:
            return self._bridge.desk.record(self._record).state.name
        except WorkbenchError:
            return ""
