"""All values of one facet, to search and tick: what its short list has no room for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame

from workbench.ui.bridge import Bridge
from workbench.ui.controls import button
from workbench.ui.documents.facet_rows import FacetDelegate, Value
from workbench.ui.documents.words import facet_label
from workbench.ui.inputs import SearchField
from workbench.ui.parts import column, hline, key_caps, label, row, wrap
from workbench.ui.rows import VALUE, RowList

_NOWHERE = QModelIndex()
_WIDTH = 460
_ROWS = 14


class _Values(QAbstractListModel):
    def __init__(self, parent: QObject, values: list[Value]) -> None:
        super().__init__(parent)
        self._all = [replace(value, last=False) for value in values]
        self.shown = list(range(len(self._all)))

    def narrow(self, words: str) -> None:
        sought = words.casefold().split()
        self.beginResetModel()
        self.shown = [
            at for at, value in enumerate(self._all) if all(word in value.label.casefold() for word in sought)
        ]
        self.endResetModel()

    def toggle(self, row: int) -> None:
        if 0 <= row < len(self.shown):
            at = self.shown[row]
            self._all[at] = replace(self._all[at], on=not self._all[at].on)
            self.dataChanged.emit(self.index(row), self.index(row))

    def chosen(self) -> tuple[str, ...]:
        return tuple(value.value for value in self._all if value.on)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.shown):
            return None
        value = self._all[self.shown[index.row()]]
        if role == VALUE:
            return value
        if role == Qt.ItemDataRole.ToolTipRole:
            return value.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            ticked = self.tr("on") if value.on else self.tr("off")
            return f"{value.label}, {value.count:,}, {ticked}"
        return None


class AllValues(QFrame):
    """Asks which values are wanted. `answered` is emitted once they are."""

    answered = Signal()
    left = Signal()

    def __init__(self, bridge: Bridge, facet: str, values: list[Value]) -> None:
        super().__init__()
        self.setObjectName("popup")
        name = facet_label(facet)
        self.setAccessibleName(name)
        self._model = _Values(self, values)
        self._search = SearchField(bridge, self.tr("Search these values"))
        self._search.left.connect(self.left)
        self._search.textChanged.connect(self._narrow)
        self._search.returnPressed.connect(self.answered)
        self._list = RowList(name)
        self._list.setModel(self._model)
        self._list.setItemDelegate(FacetDelegate(bridge, self._list))
        self._list.setCurrentIndex(self._model.index(0))
        self._list.take(bridge.theme.px(26) * min(max(len(values), 3), _ROWS))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(lambda index: self._model.toggle(index.row()))
        head = column(label(name, "title"), 8, self._search, margins=(20, 16, 20, 10))
        caps = key_caps(("↑ ↓", self.tr("move")), ("Ctrl Space", self.tr("tick")))
        foot = row(*caps, None, button(self.tr("Show these"), "primary", self.answered.emit), margins=(20, 10, 20, 12))
        self.setLayout(column(wrap(head), hline(), self._list, hline(), wrap(foot), margins=(1, 1, 1, 1)))
        self.setMinimumWidth(bridge.theme.px(_WIDTH))
        for key in (self._search, self):
            key.installEventFilter(self)

    def chosen(self) -> tuple[str, ...]:
        """The values that are ticked."""
        return self._model.chosen()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self.minimumWidth()), hint.height())

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._search.setFocus()

    def eventFilter(self, watched: QObject, event: Any) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == event.Type.KeyPress and self._takes(event):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        at = self._list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                at += 1 if event.key() == Qt.Key.Key_Down else -1
                self._list.setCurrentIndex(self._model.index(min(max(at, 0), self._model.rowCount() - 1)))
            case Qt.Key.Key_Space if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._model.toggle(at)
            case _:
                return False
        return True

    def _narrow(self, words: str) -> None:
        self._model.narrow(words)
        self._list.setCurrentIndex(self._model.index(0))
