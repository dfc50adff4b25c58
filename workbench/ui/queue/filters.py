"""The filters above the queue: one line that says what is on, opened a list of states to tick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace as with_other
from typing import Any, get_args

from msgspec.structs import replace
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.model.alike import LinkOutlook
from workbench.model.queue import LINK, STATE, ProjectCounts, QueueFilter
from workbench.model.review import StateName
from workbench.ui.bridge import Bridge
from workbench.ui.controls import Tool
from workbench.ui.documents.views import view_name
from workbench.ui.documents.words import value_label
from workbench.ui.figure_words import told as behind_words
from workbench.ui.painted import Icon
from workbench.ui.parts import Line, column, label, row
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
    spoken_role = "Button"

    pressed = Signal()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed.emit()
            return
        super().keyPressEvent(event)


class Filters(QWidget):
    """`changed` says that other documents are wanted. What is ticked elsewhere (a facet of the table of all documents)
    is named and can be let go here; states, doubts and links can be ticked.
    """

    changed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._filter = QueueFilter()
        self._arrow = Icon(bridge, "chevron-right", "text3", 14)
        self._told = Line("", "tag")
        self._told.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._clear = Tool(bridge, "x", self.tr("Clear the filters"), self.clear)
        self._head = _Head()
        self._head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._head.setProperty("kind", "head")
        self._head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._head.setAccessibleName(self.tr("Filters"))
        name = label(self.tr("Filters"), "head")
        self._head.setLayout(row(self._arrow, name, (self._told, 1), None, self._clear, gap=6, margins=(14, 0, 8, 0)))
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

    @property
    def wanted(self) -> QueueFilter:
        """The filter, without search and order."""
        return self._filter

    @property
    def told(self) -> str:
        """What the line says is on; blank for nothing."""
        return self._told.text()

    def set_wanted(self, wanted: QueueFilter) -> None:
        """Take a filter that was made elsewhere, without telling."""
        only = replace(wanted, words="", fields_only=False, order="added", descending=False)
        self._filter = only
        self._tell()

    def show_only(self, *states: str) -> None:
        """Turn on exactly these."""
        self._filter = QueueFilter()
        for state in states:
            self._filter = self._toggled(state)
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
            if links.get(outlook) or self._is_on(state):
                facets.append(with_other(self._facet(state, state, links.get(outlook, 0), counts.total), icon=icon))
        self._model.show(facets)
        self._fit()

    def _facet(self, state: str, word: str, count: int, total: int) -> Facet:
        return Facet(state, word[:1].upper() + word[1:], count, count / total if total else 0.0, self._is_on(state))

    def _is_on(self, state: str) -> bool:
        if state == _DOUBTS:
            return self._filter.only_doubts
        if state.startswith(_LINKS):
            return state.removeprefix(_LINKS) in self._filter.chosen(LINK)
        return state in self._filter.states

    def _toggled(self, state: str) -> QueueFilter:
        if state == _DOUBTS:
            return replace(self._filter, only_doubts=not self._filter.only_doubts)
        facet, value = (LINK, state.removeprefix(_LINKS)) if state.startswith(_LINKS) else (STATE, state)
        chosen = self._filter.chosen(facet)
        others = tuple(each for each in chosen if each != value)
        return self._filter.with_chosen(facet, others if value in chosen else (*chosen, value))

    def _toggle(self, state: str) -> None:
        self._filter = self._toggled(state)
        self._tell()
        self.changed.emit()

    def _open_or_close(self) -> None:
        self._list.setVisible(self._list.isHidden())
        self._arrow.set_icon("chevron-right" if self._list.isHidden() else "chevron-down", "text3")
        self._fit()

    def _fit(self) -> None:
        self._list.setFixedHeight(self._bridge.theme.px(FacetDelegate.height) * self._model.rowCount() + 6)
        self._head.setFixedHeight(max(30, self._bridge.theme.px(30)))

    def _tell(self) -> None:
        """Name the saved view that asks for the same, or else what is on."""
        wanted = self._filter
        named = view_name(self._bridge, wanted) if wanted.is_narrow else ""
        words = [value_label(self._bridge, each.facet, one) for each in wanted.choices() for one in each.values]
        words += [self.tr("something to check")] if wanted.only_doubts else []
        if wanted.behind is not None:
            words.insert(0, behind_words(self._bridge, wanted.behind))
        told = ", ".join(word[:1].lower() + word[1:] for word in words)
        self._told.setText(named or told[:1].upper() + told[1:])
        self._told.setHidden(not wanted.is_narrow)
        self._clear.setHidden(not wanted.is_narrow)
