"""Whether the head of a determination agrees with itself, with the calendar and with what the text tells below.

A misread letter gives a word that nobody knows; a misread figure gives another number. So in a misread document a value
of figures needs eyes unless something holds it: the order and distance of the dates, working days, the form in which
the head prints its dates, the same date told once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import combinations, pairwise

from msgspec.structs import replace

from workbench.extraction.dates import DateAt, dates_in
from workbench.extraction.doubt import UNSURE
from workbench.extraction.found import Found
from workbench.extraction.stream import Stream

_IN_ORDER = (
    "case.date_of_injury",
    "case.ur_denial_date",
    "case.application_received",
    "case.date_assigned",
    "case.decision_date",
)
"""The head's dates as they follow each other."""
_OF_OFFICES = _IN_ORDER[1:]
"""Those on which an office did something: on a working day, soon after the one before."""
_APART = {"case.ur_denial_date": 60, "case.application_received": 200, "case.date_assigned": 200}
"""Days that the step after each takes at most: an application is due thirty days after the denial; in 2014 decisions
took months."""
_CASE, _RECEIVED = "case.case_number", "case.application_received"
_HELD = 6
"""Figures of an office's date that order and distance hold: a wrong month or year shows."""
_YEAR_OF_CASE = 2
_BELIEVED = 0.8
"""So sure a value is at least where only this speaks against it, that figures are misread. Fifty right ones are so for
each wrong one: to doubt them would hide those that show something."""
_SATURDAY = 5
_SHORT_PART = re.compile(r"(?<!\d)[1-9](?=[/.-])")
_PADDED_PART = re.compile(r"(?<!\d)0\d(?=[/.-])")


def agreed(found: dict[str, Found], stream: Stream, end: int) -> dict[str, Found]:
    """The values of a head that ends at `end`, with those doubtful that something speaks against.

    In a misread document also those that nothing speaks for.
    """
    dated = {name: found[name] for name in _IN_ORDER if name in found}
    doubtful = _out_of_order(dated)
    if _CASE in found and _RECEIVED in found and not _is_of_year(found[_CASE], found[_RECEIVED]):
        doubtful.update((_CASE, _RECEIVED))
    if stream.misread:
        told = {one.value for one in dates_in(stream.low, end)}
        doubtful |= _far_apart(dated) | _on_days_off(dated) | _short_of_a_figure(dated, stream)
        held = {name: _HELD if name in _OF_OFFICES else 0 for name in dated}
        doubtful -= (borne := {name for name, value in dated.items() if value.value in told})
        held[_CASE] = _YEAR_OF_CASE if _RECEIVED in found else 0
        loose = {
            name: _held_by(stream, found[name], held[name]) for name in held if name in found and name not in borne
        }
        found = {**found, **loose}
    return {name: _doubted(value) if name in doubtful else value for name, value in found.items()}


def borne_out(found: Found | None, stream: Stream, dates: Iterable[DateAt]) -> Found | None:
    """A date told in the text, less sure where figures are misread and none of the other `dates` is the same."""
    if found is None:
        return found
    again = sum(one.value == found.value for one in dates) > 1
    return found if again else _held_by(stream, found)


def _doubted(found: Found) -> Found:
    return replace(found, confidence=min(found.confidence, UNSURE))


def _out_of_order(dated: dict[str, Found]) -> set[str]:
    pairs = combinations(dated, 2)
    return {name for pair in pairs if str(dated[pair[0]].value) > str(dated[pair[1]].value) for name in pair}


def _is_of_year(case: Found, received: Found) -> bool:
    return str(case.value)[2:4] == str(received.value)[2:4]


def _far_apart(dated: dict[str, Found]) -> set[str]:
    """Those between which more days lie than the step from the one to the other takes."""
    offices = [name for name in dated if name in _OF_OFFICES]
    far: set[str] = set()
    for earlier, later in pairwise(offices):
        steps = _OF_OFFICES[_OF_OFFICES.index(earlier) : _OF_OFFICES.index(later)]
        if (_day(dated[later]) - _day(dated[earlier])).days > sum(_APART[step] for step in steps):
            far.update((earlier, later))
    return far


def _on_days_off(dated: dict[str, Found]) -> set[str]:
    return {name for name, value in dated.items() if name in _OF_OFFICES and _day(value).weekday() >= _SATURDAY}


def _day(found: Found) -> date:
    return date.fromisoformat(str(found.value))


def _short_of_a_figure(dated: dict[str, Found], stream: Stream) -> set[str]:
    """Those with a day or month of one figure in a head that prints them with two."""
    printed = {name: " ".join(stream.low[slice(*span)] for span in value.ranges) for name, value in dated.items()}
    if not any(map(_PADDED_PART.search, printed.values())):
        return set()
    return {name for name, words in printed.items() if _SHORT_PART.search(words)}


def _held_by(stream: Stream, found: Found, held: int = 0) -> Found:
    """The value no surer than that none of its figures was taken for another, `held` of them aside."""
    figures = sum(letter.isdigit() for span in found.ranges for letter in stream.low[slice(*span)])
    believed = max(_BELIEVED, (1.0 - stream.mistaken) ** max(0, figures - held))
    return replace(found, confidence=min(found.confidence, believed))
