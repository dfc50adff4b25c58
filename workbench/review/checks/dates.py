"""Dates against each other and against today."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from workbench.model.fields import RECORD_FIELDS, ROOT, Kind, field_of
from workbench.model.review import Place, ReviewRecord
from workbench.review.checks.finding import Check, CheckContext, Hit, day_of, evidence_of

_DATES = tuple(spec for spec in RECORD_FIELDS if spec.kind is Kind.DATE)
_COURSE = ("case.ur_denial_date", "case.application_received", "case.date_assigned", "case.decision_date")
"""The course of a review: each of these comes before the next."""


def in_future(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A date after today."""
    for spec in _DATES:
        day = day_of(record, ROOT, spec.name)
        if day and day > context.today:
            yield Hit(f"{spec.label} {day} lies in the future.", (Place(ROOT, spec.name),))


def injury_too_late(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """An injury after what was decided about it."""
    for later in ("case.ur_denial_date", "case.decision_date"):
        if hit := _after(record, "case.date_of_injury", later):
            yield hit
            return


def range_backwards(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """A cumulative injury that ends before it begins."""
    if hit := _after(record, "case.date_of_injury", "case.date_of_injury_end"):
        yield hit


def out_of_course(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """A step of the review before the one that leads to it."""
    told = [name for name in _COURSE if day_of(record, ROOT, name)]
    for earlier, later in pairwise(told):
        if hit := _after(record, earlier, later):
            yield hit


def _after(record: ReviewRecord, earlier: str, later: str) -> Hit | None:
    """A hit where what should come earlier comes after the other."""
    first, second = day_of(record, ROOT, earlier), day_of(record, ROOT, later)
    if first is None or second is None or first <= second:
        return None
    places = (Place(ROOT, earlier), Place(ROOT, later))
    labels = (field_of(ROOT, earlier).label, field_of(ROOT, later).label)
    message = f"{labels[0]} {first} comes after {labels[1]} {second}."
    return Hit(message, places, quotes=evidence_of(record, *places))


CHECKS = (
    Check("T1", "error", "No date of a letter in hand lies in the future.", in_future),
    Check("T2", "error", "An injury comes before the denial and the decision about it.", injury_too_late),
    Check("T3", "error", "A cumulative injury ends after it begins.", range_backwards),
    Check("T4", "warning", "Denial, application, assignment and decision follow each other.", out_of_course),
)
