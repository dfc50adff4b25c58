"""How one row of the queue and one of its filters are drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workbench.model.queue import QueueRow
from workbench.ui import paint
from workbench.ui.form.words import tr
from workbench.ui.links.words import DOT
from workbench.ui.rows import VALUE, Index, RowDelegate
from workbench.ui.sentences import own_words
from workbench.ui.theme import Theme
from workbench.ui.usual import reason_words

NARROW = 120
"""Below this width in design pixels the queue is a column of marks."""

_DONE = ("verified", "rejected")


class QueueDelegate(RowDelegate):
    """Mark, name and what is left to check; below, what the document is about or why it waits."""

    height = 45

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        found = index.data(VALUE)
        if not isinstance(found, QueueRow):
            return
        if box.width() < NARROW:
            paint.mark(painter, theme, QRectF(box.center().x() - 7, 15, 14, 14), found.state, found.progress)
            return
        paint.mark(painter, theme, QRectF(14, 8, 14, 14), found.state, found.progress)
        left, right = 38.0, box.right() - 12
        name_ends = self._counts(painter, theme, found, right)
        token = "text2" if found.state in _DONE and not current else "text"
        name = QRectF(left, 5, name_ends - left - 4, 20)
        paint.text(painter, theme, name, found.title, token, weight=600 if current else 500)
        about = QRectF(left, 23, right - left, 18)
        about_it, why = about_words(found)
        says = why if found.state in ("failed", "rejected") and why else about_it
        paint.text(painter, theme, about, says, "fail" if found.state == "failed" else "text3", size="second")

    def _counts(self, painter: QPainter, theme: Theme, found: QueueRow, right: float) -> float:
        for count, state in ((found.doubts, "to check"), (found.fails, "fails a check")):
            if count and found.state not in _DONE:
                token = paint.MARKS[state][0]
                place = QRectF(right - 32, 6, 32, 18)
                width = paint.text(painter, theme, place, str(count), token, size="second", weight=500, right=True)
                paint.mark(painter, theme, QRectF(right - width - 16, 9, 12, 12), state)
                right -= width + 24
        if found.flags:
            paint.icon(painter, theme, QRectF(right - 12, 9, 12, 12), "flag", "accent")
            right -= 18
        return right


def about_words(row: QueueRow) -> tuple[str, str]:
    """What a document is about, and why it waits or failed; a person's own words stay as they are."""
    reason = row.reason or ""
    return about_of(row), own_words(reason) if row.state == "failed" else reason_words(reason)


def about_of(row: QueueRow) -> str:
    """What a document is about, or until when and why it waits; a person's own words stay as they are."""
    if not row.reason or row.state not in ("postponed", "rejected"):
        return own_words(row.about)
    day = row.about.removesuffix(row.reason).removesuffix(DOT).removeprefix("until ")
    until = tr("until {day}").replace("{day}", day) if day else ""
    return DOT.join(part for part in (until, reason_words(row.reason)) if part)


@dataclass(frozen=True)
class Facet:
    """One way to narrow the queue: a state, or the mark `to check` for what has doubts; how many documents that is.

    `icon` stands in place of the state's mark.
    """

    state: str
    word: str
    count: int
    share: float
    on: bool
    icon: str = ""


class FacetDelegate(RowDelegate):
    """Tick box, mark, word, share as a thin bar, count."""

    height = 26

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        found = index.data(VALUE)
        if not isinstance(found, Facet):
            return
        del current
        paint.tick_box(painter, theme, 14, 6, found.on)
        if found.icon:
            paint.icon(painter, theme, QRectF(36, 7, 12, 12), found.icon)
        else:
            paint.mark(painter, theme, QRectF(36, 7, 12, 12), found.state, 0.5)
        right = box.right() - 14
        token = "text" if found.count else "text3"
        words = QRectF(55, 3, right - 46 - 55, 20)
        paint.text(painter, theme, words, found.word, token, size="second", weight=500 if found.on else 400)
        count = QRectF(right - 44, 3, 44, 20)
        paint.text(painter, theme, count, f"{found.count:,}", "text2", size="second", right=True)
