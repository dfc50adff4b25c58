"""The lines of a sheet over the record: some enter something when chosen, others are headings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from workbench.ui.rows import VALUE, Index

_NO_PARENT = QModelIndex()


class SheetLine(Protocol):
    """A line: what is `spoken` of it, and whether it can be chosen."""

    @property
    def spoken(self) -> str: ...

    @property
    def enters(self) -> bool: ...


class SheetLines(QAbstractListModel):
    """Lines for a delegate; only those that enter something can be in hand."""

    def __init__(self, parent: QObject, lines: Iterable[SheetLine]) -> None:
        super().__init__(parent)
        self._lines = tuple(lines)

    def rowCount(self, _parent: Index = _NO_PARENT) -> int:
        return len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not 0 <= index.row() < len(self._lines) or not self._lines[index.row()].enters:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == VALUE:
            return line
        said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return line.spoken if role in said else None
