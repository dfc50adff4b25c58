"""Boxes of lines that belong together, and how they are framed: open on the side where the words run on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.model.document import Document
from workbench.model.evidence import Rect, Span
from workbench.model.layout import places_on_sheets


class LinePlace(NamedTuple):
    """One line's part of a run: its sheet and box in points, whether the run goes on before and after it."""

    sheet: int
    box: Rect
    open_before: bool
    open_after: bool


def line_places(document: Document, spans: Iterable[Span]) -> tuple[LinePlace, ...]:
    """Where spans are drawn, line by line in reading order.

    A span that goes on at the next page's head is one run with it; spans apart are framed apart.
    """
    found: list[LinePlace] = []
    for run in _runs(spans):
        boxes = [place for span in run for place in places_on_sheets(document, span.page, span.start, span.end)]
        last = len(boxes) - 1
        found += [LinePlace(sheet, box, n > 0, n < last) for n, (sheet, box) in enumerate(boxes)]
    return tuple(found)


def _runs(spans: Iterable[Span]) -> list[list[Span]]:
    runs: list[list[Span]] = []
    for span in spans:
        if runs and span.page == runs[-1][-1].page + 1:
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def first_run(lines: Sequence[LinePlace]) -> list[LinePlace]:
    """The lines up to where the first run ends."""
    end = next((number for number, line in enumerate(lines, 1) if not line.open_after), len(lines))
    return list(lines[:end])


def holds(places: Iterable[LinePlace], sheet: int, x: float, y: float, slack: float = 1.5) -> bool:
    """Whether a point of a sheet lies in one of the lines."""
    return any(
        place.sheet == sheet
        and place.box[0] - slack <= x <= place.box[2] + slack
        and place.box[1] - slack <= y <= place.box[3] + slack
        for place in places
    )


def area(places: Iterable[LinePlace]) -> float:
    """How much paper the lines cover, square points."""
    return sum((place.box[2] - place.box[0]) * (place.box[3] - place.box[1]) for place in places)
