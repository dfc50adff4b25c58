"""Where words, sentences and paragraphs begin and end in a page's text, for selecting by them."""

from __future__ import annotations

import re
from bisect import bisect_right

Stretch = tuple[int, int]
"""Start and end, offsets into a page's text."""

_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?][)\]\"'”’]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|[.!?][)\]\"'”’]*\s*$")
_HEADING_END = re.compile(r"^[^a-z\n]*[A-Z]{3}[^a-z\n]*(?=\n|$)", re.MULTILINE)
"""A line in capitals stands by itself."""

_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|Drs?|Mrs?|Ms|St|Jr|Sr|No|Nos|pp?|pgs?|vs|etc|e\.g|i\.e|al|Inc|Co|Fig|Ch|Sec|approx|\d{1,2})$"
)


def paragraph_at(text: str, offset: int) -> Stretch:
    """The paragraph at an offset, set off by empty lines; without white space at its ends."""
    start = 0
    for gap in _PARAGRAPH_END.finditer(text):
        if gap.end() > offset:
            return _trimmed(text, start, gap.start())
        start = gap.end()
    return _trimmed(text, start, len(text))


def sentence_at(text: str, offset: int) -> Stretch:
    """The sentence at an offset; a paragraph's end ends it too, a line's end does not."""
    first, last = paragraph_at(text, offset)
    ends = [first]
    for found in _SENTENCE_END.finditer(text, first, last):
        if not _ABBREVIATED.search(text, max(first, found.start() - 8), found.start()):
            ends.append(found.end())
    for found in _HEADING_END.finditer(text, first, last):
        ends += [found.start(), found.end()]
    ends = sorted({*ends, last})
    at = min(bisect_right(ends, max(offset, first)), len(ends) - 1)
    return _trimmed(text, ends[at - 1] if at else first, ends[at])


def _trimmed(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
