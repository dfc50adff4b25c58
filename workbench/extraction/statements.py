"""A party's basis statement, open for citations to be cut from it."""

from __future__ import annotations

from msgspec import Struct

from workbench.extraction.stream import Stream
from workbench.model.evidence import Span
from workbench.model.record import Party


class Statement(Struct, frozen=True):
    """What one party says it based its decision on an item on.

    `row` is the item's row id, `text` the whole statement with white space collapsed, misread words mended.
    `in_step` tells that no label of the item's parts seems to be lost.
    """

    row: str
    party: Party
    text: str
    stream: Stream
    start: int
    in_step: bool = True

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where `text[start:end]` stands in the document."""
        return self.stream.spans(self.start + start, self.start + end)

    @property
    def misread(self) -> bool:
        """Whether letters are wrong all over the document."""
        return self.stream.misread

    def said(self, start: int, end: int) -> str:
        """The words of `text[start:end]`, as a value holds them."""
        return self.stream.said(self.start + start, self.start + end)
