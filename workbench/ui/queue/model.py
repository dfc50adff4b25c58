"""The rows of the queue, read from the desk in blocks, so that a million of them cost no more than a screenful."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.model.queue import QueueFilter, QueueRow
from workbench.ui.bridge import Bridge
from workbench.ui.listing import DocumentList
from workbench.ui.queue.rows import about_words
from workbench.ui.rows import VALUE
from workbench.ui.runner import Runner
from workbench.ui.words import word

_NOWHERE = QModelIndex()


class QueueModel(QAbstractListModel):
    """Documents that a filter lets through, in the filter's order. Answers None for what it does not know."""

    def __init__(self, bridge: Bridge, runner: Runner) -> None:
        super().__init__(bridge)
        self.list = DocumentList(bridge, runner, self)
        self.list.renewed.connect(self._on_renewed)
        self._count = 0

    @property
    def wanted(self) -> QueueFilter:
        """The filter and order."""
        return self.list.wanted

    def want(self, wanted: QueueFilter) -> None:
        """Show other documents, or others first."""
        self.list.want(wanted)

    def reload(self) -> None:
        """Read again; rows stay where they are when their number is the same."""
        self.list.reload()

    def _on_renewed(self) -> None:
        if self.list.total == self._count and self._count:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))
            return
        self.beginResetModel()
        self._count = self.list.total
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
        return self.list.at(row)

    def position(self, record: int) -> int | None:
        """The row of a record, None when the filter leaves it out."""
        return self.list.position(record)

    def _spoken(self, row: QueueRow) -> str:
        parts = [row.title, word(row.state)]
        if row.fails:
            parts.append(self.tr("{count} fail a check").format(count=row.fails))
        if row.doubts:
            parts.append(self.tr("{count} to check").format(count=row.doubts))
        if row.flags:
            parts.append(self.tr("flagged"))
        return ", ".join(part for part in (*parts, *about_words(row)) if part)


def record_of(index: QModelIndex | QPersistentModelIndex) -> int | None:
    """The record an index stands for."""
    row = index.data(VALUE)
    return row.record if isinstance(row, QueueRow) else None
