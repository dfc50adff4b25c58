"""The rows of the filters: a head for each facet, below it its values with tick box, mark, bar and count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from workbench.model.facets import FACETS, YEAR_OF, FacetValue
from workbench.model.queue import MENTIONS, STATE, QueueFilter
from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.documents import words
from workbench.ui.rows import VALUE, Index, RowDelegate
from workbench.ui.theme import Theme

STATES = (
    "new", "in review", "second reading", "adjudication", "postponed", "verified", "rejected", "failed",
)  # fmt: skip
_LATER = ("second reading", "adjudication")
_COUNTING = ("eyes", "items", "confidence", "age")
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Head:
    """A facet's head: whether its values are shown, and what stands at its right."""

    facet: str
    label: str
    open: bool
    told: str = ""
    more: bool = False


@dataclass(frozen=True)
class Value:
    """One value: how many documents it has where all other filters are as they are, `share` of the most frequent."""

    facet: str
    value: str
    label: str
    count: int
    share: float = 0.0
    on: bool = False
    mark: str = ""
    icon: str = ""
    last: bool = False


def values_of(bridge: Bridge, facet: str, told: Iterable[FacetValue], chosen: tuple[str, ...]) -> list[Value]:
    """All values of a facet that any document of the project has, or that are chosen, in their order."""
    counts = {each.value: each.documents for each in told}
    counts |= {value: 0 for value in chosen if value not in counts}
    if facet == STATE:
        counts = {state: counts.get(state, 0) for state in STATES if state in counts or state not in _LATER}
    most = max(counts.values(), default=0)
    found = [
        Value(
            facet,
            value,
            words.value_label(bridge, facet, value),
            count,
            count / most if most else 0.0,
            value in chosen,
            *words.value_mark(facet, value),
        )
        for value, count in counts.items()
    ]
    if facet == STATE:
        return found
    if facet in _COUNTING or facet.startswith(YEAR_OF):
        return sorted(found, key=lambda each: (len(each.value), each.value))
    return sorted(found, key=lambda each: (-each.count, each.label.casefold()))


class FacetModel(QAbstractListModel):
    """Heads and values as one list. Which facets are open is kept from filter to filter."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._open = {name for name, facet in FACETS.items() if facet.leads}
        self._told: Mapping[str, tuple[FacetValue, ...]] = {}
        self._wanted = QueueFilter()
        self.rows: list[Head | Value] = []

    def show(self, told: Mapping[str, tuple[FacetValue, ...]], wanted: QueueFilter) -> None:
        """Show other counts."""
        self._told, self._wanted = told, wanted
        self._build()

    def tick(self, wanted: QueueFilter) -> None:
        """Show other ticks at once; the counts that go with them come later."""
        self._wanted = wanted
        self._build()

    def open(self, facet: str, opened: bool) -> None:
        """Show the values of a facet, or its head alone."""
        (self._open.add if opened else self._open.discard)(facet)
        self._build()

    def all_values(self, facet: str) -> list[Value]:
        """Every value of a facet."""
        return values_of(self._bridge, facet, self._told.get(facet, ()), self._wanted.chosen(facet))

    def row_of(self, facet: str, value: str | None) -> int | None:
        """The row of a value, or of the facet's head for None."""
        for at, row in enumerate(self.rows):
            if row.facet == facet and (row.value if isinstance(row, Value) else None) == value:
                return at
        return None

    def _build(self) -> None:
        rows: list[Head | Value] = []
        for name in FACETS:
            if name == MENTIONS and not self._wanted.words:
                continue
            values = self.all_values(name)
            if values:
                rows += self._of_facet(name, values)
        if [type(row) for row in rows] == [type(row) for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def _of_facet(self, name: str, values: list[Value]) -> list[Head | Value]:
        label = words.facet_label(name)
        if name not in self._open and not any(value.on for value in values):
            having = sum(1 for value in values if value.count)
            return [Head(name, label, False, f"{having:,}" if having else "")]
        first = values[: FACETS[name].shown]
        shown = first + [value for value in values[FACETS[name].shown :] if value.on]
        more = len(values) - len(shown)
        told = self.tr("{count:,} more").format(count=more) if more else ""
        lasting = [*shown[:-1], _as_last(shown[-1])]
        return [Head(name, label, True, told, bool(more)), *lasting]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        found = self.rows[index.row()]
        if role == VALUE:
            return found
        if role == Qt.ItemDataRole.ToolTipRole:
            told = words.value_told(self._bridge, found.facet, found.value) if isinstance(found, Value) else ""
            return "\n".join(part for part in (found.label, told) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(found)
        return None

    def _spoken(self, row: Head | Value) -> str:
        if isinstance(row, Head):
            state = self.tr("open") if row.open else self.tr("closed")
            return ", ".join(part for part in (row.label, state, row.told) if part)
        ticked = self.tr("on") if row.on else self.tr("off")
        count = self.tr("1 document") if row.count == 1 else self.tr("{count:,} documents").format(count=row.count)
        return f"{row.label}, {count}, {ticked}"


def _as_last(value: Value) -> Value:
    return Value(**{**value.__dict__, "last": True})


class FacetDelegate(RowDelegate):
    """Heads with their arrow; values with tick box, mark, name, share as a thin bar, count."""

    def row_height(self, index: Index) -> int:
        found = index.data(VALUE)
        return 28 if isinstance(found, Head) else 32 if isinstance(found, Value) and found.last else 26

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        found = index.data(VALUE)
        if isinstance(found, Head):
            self._head(painter, theme, box, found)
        elif isinstance(found, Value):
            self._value(painter, theme, box, found, current)

    def _head(self, painter: QPainter, theme: Theme, box: QRectF, head: Head) -> None:
        arrow = "chevron-down" if head.open else "chevron-right"
        paint.icon(painter, theme, QRectF(12, 7, 14, 14), arrow, "text3")
        right = box.right() - 14
        room = QRectF(right - 90, 4, 90, 20)
        width = paint.text(painter, theme, room, head.told, "text3", size="second", right=True)
        name = QRectF(32, 4, right - width - 8 - 32, 20)
        paint.text(painter, theme, name, head.label, "text2", size="second", weight=600)

    def _value(self, painter: QPainter, theme: Theme, box: QRectF, value: Value, current: bool) -> None:
        if value.on and not current:
            painter.fillRect(QRectF(0, 0, box.width(), 26), theme.colour("accent_soft"))
        paint.tick_box(painter, theme, 14, 6, value.on)
        left = 36.0
        if value.mark or value.icon:
            place = QRectF(left, 7, 12, 12)
            if value.mark:
                paint.mark(painter, theme, place, value.mark, 0.5)
            else:
                paint.icon(painter, theme, place, value.icon)
            left += 19
        right = box.right() - 14
        count = f"{value.count:,}"
        width = paint.text(painter, theme, QRectF(right - 70, 3, 70, 20), count, "text2", size="second", right=True)
        bar = right - max(46.0, width) - 34
        weight = 500 if value.on else 400
        # The bar gives way where there is nothing to show, or where the name needs its room.
        wanted = QFontMetricsF(theme.font("second", weight)).horizontalAdvance(value.label)
        has_bar = bool(value.count) and wanted <= bar - 6 - left
        name = QRectF(left, 3, (bar - 6 if has_bar else right - width - 10) - left, 20)
        token = "text" if value.count else "text3"
        paint.text(painter, theme, name, value.label, token, size="second", weight=weight)
        if has_bar:
            paint.bar(painter, theme, QRectF(bar, 12, 34, 3), value.share, "accent" if value.on else "control")
