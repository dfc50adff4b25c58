"""How what was found is named and tinted on the page: which kind it is, whose it is, what the margin says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from workbench.model.fields import (
    ADMIN_CITATIONS,
    CITATION_LISTS,
    DIAGNOSES,
    ITEMS,
    ROOT,
    TREATMENTS,
    FieldSpec,
    field_of,
)
from workbench.model.record import Party
from workbench.model.review import Place, ReviewRecord, Row
from workbench.ui.words import word

Tint = Literal["item", "admin", "expert", "reason", "case"]

CASE = "case"
"""The group of everything that belongs to no item."""

_PARTIES: dict[Party, tuple[Tint, str]] = {
    "claims_administrator": ("admin", str(QT_TRANSLATE_NOOP("Naming", "UR"))),
    "expert_reviewer": ("expert", str(QT_TRANSLATE_NOOP("Naming", "Expert"))),
}
_SECTIONS = {"case": "Case", "document": "Case", "patient": "Patient"}


@dataclass(frozen=True)
class Named:
    """`group` is the item's row id, or `CASE`. `name` stands in the margin, `told` is the tooltip.

    A `painted` field has a tint of its own and is entered by a click; the others show only when they are in hand. A
    `pale` one, such as the whole summary, never shows in full strength.
    """

    tint: Tint
    group: str
    name: str
    told: str
    painted: bool = True
    pale: bool = False


class Naming:
    """Names the fields of one record. Items are numbered in their printed order."""

    def __init__(self, record: ReviewRecord) -> None:
        self._record = record
        self._numbers = {row.id: number for number, row in enumerate(record.rows_of(ITEMS), 1)}
        self._citing = {
            (row.parent, row.list)
            for row in record.rows.values()
            if row.list in CITATION_LISTS and (cell := record.cells.get(Place(row.id, "text"))) and cell.evidence
        }

    def group_of(self, place: Place) -> str:
        """The item that a field belongs to, by its row id, or `CASE`."""
        row = self._record.rows.get(place.row)
        while row is not None and row.list != ITEMS:
            row = self._record.rows.get(row.parent)
        return row.id if row else CASE

    def named(self, place: Place) -> Named | None:
        """The name of one field; None for a cell whose row is gone."""
        row = self._record.rows.get(place.row)
        if row is None:
            return _of_record(place, field_of(ROOT, place.name)) if place.row == ROOT else None
        spec, group = field_of(row.list, place.name), self.group_of(place)
        item = _tr("Item {number}").format(number=self._numbers.get(group, 0))
        if row.list in CITATION_LISTS:
            tint, party = _PARTIES["claims_administrator" if row.list == ADMIN_CITATIONS else "expert_reviewer"]
            told = _tr("{item}, {party} cites: {field}").format(item=item, party=_tr(party), field=word(spec.label))
            return Named(tint, group, _tr(party), told, painted=place.name == "text")
        if row.list == ITEMS:
            return self._of_item(row, spec, item)
        name = {DIAGNOSES: "Diagnosis", TREATMENTS: "Treatment"}.get(row.list, "Reviewer")
        return Named("case", CASE, word(name), word(spec.label))

    def _of_item(self, row: Row, spec: FieldSpec, item: str) -> Named:
        told = f"{item}: {word(spec.label)}"
        if spec.name == "rationale":
            return Named("reason", row.id, word("Rationale"), told)
        for party, (tint, name) in _PARTIES.items():
            if spec.section == party:
                # The whole statement has a tint of its own only where no citation inside it has one.
                return Named(
                    tint, row.id, _tr(name), told, painted=(row.id, f"items.{party}.citations") not in self._citing
                )
        return Named("item", row.id, item, told, painted=spec.name != "category")


def _of_record(place: Place, spec: FieldSpec) -> Named:
    name = _SECTIONS.get(place.name.partition(".")[0], "Summary")
    whole = place.name == "clinical_summary"
    return Named("case", CASE, word(name), word(spec.label), painted=place.name != "document.layout", pale=whole)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Naming", words)
