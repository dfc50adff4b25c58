"""The scrolled part of the form: the open section, then the items, of which one is open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Place
from workbench.ui.bridge import Bridge
from workbench.ui.controls import button
from workbench.ui.form.boxes import StopBox
from workbench.ui.form.cards import GroupCard, ItemLine
from workbench.ui.form.check_line import CheckLine
from workbench.ui.form.dragging import Dragging
from workbench.ui.form.order import SECTIONS, Group, Outline
from workbench.ui.form.views import Views
from workbench.ui.parts import row, wrap

_GAP, _SIDE, _MARGIN = 5, 12, 8


class FormBody(QScrollArea):
    """Builds the cards and keeps them true. Only the open group has rows; every other item is one painted line."""

    entered = Signal(object)
    edit_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)
    gone_to = Signal(object)
    group_wanted = Signal(str)
    group_menu = Signal(str, QPoint)
    add_wanted = Signal(object)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        self._inner.setObjectName("inner")
        self._layout = QVBoxLayout(self._inner)
        self._layout.setContentsMargins(_SIDE, 0, _SIDE, 12)
        self._layout.setSpacing(_GAP)
        self.setWidget(self._inner)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._lines: dict[str, ItemLine] = {}
        self._homeless: list[CheckLine] = []
        self.dragging = Dragging(self._inner)
        self._card: GroupCard | None = None
        self._active: Place | None = None
        self._grown = QTimer(self)
        self._grown.setSingleShot(True)
        self._grown.timeout.connect(self._on_grown)

    # Showing

    @property
    def open_key(self) -> str:
        """The group that is open; blank while all are closed."""
        return self._card.group.key if self._card else ""

    def show_record(self, outline: Outline, views: Views, open_key: str) -> None:
        """Build everything anew: another record, or its rows changed."""
        self._clear()
        self._show_homeless(views)
        if (section := outline.group(open_key)) is not None and open_key in SECTIONS:
            self._layout.addWidget(self._make_card(section, views))
        for group in outline.groups:
            if group.key not in SECTIONS:
                opened = group.key == open_key
                self._layout.addWidget(self._make_card(group, views) if opened else self._make_line(group, views))
        self._layout.addWidget(self._add_item())
        self._layout.addStretch(1)
        self._settle()

    def open_group(self, outline: Outline, views: Views, key: str) -> None:
        """Close the open group and open another, or none for a blank key. The other lines stay as they are."""
        self._close_card(outline, views)
        group = outline.group(key)
        if group is None:
            self._settle()
            return
        card = self._make_card(group, views)
        if key in SECTIONS:
            self._layout.insertWidget(self._first_line(), card)
        elif (line := self._lines.pop(key, None)) is not None:
            self._layout.insertWidget(self._layout.indexOf(line), card)
            self._drop(line)
        else:
            self._layout.insertWidget(self._layout.count() - 2, card)
        card.show()
        self._settle()

    def refresh(self, outline: Outline, views: Views) -> None:
        """Show how everything stands now; what is the same is left alone."""
        self._show_homeless(views)
        for item in outline.items():
            line = self._lines.get(item.key)
            if line is not None and line.view != (view := views.group(item)):
                line.set_view(item, view)
        if self._card is not None and (group := outline.group(self.open_key)) is not None:
            if self._card.fits(group):
                self._card.refresh(group, views)
            else:
                self.open_group(outline, views, group.key)
        self._settle()

    def _show_homeless(self, views: Views) -> None:
        """What is said of the record as a whole, above everything else."""
        wanted = views.homeless()
        if [line.check for line in self._homeless] == list(wanted):
            return
        for line in self._homeless:
            self._drop(line)
        self._homeless = [CheckLine(self._bridge, check, 10) for check in wanted]
        for number, line in enumerate(self._homeless):
            self._layout.insertWidget(number, line)

    def is_built_for(self, outline: Outline) -> bool:
        """Whether the items on show are those of the outline."""
        shown = {*self._lines, *([self.open_key] if self.open_key not in SECTIONS and self.open_key else [])}
        return shown == {group.key for group in outline.groups if group.key not in SECTIONS}

    def box(self, place: Place | None) -> StopBox | None:
        """The box of a place, while its group is open."""
        return self._card.boxes.get(place) if self._card and place else None

    def item_line(self, key: str) -> ItemLine | None:
        """The line of a closed item."""
        return self._lines.get(key)

    def set_active(self, place: Place | None) -> None:
        """Take one row in hand: the state of two rows changes, nothing else."""
        for known, active in ((self._active, False), (place, True)):
            box = self.box(known)
            if box is not None and (known != place or active):
                box.row.set_active(active)
        self._active = place
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # from field to field, not by pixels
            return
        super().keyPressEvent(event)

    # Building

    def _make_card(self, group: Group, views: Views) -> GroupCard:
        card = GroupCard(self._bridge, group, views)
        card.entered.connect(self.entered)
        card.edit_wanted.connect(self.edit_wanted)
        card.menu_wanted.connect(self.menu_wanted)
        card.gone_to.connect(self.gone_to)
        card.group_menu.connect(self.group_menu)
        card.add_wanted.connect(self.add_wanted)
        card.closed.connect(lambda: self.group_wanted.emit(""))
        self._card = card
        if group.number and card.head is not None:
            self.dragging.watch(card.head, group.key)
        for box in card.boxes.values():
            box.grew.connect(self._grown.start)  # once all is laid out
            if box.place.row not in (ROOT, group.key):
                self.dragging.watch(box.row, box.place.row)
        return card

    def rows_of(self, ids: Iterable[str]) -> list[tuple[str, QWidget]]:
        """What stands on the form for these rows, where they are in view: an item, or the box of a row."""
        found: list[tuple[str, QWidget]] = []
        for id in ids:
            shown: QWidget | None = self._lines.get(id)
            if shown is None and self._card is not None:
                boxes = self._card.boxes.values()
                shown = self._card if self.open_key == id else next((b for b in boxes if b.place.row == id), None)
            if shown is not None:
                found.append((id, shown))
        return found

    def _make_line(self, group: Group, views: Views) -> ItemLine:
        line = ItemLine(self._bridge, group, views.group(group))
        line.pressed.connect(lambda: self.group_wanted.emit(group.key))
        self.dragging.watch(line, group.key)
        self._lines[group.key] = line
        return line

    def _add_item(self) -> QWidget:
        made = button(self.tr("Add item"), "quiet", lambda: self.add_wanted.emit(Place(ROOT, ITEMS)))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return wrap(row(made, None))

    def _close_card(self, outline: Outline, views: Views) -> None:
        card, self._card = self._card, None
        if card is None:
            return
        group = outline.group(card.group.key)
        if group is not None and group.number:
            line = self._make_line(group, views)
            self._layout.insertWidget(self._layout.indexOf(card), line)
            line.show()
        self._drop(card)

    def _first_line(self) -> int:
        positions = [self._layout.indexOf(line) for line in self._lines.values()]
        return min(positions, default=self._layout.count() - 2)

    def _drop(self, widget: QWidget) -> None:
        # Qt hands the focus of a hidden widget on as Tab would, which here means another field.
        focus = QApplication.focusWidget()
        if focus is not None and widget.isAncestorOf(focus):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    def _clear(self) -> None:
        self._lines.clear()
        self._homeless.clear()
        self._card = None
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                self._drop(widget)

    # Scrolling

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What opens below takes room from the form: the row in hand stays in view."""
        super().resizeEvent(event)
        if self._active is not None and event.size().height() < event.oldSize().height():
            self.reveal(self._active)

    def _on_grown(self) -> None:
        if self._active is not None:
            self.reveal(self._active)

    def _make_room(self, _least: int, most: int) -> None:
        """The scroll bar takes its room from the margin, so that no card changes its width."""
        bar = self.verticalScrollBar().sizeHint().width() if most > 0 else 0
        self._layout.setContentsMargins(_SIDE, 0, max(2, _SIDE - bar), 12)

    def _settle(self) -> None:
        """Lay out now, so that what follows can scroll to where things stand."""
        # Qt shows what a layout takes in only with the next event, and leaves it out of account until then.
        for widget in self._inner.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                widget.show()
        self._layout.activate()
        height = max(self._inner.minimumSizeHint().height(), self._layout.minimumSize().height())
        self._inner.resize(self.viewport().width(), max(height, self.viewport().height()))
        self._layout.activate()

    def reveal(self, place: Place) -> None:
        """Bring a row, with what is open under it, into view by the least distance; its own top comes first."""
        box = self.box(place)
        if box is None:
            return
        self._settle()
        self._reveal(QRect(box.mapTo(self._inner, QPoint(0, 0)), box.size()))

    def reveal_item(self, key: str) -> None:
        """Bring a whole open item into view as far as it fits."""
        if self._card is not None and self._card.group.key == key:
            self._settle()
            self._reveal(self._card.geometry())

    def _reveal(self, rect: QRect) -> None:
        bar, view = self.verticalScrollBar(), self.viewport().height()
        top, bottom = rect.top() - _MARGIN, rect.bottom() + _MARGIN
        if bottom - bar.value() > view:
            bar.setValue(bottom - view)
        if top < bar.value():
            bar.setValue(max(0, top))
