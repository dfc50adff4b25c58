"""What looks wrong in a record: small functions, one a check, each with a code, a severity and a reason."""

from __future__ import annotations

from collections.abc import Collection

from workbench.model.findings import CheckInfo, Finding
from workbench.model.review import ReviewRecord
from workbench.review.checks import cases, chapters, code_words, codes, dates, decisions, items, links, people, subjects
from workbench.review.checks.finding import Check, CheckContext, Hit, evidence_of

CHECKS: tuple[Check, ...] = (
    *decisions.CHECKS,
    *items.CHECKS,
    *dates.CHECKS,
    *people.CHECKS,
    *codes.CHECKS,
    *code_words.CHECKS,
    *links.CHECKS,
    *chapters.CHECKS,
    *subjects.CHECKS,
    *cases.CHECKS,
)
"""Every check, in the order of the list that a person sees."""


VERSION = 1
"""Goes up when a check finds something else than before: then projects are checked anew."""
FINGERPRINT = f"{VERSION} {' '.join(check.code for check in CHECKS)}"
"""By which checks findings were made."""


def every_check() -> tuple[CheckInfo, ...]:
    """Code, severity, reason and example of every check."""
    return tuple(CheckInfo(check.code, check.severity, check.reason, check.example) for check in CHECKS)


def run_checks(record: ReviewRecord, context: CheckContext, off: Collection[str] = ()) -> tuple[Finding, ...]:
    """What the checks find in a record; those in `off` are left out."""
    return tuple(
        _finding(record, check, hit) for check in CHECKS if check.code not in off for hit in check.look(record, context)
    )


def _finding(record: ReviewRecord, check: Check, hit: Hit) -> Finding:
    quotes = hit.quotes or evidence_of(record, *hit.places)
    return Finding(check.code, hit.severity or check.severity, hit.said, hit.places, quotes, hit.record, hit.there)
