"""What was found and where it is drawn: one highlight a field, made of the record's evidence.

Made once a document. Entering another field changes no highlight, only which one is framed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.model.document import Document
from workbench.model.fields import (
    ADMIN_CITATIONS,
    CITATION_LISTS,
    DIAGNOSES,
    EXPERT_CITATIONS,
    ITEMS,
    ROOT,
    TREATMENTS,
    field_of,
)
from workbench.model.review import Place, ReviewRecord, Row
from workbench.ui.document.frames import LinePlace, area, holds, line_places

Tint = Literal["item", "admin", "expert", "reason", "case"]

CASE = "case"
"""The group of everything that belongs to no item."""

_LEADING = ("text", "treatment", "description", "value")
_PARTIES: dict[str, tuple[Tint, str]] = {
    "claims_administrator": ("admin", "UR"),
    "expert_reviewer": ("expert", "Expert"),
}
_SECTIONS = {"case": "Case", "document": "Case", "patient": "Patient", "reviewer": "Reviewer"}


@dataclass(frozen=True)
class Highlight:
    """The words of one field.

    `group` is the item's row id, or `CASE`. `name` stands in the margin, `told` is the tooltip. `painted` fields have
    a tint of their own and are entered by a click; the others show only when they are in hand. A `pale` one, such as
    the whole summary, never shows in full strength.
    """

    place: Place
    tint: Tint
    group: str
    name: str
    told: str
    lines: tuple[LinePlace, ...]
    painted: bool = True
    pale: bool = False

    @property
    def area(self) -> float:
        """How much paper it covers, square points."""
        return area(self.lines)


class Highlights:
    """All highlights of one record over one document."""

    def __init__(self, record: ReviewRecord, document: Document) -> None:
        self._document = document
        self._record = record
        self._by_place = {made.place: made for made in self._made(record.cells)}
        self._arrange()

    def on_sheet(self, sheet: int) -> list[Highlight]:
        """The painted highlights of a sheet, the largest first, so that each may be painted over those before."""
        return self._on_sheet.get(sheet, [])

    def at(self, sheet: int, x: float, y: float) -> Highlight | None:
        """The smallest highlight at a point of a sheet."""
        for highlight in reversed(self.on_sheet(sheet)):
            if holds(highlight.lines, sheet, x, y):
                return highlight
        return None

    def of(self, place: Place) -> Highlight | None:
        """The words to frame for a field: its own, or else those of the line that leads its row."""
        found = self._by_place.get(place)
        if found is None and place.row != ROOT:
            leads = (self._by_place.get(Place(place.row, name)) for name in _LEADING)
            found = next((lead for lead in leads if lead), None)
        return found

    def group_of(self, place: Place) -> str:
        """The item that a field belongs to, by its row id, or `CASE`."""
        row = self._record.rows.get(place.row)
        while row is not None and row.list != ITEMS:
            row = self._record.rows.get(row.parent)
        return row.id if row else CASE

    def __iter__(self) -> Iterator[Highlight]:
        return iter(self._by_place.values())

    def _arrange(self) -> None:
        """Sort by sheet, largest first; of two that cover the same words only the first is painted."""
        self._on_sheet: dict[int, list[Highlight]] = {}
        seen: set[tuple[LinePlace, ...]] = set()
        order = self._order()
        for found in sorted(self._by_place.values(), key=lambda one: (-one.area, order.get(one.place, 0))):
            if found.painted and found.lines not in seen:
                seen.add(found.lines)
                for sheet in {line.sheet for line in found.lines}:
                    self._on_sheet.setdefault(sheet, []).append(found)

    def _order(self) -> dict[Place, int]:
        names = ("treatment", "decision", "rationale", "text")
        return {place: names.index(place.name) if place.name in names else 9 for place in self._by_place}

    def _made(self, places: Iterable[Place]) -> Iterator[Highlight]:
        numbers = {row.id: number for number, row in enumerate(self._record.rows_of(ITEMS), 1)}
        for place in places:
            cell = self._record.cells[place]
            row = self._record.rows.get(place.row)
            if cell.evidence and (row is not None or place.row == ROOT):
                lines = line_places(self._document, cell.evidence)
                if lines:
                    yield self._highlight(place, row, lines, numbers)

    def _highlight(
        self, place: Place, row: Row | None, lines: tuple[LinePlace, ...], numbers: dict[str, int]
    ) -> Highlight:
        group = self.group_of(place)
        item = f"Item {numbers[group]}" if group in numbers else ""
        spec = field_of(row.list if row else ROOT, place.name)
        if row is None or row.list not in (ITEMS, *CITATION_LISTS):
            return _of_case(place, row, spec.label, lines)
        if row.list in CITATION_LISTS:
            tint, name = _PARTIES["claims_administrator" if row.list == ADMIN_CITATIONS else "expert_reviewer"]
            return Highlight(
                place, tint, group, name, f"{item}, {name} cites: {spec.label}", lines, painted=place.name == "text"
            )
        told = f"{item}: {spec.label}"
        if spec.section:
            tint, name = _PARTIES[spec.section]
            return Highlight(place, tint, group, name, told, lines, painted=not self._cites(row, spec.section))
        if place.name == "rationale":
            return Highlight(place, "reason", group, spec.label, told, lines)
        shown = place.name != "category"
        return Highlight(place, "item", group, item, told, lines, painted=shown)

    def _cites(self, item: Row, party: str) -> bool:
        path = ADMIN_CITATIONS if party == "claims_administrator" else EXPERT_CITATIONS
        cells = self._record.cells
        return any(
            Place(row.id, "text") in cells and cells[Place(row.id, "text")].evidence
            for row in self._record.rows_of(path, item.id)
        )


def _of_case(place: Place, row: Row | None, label: str, lines: tuple[LinePlace, ...]) -> Highlight:
    if row is None:
        section = _SECTIONS.get(place.name.partition(".")[0], "Summary")
    elif row.list in (DIAGNOSES, TREATMENTS):
        section = "Diagnosis" if row.list == DIAGNOSES else "Treatment"
    else:
        section = "Reviewer"
    summary = place == Place(ROOT, "clinical_summary")
    return Highlight(place, "case", CASE, section, label, lines, painted=place.name != "document.layout", pale=summary)
