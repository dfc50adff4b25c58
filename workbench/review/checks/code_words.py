"""The printed words of a diagnosis against the official words of its code."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.check_words import marked
from workbench.model.fields import DIAGNOSES, ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.review.checks.codes import systems_of
from workbench.review.checks.diagnosis_words import NEAR, likeness
from workbench.review.checks.finding import Check, CheckContext, Hit, day_of, say, short, text_of
from workbench.review.checks.official import official


def likeness_of_code(printed: str, code: str, system: str) -> float | None:
    """How near a printed diagnosis is to its code's official words, 0 to 1; None where the system has no such code."""
    found = official(code, system)
    return likeness(printed, found.words, found.terms) if found else None


def other_words(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """A code that stands for another diagnosis than the one printed before it."""
    for row in record.rows_of(DIAGNOSES):
        code, system = text_of(record, row.id, "code"), text_of(record, row.id, "code_system")
        printed = text_of(record, row.id, "description")
        near = likeness_of_code(printed, code, system) if printed and code and system else None
        if near is not None and near < NEAR:
            found = official(code, system)
            words = found.words if found else ""
            places = (Place(row.id, "code"), Place(row.id, "description"))
            yield Hit(say("other words", code=code, printed=short(printed), system=system, official=words), places)


def unknown_code(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """A code of the right form that its system does not have, has no longer, or has as a heading alone."""
    decided = day_of(record, ROOT, "case.decision_date")
    for row in record.rows_of(DIAGNOSES):
        code, system = text_of(record, row.id, "code"), text_of(record, row.id, "code_system")
        if not code or system not in systems_of(code):
            continue
        found = official(code, system)
        places = (Place(row.id, "code"), Place(row.id, "description"))
        printed = short(text_of(record, row.id, "description"))
        if found is None:
            yield Hit(say("unknown code", code=code, system=system, printed=printed), places)
        elif found.heading:
            said = say("heading", code=code, system=system, official=found.words, printed=printed)
            yield Hit(said, places, "note")
        elif found.until and found.last_day and decided and decided > found.last_day:
            said = say("retired", code=code, system=system, year=found.last_day.year, decided=str(decided))
            yield Hit(said, (places[0], Place(ROOT, "case.decision_date")), "note")


CHECKS = (
    Check(
        "C3",
        "warning",
        marked("The printed words of a diagnosis are near the official words of its code."),
        other_words,
        say(
            "other words",
            code="846.0",
            printed="spinal stenosis",
            system="ICD-9-CM",
            official="Sprain of lumbosacral (joint) (ligament)",
        ),
    ),
    Check(
        "C4",
        "warning",
        marked("A diagnosis code is one that its system has."),
        unknown_code,
        say("unknown code", code="722.17", system="ICD-9-CM", printed="lumbar disc disease"),
    ),
)
