"""The patient and the reviewer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workbench.model.check_words import marked
from workbench.model.fields import LICENSURE, ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.resources import resource
from workbench.review.checks.finding import Check, CheckContext, Hit, day_of, evidence_of, say, text_of

_AGE = Place(ROOT, "patient.age")
_JOINED = re.compile(r"\s*(?:,|/|;|&|\band\b)\s*")
_YOUNGEST, _OLDEST = 14, 95
"""Who is in work that can injure: a worker younger or older is likely a misread number."""


@cache
def states() -> frozenset[str]:
    """The states, district and territories of the United States, in small letters."""
    lines = resource("vocabulary", "states.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip().casefold() for line in lines if line.strip() and not line.startswith("#"))


@cache
def _codes() -> frozenset[str]:
    lines = resource("checks", "postal-codes.txt").read_text("utf-8").splitlines()
    return frozenset(code for line in lines if not line.startswith("#") for code in line.split())


def is_state(words: str) -> bool:
    """Whether words name states alone, whole or by their postal codes: `California`, `State of Nevada`, `CA/NV`."""
    if words.strip(" .").casefold() in states():
        return True
    parts = [re.sub(r"^(?:the\s+)?state\s+of\s+", "", part.strip(" ."), flags=re.I) for part in _JOINED.split(words)]
    return all(part.casefold() in states() or part.replace(".", "") in _codes() for part in parts)


def implausible_age(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """An age that no worker has, now or at the injury."""
    age = record.value(*_key(_AGE))
    if not isinstance(age, int):
        return
    if not _YOUNGEST <= age <= _OLDEST:
        yield Hit(say("no age", age=age), (_AGE,))
        return
    injured, decided = day_of(record, ROOT, "case.date_of_injury"), day_of(record, ROOT, "case.decision_date")
    if injured is None or decided is None or injured > decided:
        return
    then = age - (decided - injured).days // 365
    if then < _YOUNGEST:
        places = (_AGE, Place(ROOT, "case.date_of_injury"))
        said = say("too young", age=age, then=max(then, 0), injured=str(injured))
        yield Hit(said, places, quotes=evidence_of(record, *places))


def _key(place: Place) -> tuple[str, str]:
    return place.row, place.name


def no_state(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """A licensure that is no state."""
    for row in record.rows_of(LICENSURE):
        name = text_of(record, row.id, "value")
        if name and not is_state(name):
            yield Hit(say("no state", words=name), (Place(row.id, "value"),))


CHECKS = (
    Check(
        "P1",
        "warning",
        marked("The patient was of working age when injured."),
        implausible_age,
        say("too young", age=30, then=6, injured="1990-01-01"),
    ),
    Check(
        "R1",
        "warning",
        marked("A reviewer is licensed in a state; another word may be a misreading."),
        no_state,
        say("no state", words="Los Angeles"),
    ),
)
