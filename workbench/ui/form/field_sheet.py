"""All fields above the items on one sheet over the record, each with the key that enters it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame

from workbench.model.fields import DIAGNOSES
from workbench.model.review import Place
from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.controls import ESCAPE
from workbench.ui.form.letters import section_letters
from workbench.ui.form.order import SECTIONS, Group
from workbench.ui.form.sheet_lines import SheetLines
from workbench.ui.form.standing import Standing
from workbench.ui.form.typing import COMMANDING
from workbench.ui.form.words import add_words, tr
from workbench.ui.links.words import short
from workbench.ui.parts import Scrolled, column, hline, key_caps, label, row, wrap
from workbench.ui.rows import VALUE, Index, RowDelegate, RowList
from workbench.ui.theme import Theme
from workbench.ui.words import word

_ROW, _WIDTH, _NAME_X, _VALUE_X = 25, 262, 50, 143
_SELECTED = 60
"""So many letters of what is selected are shown."""

_COLUMNS = (("Case", "Patient", "Summary"), ("Reviewer", "Diagnoses", "Treatments"))


class Lettered(Struct, frozen=True):
    """One line: the key, the state's mark, name and value, what stands at the right, and the place it enters.

    A heading has no place.
    """

    words: str
    value: str = ""
    right: str = ""
    key: str = ""
    state: str = ""
    place: Place | None = None
    spoken: str = ""

    @property
    def enters(self) -> bool:
        """Whether it can be chosen."""
        return self.place is not None


class _Delegate(RowDelegate):
    height = _ROW

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        line = index.data(VALUE)
        if not isinstance(line, Lettered):
            return
        if line.place is None:
            paint.text(
                painter, theme, QRectF(8, 4, box.width() - 14, 20), line.words, "text3", size="second", weight=500
            )
            return
        if line.key:
            paint.key_cap(painter, theme, 8, 2, line.key)
        if line.state:
            paint.mark(painter, theme, QRectF(32, 6, 12, 12), line.state)
        right = box.width() - 6
        if line.right:
            width = QFontMetrics(theme.font("second")).horizontalAdvance(line.right) + 2
            aside = QRectF(right - width, 2, width, 20)
            paint.text(painter, theme, aside, line.right, "text3", size="second", right=True)
            right -= width + 8
        if line.words:
            room = QRectF(_NAME_X, 2, (_VALUE_X - 6 if line.value else right) - _NAME_X, 20)
            weight = 500 if current else 400
            used = paint.text(painter, theme, room, line.words, "text2", size="second", weight=weight)
            left = max(_VALUE_X, _NAME_X + used + 6)
        else:
            left = _NAME_X
        if line.value:
            paint.text(painter, theme, QRectF(left, 2, right - left, 20), line.value, size="second")


class FieldSheet(QFrame):
    """`chosen` carries the place to enter; a list's path at the record's row stands for a new row. `left` closes it."""

    spoken_role = "Dialog"

    chosen = Signal(object)
    item_wanted = Signal(int)
    left = Signal()

    def __init__(self, bridge: Bridge, standing: Standing, selected: str = "") -> None:
        """`selected` are words selected on the page: a new row is made of them."""
        super().__init__()
        self.setObjectName("popup")
        title = tr("Go to a field")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bridge = bridge
        self.places = section_letters(standing.outline)
        self._columns: list[tuple[Lettered, ...]] = []
        self._lists = [self._column(standing, names) for names in _COLUMNS]
        self._at = (0, 0)
        said = tr("Its letter opens it. {keys} goes to an item, and a letter then to its fields.")
        said = said.replace("{keys}", bridge.keys.shown("item.go").replace(" … ", "–"))
        columns = [wrap(column(each, None)) for each in self._lists]  # both from the top
        if selected:
            adds = tr("A list’s letter adds what is selected: {words}")
            said = f"{said} {adds.replace('{words}', f'“{short(selected, _SELECTED)}”')}"
        told = wrap(column(label(said, "second", wraps=True), margins=(8, 0, 8, 0)))
        inner = column(told, 6, row(*columns, None, gap=2), None, margins=(6, 0, 4, 6))
        self._inner = wrap(inner)
        self._scrolled = Scrolled(self._inner)
        self._head = wrap(column(label(title, "title"), margins=(14, 12, 14, 6)))
        pairs = (("↑ ↓", tr("choose")), ("Enter", tr("open it")), ("Esc", tr("close")))
        self._foot = wrap(row(*key_caps(*pairs), None, gap=6, margins=(14, 8, 14, 9)))
        self.setLayout(column(self._head, (self._scrolled, 1), hline(), self._foot, margins=(1, 1, 1, 1)))
        self._choose_first(standing.active)

    # What stands on it

    def _column(self, standing: Standing, names: Sequence[str]) -> RowList:
        groups = {group.key: group for group in standing.outline.groups}
        lines = [line for name in names for line in self._lines_of(standing, groups[name])]
        self._columns.append(tuple(lines))
        made = RowList(", ".join(word(name) for name in names))
        made.setModel(SheetLines(made, lines))
        made.setItemDelegate(_Delegate(self._bridge, made))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setFixedHeight(self._bridge.theme.px(_ROW) * len(lines))
        made.setFixedWidth(self._bridge.theme.px(_WIDTH))
        made.clicked.connect(self._choose)
        return made

    def _lines_of(self, standing: Standing, group: Group) -> Iterator[Lettered]:
        yield Lettered(word(group.title), spoken=word(group.title))
        keys = {place: key for key, place in self.places.items()}
        for stop in group.stops:
            if stop.kind != "field":
                continue
            view, key = standing.views.field(stop), keys.get(stop.place, "")
            name, code = "" if stop.place.row else view.label, ""
            if stop.place.row and standing.record.list_of(stop.place.row) == DIAGNOSES:
                code = str(standing.record.value(stop.place.row, "code") or "")
            spoken = ", ".join(part for part in (key, view.spoken, code) if part)
            yield Lettered(name, view.value, code, key, view.state.value, stop.place, spoken)
        for path in SECTIONS[group.key]:
            place = Place("", path)
            key, words = keys.get(place, ""), add_words(path)
            yield Lettered(words, "", "", key, "", place, f"{key}, {words}" if key else words)

    def sizeHint(self) -> QSize:
        """As wide as both columns, and as high as all lines; what has no room is scrolled to."""
        bar = self._scrolled.verticalScrollBar().sizeHint().width()
        width = max(self._inner.sizeHint().width() + bar + 2, self.minimumWidth())
        around = self._head.sizeHint().height() + self._foot.sizeHint().height() + self._bridge.theme.px(12)
        return QSize(width, around + self._scrolled.height_at(width - 2))

    # Choosing

    @property
    def lines(self) -> list[Lettered]:
        """All lines, headings too, column by column."""
        return [line for each in self._columns for line in each]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if found := self._bridge.keys.meant(event, ("item.go", "field.letter")):
            id, numbers = found
            self.left.emit()
            if id == "item.go":
                self.item_wanted.emit(*numbers)
            return
        place = None if event.modifiers() & COMMANDING else self.places.get(event.text().upper())
        if place is not None:
            self._enter(place)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._lists[self._at[0]].currentIndex())
        elif event.key() == ESCAPE:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: Index) -> None:
        line = index.data(VALUE)
        if isinstance(line, Lettered) and line.place is not None:
            self._enter(line.place)

    def _enter(self, place: Place) -> None:
        self.left.emit()
        self.chosen.emit(place)

    def _choose_first(self, active: Place | None) -> None:
        """Begin at the field in hand, else at the first of all."""
        stops = self._stops()
        here = next((at for at in stops if self._line(at).place == active), stops[0])
        self._take(*here)

    def _step(self, by: int) -> None:
        stops = self._stops()
        self._take(*stops[(stops.index(self._at) + by) % len(stops)])

    def _stops(self) -> list[tuple[int, int]]:
        """Column and row of every line that enters something."""
        places = [(number, row) for number, each in enumerate(self._columns) for row in range(len(each))]
        return [at for at in places if self._line(at).enters]

    def _line(self, at: tuple[int, int]) -> Lettered:
        return self._columns[at[0]][at[1]]

    def _take(self, number: int, row: int) -> None:
        self._at = (number, row)
        for other, each in enumerate(self._lists):
            each.setCurrentIndex(each.model().index(row, 0) if other == number else QModelIndex())
        each = self._lists[number]
        where = each.visualRect(each.currentIndex()).center()
        at = each.mapTo(self._inner, where)
        self._scrolled.ensureVisible(at.x(), at.y(), 0, self._bridge.theme.px(_ROW))
