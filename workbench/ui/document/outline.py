"""The headings of a determination as its printed form sets them, for a menu that jumps."""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.model.document import Document
from workbench.ui.document.lines import Position

_CAPITALS = re.compile(r"[A-Z][A-Z0-9 ,/&()'’:.-]{7,90}")
_TITLE_WORD = r"(?:[A-Z][\w’'/()-]*|of|for|and|the|by|to|or|in)"
_TITLE = re.compile(rf"{_TITLE_WORD}(?: {_TITLE_WORD}){{1,14}}:")
_MOST = 40


class Heading(NamedTuple):
    """A heading's words and where they begin."""

    words: str
    position: Position


def outline(document: Document) -> list[Heading]:
    """Lines that stand alone in capitals, or in title case with a final colon; at most forty, each wording once."""
    found: list[Heading] = []
    seen: set[str] = set()
    for number, page in enumerate(document.pages):
        for match in re.finditer(r"^[^\n]+$", page.text, re.MULTILINE):
            words = match[0].strip()
            if words in seen or not _is_heading(words):
                continue
            seen.add(words)
            found.append(Heading(words.rstrip(":"), Position(number, match.start())))
            if len(found) == _MOST:
                return found
    return found


def _is_heading(words: str) -> bool:
    if _CAPITALS.fullmatch(words):
        return sum(letter.isalpha() for letter in words) >= 8 and " " in words
    return bool(_TITLE.fullmatch(words))
