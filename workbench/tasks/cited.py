"""What stands around a citation of a record under review, as the linker is asked."""

from __future__ import annotations

from msgspec.structs import replace

from workbench.guidelines import LinkContext
from workbench.model.contract import cited_above
from workbench.model.fields import ROOT
from workbench.model.review import ReviewRecord, Row, Value


def context_of(record: ReviewRecord, row: Row) -> LinkContext:
    """The disputed item, the day of the decision, and the citations before this one in its statement."""
    decided = record.value(ROOT, "case.decision_date")
    return replace(item_context(record, row.parent, decided), above=cited_above(record, row))


def item_context(record: ReviewRecord, item: str, decided: Value) -> LinkContext:
    """The disputed item of the row `item` and the day of the decision."""
    return LinkContext(
        str(record.value(item, "treatment") or ""),
        None if decided is None else str(decided),
        category=str(record.value(item, "category") or ""),
    )
