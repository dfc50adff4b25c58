"""The patient and the reviewer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from workbench.model.fields import LICENSURE, ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.resources import resource
from workbench.review.checks.finding import Check, CheckContext, Hit, day_of, text_of

_AGE = Place(ROOT, "patient.age")
_YOUNGEST, _OLDEST = 14, 95
"""Who is in work that can injure: a worker younger or older is likely a misread number."""


@cache
def states() -> frozenset[str]:
    """The states, district and territories of the United States, in small letters."""
    lines = resource("vocabulary", "states.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip().casefold() for line in lines if line.strip() and not line.startswith("#"))


def implausible_age(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """An age that no worker has, now or at the injury."""
    age = record.value(*_key(_AGE))
    if not isinstance(age, int):
        return
    if not _YOUNGEST <= age <= _OLDEST:
        yield Hit(f"An age of {age} is unlikely for an injured worker.", (_AGE,))
        return
    injured, decided = day_of(record, ROOT, "case.date_of_injury"), day_of(record, ROOT, "case.decision_date")
    if injured is None or decided is None or injured > decided:
        return
    then = age - (decided - injured).days // 365
    if then < _YOUNGEST:
        places = (_AGE, Place(ROOT, "case.date_of_injury"))
        yield Hit(f"At {age}, the patient would have been about {max(then, 0)} when injured on {injured}.", places)


def _key(place: Place) -> tuple[str, str]:
    return place.row, place.name


def no_state(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """A licensure that is no state."""
    for row in record.rows_of(LICENSURE):
        name = text_of(record, row.id, "value")
        if name and name.strip(" .").casefold() not in states():
            message = f"“{name}” is no state of the United States. It stays as printed; look whether it was read right."
            yield Hit(message, (Place(row.id, "value"),))


CHECKS = (
    Check("P1", "warning", "The patient was of working age when injured.", implausible_age),
    Check("R1", "warning", "A reviewer is licensed in a state; another word may be a misreading.", no_state),
)
