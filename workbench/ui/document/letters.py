"""Where inside a word's box each letter stands. Readers give boxes of words; a person selects letters.

Widths are those of a usual proportional face, relative to one another; a monospaced word comes out a little off, by
less than a letter.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from workbench.model.document import Word

_WIDTHS = {
    **dict.fromkeys("ijl.,:;'’!|", 0.28),
    **dict.fromkeys('ftrI()[]/-‐‑ "“”', 0.35),
    **dict.fromkeys("mMW%@—", 0.85),
    **dict.fromkeys("wABCDEGHKNOPQRSTUVXYZ&", 0.69),
}
_USUAL = 0.48


def edges(word: Word, text: str) -> list[float]:
    """The x of every letter's left edge and of the last one's right edge, in points; `text` is the word's own.

    One more number than letters, rising, from the box's left to its right.
    """
    widths = [_WIDTHS.get(letter, _USUAL) for letter in text]
    total = sum(widths) or 1.0
    share = (word.x1 - word.x0) / total
    return [word.x0, *(word.x0 + share * reach for reach in accumulate(widths))]


def part(word: Word, text: str, start: int, end: int) -> tuple[float, float]:
    """From where to where the letters between two offsets of the page stand; all of a word that stands upright."""
    if word.x1 - word.x0 < word.y1 - word.y0 and len(text) > 1:
        return word.x0, word.x1
    if start <= word.start and end >= word.end:
        return word.x0, word.x1
    sides = edges(word, text)
    first, last = (min(max(0, offset - word.start), len(text)) for offset in (start, end))
    return sides[first], sides[last]


def letter_edge(word: Word, text: str, x: float) -> int:
    """How many letters of the word lie left of `x`, each from its middle on: 0 to the word's length."""
    sides = edges(word, text)
    middles = [(left + right) / 2 for left, right in pairwise(sides)]
    return sum(1 for middle in middles if middle < x)
