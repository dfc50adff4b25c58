"""What no style sheet can say, painted in the theme's colours: state marks, icons, key caps, bars, single lines.

What the start page paints (icons, bars) keeps from `QtCore.Qt` and `QIcon`, whose names cost 15 and 2 ms once.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache, lru_cache

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.resources import resource
from workbench.ui.measured import cut
from workbench.ui.theme import CLEAR, SIZES, Size, Theme, font, light


class _Pencil:
    """A painter with the centre, scale and colours of one mark; lengths are those of a mark 14 px wide."""

    def __init__(self, painter: QPainter, theme: Theme, box: QRectF, token: str, share: float) -> None:
        self.painter, self.theme, self.token, self.share = painter, theme, token, share
        self.centre, self.unit = box.center(), box.width() / 14
        radius = 5 * self.unit
        self.ring = QRectF(self.centre.x() - radius, self.centre.y() - radius, 2 * radius, 2 * radius)
        self.pen(token, 1.5)
        painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)

    def pen(self, token: str, width: float, cap: QtCore.Qt.PenCapStyle | None = None) -> QtGui.QPen:
        cap = cap or QtCore.Qt.PenCapStyle.RoundCap
        made = QtGui.QPen(self.theme.colour(token), width * self.unit, QtCore.Qt.PenStyle.SolidLine, cap)
        made.setJoinStyle(QtCore.Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(made)
        return made

    def point(self, x: float, y: float) -> QPointF:
        return QPointF(self.centre.x() + x * self.unit, self.centre.y() + y * self.unit)

    def line(self, *points: tuple[float, float]) -> None:
        self.painter.drawPolyline([self.point(*point) for point in points])

    def solid(self, path: QtGui.QPainterPath, outline: bool = False) -> None:
        """Fill a shape; what is drawn after it stands on it in the colour of the ground."""
        if not outline:
            self.painter.setPen(QtCore.Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.colour(self.token))
        self.painter.drawPath(path)
        self.painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
        self.pen("surface", 1.6)

    def polygon(self, *points: tuple[float, float]) -> QtGui.QPainterPath:
        path = QtGui.QPainterPath(self.point(*points[0]))
        for point in points[1:]:
            path.lineTo(self.point(*point))
        path.closeSubpath()
        return path


def _ring(to: _Pencil) -> None:
    to.painter.drawEllipse(to.ring)


def _half(to: _Pencil) -> None:
    to.painter.drawEllipse(to.ring)
    to.painter.setBrush(to.theme.colour(to.token))
    to.painter.drawPie(to.ring, -90 * 16, 180 * 16)


def _tick(to: _Pencil) -> None:
    to.line((-4.5, 0.2), (-1.4, 3.4), (4.8, -3.6))


def _diamond(to: _Pencil) -> None:
    to.solid(to.polygon((0, -6), (6, 0), (0, 6), (-6, 0)))


def _triangle(to: _Pencil) -> None:
    to.solid(to.polygon((0, -5.6), (6.2, 5.2), (-6.2, 5.2)), outline=True)
    to.line((0, -1.6), (0, 1.2))
    to.line((0, 3.5), (0, 3.6))


def _struck_ring(to: _Pencil) -> None:
    to.painter.drawEllipse(to.ring)
    to.line((-3.4, 3.4), (3.4, -3.4))


def _dashed_ring(to: _Pencil) -> None:
    pen = to.pen(to.token, 1.5)
    pen.setDashPattern([1.6, 2.0])
    to.painter.setPen(pen)
    to.painter.drawEllipse(to.ring)


def _filling_ring(to: _Pencil) -> None:
    to.pen("control", 1.5)
    to.painter.drawEllipse(to.ring)
    to.pen(to.token, 2.6, QtCore.Qt.PenCapStyle.FlatCap)
    to.painter.drawArc(to.ring, 90 * 16, round(-360 * 16 * min(max(to.share, 0.12), 1.0)))


def _ticked_disc(to: _Pencil) -> None:
    disc = QtGui.QPainterPath()
    disc.addEllipse(to.centre, 6 * to.unit, 6 * to.unit)
    to.solid(disc)
    to.line((-2.8, 0.2), (-0.8, 2.2), (3, -2.2))


def _clock(to: _Pencil) -> None:
    to.painter.drawEllipse(to.ring)
    to.line((0, -2.6), (0, 0.3), (2.2, 1.6))


def _barred_ring(to: _Pencil) -> None:
    to.painter.drawEllipse(to.ring)
    to.line((-2.4, 0), (2.4, 0))


def _crossed_square(to: _Pencil) -> None:
    square, round_by = QtGui.QPainterPath(), 2.5 * to.unit
    square.addRoundedRect(QRectF(to.point(-6, -6), to.point(6, 6)), round_by, round_by)
    to.solid(square)
    to.line((-2.4, -2.4), (2.4, 2.4))
    to.line((-2.4, 2.4), (2.4, -2.4))


def _two_rings(to: _Pencil) -> None:
    for side in (-2.2, 2.2):
        to.painter.drawEllipse(to.point(side, 0), 3.7 * to.unit, 3.7 * to.unit)


def _meeting_arrows(to: _Pencil) -> None:
    to.line((-5, -3), (-0.8, 0), (-5, 3))
    to.line((5, -3), (0.8, 0), (5, 3))


MARKS: dict[str, tuple[str, Callable[[_Pencil], None]]] = {
    "proposed": ("control", _ring),
    "to check": ("doubt", _half),
    "confirmed": ("ok", _tick),
    "changed": ("accent", _diamond),
    "fails a check": ("fail", _triangle),
    "stated as none": ("text2", _struck_ring),
    "not found": ("control", _dashed_ring),
    "new": ("control", _ring),
    "in review": ("accent", _filling_ring),
    "verified": ("ok", _ticked_disc),
    "postponed": ("text2", _clock),
    "rejected": ("text2", _barred_ring),
    "failed": ("fail", _crossed_square),
    "second reading": ("accent", _two_rings),
    "adjudication": ("doubt", _meeting_arrows),
}
"""Each state of a field or document, by its word: the token of its colour and its shape."""


_AROUND = 2
"""Device pixels that a mark's picture has beyond its square: strokes reach out."""


def mark(painter: QPainter, theme: Theme, box: QRectF, state: str, share: float = 0.0) -> None:
    """Paint the mark of a state (`FieldState` or `StateName`) into a square; `share` (0 to 1) fills a ring in review.

    Raises `KeyError` for no such state.
    """
    token, shape = MARKS[state]
    to = painter.deviceTransform()
    ratio = to.m11()
    if ratio == to.m22() == round(ratio) > 0 and _is_whole(to.map(box.topLeft())):
        # Where its pixels are the device's own, the picture is what would be drawn, at a twentieth of the cost.
        picture = _mark_picture(theme, state, share if state == "in review" else 0.0, box.width(), int(ratio))
        around = _AROUND / ratio
        painter.drawPixmap(QPointF(box.x() - around, box.y() - around), picture)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape(_Pencil(painter, theme, box, token, share))
    painter.restore()


def _is_whole(point: QPointF) -> bool:
    return point.x() == round(point.x()) and point.y() == round(point.y())


@lru_cache(512)
def _mark_picture(theme: Theme, state: str, share: float, side: float, ratio: int) -> QPixmap:
    token, shape = MARKS[state]
    whole = math.ceil(side * ratio) + 2 * _AROUND
    made = QPixmap(whole, whole)
    made.fill(CLEAR)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape(_Pencil(painter, theme, QRectF(_AROUND / ratio, _AROUND / ratio, side, side), token, share))
    painter.end()
    return made


@cache
def _svg(name: str) -> str:
    found = resource("icons", f"{name}.svg").read_text("utf-8")
    return found.replace('stroke-width="2"', 'stroke-width="1.75"')


@cache
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """A Lucide icon in one colour (`#RRGGBB`), `size` device pixels square. Raises `FileNotFoundError`."""
    made = QPixmap(size, size)
    made.fill(CLEAR)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(_svg(name).replace("currentColor", colour).encode()).render(painter)
    painter.end()
    return made


def icon(
    painter: QPainter, theme: Theme, box: QRectF, name: str, token: str = "text2", ratio: float | None = None
) -> None:
    """Paint a Lucide icon into a square, as sharp as the device allows. `ratio` is device pixels by the painter's own,
    where the caller knows it: a widget's painter is not scaled.
    """
    if ratio is None:
        ratio = painter.worldTransform().m11() * painter.device().devicePixelRatioF()
    across = box.width() * ratio
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    picture = pixmap(name, theme[token], max(1, round(across)))
    painter.drawPixmap(box, picture, QRectF(picture.rect()))


def qicon(theme: Theme, name: str, token: str = "text2", size: int = 16) -> QtGui.QIcon:
    """A Lucide icon for a button, `size` design pixels, sharp at once, twice and three times the resolution."""
    return _qicon(name, theme[token], theme["control"], theme.px(size))


@cache
def _qicon(name: str, colour: str, faint_colour: str, size: int) -> QtGui.QIcon:
    made = QtGui.QIcon()
    for ratio in (1, 2, 3):
        picture = pixmap(name, colour, size * ratio).copy()
        picture.setDevicePixelRatio(ratio)
        made.addPixmap(picture)
        faint = pixmap(name, faint_colour, size * ratio).copy()
        faint.setDevicePixelRatio(ratio)
        made.addPixmap(faint, QtGui.QIcon.Mode.Disabled)
    return made


@cache
def program_icon() -> QtGui.QIcon:
    """The program's own icon: a page on the accent, in the sizes that systems ask for."""
    theme, made = light(), QtGui.QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(CLEAR)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QtCore.Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, 0, size, size), size / 5, size / 5)
        painter.drawPixmap(
            round(size / 6), round(size / 6), pixmap("file-text", theme["on_accent"], round(size * 2 / 3))
        )
        painter.end()
        made.addPixmap(picture)
    return made


def text(
    painter: QPainter,
    theme: Theme,
    box: QRectF,
    words: str,
    token: str = "text",
    *,
    size: Size = "body",
    weight: int = 400,
    right: bool = False,
) -> float:
    """Write one line, cut with an ellipsis, centred in height; the width it took in the painter's pixels.

    Delegates paint on a painter already scaled to the text size and pass a theme of scale 1.
    """
    if not words:
        return 0.0
    painter.setFont(theme.font(size, weight))
    painter.setPen(theme.colour(token))
    shown, width = cut(theme, words, int(box.width()), size, weight)
    painter.drawText(box, _one_line(right), shown)
    return float(width)


@cache
def _one_line(right: bool) -> int:
    """Qt's flags for one line, centred in height: joined anew they cost a tenth of the line."""
    side = QtCore.Qt.AlignmentFlag.AlignRight if right else QtCore.Qt.AlignmentFlag.AlignLeft
    return int((side | QtCore.Qt.AlignmentFlag.AlignVCenter).value | QtCore.Qt.TextFlag.TextSingleLine.value)


def key_cap(painter: QPainter, theme: Theme, x: float, y: float, words: str) -> float:
    """A key as a small cap with its top left corner at x, y; its width."""
    painter.setFont(font(theme.px(SIZES["small"]), 500))
    high = theme.px(18)
    width = float(max(high, key_cap_width(painter, words)))
    box = QRectF(x + 0.5, y + 0.5, width, high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QtGui.QPen(theme.colour("line"), 1))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(box, 4, 4)
    painter.drawLine(QPointF(x + 3, y + high + 1), QPointF(x + width - 2, y + high + 1))
    painter.setPen(theme.colour("text2"))
    painter.drawText(box, QtCore.Qt.AlignmentFlag.AlignCenter, words)
    return width


def key_cap_width(painter: QPainter, words: str) -> int:
    """How wide a key cap is with the painter's present font."""
    return max(18, painter.fontMetrics().horizontalAdvance(words) + 10)


def tick_box(painter: QPainter, theme: Theme, x: float, y: float, on: bool) -> None:
    """A 14 px box with its top left corner at x, y, ticked or not."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("accent" if on else "control"))
    painter.setBrush(theme.colour("accent" if on else "surface"))
    painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, 13, 13), 3, 3)
    if on:
        icon(painter, theme, QRectF(x + 1, y + 1, 12, 12), "check", "on_accent")


def bar(painter: QPainter, theme: Theme, box: QRectF, share: float, token: str = "accent") -> None:
    """A thin bar filled to `share` (0 to 1)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _fill_rounded(painter, box, theme.colour("line"))
    if share > 0:
        filled = max(box.width() * min(share, 1.0), box.height())
        _fill_rounded(painter, QRectF(box.x(), box.y(), filled, box.height()), theme.colour(token))


def _fill_rounded(painter: QPainter, box: QRectF, colour: QtGui.QColor) -> None:
    path, radius = QtGui.QPainterPath(), box.height() / 2
    path.addRoundedRect(box, radius, radius)
    painter.fillPath(path, colour)
