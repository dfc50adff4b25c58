"""The table's rows: those of the list of documents, and of a search the passages where its words stand."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.model.queue import Passage, QueueFilter, QueueOrder, QueueRow
from workbench.ui.bridge import Bridge
from workbench.ui.documents.words import COLUMNS, passage_label, reader_label, tr
from workbench.ui.latest import Latest
from workbench.ui.listing import DocumentList
from workbench.ui.queue.rows import about_of
from workbench.ui.runner import Runner
from workbench.ui.words import word

PASSAGE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex

MARK, DOCUMENT, DECIDED, ITEMS, DETERMINATION, TO_CHECK, READER = range(7)
ORDERS: tuple[QueueOrder, ...] = ("state", "name", "decided", "items", "determination", "doubts", "reader")
"""The order that each column sorts by."""


class DocumentsModel(QAbstractTableModel):
    """Documents that a filter lets through. Answers None for what it does not know."""

    def __init__(self, bridge: Bridge, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.list = DocumentList(bridge, runner, self)
        self.list.renewed.connect(self._on_renewed)
        self._looking = Latest(runner)
        self._passages: dict[int, Passage] = {}
        self._asked: set[int] = set()
        self._for = QueueFilter()
        self._rows = 0
        self._is_beginning = False

    @property
    def has_passages(self) -> bool:
        """Whether rows say where the words of a search stand."""
        return bool(self._for.words)

    def headers(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(map(self._header, range(len(COLUMNS))))

    def _header(self, section: int) -> str:
        return tr(COLUMNS[section]) if section else ""

    def _on_renewed(self) -> None:
        made = self.list.listing
        wanted = made.wanted if made else QueueFilter()
        grows = self._is_beginning and wanted == self._for and self.list.total > self._rows
        self._is_beginning = made is not None and not made.whole
        self._looking.drop()
        self._passages.clear()
        self._asked.clear()
        self._for = wanted
        if self._rows == self.list.total and self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, len(ORDERS) - 1))
            return
        if grows:  # the rows that are there stay where they are
            self.beginInsertRows(QModelIndex(), self._rows, self.list.total - 1)
            self._rows = self.list.total
            self.endInsertRows()
            return
        self.beginResetModel()
        self._rows = self.list.total
        self.endResetModel()

    def drop(self) -> None:
        """Ask for nothing more; the project is being closed."""
        self.list.drop()
        self._looking.drop()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(ORDERS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.list.at(index.row()) if index.isValid() and 0 <= index.column() < len(ORDERS) else None
        if found is None:
            return None
        match role:
            case Qt.ItemDataRole.UserRole:
                return found
            case int() if role == PASSAGE:
                return self._passage(index.row(), found.record)
            case Qt.ItemDataRole.DisplayRole:
                return self.told(found, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(found) if index.column() == DOCUMENT else self.told(found, index.column())
            case Qt.ItemDataRole.ToolTipRole if index.column() in (MARK, DOCUMENT):
                return self._spoken(found)
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if way == Qt.Orientation.Vertical or not 0 <= section < len(ORDERS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._header(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == ITEMS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            name = self._header(section) or tr("State")
            return tr("Sort by {column}").format(column=name.lower())
        return None

    def told(self, row: QueueRow, column: int) -> str:
        """What one cell says."""
        match column:
            case 0:
                return word(row.state)
            case 1:
                return row.title
            case 2:
                return row.decided
            case 3:
                return str(row.items) if row.items else ""
            case 4:
                return row.determination
            case 5:
                return str(row.doubts + row.fails) if row.doubts + row.fails else ""
            case _:
                return reader_label(self._bridge, row.reader)

    def _spoken(self, row: QueueRow) -> str:
        parts = [row.title, word(row.state)]
        if row.fails:
            parts.append(tr("{count} fail a check").format(count=row.fails))
        if row.doubts:
            parts.append(tr("{count} to check").format(count=row.doubts))
        passage = self._passages.get(row.record)
        said = f"{passage_label(passage)}: {passage.text}" if passage else about_of(row)
        return ", ".join(part for part in (*parts, row.determination, said) if part)

    # Passages, read behind the window a block at a time

    def _passage(self, row: int, record: int) -> Passage | None:
        if not self.has_passages:
            return None
        first, records = self.list.block_of(row)
        if first not in self._asked and not self._looking.waiting and self._bridge.has_desk:
            self._asked.add(first)
            question = partial(self._bridge.desk.passages_behind, self._for, records)
            self._looking.ask(question, partial(self._take_passages, first, len(records)))
        return self._passages.get(record)

    def _take_passages(self, first: int, count: int, found: dict[int, Passage]) -> None:
        self._passages |= found
        self.dataChanged.emit(self.index(first, DOCUMENT), self.index(first + count - 1, DOCUMENT))
