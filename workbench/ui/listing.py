"""The documents that a filter lets through, for queue and table: rows are read in blocks when they are shown.

Most lists are made at once. Where a search finds very much, or very many documents are put in an order that takes its
time, the list is made behind the window; until it comes the earlier one stays.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.model.queue import QueueFilter, QueueRow
from workbench.ui.bridge import Bridge
from workbench.ui.latest import Latest
from workbench.ui.runner import Runner

if TYPE_CHECKING:
    from workbench.tasks.listed import Listing

_BLOCK = 64
_KEPT = 32


class DocumentList(QObject):
    """`renewed` says that another list is there, or the same one with other rows."""

    renewed = Signal()

    def __init__(self, bridge: Bridge, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._latest = Latest(runner)
        self._asked = perf_counter()
        self.wanted = QueueFilter()
        self.listing: Listing | None = None
        self.milliseconds = 0.0
        self._blocks: OrderedDict[int, list[QueueRow]] = OrderedDict()

    @property
    def total(self) -> int:
        """How many rows there are."""
        return self.listing.total if self.listing else 0

    @property
    def waiting(self) -> bool:
        """Whether something of the list is still being made."""
        return self._latest.waiting

    @property
    def is_whole(self) -> bool:
        """Whether all of the list is there, and not its beginning alone."""
        return self.listing is None or self.listing.whole

    def want(self, wanted: QueueFilter) -> None:
        """List other documents, or others first."""
        self.wanted = wanted
        self.reload()

    def reload(self) -> None:
        """Make the list again."""
        self._latest.drop()
        self._asked = perf_counter()
        if not self._bridge.has_desk:
            self._take(None)
            return
        desk = self._bridge.desk
        if desk.is_quick(self.wanted):
            self._take(desk.find(self.wanted))
        else:
            stamp = desk.stamp
            self._latest.follow(partial(desk.find_in_parts, self.wanted), lambda made: self._arrive(made, stamp))

    def drop(self) -> None:
        """Ask for nothing more; the project is being closed."""
        self._latest.drop()

    def at(self, row: int) -> QueueRow | None:
        """One row, None beyond the ends."""
        if self.listing is None or not 0 <= row < self.listing.total:
            return None
        number, offset = divmod(row, _BLOCK)
        if number not in self._blocks:
            self._blocks[number] = self._bridge.desk.rows_of(self.listing, number * _BLOCK, _BLOCK)
            if len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
        self._blocks.move_to_end(number)
        block = self._blocks[number]
        return block[offset] if offset < len(block) else None

    def block_of(self, row: int) -> tuple[int, tuple[int, ...]]:
        """The first row and the records of the block that a row stands in."""
        first = row - row % _BLOCK
        return first, tuple(found.record for found in self._blocks.get(first // _BLOCK, ()))

    def position(self, record: int) -> int | None:
        """The row of a record, None when the filter leaves it out."""
        return self.listing.position(record) if self.listing else None

    def _arrive(self, made: Listing, stamp: int) -> None:
        if not self._bridge.has_desk:
            return
        if made.whole and stamp == self._bridge.desk.stamp:
            self._bridge.desk.keep(made)
        self._take(made)

    def _take(self, made: Listing | None) -> None:
        self.milliseconds = (perf_counter() - self._asked) * 1000
        self.listing = made
        self._blocks.clear()
        self.renewed.emit()
