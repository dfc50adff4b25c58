"""Painting of words that a style sheet cannot: wrapped lines, and notes with a part struck out."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from workbench.ui.form.shown import Note
from workbench.ui.measured import advance
from workbench.ui.theme import Theme, font

_KEPT = 128
"""Texts: a row asks for its lines whenever it is laid out, and to paint them."""
_ELIDE = Qt.TextElideMode.ElideRight
_HYPHEN = re.compile(r"(?<=\d)-(?=\d)")


def wrapped(text: str, face: QFont, first: int, width: int) -> tuple[str, ...]:
    """The lines of a text in a theme's font, the first of them `first` pixels wide and the others `width`."""
    return _wrapped(text, face.pixelSize(), face.weight().value, first, width)


@lru_cache(_KEPT)
def _wrapped(text: str, pixels: int, weight: int, first: int, width: int) -> tuple[str, ...]:
    # a date does not part at its hyphens
    layout = QTextLayout(_HYPHEN.sub("\u2011", text), font(pixels, weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(20, width if lines else first))
        lines.append(_utf16(text, line.textStart(), line.textLength()).strip())
    layout.endLayout()
    return tuple(lines)


def _utf16(text: str, start: int, length: int) -> str:
    """A piece by Qt's UTF-16 offsets."""
    if text.isascii():
        return text[start : start + length]
    raw = text.encode("utf-16-le")
    return raw[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


def paint_note(painter: QPainter, theme: Theme, box: QRectF, note: Note) -> None:
    """Write a note at the right of its box, what is struck out with a line through it.

    Without room for all of it, what comes after goes first, such as who changed the value, then the end of the rest.
    """
    if not str(note):
        return
    weight = 400 if note.role == "caption" else 500
    plain, room = theme.font("second", weight), int(box.width()) + 2
    measure = QFontMetrics(plain)
    after = note.after if advance(theme, str(note), "second", weight) <= room else ""
    crossed = QFont(plain)
    crossed.setStrikeOut(True)
    left = room - advance(theme, note.words + after, "second", weight)
    pieces = [(note.words, plain), (measure.elidedText(note.struck, _ELIDE, left), crossed), (after, plain)]
    if not note.struck:
        pieces = [(measure.elidedText(note.words, _ELIDE, room) if not after else note.words, plain), (after, plain)]
    widths = [advance(theme, words, "second", weight) for words, _ in pieces]
    x = box.right() - sum(widths)
    painter.setPen(theme.colour("text3" if note.role == "caption" else note.role))
    for (words, face), width in zip(pieces, widths, strict=True):
        if words:
            painter.setFont(face)
            painter.drawText(
                QRectF(x, box.y(), box.right() - x + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, words
            )
        x += width
