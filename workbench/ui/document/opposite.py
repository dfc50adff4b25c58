"""The words on the other side of what a check found, framed beside those of the field in hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from workbench.model.findings import Finding
from workbench.model.review import Place
from workbench.ui.document.frames import LinePlace, line_places
from workbench.ui.document.lines import Lines

_TOKENS = {"error": "fail", "warning": "doubt"}
"""The colour of the frame; a note frames nothing."""


class Opposite(NamedTuple):
    """The lines to frame, and the token of their colour."""

    lines: tuple[LinePlace, ...] = ()
    token: str = "doubt"


def opposite(findings: Iterable[Finding], place: Place, lines: Lines, own: Iterable[LinePlace]) -> Opposite:
    """What the gravest finding about a place quotes besides the place's `own` words; nothing for no more."""
    here = [found for found in findings if place in found.places and found.severity in _TOKENS]
    for severity, token in _TOKENS.items():
        spans = [span for found in here if found.severity == severity for span in found.quotes]
        taken = {(line.sheet, line.box) for line in own}
        told = tuple(line for line in line_places(lines, spans) if (line.sheet, line.box) not in taken)
        if told:
            return Opposite(told, token)
    return Opposite()
