"""Which documents stand behind a figure of the overview: a value that a filter of the queue can hold.

`by` is a person's name, blank for everybody; `since` and `until` are moments (ISO, UTC), blank for open ends, `until`
not included. They narrow by who said so and when.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Effort = Literal["seconds", "keys"]


class Verified(Struct, frozen=True, tag="verified"):
    """Documents that stand verified, verified last by that person in that time."""

    by: str = ""
    since: str = ""
    until: str = ""


class Changed(Struct, frozen=True, tag="changed"):
    """Documents in which a person changed or took out a proposal: of a field, of a rule, or any where both are blank.

    `field` is a name such as `case.priority`, `items.decision`, `items.citations.guideline_id`.
    """

    field: str = ""
    rule: str = ""
    by: str = ""
    since: str = ""
    until: str = ""


class Confident(Struct, frozen=True, tag="confident"):
    """Documents in which a person changed or took out a proposal of a confidence from `low` to below `high`."""

    low: float
    high: float
    by: str = ""
    since: str = ""
    until: str = ""


class Decided(Struct, frozen=True, tag="decided"):
    """Verified documents with an item decided so: of a category, or that cites a catalogue entry.

    None as category or entry: the item has none. `decision` blank means any.
    """

    decision: str = ""
    category: str | None = ""
    guideline_id: str = ""
    by: str = ""
    since: str = ""
    until: str = ""


class Cites(Struct, frozen=True, tag="cites"):
    """Verified documents with a citation linked to an entry; for None, with one that is linked to no entry."""

    guideline_id: str | None
    by: str = ""
    since: str = ""
    until: str = ""


class LinkedByHand(Struct, frozen=True, tag="linked by hand"):
    """Verified documents with a citation whose link a person chose or confirmed."""

    by: str = ""
    since: str = ""
    until: str = ""


class Took(Struct, frozen=True, tag="took"):
    """Verified documents that took from `low` to below `high` seconds or keys in hand; `high` None for no end."""

    effort: Effort
    low: float = 0
    high: float | None = None
    by: str = ""
    since: str = ""
    until: str = ""


Behind = Verified | Changed | Confident | Decided | Cites | LinkedByHand | Took
