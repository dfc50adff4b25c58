"""The letters in which plain text is set: their widths, and what of a word is drawn."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from workbench.sources.pdf_library import pdf_library

SIZE = 12.0
"""Points."""

# Variation selectors, joiners and tags choose between shapes of the letter before them; alone they have no shape.
_SHAPELESS = re.compile("[\u034f\u200d\ufe00-\ufe0f\U000e0000-\U000e0fff]")


@cache
def font() -> Any:
    """Times, one of the fonts that every PDF reader has. What it lacks is drawn from the library's fallback fonts,
    and from their empty box where they lack it too.
    """
    return pdf_library().Font("tiro")


class Widths(dict[str, float]):
    """Width in points by letter, as drawn; filled as letters are met."""

    def __missing__(self, letter: str) -> float:
        width = SIZE * font().glyph_advance(ord(letter)) if drawn(letter) else 0.0
        self[letter] = width
        return width

    def of(self, text: str) -> float:
        """The width of `text` on one line, in points."""
        return sum(map(self.__getitem__, text))


def drawn(text: str) -> str:
    """`text` without the characters that have no shape of their own."""
    return text if text.isascii() else _SHAPELESS.sub("", text)


def is_in_font(text: str) -> bool:
    """Whether Times itself has each letter, so that the whole line can be drawn at once."""
    return text.isascii() or all(map(_has_letter, text))


@cache
def _has_letter(letter: str) -> bool:
    return bool(font().has_glyph(ord(letter)))
