"""The list of documents: what is asked of it and what one row says."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from workbench.model.alike import LinkOutlook
from workbench.model.review import StateName

QueueOrder = Literal["added", "name", "state", "doubts", "changed"]


class QueueFilter(Struct, frozen=True):
    """Which documents to list. Empty parts do not narrow. `words` are looked up in names, treatments and full text.

    `links` wants documents with a link of any of these sorts.
    """

    states: tuple[StateName, ...] = ()
    words: str = ""
    layout: str = ""
    only_doubts: bool = False
    links: tuple[LinkOutlook, ...] = ()
    order: QueueOrder = "added"
    descending: bool = False


class QueueRow(Struct, frozen=True):
    """One document in the queue. `title` is the case number or else the file's stem; `about` what its second line says.

    `doubts` and `fails` count what is left; `progress` is the share of touched fields, 0 to 1, for a ring filling up.
    """

    record: int
    title: str
    about: str
    state: StateName
    doubts: int = 0
    fails: int = 0
    progress: float = 0.0
    reason: str | None = None


class ProjectCounts(Struct, frozen=True):
    """How many documents a project holds, by state."""

    total: int = 0
    by_state: dict[str, int] = {}

    @property
    def verified(self) -> int:
        """How many are verified."""
        return self.by_state.get("verified", 0)
