"""A column of sheets behind scroll bars: zoom, turning and going places, always keeping the place in the text."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea

from workbench.model.document import Document
from workbench.model.evidence import Rect
from workbench.ui.bridge import Bridge
from workbench.ui.document.frames import LinePlace, runs_of
from workbench.ui.document.sheets import Room, SheetLayout, TextArea, around, least_scroll, text_area
from workbench.ui.document.ticks import TickedScrollBar
from workbench.ui.document.zoom import Zoom, pinned
from workbench.ui.theme import Theme

NAMES, AIR, GAP = 76, 26, 12
"""Design pixels: the margin for names, the air at the right, the gap between sheets."""
_NAMES_SHARE = 1 / 6
"""How much of the panel the margin for names may take where the text size is above 100 %."""
_STEP = 48


class Anchor(NamedTuple):
    """A point of a sheet, and the pixel of the view where it is to stay."""

    sheet: int
    x: float
    y: float
    at_x: float
    at_y: float


class SheetColumn(QAbstractScrollArea):
    """Lays the sheets of one document out and scrolls them; what is painted on them is its heir's.

    `plan` is the layout in force. `moved` tells that another sheet may be the present one, `zoomed` that zoom, rotation
    or document changed.
    """

    moved = Signal()
    zoomed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.setFrameShape(self.Shape.NoFrame)
        self.bar = TickedScrollBar(bridge)
        self.setVerticalScrollBar(self.bar)
        # A bar that came and went would change the width, and so the zoom.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document: Document | None = None
        self.zoom, self.rotation = Zoom(), 0
        self._area = TextArea(0.0, 0.0, (), ())
        self.plan = self._new_plan()
        bridge.theme_changed.connect(self.lay_out)

    def set_document(self, document: Document | None) -> None:
        """Take another document in hand, upright, from its beginning."""
        self.document, self.rotation = document, 0
        self._area = text_area(document) if document else TextArea(0.0, 0.0, (), ())
        self.plan = self._new_plan()
        self._set_ranges()
        self.bar.setValue(0)
        self.horizontalScrollBar().setValue(self._home())
        self._tell()

    # Where things are

    @property
    def left(self) -> float:
        """The pixel of the column at the view's left edge."""
        return float(self.horizontalScrollBar().value())

    @property
    def top(self) -> float:
        """The pixel of the column at the view's upper edge."""
        return float(self.bar.value())

    @property
    def ratio(self) -> float:
        """Device pixels a pixel."""
        return self.viewport().devicePixelRatioF()

    @property
    def factor(self) -> float:
        """The zoom on screen, 1.0 for 100 %."""
        return pinned(self.zoom, self.plan.scale).factor

    @property
    def sheet(self) -> int:
        """The sheet that takes most of the view; 0 without one."""
        top, bottom = self.top, self.top + self.viewport().height()
        shown = [(min(box.bottom, bottom) - max(box.top, top), -n) for n in self.shown() if (box := self.plan.boxes[n])]
        return -max(shown)[1] if shown else 0

    def shown(self) -> range:
        """The sheets in view."""
        return self.plan.sheets_between(self.top, self.top + self.viewport().height())

    def point_at(self, x: float, y: float) -> tuple[int, float, float]:
        """The sheet at a pixel of the view and the point on it. There must be a document."""
        return self.plan.point_at(x + self.left, y + self.top)

    def share_of(self, line: LinePlace) -> float:
        """How far down the whole column a line lies, 0 to 1."""
        box = self.plan.box_of(line.sheet, line.box)
        return (box[1] + box[3]) / 2 / max(self.plan.height, 1.0)

    @property
    def names_theme(self) -> Theme:
        """The page's theme for the names in the margin: where the panel is narrow for the text size, the words of the
        page come first and the names are smaller.
        """
        most = max(1.0, self.viewport().width() * _NAMES_SHARE / NAMES)
        return self._bridge.page.at_scale(min(self._bridge.theme.scale, most))

    @property
    def _names_width(self) -> int:
        return self.names_theme.px(NAMES)

    # Zoom and turn

    def set_zoom(self, zoom: Zoom, keep: Anchor | None = None) -> None:
        """Change the zoom, keeping a point of the text where it is: `keep`, or else the head of the view."""
        keep = keep or self.anchor(self._names_width, 0.0)
        self.zoom = zoom
        self._lay_out(keep, sideways=True)

    def larger(self, keep: Anchor | None = None) -> None:
        """The next larger zoom."""
        self.set_zoom(self.zoom.larger(self.factor), keep)

    def smaller(self, keep: Anchor | None = None) -> None:
        """The next smaller zoom."""
        self.set_zoom(self.zoom.smaller(self.factor), keep)

    def turn(self) -> None:
        """Turn all sheets by a quarter, clockwise; the sheet in hand stays in hand."""
        here = self.sheet
        self.rotation = (self.rotation + 90) % 360
        self._lay_out(None)
        self.go_to_sheet(here)

    def lay_out(self) -> None:
        """Lay out anew: for another width, text size or resolution."""
        self._lay_out(self.anchor(self._names_width, 0.0))

    def anchor(self, at_x: float, at_y: float) -> Anchor | None:
        """The point of the text under a pixel of the view, to be kept there."""
        return Anchor(*self.point_at(at_x, at_y), at_x, at_y) if self.plan.boxes else None

    # Going places

    def reveal(self, lines: tuple[LinePlace, ...]) -> None:
        """Scroll by the least distance so that the first run of lines is in view, its head when it is too long."""
        self.reveal_box(around([self.plan.box_of(line.sheet, line.box) for line in runs_of(lines)[0]]))

    def reveal_box(self, box: Rect, at_top: bool = False) -> None:
        """Scroll by the least distance so that a box of the column is in view, or to the view's head."""
        px, size = self._bridge.theme.px, self.viewport().size()
        down = box[1] - px(_STEP) if at_top else least_scroll(self.top, size.height(), box[1], box[3], px(_STEP))
        self.bar.setValue(round(down))
        across = self.horizontalScrollBar()
        if across.maximum():
            across.setValue(round(least_scroll(self.left, size.width(), box[0], box[2], self._names_width)))

    def go_to_sheet(self, sheet: int) -> None:
        """Show the head of a sheet."""
        if 0 <= sheet < len(self.plan.boxes):
            self.bar.setValue(round(self.plan.boxes[sheet].top))

    def next_sheet(self) -> None:
        """Go to the next sheet's head."""
        self.go_to_sheet(self.sheet + 1)

    def previous_sheet(self) -> None:
        """Go to this sheet's head, or to the one before when it is there already."""
        here = self.sheet
        if self.plan.boxes and self.plan.boxes[here].top < self.top - _STEP:
            self.go_to_sheet(here)
        else:
            self.go_to_sheet(here - 1)

    def scroll_by(self, right: float, down: float) -> None:
        """Scroll by pixels."""
        self.bar.setValue(round(self.top + down))
        self.horizontalScrollBar().setValue(round(self.left + right))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        self.moved.emit()

    # Layout

    def _lay_out(self, keep: Anchor | None, sideways: bool = False) -> None:
        self.plan = self._new_plan()
        self._set_ranges()
        if keep and self.plan.boxes:
            x, y = self.plan.box_of(keep.sheet, (keep.x, keep.y, keep.x, keep.y))[:2]
            self.bar.setValue(round(y - keep.at_y))
            self.horizontalScrollBar().setValue(round(x - keep.at_x) if sideways else self._home())
        self._tell()

    def _new_plan(self) -> SheetLayout:
        px, size = self._bridge.theme.px, self.viewport().size()
        room = Room(size.width(), self._names_width, px(AIR), px(GAP))
        return SheetLayout(self.document.sheets if self.document else (), self._area, self.zoom, self.rotation, room)

    def plan_of(self, document: Document) -> SheetLayout:
        """How another document would lie here from its beginning, were it shown now."""
        px, size = self._bridge.theme.px, self.viewport().size()
        room = Room(size.width(), self._names_width, px(AIR), px(GAP))
        return SheetLayout(document.sheets, text_area(document), self.zoom, 0, room)

    def _set_ranges(self) -> None:
        size = self.viewport().size()
        for bar, whole, room in (
            (self.bar, self.plan.height, size.height()),
            (self.horizontalScrollBar(), self.plan.width, size.width()),
        ):
            bar.setRange(0, max(0, round(whole - room)))
            bar.setPageStep(room)
            bar.setSingleStep(_STEP)

    def _home(self) -> int:
        """How far sideways the names and the beginning of the lines are in view."""
        if not self.plan.boxes:
            return 0
        text = self.plan.boxes[0].origin_x + self.plan.text_left * self.plan.scale
        return round(text - self._names_width)

    def _tell(self) -> None:
        self.viewport().update()
        self.zoomed.emit()
        self.moved.emit()
