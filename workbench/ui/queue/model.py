"""The rows of the queue, read from the desk in blocks, so that a million of them cost no more than a screenful."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.model.queue import QueueFilter, QueueRow
from workbench.ui.bridge import Bridge
from workbench.ui.rows import VALUE

_BLOCK = 128
_KEPT = 16
_NOWHERE = QModelIndex()


class QueueModel(QAbstractListModel):
    """Documents that a filter lets through, in the filter's order. Answers None for what it does not know."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._wanted = QueueFilter()
        self._count = 0
        self._blocks: OrderedDict[int, list[QueueRow]] = OrderedDict()

    @property
    def wanted(self) -> QueueFilter:
        """The filter and order."""
        return self._wanted

    def want(self, wanted: QueueFilter) -> None:
        """Show other documents, or others first."""
        self._wanted = wanted
        self.reload()

    def reload(self) -> None:
        """Read again; rows stay where they are when their number is the same."""
        count = self._bridge.desk.queue_count(self._wanted) if self._bridge.has_desk else 0
        self._blocks.clear()
        if count == self._count and count:
            self.dataChanged.emit(self.index(0), self.index(count - 1))
            return
        self.beginResetModel()
        self._count = count
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.at(index.row()) if index.isValid() else None
        if found is None:
            return None
        match role:
            case Qt.ItemDataRole.UserRole:
                return found
            case Qt.ItemDataRole.DisplayRole:
                return found.title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._spoken(found)
        return None

    def at(self, row: int) -> QueueRow | None:
        """One row, None beyond the ends."""
        if not 0 <= row < self._count:
            return None
        number, offset = divmod(row, _BLOCK)
        if number not in self._blocks:
            self._blocks[number] = self._bridge.desk.queue(self._wanted, number * _BLOCK, _BLOCK)
            if len(self._blocks) > _KEPT:
                self._blocks.popitem(last=False)
        self._blocks.move_to_end(number)
        block = self._blocks[number]
        return block[offset] if offset < len(block) else None

    def position(self, record: int) -> int | None:
        """The row of a record, None when the filter leaves it out."""
        return self._bridge.desk.queue_position(self._wanted, record)

    def _spoken(self, row: QueueRow) -> str:
        parts = [row.title, row.state]
        if row.fails:
            parts.append(self.tr("{count} fail a check").format(count=row.fails))
        if row.doubts:
            parts.append(self.tr("{count} to check").format(count=row.doubts))
        if row.flags:
            parts.append(self.tr("flagged"))
        return ", ".join(part for part in (*parts, row.about, row.reason or "") if part)


def record_of(index: QModelIndex | QPersistentModelIndex) -> int | None:
    """The record an index stands for."""
    row = index.data(VALUE)
    return row.record if isinstance(row, QueueRow) else None
