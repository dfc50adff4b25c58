"""Find in the document: every place where words stand, letters folded, any white space matching any other."""

from __future__ import annotations

import re
from bisect import bisect_right

from workbench.model.document import Document
from workbench.ui.document.lines import Position

Hit = tuple[Position, Position]
"""From where to where a match stands; it may run over a line's or a page's end."""

_ALIKE = ("'’‘`´", '"“”„', "-‐‑–—")


def find(document: Document, words: str) -> list[Hit]:
    """All matches of `words` in reading order; none for blanks.

    Case is folded, each run of white space matches any other, line and page ends too, and so do straight and curly
    quotes, and hyphens and dashes.
    """
    pieces = words.split()
    if not pieces:
        return []
    pattern = re.compile(r"\s+".join(map(_piece, pieces)), re.IGNORECASE)
    starts = [0]
    for page in document.pages:
        starts.append(starts[-1] + len(page.text) + 1)
    text = "\n".join(page.text for page in document.pages)
    return [(_position(starts, found.start()), _position(starts, found.end())) for found in pattern.finditer(text)]


def nearest_hit(hits: list[Hit], position: Position) -> int:
    """The number of the first hit at or after a position, the first of all when none follows. 0 without hits."""
    return next((number for number, hit in enumerate(hits) if hit[1] > position), 0)


def _piece(piece: str) -> str:
    return "".join(map(_letter, piece))


def _letter(letter: str) -> str:
    alike = next((group for group in _ALIKE if letter in group), "")
    return f"[{re.escape(alike)}]" if alike else re.escape(letter)


def _position(starts: list[int], offset: int) -> Position:
    page = bisect_right(starts, offset, hi=len(starts) - 1) - 1
    return Position(page, offset - starts[page])
