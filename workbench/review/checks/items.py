"""Items that are missing, or miss what each item has."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.review.checks.finding import Check, CheckContext, Hit, item_name


def no_item(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """A record without any item."""
    if not record.rows_of(ITEMS):
        message = "The record has no item. A determination decides at least one: add it, or reject the document."
        yield Hit(message, (Place(ROOT, "case.determination"),))


def _without(name: str, words: str) -> Callable[[ReviewRecord, CheckContext], Iterator[Hit]]:
    def look(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
        for item in record.rows_of(ITEMS):
            if record.value(item.id, name) in (None, ""):
                yield Hit(f"{item_name(record, item.id)} has no {words}.", (Place(item.id, name),))

    return look


CHECKS = (
    Check("I1", "error", "A determination decides at least one item.", no_item),
    Check("I2", "error", "Each item names its treatment.", _without("treatment", "treatment")),
    Check("I3", "error", "Each item is Upheld or Overturned.", _without("decision", "decision")),
    Check(
        "I4", "warning", "Each item gives its reason, unless the copy is cut off.", _without("rationale", "rationale")
    ),
    Check("I5", "warning", "Each item is of a service category.", _without("category", "category")),
)
