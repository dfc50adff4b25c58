"""The record against the project's other records."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.model.check_words import marked
from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.review.checks.finding import Check, CheckContext, Hit, number_of, say, text_of

_CASE_NUMBER = Place(ROOT, "case.case_number")
_ALL = 100


def same_case_number(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A case number that another document has too."""
    number = text_of(record, ROOT, _CASE_NUMBER.name)
    if number and context.same_case:
        others = ", ".join(other.name for other in context.same_case)
        said = say("same number", number=number, others=others)
        yield Hit(said, (_CASE_NUMBER,), record=context.same_case[0].record, there=_CASE_NUMBER)


def same_rationale(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A rationale that stands almost alike in another document."""
    for item in record.rows_of(ITEMS):
        found = context.almost_same.get(item.id)
        if found is not None:
            name = "word for word" if found.percent == _ALL else "almost so"
            said = say(name, item=number_of(record, item.id), other=found.other.name, percent=found.percent)
            yield Hit(
                said,
                (Place(item.id, "rationale"),),
                record=found.other.record,
                there=Place(found.item, "rationale"),
            )


CHECKS = (
    Check(
        "K1",
        "warning",
        marked("A case number stands once in a project."),
        same_case_number,
        say("same number", number="CM14-0023456", others="CM14-0023456 (2).pdf"),
    ),
    Check(
        "K2",
        "note",
        marked("A rationale that stands almost alike in another document may be a copied one."),
        same_rationale,
        say("almost so", item=2, other="CM14-0023456.pdf", percent=93),
    ),
)
