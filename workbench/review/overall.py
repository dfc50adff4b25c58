"""The determination as a whole: the sum of what was decided of each item."""

from __future__ import annotations

from workbench.model.fields import ITEMS
from workbench.model.review import ReviewRecord


def overall(record: ReviewRecord) -> str | None:
    """The determination that the items' decisions add up to; None without one."""
    decisions = {record.value(item.id, "decision") for item in record.rows_of(ITEMS)} - {None}
    if len(decisions) > 1:
        return "Partially overturned"
    return str(decisions.pop()) if decisions else None
