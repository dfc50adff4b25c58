"""What stands around a citation of a record under review, as the linker is asked."""

from __future__ import annotations

from workbench.guidelines import LinkContext
from workbench.model.contract import cited_above
from workbench.model.fields import ROOT
from workbench.model.review import ReviewRecord, Row


def context_of(record: ReviewRecord, row: Row) -> LinkContext:
    """The disputed item, the day of the decision, and the citations before this one in its statement."""
    decided = record.value(ROOT, "case.decision_date")
    return LinkContext(
        str(record.value(row.parent, "treatment") or ""),
        None if decided is None else str(decided),
        cited_above(record, row),
    )
