"""Draws a candidate: key, title, pages, score; below, what speaks for it (+) and against it (−) in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from workbench.ui import paint
from workbench.ui.links.choices import Choice
from workbench.ui.links.words import Reason
from workbench.ui.rows import VALUE, Index, RowDelegate
from workbench.ui.theme import Theme

_TEXT_X = 38
_WIDE = 430
_REASON_GAP = 9.0


class ChoiceDelegate(RowDelegate):
    """Two lines a row; the bar goes first when the panel is narrow, then the tag and the reasons that decide least."""

    height = 44

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        choice = index.data(VALUE)
        if not isinstance(choice, Choice):
            return
        if choice.key:
            paint.key_cap(painter, theme, box.x() + 10, box.y() + 4, choice.key)
        self._draw_title(painter, theme, choice, self._draw_score(painter, theme, box, choice, current), current)
        self._draw_reasons(painter, theme, box, choice)

    def _draw_score(self, painter: QPainter, theme: Theme, box: QRectF, choice: Choice, current: bool) -> QRectF:
        """Score, bar and pages from the right; what is left of the first line."""
        right = box.right() - 12
        if choice.score > 0:
            figures = QRectF(right - 26, box.y() + 3, 26, 20)
            paint.text(
                painter, theme, figures, f"{choice.score * 100:.0f}", "text2", size="second", weight=500, right=True
            )
            right -= 34
            if box.width() >= _WIDE:
                token = "accent" if current else "control"
                paint.bar(painter, theme, QRectF(right - 36, box.y() + 11, 36, 4), choice.score, token)
                right -= 46
        width = QFontMetrics(theme.font("second")).horizontalAdvance(choice.pages)
        paint.text(
            painter, theme, QRectF(right - width, box.y() + 3, width + 1, 20), choice.pages, "text2", size="second"
        )
        return QRectF(_TEXT_X, box.y() + 3, right - width - 10 - _TEXT_X, 20)

    def _draw_title(self, painter: QPainter, theme: Theme, choice: Choice, room: QRectF, current: bool) -> None:
        weight = 600 if current else 500
        tag = QFontMetrics(theme.font("second")).horizontalAdvance(choice.tag) + 10 if choice.tag else 0
        if QFontMetrics(theme.font("body", weight)).horizontalAdvance(choice.title) + tag > room.width():
            tag = 0
        title = QRectF(room.x(), room.y(), room.width() - tag, room.height())
        used = paint.text(painter, theme, title, choice.title, weight=weight)
        if tag:
            box = QRectF(room.x() + used + 8, room.y(), tag, room.height())
            paint.text(painter, theme, box, choice.tag, "text3", size="second")

    def _draw_reasons(self, painter: QPainter, theme: Theme, box: QRectF, choice: Choice) -> None:
        x, end = box.x() + _TEXT_X, box.right() - 10
        if choice.where:
            paint.text(painter, theme, QRectF(x, box.y() + 22, end - x, 18), choice.where, "text3", size="second")
        measure = QFontMetrics(theme.font("second"))
        widths = [measure.horizontalAdvance(reason.says) + 11.0 for reason in choice.reasons]
        for reason in fitting(choice.reasons, widths, end - x):
            _draw_sign(painter, theme, QPointF(x + 4, box.y() + 31.5), reason)
            words = QRectF(x + 11, box.y() + 22, end - x - 11, 18)
            x += paint.text(painter, theme, words, reason.says, "text2", size="second") + 11 + _REASON_GAP


def fitting(reasons: Sequence[Reason], widths: Sequence[float], room: float) -> list[Reason]:
    """The reasons that have room side by side, whole. What speaks for it and decides least goes first, so that what
    speaks against it stays; the last one left may be cut.
    """
    kept = list(range(len(reasons)))
    while len(kept) > 1 and sum(widths[at] for at in kept) + _REASON_GAP * (len(kept) - 1) > room:
        for_it = [at for at in kept if reasons[at].for_it]
        kept.remove(for_it[-1] if len(for_it) > 1 else kept[-1])
    return [reasons[at] for at in kept]


def _draw_sign(painter: QPainter, theme: Theme, centre: QPointF, reason: Reason) -> None:
    painter.setPen(QPen(theme.colour("ok" if reason.for_it else "fail"), 1.5))
    painter.drawLine(QPointF(centre.x() - 3.5, centre.y()), QPointF(centre.x() + 3.5, centre.y()))
    if reason.for_it:
        painter.drawLine(QPointF(centre.x(), centre.y() - 3.5), QPointF(centre.x(), centre.y() + 3.5))
