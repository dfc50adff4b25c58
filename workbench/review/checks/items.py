"""Items that are missing, or miss what each item has."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workbench.model.check_words import marked
from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Place, ReviewRecord
from workbench.review.checks.finding import Check, CheckContext, Hit, evidence_of, number_of, say


def no_item(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
    """A record without any item."""
    if not record.rows_of(ITEMS):
        yield Hit(say("no item"), (Place(ROOT, "case.determination"),))


def _without(name: str) -> Callable[[ReviewRecord, CheckContext], Iterator[Hit]]:
    def look(record: ReviewRecord, _: CheckContext) -> Iterator[Hit]:
        for item in record.rows_of(ITEMS):
            if record.value(item.id, name) in (None, ""):
                place = Place(item.id, name)
                quotes = evidence_of(record, place, Place(item.id, "treatment"))
                yield Hit(say(f"no {name}", item=number_of(record, item.id)), (place,), quotes=quotes)

    return look


CHECKS = (
    Check("I1", "error", marked("A determination decides at least one item."), no_item, say("no item")),
    Check("I2", "error", marked("Each item names its treatment."), _without("treatment"), say("no treatment", item=1)),
    Check(
        "I3", "error", marked("Each item is Upheld or Overturned."), _without("decision"), say("no decision", item=2)
    ),
    Check(
        "I4",
        "warning",
        marked("Each item gives its reason, unless the copy is cut off."),
        _without("rationale"),
        say("no rationale", item=2),
    ),
    Check(
        "I5", "warning", marked("Each item is of a service category."), _without("category"), say("no category", item=1)
    ),
)
