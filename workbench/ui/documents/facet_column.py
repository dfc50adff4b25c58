"""The filters at the left: facets with counts, opened and closed, ticked by click or Space."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from workbench.model.facets import FacetValue
from workbench.model.queue import QueueFilter
from workbench.ui.bridge import Bridge
from workbench.ui.controls import PanelBar, button
from workbench.ui.documents.facet_rows import FacetDelegate, FacetModel, Head, Value
from workbench.ui.documents.values import AllValues
from workbench.ui.overlay import Overlay
from workbench.ui.parts import column, ground, label
from workbench.ui.rows import VALUE, RowList

WIDTH = 288
_MORE_WIDTH = 96


class FacetList(RowList):
    """Heads and values. Space and Enter tick a value or open a facet; Right opens it, and then all its values."""

    pressed_row = Signal(QModelIndex)
    more_wanted = Signal(str)
    turned = Signal(str, bool)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setUniformItemSizes(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            found = index.data(VALUE)
            if isinstance(found, Head) and found.more and self._is_over_more(event.position().toPoint()):
                self.more_wanted.emit(found.facet)
            else:
                self.pressed_row.emit(index)

    def _is_over_more(self, at: QPoint) -> bool:
        return at.x() > self.viewport().width() - _MORE_WIDTH

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        found = index.data(VALUE)
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter if index.isValid():
                self.pressed_row.emit(index)
            case Qt.Key.Key_Right if found is not None:
                if isinstance(found, Head) and not found.open:
                    self.turned.emit(found.facet, True)
                else:
                    self.more_wanted.emit(found.facet)
            case Qt.Key.Key_Left if found is not None:
                self.turned.emit(found.facet, False)
            case _:
                super().keyPressEvent(event)


class FacetColumn(QWidget):
    """`wanted` carries the filter that a person ticked together."""

    wanted = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        ground(self, "panel")
        self._bridge = bridge
        self._filter = QueueFilter()
        self._model = FacetModel(bridge, self)
        self.list = FacetList(self.tr("Filters"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(FacetDelegate(bridge, self.list))
        self.list.pressed_row.connect(self._press)
        self.list.more_wanted.connect(self.show_all)
        self.list.turned.connect(self._turn)
        self._clear = button(self.tr("Clear"), "quiet", self.clear)
        self._clear.setToolTip(self.tr("Let all filters go"))
        self._clear.setEnabled(False)
        self.bar = PanelBar(label(self.tr("Filters"), "head"), None, self._clear)
        self.setLayout(column(self.bar, (self.list, 1)))
        bridge.theme_changed.connect(self._fit)
        self._fit()

    def tell(self, told: Mapping[str, tuple[FacetValue, ...]] | None, wanted: QueueFilter) -> None:
        """Show the ticks of a filter, with its counts where they are told."""
        self._filter = wanted
        self._clear.setEnabled(wanted.is_narrow)
        self._keeping_row(lambda: self._model.show(told, wanted) if told is not None else self._model.tick(wanted))

    def values_shown(self, facet: str) -> dict[str, int]:
        """The values of a facet that stand in the list, with their counts."""
        shown = (row for row in self._model.rows if isinstance(row, Value) and row.facet == facet)
        return {row.value: row.count for row in shown}

    def all_values(self, facet: str) -> list[Value]:
        """Every value of a facet, shown or not."""
        return self._model.all_values(facet)

    def clear(self) -> None:
        """Let all filters go; the search stays."""
        self.wanted.emit(self._filter.without_choices())

    def toggle(self, facet: str, value: str) -> None:
        """Tick or untick one value."""
        chosen = self._filter.chosen(facet)
        others = tuple(each for each in chosen if each != value)
        self.wanted.emit(self._filter.with_chosen(facet, others if value in chosen else (*chosen, value)))

    def show_all(self, facet: str) -> None:
        """All values of a facet, with a search among them."""
        form = AllValues(self._bridge, facet, self.all_values(facet))
        window = self.window()
        overlay = Overlay(self._bridge, window, form)
        form.left.connect(overlay.close_popup)
        if overlay.ask(form.answered):
            self.wanted.emit(self._filter.with_chosen(facet, form.chosen()))

    def _press(self, index: QModelIndex) -> None:
        match index.data(VALUE):
            case Head() as head:
                self._turn(head.facet, not head.open)
            case Value() as value:
                self.toggle(value.facet, value.value)

    def _turn(self, facet: str, opened: bool) -> None:
        self._keeping_row(lambda: self._model.open(facet, opened))

    def _keeping_row(self, change: Callable[[], object]) -> None:
        """Do something that may replace the rows; the one in hand stays in hand, or else its facet's head does."""
        found = self.list.currentIndex().data(VALUE)
        at = self.list.verticalScrollBar().value()
        change()
        if found is not None:
            row = self._model.row_of(found.facet, getattr(found, "value", None))
            row = self._model.row_of(found.facet, None) if row is None else row
            if row is not None:
                self.list.setCurrentIndex(self._model.index(row))
        self.list.verticalScrollBar().setValue(at)

    def _fit(self) -> None:
        self.setFixedWidth(min(self._bridge.theme.px(WIDTH), 440))
        self.list.doItemsLayout()
