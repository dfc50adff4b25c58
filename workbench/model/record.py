"""The record: what one determination becomes. The contract of extraction, export and reference answers.

The names and rules are those of the public record format; `resources/record.schema.json` says the same as JSON Schema.
"""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct, field

Layout = Literal["final-determination", "determination-letter", "determination-notice", "unknown"]
Decision = Literal["Upheld", "Overturned"]
Overall = Literal["Upheld", "Overturned", "Partially overturned"]
Priority = Literal["Standard", "Expedited"]
Sex = Literal["female", "male"]
CodeSystem = Literal["ICD-9-CM", "ICD-10-CM"]
Basis = Literal["MTUS", "Non-MTUS"]
Party = Literal["claims_administrator", "expert_reviewer"]
Category = Literal[
    "Pharmaceuticals",
    "Rehabilitation",
    "Diagnostic testing",
    "DMEPOS",
    "Injections",
    "Surgery",
    "Evaluation and management",
    "Behavioral and mental health",
    "Programs",
    "Home health",
    "Dental",
    "Other",
]
PageRange = tuple[int, int]
"""First and last printed page, both included."""

PARTIES: tuple[Party, ...] = ("claims_administrator", "expert_reviewer")


class DocumentHead(Struct, frozen=True):
    file_name: str
    layout: Layout
    sha256: str | None = None
    media_type: str | None = None
    pages: int | None = None


class Case(Struct, frozen=True):
    """Dates are ISO texts, `2014-02-12`."""

    case_number: str | None = None
    date_assigned: str | None = None
    date_of_injury: str | None = None
    date_of_injury_end: str | None = None
    decision_date: str | None = None
    ur_denial_date: str | None = None
    application_received: str | None = None
    priority: Priority | None = None
    determination: Overall | None = None


class Reviewer(Struct, frozen=True):
    specialties: tuple[str, ...] = ()
    subspecialties: tuple[str, ...] = ()
    licensure: tuple[str, ...] = ()


class Patient(Struct, frozen=True):
    age: int | None = None
    sex: Sex | None = None


class Diagnosis(Struct, frozen=True):
    description: str
    code: str | None = None
    code_system: CodeSystem | None = None


class Citation(Struct, frozen=True):
    """One source under one heading, as a party cites it; `guideline_id` is the linked catalogue entry."""

    text: str
    basis: Basis | None = None
    title: str | None = None
    body: str | None = None
    chapter: str | None = None
    year: int | None = None
    pages: tuple[PageRange, ...] = ()
    section: str | None = None
    url: str | None = None
    guideline_id: str | None = None


class PartyBasis(Struct, frozen=True):
    """What one party based its decision on."""

    text: str | None = None
    none_cited: bool = False
    citations: tuple[Citation, ...] = ()


class Item(Struct, frozen=True):
    """One disputed treatment or service."""

    treatment: str
    category: Category | None = None
    decision: Decision | None = None
    claims_administrator: PartyBasis = PartyBasis()
    expert_reviewer: PartyBasis = PartyBasis()
    rationale: str | None = None


class Record(Struct, frozen=True):
    """One determination. `fields` holds evidence and state by JSON Pointer; reference answers leave it empty."""

    document: DocumentHead
    case: Case = Case()
    reviewer: Reviewer = Reviewer()
    patient: Patient = Patient()
    clinical_summary: str | None = None
    diagnoses: tuple[Diagnosis, ...] = ()
    treatments_to_date: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    schema_version: Literal["1"] = "1"
    fields: dict[str, Any] = field(default_factory=dict)
