"""The charts of the overview: rows, columns, confidence against outcome. Accent for the subject, grey for the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QWheelEvent

from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.overview.chart import Chart, Part
from workbench.ui.theme import Theme
from workbench.ui.words import counted

_PITCH = 27.0
_WIDEST_PITCH = 34.0
_LEAST_TO_SUM = 3
_GAP = 10.0
_TOP = 16.0
_FOOT = 22.0
_LEFT = 34.0
_NICE = (1, 2, 4, 5, 10)


def _bar(painter: QPainter, theme: Theme, box: QRectF, token: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(token))
    painter.drawRoundedRect(box, 2, 2)


class Rows(Chart):
    """Names with bars and figures, longest first. What has no room is summed up in a last row, which a click or the
    arrows lead on from; `figure_of` says the sums of its amounts, blank where they have none.
    """

    def __init__(
        self, bridge: Bridge, title: str, figure_of: Callable[[tuple[float, ...]], str] = lambda _sums: ""
    ) -> None:
        super().__init__(bridge, title)
        self._first = 0
        self._led_on = False
        self._figure_of = figure_of

    def show_parts(self, parts: Sequence[Part], empty: str = "") -> None:
        self._first = 0
        super().show_parts(parts, empty)

    def _room(self, area: QRectF) -> int:
        return max(1, int(area.height() / _PITCH))

    def boxes(self, area: QRectF) -> list[QRectF]:
        room, count = self._room(area), len(self.parts)
        summed = 1 if room >= _LEAST_TO_SUM and count > room else 0
        self._first = min(max(self._first, self._current - (room - summed) + 1), self._current, max(count - room, 0))
        if self._first + room >= count:
            summed = 0
        shown = range(self._first, self._first + room - summed)
        return [self._row(area, n - self._first) if n in shown else QRectF() for n in range(count)]

    def _row(self, area: QRectF, at: int) -> QRectF:
        pitch = min(_WIDEST_PITCH, area.height() / self._room(area))
        return QRectF(0, at * pitch, area.width(), pitch)

    def others(self, area: QRectF) -> tuple[Part, QRectF] | None:
        """What the last row sums up, and where it stands; None where the last part is in view."""
        shown = [number for number, box in enumerate(self.boxes(area)) if not box.isEmpty()]
        if not shown or shown[-1] == len(self.parts) - 1 or len(shown) == self._room(area):
            return None
        rest = self.parts[shown[-1] + 1 :]
        sums = tuple(map(sum, zip(*(part.amounts for part in rest), strict=True)))
        name = counted("Overview", "1 other", "{count} others", len(rest))
        figure = self._figure_of(sums)
        # the sum of many small ones may be longer than the longest: it has its figure alone
        amounts = sums if figure and sum(sums) <= self._high() else ()
        return Part(name, figure, name, rest[0].behind, amounts), self._row(area, len(shown))

    def _high(self) -> float:
        # what is grey for itself may be many times the rest, and would press it all to the left
        return max((sum(part.amounts) for part in self.parts if not part.quiet), default=0) or 1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        others = self.others(self._area())
        self._led_on = bool(others and others[1].contains(event.position() / self._bridge.theme.scale))
        if self._led_on:
            self.go(min(self._first + 2 * (self._room(self._area()) - 1), len(self.parts)) - 1)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._led_on:
            super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if len(self.parts) <= self._room(self._area()):
            event.ignore()
            return
        self.go(min(max(self._current + (-1 if event.angleDelta().y() > 0 else 1), 0), len(self.parts) - 1))

    def draw(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        high = self._high()
        rows = [pair for pair in zip(self.parts, self.boxes(area), strict=True) if not pair[1].isEmpty()]
        rows += [others] if (others := self.others(area)) else []
        painter.setFont(theme.font("second"))
        figures = max(painter.fontMetrics().horizontalAdvance(part.figure) for part, _box in rows) + 6.0
        names = max(painter.fontMetrics().horizontalAdvance(part.name) for part in self.parts) + 4.0
        names = min(names, area.width() * 0.44)
        start, room = names + _GAP, area.width() - names - figures - 2 * _GAP
        for part, box in rows:
            paint.text(painter, theme, QRectF(4, box.y(), names, box.height()), part.name, size="second")
            x, middle = start, box.center().y()
            for number, amount in enumerate(part.amounts):
                width = min(max(room, 0) * amount / high, max(room - (x - start), 0))
                if width > 0:
                    place = QRectF(x, middle - 5, max(width - 1.5, 2), 10)
                    _bar(painter, theme, place, "control" if number or part.quiet else "accent")
                x += width
            place = QRectF(area.width() - figures - 6, box.y(), figures, box.height())
            paint.text(painter, theme, place, part.figure, "text2", size="second", right=True)
        self._draw_where(painter, theme, area)

    def _draw_where(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Where there are more rows than have room: which part of them is in view."""
        room, count = self._room(area), len(self.parts)
        if count > room:
            top, height = area.height() * self._first / count, area.height() * room / count
            _bar(painter, theme, QRectF(area.right() - 1.5, top, 2, height), "edge")


class Columns(Chart):
    """Upright bars from left to right; a dashed line marks a `level` among them."""

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__(bridge, title)
        self._level: tuple[float, str] | None = None

    def mark_level(self, place: float, words: str) -> None:
        """Draw a line so many columns from the left, with its words beside it; none for blank words."""
        self._level = (place, words) if words else None
        self.update()

    def boxes(self, area: QRectF) -> list[QRectF]:
        step = (area.width() - _LEFT) / max(len(self.parts), 1)
        return [QRectF(_LEFT + n * step, 0, step, area.height() - _FOOT) for n in range(len(self.parts))]

    def draw(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        top = nice_top(max(part.amounts[0] for part in self.parts))
        bottom, high = area.height() - _FOOT, area.height() - _FOOT - _TOP
        for tick in dict.fromkeys((0, top // 2 if top % 2 == 0 else 0, top)):
            line = QRectF(_LEFT, bottom - high * tick / top, area.width() - _LEFT, 0)
            self.axis(painter, theme, line, f"{tick:,}")
        for part, box in zip(self.parts, self.boxes(area), strict=True):
            height = high * part.amounts[0] / top
            place = QRectF(box.x() + box.width() * 0.16, bottom - height, box.width() * 0.68, height)
            if height > 0:
                _bar(painter, theme, place, "control" if part.quiet else "accent")
            if part.name:
                painter.setFont(theme.font("small"))
                painter.setPen(theme.colour("text3"))
                around = QRectF(box.center().x() - 40, bottom + 4, 80, 16)
                around.moveRight(min(around.right(), area.width()))
                around.moveLeft(max(around.x(), 0))
                side = Qt.AlignmentFlag.AlignRight if around.right() == area.width() else Qt.AlignmentFlag.AlignHCenter
                painter.drawText(around, side | Qt.AlignmentFlag.AlignVCenter, part.name)
        if self._level:
            self._draw_level(painter, theme, area, *self._level)

    def _draw_level(self, painter: QPainter, theme: Theme, area: QRectF, place: float, words: str) -> None:
        step = (area.width() - _LEFT) / len(self.parts)
        x = _LEFT + step * min(place, float(len(self.parts)))
        painter.setPen(QPen(theme.colour("text2"), 1.25, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, 2), QPointF(x, _TOP - 1))
        left = x + 6 < area.width() - 90
        box = QRectF(x + 6, 0, 120, 14) if left else QRectF(x - 126, 0, 120, 14)
        paint.text(painter, theme, box, words, "text2", size="small", weight=500, right=not left)


class Curve(Chart):
    """Confidence against outcome: points under the dashes promise too much. A point grows with what stands behind it.

    A part's `at` is the stated confidence, its first amount the share proved right, its second how many; 0 to 1.
    """

    def __init__(self, bridge: Bridge, title: str, across: str, up: str) -> None:
        super().__init__(bridge, title)
        self._across, self._up = across, up

    @property
    def low(self) -> float:
        """Where both axes begin: at a half, lower by quarters where a point lies lower."""
        lowest = min((min(part.at, part.amounts[0]) for part in self.parts), default=1.0)
        return min(0.5, int(lowest * 4) / 4)

    def _place(self, area: QRectF, x: float, y: float) -> QPointF:
        left, right, top, bottom = 44.0, area.width() - 14, 14.0, area.height() - 36
        low = self.low
        return QPointF(left + (right - left) * (x - low) / (1 - low), bottom - (bottom - top) * (y - low) / (1 - low))

    def boxes(self, area: QRectF) -> list[QRectF]:
        points = [self._place(area, part.at, part.amounts[0]) for part in self.parts]
        return [QRectF(point.x() - 12, point.y() - 12, 24, 24) for point in points]

    def draw(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        low = self.low
        quarters = [quarter / 4 for quarter in range(5) if quarter / 4 >= low]
        for tick in quarters if low else quarters[::2]:
            left, right = self._place(area, low, tick), self._place(area, 1, tick)
            self.axis(painter, theme, QRectF(left, right), f"{tick:.0%}")
            foot = self._place(area, tick, low)
            painter.setPen(theme.colour("text3"))
            painter.drawText(
                QRectF(foot.x() - (30 if tick == 1 else 14), foot.y() + 6, 44, 16),
                Qt.AlignmentFlag.AlignRight if tick == 1 else Qt.AlignmentFlag.AlignLeft,
                f"{tick:.0%}",
            )
        painter.setPen(QPen(theme.colour("control"), 1.25, Qt.PenStyle.DashLine))
        painter.drawLine(self._place(area, low, low), self._place(area, 1, 1))
        points = [self._place(area, part.at, part.amounts[0]) for part in self.parts]
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.drawPolyline(points)
        painter.setBrush(theme.colour("surface"))
        most = max(part.amounts[1] for part in self.parts)
        for part, point in zip(self.parts, points, strict=True):
            radius = 3.0 + 4.5 * float(part.amounts[1] / most) ** 0.5
            painter.drawEllipse(point, radius, radius)
        below = QRectF(44, area.height() - 17, area.width() - 58, 16)
        paint.text(painter, theme, below, self._across, "text3", size="small", right=True)
        paint.text(painter, theme, QRectF(50, 16, 140, 16), self._up, "text3", size="small")


def nice_top(most: float) -> int:
    """A round number at or above `most`, at least 2: the top of an axis."""
    unit = 1
    while True:
        for step in _NICE:
            if step * unit >= max(most, 2):
                return step * unit
        unit *= 10
