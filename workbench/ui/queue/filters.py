"""The filters above the queue: one line that says what is on, opened a list of states to tick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from workbench.model.alike import LinkOutlook
from workbench.model.behind import Behind
from workbench.model.queue import ProjectCounts
from workbench.model.review import StateName
from workbench.ui.bridge import Bridge
from workbench.ui.parts import Icon, Line, Tool, column, label, row
from workbench.ui.queue.rows import Facet, FacetDelegate
from workbench.ui.rows import VALUE, RowList

_NOWHERE = QModelIndex()
_DOUBTS = "to check"
_LINKS = "links: "
_LINK_ICONS: dict[LinkOutlook, str] = {
    "sure": "link", "likely": "link", "open": "split", "none": "unlink", "chosen": "check",
}  # fmt: skip
_LATER: tuple[StateName, ...] = ("second reading", "adjudication")


class _Facets(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.facets: list[Facet] = []

    def show(self, facets: list[Facet]) -> None:
        if len(facets) == len(self.facets):
            self.facets = facets
            self.dataChanged.emit(self.index(0), self.index(len(facets) - 1))
            return
        self.beginResetModel()
        self.facets = facets
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.facets)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.facets):
            return None
        facet = self.facets[index.row()]
        if role == VALUE:
            return facet
        if role == Qt.ItemDataRole.AccessibleTextRole:
            ticked = self.tr("on") if facet.on else self.tr("off")
            return f"{facet.word}, {facet.count}, {ticked}"
        return None


class _Head(QWidget):
    pressed = Signal()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit()
            return
        super().keyPressEvent(event)


class Filters(QWidget):
    """`changed` says that other states, or doubts alone, are wanted."""

    changed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._on: set[str] = set()
        self.behind: Behind | None = None
        self._figure = ""
        self._arrow = Icon(bridge, "chevron-right", "text3", 14)
        self._told = Line("", "tag")
        self._clear = Tool(bridge, "x", self.tr("Clear the filters"), self.clear)
        self._head = _Head()
        self._head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._head.setAccessibleName(self.tr("Filters"))
        name = label(self.tr("Filters"), "head")
        self._head.setLayout(row(self._arrow, name, (self._told, 1), self._clear, gap=6, margins=(14, 0, 8, 0)))
        self._head.setFixedHeight(30)
        self._head.pressed.connect(self._open_or_close)
        self._model = _Facets(self)
        self._list = RowList(self.tr("Filters"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(FacetDelegate(bridge, self._list))
        self._list.setSelectionMode(RowList.SelectionMode.NoSelection)
        self._list.clicked.connect(lambda index: self._toggle(index.data(VALUE).state))
        self._list.activated.connect(lambda index: self._toggle(index.data(VALUE).state))
        self._list.hide()
        self.setLayout(column(self._head, self._list))
        bridge.theme_changed.connect(self._fit)
        self._tell()

    def states(self) -> tuple[StateName, ...]:
        """The states wanted, none for all."""
        return tuple(state for state in get_args(StateName) if state in self._on)

    def only_doubts(self) -> bool:
        """Whether only documents with something to check are wanted."""
        return _DOUBTS in self._on

    def links(self) -> tuple[LinkOutlook, ...]:
        """The sorts of links of which a document is to have any, none for all documents."""
        return tuple(outlook for outlook in _LINK_ICONS if _LINKS + outlook in self._on)

    def show_behind(self, figure: Behind, name: str) -> None:
        """Turn on nothing but the documents behind a figure of the overview."""
        self.behind, self._figure = figure, name
        self._on = set()
        self._tell()
        self.changed.emit()

    def show_only(self, *states: str) -> None:
        """Turn on exactly these."""
        self._on = set(states)
        self.behind = None
        self._tell()
        self.changed.emit()

    def clear(self) -> None:
        """Turn all off."""
        self.show_only()

    def count(self, counts: ProjectCounts, with_doubts: int, links: Mapping[LinkOutlook, int]) -> None:
        """Show how many documents stand behind each filter. States that no document has yet and that come later are
        left out, and sorts of links that no document has.
        """
        shown = [state for state in get_args(StateName) if state not in _LATER or counts.by_state.get(state)]
        facets = [self._facet(state, state, counts.by_state.get(state, 0), counts.total) for state in shown]
        facets.append(self._facet(_DOUBTS, self.tr("something to check"), with_doubts, counts.total))
        for outlook, icon in _LINK_ICONS.items():
            state = _LINKS + outlook
            if links.get(outlook) or state in self._on:
                facets.append(replace(self._facet(state, state, links.get(outlook, 0), counts.total), icon=icon))
        self._model.show(facets)
        self._fit()

    def _facet(self, state: str, word: str, count: int, total: int) -> Facet:
        return Facet(state, word[:1].upper() + word[1:], count, count / total if total else 0.0, state in self._on)

    def _toggle(self, state: str) -> None:
        self.show_only(*(self._on ^ {state}))

    def _open_or_close(self) -> None:
        self._list.setVisible(self._list.isHidden())
        self._arrow.set_icon("chevron-right" if self._list.isHidden() else "chevron-down", "text3")
        self._fit()

    def _fit(self) -> None:
        self._list.setFixedHeight(self._bridge.theme.px(FacetDelegate.height) * self._model.rowCount() + 6)
        self._head.setFixedHeight(max(30, self._bridge.theme.px(30)))

    def _tell(self) -> None:
        known = (*get_args(StateName), _DOUBTS, *(_LINKS + outlook for outlook in _LINK_ICONS))
        words = [state for state in known if state in self._on]
        if self.behind is not None:
            words.insert(0, self._figure)
        self._told.setText(", ".join(words))
        self._told.setHidden(not words)
        self._clear.setHidden(not words)
