"""Dates against each other and against today."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from workbench.model.check_words import Said, Term, marked
from workbench.model.fields import RECORD_FIELDS, ROOT, Kind, field_of
from workbench.model.review import Place, ReviewRecord
from workbench.review.checks.finding import Check, CheckContext, Hit, day_of, evidence_of, say

_DATES = tuple(spec for spec in RECORD_FIELDS if spec.kind is Kind.DATE)
_COURSE = ("case.ur_denial_date", "case.application_received", "case.date_assigned", "case.decision_date")
"""The course of a review: each of these comes before the next."""


def in_future(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A date after today."""
    for spec in _DATES:
        day = day_of(record, ROOT, spec.name)
        if day and day > context.today:
            said = say("future", field=Term(spec.label), day=str(day), today=str(context.today))
            yield Hit(said, (Place(ROOT, spec.name),))


def injury_too_late(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """An injury after what was decided about it: the earliest step of the review that it comes after."""
    for later in _COURSE:
        for injury in ("case.date_of_injury", "case.date_of_injury_end"):
            if hit := _after(record, injury, later):
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
    field, other = (Term(field_of(ROOT, name).label) for name in (earlier, later))
    said = say("comes after", field=field, day=str(first), other=other, second=str(second))
    return Hit(said, places, quotes=evidence_of(record, *places))


def _example(earlier: str, day: str, later: str, second: str) -> Said:
    field, other = (Term(field_of(ROOT, name).label) for name in (earlier, later))
    return say("comes after", field=field, day=day, other=other, second=second)


CHECKS = (
    Check(
        "T1",
        "error",
        marked("No date of a letter in hand lies in the future."),
        in_future,
        say("future", field=Term(field_of(ROOT, "case.decision_date").label), day="2041-04-15", today="2026-01-01"),
    ),
    Check(
        "T2",
        "error",
        marked("An injury comes before the denial and the decision about it."),
        injury_too_late,
        _example("case.date_of_injury", "2014-04-16", "case.ur_denial_date", "2014-02-04"),
    ),
    Check(
        "T3",
        "error",
        marked("A cumulative injury ends after it begins."),
        range_backwards,
        _example("case.date_of_injury", "2012-02-02", "case.date_of_injury_end", "2012-01-01"),
    ),
    Check(
        "T4",
        "warning",
        marked("Denial, application, assignment and decision follow each other."),
        out_of_course,
        _example("case.application_received", "2014-05-01", "case.decision_date", "2014-04-15"),
    ),
)
