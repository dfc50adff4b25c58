"""By what the documents of a project can be narrowed and counted: made from the field descriptions, and a few more."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from workbench.model.fields import (
    CITATION_FIELDS,
    DIAGNOSES,
    EXPERT_CITATIONS,
    ITEMS,
    LISTS,
    RECORD_FIELDS,
    ROOT,
    FieldSpec,
    Kind,
)
from workbench.model.queue import MENTIONS, STATE

YEAR_OF = "year of "
"""Before the field of a facet that groups days by their year."""


class Facet(Struct, frozen=True):
    """One way to narrow: `label` names it. `field` and `list` are what it counts the values of, where it is a field.

    `shown` is how many values stand in its short list; `leads` says that it stands open from the beginning.
    """

    name: str
    label: str
    list: str = ROOT
    field: FieldSpec | None = None
    shown: int = 4
    leads: bool = False


def _of_fields(list_path: str, specs: tuple[FieldSpec, ...], names: dict[str, str]) -> dict[str, Facet]:
    prefix = f"{list_path}." if list_path else ""
    return {
        prefix + spec.name: Facet(prefix + spec.name, names[spec.name], list_path, spec)
        for spec in specs
        if spec.name in names
    }


def _whole(list_path: str, label: str) -> Facet:
    return Facet(list_path, label, list_path, LISTS[list_path].fields[0])


_RECORD = _of_fields(
    ROOT,
    RECORD_FIELDS,
    {
        "document.layout": "Layout", "case.priority": "Priority", "case.determination": "Determination",
        "patient.sex": "Sex",
    },
)  # fmt: skip
_ITEM = _of_fields(
    ITEMS,
    LISTS[ITEMS].fields,
    {
        "category": "Category", "decision": "Decision", "claims_administrator.none_cited": "UR cites none",
        "expert_reviewer.none_cited": "Expert cites none",
    },
)  # fmt: skip
_CITED = _of_fields(
    EXPERT_CITATIONS,
    CITATION_FIELDS,
    {"guideline_id": "Guideline", "body": "Body of the guideline", "basis": "Basis", "year": "Year of the guideline"},
)
_DIAGNOSIS = _of_fields(DIAGNOSES, LISTS[DIAGNOSES].fields, {"code": "Diagnosis code", "code_system": "Code system"})
_DATES = {
    YEAR_OF + spec.name: Facet(YEAR_OF + spec.name, f"Year of {spec.label.lower()}", ROOT, spec)
    for spec in RECORD_FIELDS
    if spec.kind is Kind.DATE and spec.name in ("case.decision_date", "case.date_of_injury")
}

CITED = f"{EXPERT_CITATIONS}."
"""Before the name of a facet over citations, of whichever party."""

FACETS: dict[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet(STATE, "State", shown=8, leads=True),
        replace(_ITEM["items.category"], leads=True),
        Facet(MENTIONS, "Rationale mentions", leads=True),
        Facet("check", "Failed checks", shown=3, leads=True),
        _RECORD["case.determination"],
        _ITEM["items.decision"],
        _CITED[f"{CITED}guideline_id"],
        Facet("link", "Link"),
        Facet("reader", "Reader"),
        Facet("confidence", "Least sure value", shown=5),
        Facet("eyes", "To check"),
        Facet("corrected", "Corrected field"),
        Facet("rule corrected", "Corrected rule"),
        Facet("rule", "Rule"),
        Facet("noted", "Noted field"),
        Facet("flagged", "Flagged", shown=1),
        _RECORD["document.layout"],
        Facet("origin", "Source of the text"),
        _DATES[f"{YEAR_OF}case.decision_date"],
        _DATES[f"{YEAR_OF}case.date_of_injury"],
        _RECORD["case.priority"],
        Facet("items", "Number of items"),
        _CITED[f"{CITED}body"],
        _CITED[f"{CITED}basis"],
        _CITED[f"{CITED}year"],
        _ITEM["items.claims_administrator.none_cited"],
        _ITEM["items.expert_reviewer.none_cited"],
        _whole("reviewer.specialties", "Specialty"),
        _whole("reviewer.subspecialties", "Subspecialty"),
        _whole("reviewer.licensure", "Licensure"),
        _DIAGNOSIS["diagnoses.code"],
        _DIAGNOSIS["diagnoses.code_system"],
        Facet("age", "Age"),
        _RECORD["patient.sex"],
    )
}
"""By name, in the order in which they are shown."""


class FacetValue(Struct, frozen=True):
    """One value of a facet and how many documents have it."""

    value: str
    documents: int
