"""The record against the project's other records."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.fields import ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.review.checks.finding import Check, CheckContext, Hit, text_of

_CASE_NUMBER = Place(ROOT, "case.case_number")


def same_case_number(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A case number that another document has too."""
    number = text_of(record, ROOT, _CASE_NUMBER.name)
    if number and context.same_case:
        others = ", ".join(context.same_case)
        yield Hit(f"{number} is also the case number of {others}. Reject one if it is a duplicate.", (_CASE_NUMBER,))


CHECKS = (Check("K1", "warning", "A case number stands once in a project.", same_case_number),)
