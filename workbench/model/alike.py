"""Citations that read alike, for one decision over all of them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from workbench.model.record import Party
from workbench.model.review import StateName, Status

LinkOutlook = Literal["sure", "likely", "open", "none", "chosen"]
"""What the program recommends of a link, or that a person chose it (or that there is none)."""


class UnlinkedGroup(Struct, frozen=True):
    """Citations that no entry was proposed for and whose words are nearly the same.

    `text` is the commonest wording, of the citation `row` of `record`; `others` are further ones. `keys` are what the
    project knows the readings of the group by.
    """

    text: str
    record: int
    row: str
    citations: int
    documents: int
    keys: tuple[str, ...]
    others: tuple[str, ...] = ()


class Alike(Struct, frozen=True):
    """A citation that reads like another one: where it stands, what it says, what it is linked to now.

    `name` is the document's case number or stem, `item` counts from 1. `status` and `by` are those of the link.
    """

    record: int
    row: str
    name: str
    state: StateName
    item: int
    party: Party
    text: str
    guideline_id: str | None
    status: Status = "extracted"
    by: str | None = None

    @property
    def is_settled(self) -> bool:
        """Whether a person decided this link, or verified the record that it stands in."""
        return self.status != "extracted" or self.state == "verified"
