"""Boxes of lines that belong together, and how they are framed: open on the side where the words run on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.model.evidence import Rect, Span
from workbench.ui.document.lines import Lines, Position

Point = tuple[float, float]


class LinePlace(NamedTuple):
    """One line's part of a run: its sheet and box in points, whether the run goes on before and after it."""

    sheet: int
    box: Rect
    open_before: bool
    open_after: bool


def line_places(lines: Lines, spans: Iterable[Span]) -> tuple[LinePlace, ...]:
    """Where spans are drawn, line by line in reading order.

    A span that goes on at the next page's head is one run with it; spans apart are framed apart.
    """
    told = tuple(spans)
    key = tuple((span.page, span.start, span.end) for span in told)
    if key not in lines.drawn:
        lines.drawn[key] = _line_places(lines, told)
    return lines.drawn[key]


def _line_places(lines: Lines, spans: Iterable[Span]) -> tuple[LinePlace, ...]:
    found: list[LinePlace] = []
    for run in _runs(spans):
        boxes = [
            place
            for span in run
            for place in lines.places(Position(span.page, span.start), Position(span.page, span.end))
        ]
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


def runs_of(lines: Iterable[LinePlace]) -> list[list[LinePlace]]:
    """The lines by run."""
    found: list[list[LinePlace]] = []
    for line in lines:
        if found and found[-1][-1].open_after:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def strokes(boxes: Sequence[Rect], open_before: bool, open_after: bool) -> list[list[Point]]:
    """The lines that frame one run, as polylines around the boxes of its lines, top to bottom, in their own unit.

    Where the words run on from one line to the next, and where the run goes on before or after these boxes, the side
    stays open. Boxes of one run are taken to be as wide as its block, so that ragged line ends make no steps.
    """
    first, last = boxes[0], boxes[-1]
    head = [(first[2], first[1]), (first[0], first[1])]
    foot = [(last[0], last[3]), (last[2], last[3])]
    if len(boxes) == 1:
        return _one_line(first, head, foot, open_before, open_after)
    second, before_last = boxes[1], boxes[-2]
    if len(boxes) == 2 and first[0] >= last[2]:
        apart = _one_line(first, head, [(first[0], first[3]), (first[2], first[3])], open_before, True)
        return apart + _one_line(last, [(last[2], last[1]), (last[0], last[1])], foot, True, open_after)
    left = min(box[0] for box in boxes[1:])
    right = max(box[2] for box in boxes[:-1])
    head[0], foot[0] = (right, first[1]), (left, last[3])
    if not open_before:
        head += [(first[0], second[1])] + ([(left, second[1])] if first[0] != left else [])
    if not open_after:
        edge = max(last[1], before_last[1])
        foot += [(last[2], edge)] + ([(right, edge)] if last[2] != right else [])
    return [head, foot]


def _one_line(
    box: Rect, head: list[Point], foot: list[Point], open_before: bool, open_after: bool
) -> list[list[Point]]:
    if open_before and open_after:
        return [head, foot]
    if open_after:
        return [head + foot]
    if open_before:
        return [foot + head]
    return [[*head, *foot, (box[2], box[1])]]


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
