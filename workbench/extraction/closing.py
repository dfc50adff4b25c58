"""The words that end a letter, after its last rationale."""

from __future__ import annotations

from workbench.extraction.stream import Stream

_CLOSINGS = ("disclaimer: maximus", "effect of the decision", "cc: department of industrial", "sincerely,")


def closing(stream: Stream, start: int, end: int) -> int:
    """Where the last rationale ends: at the letter's closing words, if it has any."""
    stops = [at for words in _CLOSINGS if (at := stream.low.find(words, start, end)) >= 0]
    return min([end, *stops])
