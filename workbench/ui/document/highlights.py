"""What was found and where it is drawn: one highlight a field, made of the record's evidence.

Made once for a record as it stands. Entering another field changes no highlight, only which one is framed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.model.fields import ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.ui.document.frames import LinePlace, area, holds, line_places
from workbench.ui.document.lines import Lines, collapsed
from workbench.ui.document.naming import Named, Naming

_LEADING = ("text", "treatment", "description", "value")
_FIRST = ("treatment", "decision", "rationale", "text")


@dataclass(frozen=True)
class Highlight:
    """One field's `words`, white space collapsed, line by line as they are drawn."""

    place: Place
    named: Named
    words: str
    lines: tuple[LinePlace, ...]

    @property
    def area(self) -> float:
        """How much paper it covers, square points."""
        return area(self.lines)


class Highlights:
    """All highlights of one record over the lines of its document."""

    def __init__(self, record: ReviewRecord, lines: Lines) -> None:
        self._naming = Naming(record)
        self._by_place = {made.place: made for made in self._made(record, lines)}
        self._on_sheet = self._arranged()

    def on_sheet(self, sheet: int) -> list[Highlight]:
        """The painted highlights of a sheet, the largest first, so that each may be painted over those before."""
        return self._on_sheet.get(sheet, [])

    def at(self, sheet: int, x: float, y: float) -> Highlight | None:
        """The smallest painted highlight at a point of a sheet."""
        return next((one for one in reversed(self.on_sheet(sheet)) if holds(one.lines, sheet, x, y)), None)

    def of(self, place: Place) -> Highlight | None:
        """The words to frame for a field: its own, or else those of the field that leads its row."""
        found = self._by_place.get(place)
        if found is None and place.row != ROOT:
            leads = (self._by_place.get(Place(place.row, name)) for name in _LEADING)
            found = next((lead for lead in leads if lead), None)
        return found

    def group_of(self, place: Place) -> str:
        """The item that a field belongs to, by its row id, or `CASE`."""
        return self._naming.group_of(place)

    def _made(self, record: ReviewRecord, lines: Lines) -> Iterator[Highlight]:
        for place, cell in record.cells.items():
            named = self._naming.named(place) if cell.evidence else None
            found = line_places(lines, cell.evidence) if named else ()
            if named and found:
                yield Highlight(place, named, collapsed(cell.evidence), found)

    def _arranged(self) -> dict[int, list[Highlight]]:
        """By sheet, largest first; of those that cover the same words only one is painted."""
        arranged: dict[int, list[Highlight]] = {}
        seen: set[tuple[LinePlace, ...]] = set()
        for found in sorted(self._by_place.values(), key=lambda one: (-one.area, _rank(one.place))):
            if found.named.painted and found.lines not in seen:
                seen.add(found.lines)
                for sheet in {line.sheet for line in found.lines}:
                    arranged.setdefault(sheet, []).append(found)
        return arranged


def _rank(place: Place) -> int:
    return _FIRST.index(place.name) if place.name in _FIRST else len(_FIRST)
