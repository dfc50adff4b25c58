"""Where an item's heading begins, when all that sets it apart is that the sentence before has ended."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from workbench.extraction.sentences import is_sentence_end
from workbench.extraction.stream import Stream

_CLOSED = re.compile(r"[.!?]['\")\]]*$")
_DONE = re.compile(r"(?:necessary|appropriate|necessity|established|necessary and appropriate|upheld|overturned)$")
_STREAM_END = re.compile(r"[.!?]['\")\]]* (?=[\"'(\[]?[A-Z0-9])")
_LONGEST = 600


def lines_hold(stream: Stream, starts: Iterable[int]) -> bool:
    """Whether printed lines tell where parts begin: most of what must begin a line (labels) does."""
    held = [stream.starts_line(start) for start in starts]
    return sum(held) * 4 >= len(held) * 3


def heading_start(stream: Stream, floor: int, stop: int, lined: bool = True) -> tuple[int, float]:
    """Where the heading that ends at `stop` begins, after `floor`, and how sure that is.

    The nearest printed line before `stop` that follows a finished sentence. Without one, or where re-wrapping has
    made the lines meaningless (not `lined`), the nearest finished sentence.
    """
    text = stream.text
    reach = max(floor, stop - _LONGEST)
    first = bisect_left(stream.line_starts, reach) if lined else 0
    last = bisect_left(stream.line_starts, stop) if lined else 0
    gap_at = -1
    for index in range(last - 1, first - 1, -1):
        at = stream.line_starts[index]
        before = text[max(floor, at - 60) : at].rstrip()
        if not before:
            return at, 0.9
        if _CLOSED.search(before) and is_sentence_end(text, at):
            return at, 0.98 if stop - at < 200 else 0.7
        if _DONE.search(before.lower()) and text[at : at + 1].isupper():
            return at, 0.8
        if gap_at < 0 and stream.starts_paragraph(at) and text[at : at + 1].isupper():
            gap_at = at
    if gap_at >= 0:
        return gap_at, 0.6
    ends = [match.end() for match in _STREAM_END.finditer(text, reach, stop)]
    for at in reversed(ends):
        if is_sentence_end(text, at):
            return at, 0.85 if stop - at < 150 else 0.5
    return floor, 0.4
