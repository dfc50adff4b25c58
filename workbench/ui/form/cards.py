"""Groups on the form: a closed item as one painted line, an open group as a card with its rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.model.fields import ROOT
from workbench.model.review import Place
from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.controls import Tool, button
from workbench.ui.flow import Flow, FlowRow
from workbench.ui.form.boxes import StopBox
from workbench.ui.form.order import SECTIONS, Group
from workbench.ui.form.shown import GroupView
from workbench.ui.form.views import Views
from workbench.ui.form.words import add_words
from workbench.ui.measured import advance
from workbench.ui.parts import hline, row, set_property

_LINE, _HEAD = 34, 34


class _Head(QFrame):
    """A painted line that stands for a whole item: chevron, number, mark when closed, name, what is left, decision."""

    spoken_role = "Button"

    pressed = Signal()

    def __init__(self, bridge: Bridge, group: Group, view: GroupView, is_open: bool) -> None:
        super().__init__()
        self._bridge, self.group, self.view, self._open = bridge, group, view, is_open
        self.setFixedHeight(bridge.theme.px(_HEAD if is_open else _LINE))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_view(group, view)

    def set_view(self, group: Group, view: GroupView) -> None:
        """Show how the group stands now."""
        self.group, self.view = group, view
        self.setAccessibleName(view.spoken)
        self.setToolTip(view.title)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # what is let go again here was clicked, what is let go elsewhere was dragged

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme, px, view = QPainter(self), self._bridge.theme, self._bridge.theme.px, self.view
        middle = self.height() / 2
        icon, side = ("chevron-down", px(14)) if self._open else ("chevron-right", px(14))
        paint.icon(
            painter, theme, QRectF(px(10), middle - side / 2, side, side), icon, "text2" if self._open else "text3"
        )
        right = self._paint_right(painter)
        x = float(px(32))
        if self.group.number:
            box = QRectF(x, 0, px(24), self.height())
            x += paint.text(painter, theme, box, str(self.group.number), "text3", size="second") + px(8)
        if not self._open:
            paint.mark(painter, theme, QRectF(x, middle - side / 2, side, side), view.state.value)
            x += side + px(8)
        box = QRectF(x, 0, right - x - px(8), self.height())
        paint.text(painter, theme, box, view.title, weight=600 if self._open else 500)

    def _paint_right(self, painter: QPainter) -> float:
        """Decision or page, and what is left; where the name has to end."""
        theme, px, view = self._bridge.theme, self._bridge.theme.px, self.view
        right = float(self.width() - px(12 if not self._open else 4))
        told = [(view.page, "text3", 400)] if self._open else [(view.decision, "text2", 400)]
        if not self._open and view.note.words:
            told.append((view.note.words, view.note.role, 500))
        for words, token, weight in told:
            width = advance(theme, words, "second", weight)
            box = QRectF(right - width, 0, width + 1, self.height())
            paint.text(painter, theme, box, words, token, size="second", weight=weight)
            right -= width + (px(10) if words else 0)
        return right


class ItemLine(_Head):
    """A closed item. Enter or a click opens it."""

    def __init__(self, bridge: Bridge, group: Group, view: GroupView) -> None:
        super().__init__(bridge, group, view, is_open=False)
        self.setObjectName("card")
        self.setProperty("state", "")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class GroupCard(QFrame):
    """An open group: for an item its head, then a box for each stop; for a section the ways to add a row."""

    entered = Signal(object)
    edit_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    gone_to = Signal(object)
    closed = Signal()
    group_menu = Signal(str, QPoint)
    add_wanted = Signal(object)

    def __init__(self, bridge: Bridge, group: Group, views: Views) -> None:
        super().__init__()
        self._bridge, self.group = bridge, group
        self.setObjectName("card")
        self.setProperty("state", "open")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 5)
        self._layout.setSpacing(0)
        self._head: _Head | None = None
        if group.key not in SECTIONS:
            self._add_head(views)
        else:
            self._layout.addSpacing(4)
        home_page = views.home_page(group)
        self.boxes: dict[Place, StopBox] = {}
        for stop in group.stops:
            self._add_box(StopBox(bridge, stop, views, home_page))
        if SECTIONS.get(group.key):
            self._layout.addWidget(self._ways_to_add(SECTIONS[group.key]))

    @property
    def head(self) -> QWidget | None:
        """The line that names an open item; None for a section."""
        return self._head

    def _add_head(self, views: Views) -> None:
        self._head = _Head(self._bridge, self.group, views.group(self.group), is_open=True)
        self._head.pressed.connect(self.closed)
        line = row((self._head, 1), *([self._more()] if self.group.number else []), gap=4, margins=(0, 0, 6, 0))
        self._layout.addLayout(line)
        self._layout.addWidget(hline())
        self._layout.addSpacing(3)

    def _more(self) -> Tool:
        """The menu of an item that stands in the list."""
        more = Tool(self._bridge, "ellipsis", self.tr("Add, move, remove"))
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        more.clicked.connect(lambda: self.group_menu.emit(self.group.key, more.mapToGlobal(more.rect().bottomLeft())))
        return more

    def _add_box(self, box: StopBox) -> None:
        box.entered.connect(self.entered)
        box.edit_wanted.connect(self.edit_wanted)
        box.menu_wanted.connect(self.menu_wanted)
        box.gone_to.connect(self.gone_to)
        self.boxes[box.place] = box
        self._layout.addWidget(box)

    def _ways_to_add(self, paths: Sequence[str]) -> QWidget:
        ways = [self._way_to_add(path) for path in paths]
        return FlowRow(Flow(*ways, gap=2, margins=(self._bridge.theme.px(24), 2, 6, 0)))

    def _way_to_add(self, path: str) -> QPushButton:
        made = button(add_words(path), "quiet", lambda: self.add_wanted.emit(Place(ROOT, path)))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def fits(self, group: Group) -> bool:
        """Whether a group has the stops that this card was built for."""
        return self.group.key == group.key and [(stop.kind, stop.place) for stop in self.group.stops] == [
            (stop.kind, stop.place) for stop in group.stops
        ]

    def refresh(self, group: Group, views: Views) -> None:
        """Show how the group stands now, without building anything anew."""
        self.group = group
        if self._head:
            self._head.set_view(group, views.group(group))
        for stop in group.stops:
            self.boxes[stop.place].refresh(stop, views)

    def set_active(self, active: bool) -> None:
        """Mark the card that is being filled."""
        set_property(self, "state", "active" if active else "open")
