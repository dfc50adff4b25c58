"""What a rule hands over, and the record that grows from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from workbench.extraction.doubt import ceiling
from workbench.extraction.stream import Stream
from workbench.model.document import Document
from workbench.model.evidence import Span
from workbench.model.fields import ROOT
from workbench.model.layout import Frames
from workbench.model.review import Alternative, Cell, Place, Proposal, Row, Value

Range = tuple[int, int]
"""Start and end in the stream's text."""

_CONCLUDES = re.compile(
    r"(?:(?:medically )?(?:necessary|necessity|appropriate)|warranted|indicated|supported|certified|upheld|overturned"
    r"|established|justified|approved|authorized)$",
    re.IGNORECASE,
)
"""Words that a rationale concludes with, its last full stop aside."""

_AS_PRINTED, _SHORT = 0.1, 200
_MOST_OTHERS = 6
"""How many other values of a field are kept for choice."""


class Found(Struct, frozen=True):
    """A value with the stretches of the stream that it comes from, the rule that found it and how sure that is.

    `others` are further values for the same field, best first.
    """

    value: Value
    ranges: tuple[Range, ...]
    rule: str
    confidence: float
    others: tuple[Found, ...] = ()


def cut(stream: Stream, start: int, end: int, rule: str, confidence: float) -> Found | None:
    """The stream's own words from `start` to `end` as a text value; None where there are none.

    Where misread words were mended, a short text as it is printed is there to choose too.
    """
    start, end = stream.trimmed(start, end)
    if start >= end:
        return None
    said, printed, span = stream.said(start, end), stream.as_printed(start, end), ((start, end),)
    others = (Found(printed, span, rule, _AS_PRINTED),) if printed != said and len(printed) <= _SHORT else ()
    return Found(said, span, rule, confidence, others)


class Findings:
    """Gathers the rows and cells of one record. Row ids are a letter and a number in printed order."""

    def __init__(self, document: Document, stream: Stream) -> None:
        self.stream = stream
        self.rows: dict[str, Row] = {}
        self.cells: dict[Place, Cell] = {}
        self.warnings: list[str] = []
        self._framed = Frames(document).span
        self._known_spans: dict[Range, tuple[Span, ...]] = {}
        self._counts: dict[str, int] = {}

    def put(self, name: str, found: Found | None, row: str = ROOT) -> None:
        """Set one field. None leaves it not found."""
        if found is None:
            return
        evidence = self._evidence(found)
        others = self._others(found) if found.others else ()
        sure = min(found.confidence, ceiling(name, found.value, self.stream, found.ranges))
        proposal = Proposal(found.value, evidence, found.rule, sure, others)
        self.cells[Place(row, name)] = Cell(found.value, evidence=evidence, proposal=proposal)

    def add(self, list_path: str, letter: str) -> str:
        """Open the next row of a list of the record; returns its id."""
        number = self._counts[list_path] = self._counts.get(list_path, 0) + 1
        row = Row(f"{letter}{number}", list_path, ROOT, float(number))
        self.rows[row.id] = row
        return row.id

    def add_texts(self, list_path: str, letter: str, texts: Sequence[Found]) -> None:
        """Fill a list of texts."""
        for text in texts:
            self.put("value", text, self.add(list_path, letter))

    def ends_whole(self, row: str, name: str) -> bool:
        """Whether a text value is there and ends as a sentence does."""
        cell = self.cells.get(Place(row, name))
        if cell is None:
            return False
        text = str(cell.value).rstrip("\"')] ")
        return text.endswith((".", "!", "?")) or _CONCLUDES.search(text) is not None

    def _others(self, found: Found) -> tuple[Alternative, ...]:
        """The other values of a field, each once."""
        others: dict[Value, Alternative] = {}
        for other in found.others:
            if other.value != found.value and other.value not in others and len(others) < _MOST_OTHERS:
                others[other.value] = Alternative(other.value, self._evidence(other), other.confidence)
        return tuple(others.values())

    def _evidence(self, found: Found) -> tuple[Span, ...]:
        if len(found.ranges) == 1:
            return self._spans(found.ranges[0])
        return tuple(span for stretch in found.ranges for span in self._spans(stretch))

    def _spans(self, stretch: Range) -> tuple[Span, ...]:
        """Where a stretch of the stream stands; worked out once, for several fields may come from one stretch."""
        spans = self._known_spans.get(stretch)
        if spans is None:
            spans = self._known_spans[stretch] = self.stream.spans(*stretch, self._framed)
        return spans
