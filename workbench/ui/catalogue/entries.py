"""The entries as rows of one list: a tree drawn by indents, or what fits the words that are searched for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter

from workbench.model.guidelines import Guideline
from workbench.ui import paint
from workbench.ui.rows import VALUE, Index, RowDelegate
from workbench.ui.theme import Theme

_NOWHERE = QModelIndex()
_STEP = 14
_DEEPEST = 6


@dataclass(frozen=True)
class EntryRow:
    """One entry, how deep it lies in the tree, and how many citations are linked to it."""

    entry: Guideline
    depth: int
    citations: int


class Entries(QAbstractListModel):
    """The entries of a catalogue, in tree order. Answers None for what it does not know."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self._all: tuple[EntryRow, ...] = ()
        self._shown: tuple[EntryRow, ...] = ()
        self._words = ""

    def show(self, entries: Iterable[Guideline], usage: Mapping[str, int]) -> None:
        """Show this catalogue; the words stay."""
        made = tuple(EntryRow(entry, depth, usage.get(entry.id, 0)) for entry, depth in in_tree_order(entries))
        if made != self._all:
            self._all = made
            self._narrow()

    def search(self, words: str) -> None:
        """Show only what has all these words; blank shows the whole tree."""
        if words != self._words:
            self._words = words
            self._narrow()

    def _narrow(self) -> None:
        wanted = self._words.casefold().split()
        self.beginResetModel()
        fitting = (row for row in self._all if _fits(row.entry, wanted))
        self._shown = tuple(EntryRow(row.entry, 0, row.citations) for row in fitting) if wanted else self._all
        self.endResetModel()

    def row_of(self, id: str) -> int | None:
        """The row of an entry, None when it is not shown."""
        return next((number for number, row in enumerate(self._shown) if row.entry.id == id), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        row = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row.entry.title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return ", ".join(filter(None, (row.entry.title, row.entry.id, self._used(row.citations))))
        return None

    def _used(self, citations: int) -> str:
        if citations == 1:
            return self.tr("1 citation")
        return self.tr("{count} citations").format(count=citations) if citations else ""


def in_tree_order(entries: Iterable[Guideline]) -> Iterator[tuple[Guideline, int]]:
    """Each entry after the one above it, with its depth from 0."""
    under: dict[str | None, list[Guideline]] = {}
    known = {entry.id: entry for entry in entries}
    for entry in known.values():
        under.setdefault(entry.parent_id if entry.parent_id in known else None, []).append(entry)
    waiting = [(entry, 0) for entry in reversed(under.get(None, []))]
    while waiting:
        entry, depth = waiting.pop()
        yield entry, depth
        waiting += [(child, depth + 1) for child in reversed(under.get(entry.id, []))]


def _fits(entry: Guideline, wanted: list[str]) -> bool:
    said = " ".join((entry.id, entry.title, entry.document, entry.chapter, *entry.aliases)).casefold()
    return all(word in said for word in wanted)


class EntryDelegate(RowDelegate):
    """Title, indented by depth, and the count of citations; below, the id."""

    height = 45

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        row = index.data(VALUE)
        if not isinstance(row, EntryRow):
            return
        left, right = 14.0 + _STEP * min(row.depth, _DEEPEST), box.right() - 16
        end = right
        if row.citations:
            place = QRectF(right - 48, 5, 48, 20)
            end -= 10 + paint.text(painter, theme, place, f"{row.citations:,}", "text2", size="second", right=True)
        weight = 600 if current else 500 if row.depth == 0 else 400
        paint.text(painter, theme, QRectF(left, 5, end - left, 20), row.entry.title, weight=weight)
        paint.text(painter, theme, QRectF(left, 23, right - left, 18), row.entry.id, "text3", size="second")
