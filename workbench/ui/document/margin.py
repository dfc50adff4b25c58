"""The names in the page's left margin: which of them are written where, so that none stands on another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.ui.document.frames import LinePlace, holds
from workbench.ui.document.highlights import Highlight

_SOON = 3
"""Lines."""


@dataclass(frozen=True)
class MarginName:
    """The name of a highlight beside the line where that begins on a sheet; `strong` for the head of an item."""

    of: Highlight
    line: LinePlace
    strong: bool = False
    active: bool = False


def names_on(
    sheet: int, highlights: Iterable[Highlight], active: Highlight | None, apart: float = 0.0
) -> list[MarginName]:
    """The names for one sheet from its top down, no two nearer to each other than `apart` points.

    One name a line: the field in hand first, then what begins higher and further left. A name is not said again while
    the lines that follow belong to the same thing; next to the field in hand it gives way to that one's. What lies
    inside the summary is named only when it is in hand.
    """
    highlights = list(highlights)
    wholes = [line for found in highlights if found.named.pale for line in found.lines]
    beginning = [
        (found, line)
        for found in highlights
        if (line := _first_line(found, sheet)) and (found.named.pale or not _inside(line, wholes))
    ]
    in_hand = _first_line(active, sheet) if active else None
    if active and in_hand:
        beginning = [pair for pair in beginning if not _collide(pair[1], in_hand, apart)] + [(active, in_hand)]
    beginning.sort(key=lambda pair: (pair[1].box[1], pair[1].box[0]))
    names: list[MarginName] = []
    said: tuple[str, str] | None = None
    for found, line in beginning:
        thing = (found.named.group, found.named.name)
        taken = bool(names) and _collide(line, names[-1].line, apart)
        if found == active and thing == said and _is_beside(line, names[-1].line):
            names.pop()
        if found == active or (thing != said and not taken):
            names.append(MarginName(found, line, found.named.tint == "item", found == active))
            said = thing
    return names


def _inside(line: LinePlace, wholes: list[LinePlace]) -> bool:
    """Whether a line lies in one of a whole section's."""
    middle = ((line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2)
    return holds(wholes, line.sheet, *middle)


def _first_line(found: Highlight, sheet: int) -> LinePlace | None:
    return next((line for line in found.lines if line.sheet == sheet), None)


def _is_beside(line: LinePlace, above: LinePlace) -> bool:
    """Whether a line follows on another so soon that the same name beside both would be said twice."""
    return line.box[1] - above.box[1] < _SOON * (above.box[3] - above.box[1])


def _collide(line: LinePlace, other: LinePlace, apart: float) -> bool:
    """Whether the names of two lines would stand on each other: the lines overlap by half, or are too near."""
    top, bottom = max(line.box[1], other.box[1]), min(line.box[3], other.box[3])
    overlap = bottom - top > 0.5 * min(line.box[3] - line.box[1], other.box[3] - other.box[1])
    return overlap or abs(line.box[1] - other.box[1]) < apart
