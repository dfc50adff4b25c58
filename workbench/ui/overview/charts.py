"""The charts of the overview: rows, columns, confidence against outcome. Accent for the subject, grey for the rest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QWheelEvent

from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.overview.chart import Chart, Part
from workbench.ui.theme import Theme

_PITCH = 27.0
_WIDEST_PITCH = 34.0
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
    """Names with bars and figures, longest first. More than have room are walked to by the arrows or the wheel."""

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__(bridge, title)
        self._first = 0

    def show_parts(self, parts: Sequence[Part], empty: str = "") -> None:
        self._first = 0
        super().show_parts(parts, empty)

    def _room(self, area: QRectF) -> int:
        return max(1, int(area.height() / _PITCH))

    def boxes(self, area: QRectF) -> list[QRectF]:
        room = self._room(area)
        self._first = min(max(self._first, self._current - room + 1), self._current, max(len(self.parts) - room, 0))
        pitch = min(_WIDEST_PITCH, area.height() / room)
        shown = range(self._first, self._first + room)
        return [
            QRectF(0, (n - self._first) * pitch, area.width(), pitch) if n in shown else QRectF()
            for n in range(len(self.parts))
        ]

    def wheelEvent(self, event: QWheelEvent) -> None:
        if len(self.parts) <= self._room(self._area()):
            event.ignore()
            return
        self.go(min(max(self._current + (-1 if event.angleDelta().y() > 0 else 1), 0), len(self.parts) - 1))

    def draw(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        # what is grey for itself may be many times the rest, and would press it all to the left
        high = max((sum(part.amounts) for part in self.parts if not part.quiet), default=0) or 1
        painter.setFont(theme.font("second"))
        figures = max(painter.fontMetrics().horizontalAdvance(part.figure) for part in self.parts) + 6.0
        names = max(painter.fontMetrics().horizontalAdvance(part.name) for part in self.parts) + 4.0
        names = min(names, area.width() * 0.44)
        start, room = names + _GAP, area.width() - names - figures - 2 * _GAP
        for part, box in zip(self.parts, self.boxes(area), strict=True):
            if box.isEmpty():
                continue
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

    def _low(self) -> float:
        return 0.5 if all(min(part.at, part.amounts[0]) >= 0.5 for part in self.parts) else 0.0

    def _place(self, area: QRectF, x: float, y: float) -> QPointF:
        left, right, top, bottom = 44.0, area.width() - 14, 14.0, area.height() - 36
        low = self._low()
        return QPointF(left + (right - left) * (x - low) / (1 - low), bottom - (bottom - top) * (y - low) / (1 - low))

    def boxes(self, area: QRectF) -> list[QRectF]:
        points = [self._place(area, part.at, part.amounts[0]) for part in self.parts]
        return [QRectF(point.x() - 12, point.y() - 12, 24, 24) for point in points]

    def draw(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        low = self._low()
        for tick in (low, (1 + low) / 2, 1.0):
            left, right = self._place(area, low, tick), self._place(area, 1, tick)
            self.axis(painter, theme, QRectF(left, right), f"{tick:.0%}")
            foot = self._place(area, tick, low)
            painter.setPen(theme.colour("text3"))
            painter.drawText(
                QRectF(foot.x() - (30 if tick == 1 else 14), foot.y() + 3, 44, 16),
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
