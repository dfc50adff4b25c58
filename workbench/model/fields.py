"""The fields of a record, described once: form, store, checks and exports are built from this."""

from __future__ import annotations

from enum import StrEnum
from typing import get_args

from msgspec import Struct

from workbench.model.record import Basis, Category, CodeSystem, Decision, Layout, Overall, Priority, Sex


class Kind(StrEnum):
    """What sort of value a field holds, and so which editor it gets."""

    TEXT = "text"
    LONG_TEXT = "long text"
    DATE = "date"
    INTEGER = "integer"
    CHOICE = "choice"
    FLAG = "flag"
    PAGES = "pages"
    LINK = "link"


class FieldSpec(Struct, frozen=True):
    """One field: its `name` inside its row (a path such as `case.case_number` for the record's own), label and kind."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    section: str = ""


class ListSpec(Struct, frozen=True):
    """One list of rows: where it stands in the record, what a row is called, its fields in printed order.

    `parent` names the list whose rows own this one, `""` for the record itself. A list with the single field `value`
    is a list of texts.
    """

    path: str
    singular: str
    label: str
    fields: tuple[FieldSpec, ...]
    parent: str = ""


ROOT = ""
"""The row id of the record itself."""

RECORD_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("document.layout", "Layout", Kind.CHOICE, get_args(Layout), "Case"),
    FieldSpec("case.case_number", "Case number", Kind.TEXT, (), "Case"),
    FieldSpec("case.date_assigned", "Date assigned", Kind.DATE, (), "Case"),
    FieldSpec("case.date_of_injury", "Date of injury", Kind.DATE, (), "Case"),
    FieldSpec("case.date_of_injury_end", "Injury until", Kind.DATE, (), "Case"),
    FieldSpec("case.decision_date", "Decision date", Kind.DATE, (), "Case"),
    FieldSpec("case.ur_denial_date", "UR denial date", Kind.DATE, (), "Case"),
    FieldSpec("case.application_received", "Application", Kind.DATE, (), "Case"),
    FieldSpec("case.priority", "Priority", Kind.CHOICE, get_args(Priority), "Case"),
    FieldSpec("case.determination", "Determination", Kind.CHOICE, get_args(Overall), "Case"),
    FieldSpec("patient.age", "Age", Kind.INTEGER, (), "Patient"),
    FieldSpec("patient.sex", "Sex", Kind.CHOICE, get_args(Sex), "Patient"),
    FieldSpec("clinical_summary", "Summary", Kind.LONG_TEXT, (), "Summary"),
)

ITEM_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("treatment", "Treatment"),
    FieldSpec("category", "Category", Kind.CHOICE, get_args(Category)),
    FieldSpec("decision", "Decision", Kind.CHOICE, get_args(Decision)),
    FieldSpec("claims_administrator.text", "UR basis", Kind.LONG_TEXT, (), "claims_administrator"),
    FieldSpec("claims_administrator.none_cited", "UR cites none", Kind.FLAG, (), "claims_administrator"),
    FieldSpec("expert_reviewer.text", "Expert basis", Kind.LONG_TEXT, (), "expert_reviewer"),
    FieldSpec("expert_reviewer.none_cited", "Expert cites none", Kind.FLAG, (), "expert_reviewer"),
    FieldSpec("rationale", "Rationale", Kind.LONG_TEXT),
)

CITATION_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("text", "Citation"),
    FieldSpec("basis", "Basis", Kind.CHOICE, get_args(Basis)),
    FieldSpec("title", "Title"),
    FieldSpec("body", "Body"),
    FieldSpec("chapter", "Chapter"),
    FieldSpec("year", "Year", Kind.INTEGER),
    FieldSpec("pages", "Pages", Kind.PAGES),
    FieldSpec("section", "Section"),
    FieldSpec("url", "Address"),
    FieldSpec("guideline_id", "Linked entry", Kind.LINK),
)

DIAGNOSIS_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("description", "Diagnosis"),
    FieldSpec("code", "Code"),
    FieldSpec("code_system", "Code system", Kind.CHOICE, get_args(CodeSystem)),
)

SPECIALTIES = "reviewer.specialties"
SUBSPECIALTIES = "reviewer.subspecialties"
LICENSURE = "reviewer.licensure"
DIAGNOSES = "diagnoses"
TREATMENTS = "treatments_to_date"
ITEMS = "items"
ADMIN_CITATIONS = "items.claims_administrator.citations"
EXPERT_CITATIONS = "items.expert_reviewer.citations"
CITATION_LISTS = (ADMIN_CITATIONS, EXPERT_CITATIONS)

LISTS: dict[str, ListSpec] = {
    spec.path: spec
    for spec in (
        ListSpec(SPECIALTIES, "specialty", "Specialties", (FieldSpec("value", "Specialty"),)),
        ListSpec(SUBSPECIALTIES, "subspecialty", "Subspecialties", (FieldSpec("value", "Subspecialty"),)),
        ListSpec(LICENSURE, "state of licensure", "Licensure", (FieldSpec("value", "Licensure"),)),
        ListSpec(DIAGNOSES, "diagnosis", "Diagnoses", DIAGNOSIS_FIELDS),
        ListSpec(TREATMENTS, "treatment to date", "Treatments", (FieldSpec("value", "Treatment"),)),
        ListSpec(ITEMS, "item", "Items", ITEM_FIELDS),
        ListSpec(ADMIN_CITATIONS, "citation", "Claims administrator (UR) cites", CITATION_FIELDS, ITEMS),
        ListSpec(EXPERT_CITATIONS, "citation", "Expert reviewer cites", CITATION_FIELDS, ITEMS),
    )
}


def fields_of(list_path: str) -> tuple[FieldSpec, ...]:
    """The fields of one row of `list_path`; of the record itself for `""`. Raises `KeyError` for no such list."""
    return RECORD_FIELDS if list_path == ROOT else LISTS[list_path].fields


def field_of(list_path: str, name: str) -> FieldSpec:
    """One field's description. Raises `KeyError` when that row has no such field."""
    for spec in fields_of(list_path):
        if spec.name == name:
            return spec
    raise KeyError(f"{list_path or 'record'} has no field {name}")
