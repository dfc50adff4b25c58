"""Diagnosis codes: their form, and whether the form was in use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from workbench.model.check_words import marked
from workbench.model.fields import DIAGNOSES, ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.review.checks.finding import Check, CheckContext, Hit, day_of, evidence_of, say, text_of

ICD_10_IN_USE = date(2015, 10, 1)
"""From this day claims in the United States carry ICD-10-CM codes and no longer ICD-9-CM."""

_ICD_9 = re.compile(r"(?:\d{3}|V\d{2})(?:\.?\d{1,2})?|E\d{3}(?:\.?\d)?", re.IGNORECASE)
_ICD_10 = re.compile(r"[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?", re.IGNORECASE)


def systems_of(code: str) -> frozenset[str]:
    """The code systems that a code has the form of: none, one or (`V45.4`) both. Written with or without its dot."""
    forms = {"ICD-9-CM": _ICD_9, "ICD-10-CM": _ICD_10}
    return frozenset(name for name, form in forms.items() if form.fullmatch(code.strip()))


def wrong_system(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """A code that has the form of the other system, or of none."""
    for row in record.rows_of(DIAGNOSES):
        code, system = text_of(record, row.id, "code"), text_of(record, row.id, "code_system")
        possible = systems_of(code)
        places = (Place(row.id, "code"), Place(row.id, "code_system"))
        if code and not possible:
            yield Hit(say("no code", code=code), places[:1], "warning")
        elif code and system and system not in possible:
            yield Hit(say("other form", code=code, possible=" / ".join(sorted(possible)), system=system), places)
        elif code and not system:
            yield Hit(say("no system", code=code), places[::-1], "warning")


def out_of_use(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """A code of a system that was not in use when the case was decided."""
    decided = day_of(record, ROOT, "case.decision_date")
    if decided is None:
        return
    for row in record.rows_of(DIAGNOSES):
        system = text_of(record, row.id, "code_system")
        early = system == "ICD-10-CM" and decided < ICD_10_IN_USE
        late = system == "ICD-9-CM" and decided >= ICD_10_IN_USE
        if early or late:
            places = (Place(row.id, "code_system"), Place(ROOT, "case.decision_date"))
            said = say(
                "not yet in use" if early else "no longer in use",
                code=text_of(record, row.id, "code"),
                system=system,
                day=str(ICD_10_IN_USE if early else ICD_10_IN_USE - timedelta(days=1)),
                decided=str(decided),
            )
            # a summary quotes reports that are months old, so the old codes go on for a while
            usual = late and decided < ICD_10_IN_USE.replace(year=ICD_10_IN_USE.year + 1)
            yield Hit(
                said, places, "note" if usual else None, quotes=evidence_of(record, Place(row.id, "code"), places[1])
            )


CHECKS = (
    Check(
        "C1",
        "error",
        marked("A diagnosis code belongs to the system whose form it has."),
        wrong_system,
        say("other form", code="M54.16", possible="ICD-10-CM", system="ICD-9-CM"),
    ),
    Check(
        "C2",
        "warning",
        marked("ICD-9 codes end, and ICD-10 codes begin, in October 2015."),
        out_of_use,
        say("no longer in use", code="722.10", system="ICD-9-CM", day="2015-09-30", decided="2017-01-01"),
    ),
)
