"""Where every sheet lies in one long column, in pixels: the virtual layout behind the scroll bars.

Boxes come in points from an upright sheet's top left; here alone they become pixels. Nothing in this file knows Qt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.model.document import Document, Sheet
from workbench.model.evidence import Rect
from workbench.ui.document.turning import turned_rect, turned_size, upright_point
from workbench.ui.document.zoom import Fit, Zoom, scale_of

_LEAST_SHARE = 0.7
"""Of the widest sheet's width: a note of short lines is fitted as if its column were so wide."""
_LOOKED_AT = 60
"""Sheets whose words are measured; in a file longer than any determination the others keep their blank ends."""
_BLANK_KEPT = 26.0
_MOST_CUT = 46.0
"""Points of blank head or foot that stay, and the most that goes, at Fit text. A logo outside the text stays seen."""


@dataclass(frozen=True)
class TextArea:
    """The column that a document's words stand in, points; `heads` and `feet` are the blank ends of each sheet."""

    left: float
    right: float
    heads: tuple[float, ...]
    feet: tuple[float, ...]

    @property
    def width(self) -> float:
        """How wide the column is; 0 without words."""
        return max(0.0, self.right - self.left)


def text_area(document: Document) -> TextArea:
    """The column of all words of a document, not much narrower than a letter's.

    Without words it has no width and no sheet has blank ends.
    """
    looked_at = document.sheets[:_LOOKED_AT]
    last = looked_at[-1].page if looked_at else -1
    words = [word for page in document.pages[: last + 1] for word in page.words if word.sheet < len(looked_at)]
    tops = [sheet.height for sheet in document.sheets]
    ends = [0.0] * len(tops)
    for word in words:
        tops[word.sheet] = min(tops[word.sheet], word.y0)
        ends[word.sheet] = max(ends[word.sheet], word.y1)
    blank = [end <= top for top, end in zip(tops, ends, strict=True)]
    left = max(0.0, min((word.x0 for word in words), default=0.0))
    least = _LEAST_SHARE * max(sheet.width for sheet in document.sheets) if words else 0.0
    return TextArea(
        left=left,
        right=max(left + least, max((word.x1 for word in words), default=0.0)),
        heads=tuple(0.0 if none else max(0.0, top) for top, none in zip(tops, blank, strict=True)),
        feet=tuple(
            0.0 if none else max(0.0, sheet.height - end)
            for sheet, end, none in zip(document.sheets, ends, blank, strict=True)
        ),
    )


@dataclass(frozen=True)
class Room:
    """What the panel offers, in pixels: its width, of it the margin for names at the left and the air at the right, and
    the gap between sheets.
    """

    width: float
    names: float = 76.0
    air: float = 26.0
    gap: float = 12.0


@dataclass(frozen=True)
class SheetBox:
    """The part of one sheet that is shown, and the pixel where its own top left corner is (or would be)."""

    left: float
    top: float
    right: float
    bottom: float
    origin_x: float
    origin_y: float


class SheetLayout:
    """All sheets of a document under each other at one zoom and rotation.

    `scale` is pixels a point, `width` and `height` those of the whole column. `fits_text` says that the sheets' blank
    margins are outside.
    """

    def __init__(self, sheets: Sequence[Sheet], area: TextArea, zoom: Zoom, rotation: int, room: Room) -> None:
        self.sheets, self.rotation = tuple(sheets), rotation % 360
        self.fits_text = zoom.fit is Fit.TEXT and self.rotation == 0 and area.width > 0
        sizes = [turned_size(sheet.width, sheet.height, self.rotation) for sheet in self.sheets]
        widest = max((width for width, _ in sizes), default=1.0)
        kept = room.names + room.air if self.fits_text else 2 * room.gap
        across = area.width if self.fits_text else 0.0
        self.scale = scale_of(zoom, max(room.width - kept, 1.0), widest, across)
        self.text_left = area.left
        self.width, left = self._columns(zoom, room, area, widest)
        self.boxes = self._stack(sizes, area, room, left)
        self._tops = [box.top for box in self.boxes]
        self.height = (self.boxes[-1].bottom if self.boxes else 0.0) + (0.0 if self.fits_text else room.gap)

    def _columns(self, zoom: Zoom, room: Room, area: TextArea, widest: float) -> tuple[float, float]:
        """The column's width, and where the text's (Fit text) or the widest sheet's left edge is."""
        if self.fits_text:
            spare = room.width - room.names - room.air - area.width * self.scale
            return room.width, room.names + max(0.0, spare / 2)
        names = 0.0
        if zoom.fit is Fit.NOTHING and self.rotation == 0 and area.width > 0:
            names = max(0.0, room.names - area.left * self.scale - room.gap)
        wanted = names + widest * self.scale + 2 * room.gap
        return max(room.width, wanted), names + room.gap + max(0.0, room.width - wanted) / 2

    def _stack(
        self, sizes: Sequence[tuple[float, float]], area: TextArea, room: Room, left: float
    ) -> tuple[SheetBox, ...]:
        boxes, top = [], 0.0 if self.fits_text else room.gap
        widest = max((width for width, _ in sizes), default=0.0)
        for number, (width, height) in enumerate(sizes):
            across, down = width * self.scale, height * self.scale
            if self.fits_text:
                head = min(max(0.0, area.heads[number] - _BLANK_KEPT), _MOST_CUT) * self.scale
                foot = min(max(0.0, area.feet[number] - _BLANK_KEPT), _MOST_CUT) * self.scale
                origin = left - area.left * self.scale
                boxes.append(SheetBox(0.0, top, room.width, top + down - head - foot, origin, top - head))
                top = boxes[-1].bottom
            else:
                origin = left + (widest * self.scale - across) / 2
                boxes.append(SheetBox(origin, top, origin + across, top + down, origin, top))
                top += down + room.gap
        return tuple(boxes)

    def box_of(self, sheet: int, rect: Rect) -> Rect:
        """A box in points on an upright sheet, as pixels of the column."""
        size, box = self.sheets[sheet], self.boxes[sheet]
        x0, y0, x1, y1 = turned_rect(rect, size.width, size.height, self.rotation)
        return (
            box.origin_x + x0 * self.scale,
            box.origin_y + y0 * self.scale,
            box.origin_x + x1 * self.scale,
            box.origin_y + y1 * self.scale,
        )

    def picture_box(self, sheet: int) -> Rect:
        """Where the whole picture of a sheet lies, its blank margins included."""
        size = self.sheets[sheet]
        return self.box_of(sheet, (0.0, 0.0, size.width, size.height))

    def sheet_at(self, y: float) -> int:
        """The sheet at a height of the column; the nearest one above in a gap. 0 without sheets."""
        return max(0, bisect_right(self._tops, y) - 1)

    def sheets_between(self, top: float, bottom: float) -> range:
        """The sheets that show between two heights of the column."""
        if not self.boxes or bottom <= 0:
            return range(0)
        first = self.sheet_at(top)
        if self.boxes[first].bottom <= top and first + 1 < len(self.boxes):
            first += 1
        return range(first, self.sheet_at(bottom) + 1)

    def point_at(self, x: float, y: float) -> tuple[int, float, float]:
        """The sheet at a pixel of the column, and the point of that upright sheet (which may lie off its paper)."""
        sheet = self.sheet_at(y)
        size, box = self.sheets[sheet], self.boxes[sheet]
        return sheet, *upright_point(
            (x - box.origin_x) / self.scale, (y - box.origin_y) / self.scale, size.width, size.height, self.rotation
        )


def around(boxes: Sequence[Rect]) -> Rect:
    """The box around boxes, of which there must be one."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def least_scroll(present: float, room: float, top: float, bottom: float, air: float) -> float:
    """Where to scroll to so that `top` to `bottom` is in view with some `air`, by the least distance from `present`.

    What is taller than the room shows its beginning.
    """
    air = min(air, max(0.0, (room - (bottom - top)) / 2))
    if bottom - top > room or top - air < present:
        return top - air
    if bottom + air > present + room:
        return bottom + air - room
    return present
