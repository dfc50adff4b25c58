"""The record against the project's other records."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.check_words import marked
from workbench.model.fields import ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.review.checks.finding import Check, CheckContext, Hit, say, text_of

_CASE_NUMBER = Place(ROOT, "case.case_number")


def same_case_number(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A case number that another document has too."""
    number = text_of(record, ROOT, _CASE_NUMBER.name)
    if number and context.same_case:
        others = ", ".join(other.name for other in context.same_case)
        said = say("same number", number=number, others=others)
        yield Hit(said, (_CASE_NUMBER,), record=context.same_case[0].record)


CHECKS = (
    Check(
        "K1",
        "warning",
        marked("A case number stands once in a project."),
        same_case_number,
        say("same number", number="CM14-0023456", others="CM14-0023456 (2).pdf"),
    ),
)
