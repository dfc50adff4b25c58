"""How wide words are. Rows are laid out and painted with the same words again and again: Qt shapes them once."""

from __future__ import annotations

from functools import lru_cache

from PySide6 import QtCore
from PySide6.QtGui import QFontMetrics

from workbench.ui.theme import SIZES, Size, Theme, font

_KEPT = 4096
"""Words of the rows that are on screen, many times over."""
_LONG = 400
"""Letters that are wider than any row: of a whole rationale no more are shaped where one line is wanted."""


def advance(theme: Theme, words: str, size: Size = "body", weight: int = 400) -> int:
    """The width of words on one line, in pixels."""
    return _advance(theme.px(SIZES[size]), weight, words) if words else 0


def advance_of_line(theme: Theme, words: str, size: Size = "body", weight: int = 400) -> int:
    """The same for words that may be a whole text: as wide as that is, or else wider than any row."""
    return advance(theme, words[:_LONG], size, weight)


def cut(theme: Theme, words: str, width: int, size: Size = "body", weight: int = 400) -> tuple[str, int]:
    """Words cut with an ellipsis where they are wider than `width` pixels, and the width of what is left."""
    return _cut(theme.px(SIZES[size]), weight, words, width) if words else ("", 0)


@lru_cache(_KEPT)
def _advance(pixels: int, weight: int, words: str) -> int:
    return QFontMetrics(font(pixels, weight)).horizontalAdvance(words)


@lru_cache(_KEPT)
def _cut(pixels: int, weight: int, words: str, width: int) -> tuple[str, int]:
    measure = QFontMetrics(font(pixels, weight))
    if len(words) > _LONG and measure.horizontalAdvance(words[:_LONG]) > width:
        words = words[:_LONG]
    shown = measure.elidedText(words, QtCore.Qt.TextElideMode.ElideRight, width)
    return shown, measure.horizontalAdvance(shown)
