"""What a person does to many documents at once: one step, previewed before and undone as one."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from workbench.model.review import StateName, Value

DeedKind = Literal["verify", "confirm", "postpone", "reject", "reopen", "set", "note", "flag", "unflag", "extract"]
LeftOutFor = Literal["state", "eyes", "check", "same", "none", "changed"]

MOST_AT_ONCE = 5_000
"""So many documents one step may change: all its edits are in memory."""


class Deed(Struct, frozen=True):
    """What is to be done. `reason` and `until` (an ISO date) for postponing and rejecting, `reason` for
    a note; `list`, `field` and `value`
    for setting a field: of the record itself where `list` is blank, of every item of it for `items`.
    """

    kind: DeedKind
    reason: str = ""
    until: str | None = None
    list: str = ""
    field: str = ""
    value: Value = None


class LeftOut(Struct, frozen=True):
    """How many documents are left out, and why: for the `state` they are in, because something waits for eyes
    (`eyes`) or an error check stands (`check`), because it is so already (`same`), because there is nothing to do it
    to (`none`), because somebody changed it meanwhile (`changed`).
    """

    why: LeftOutFor
    documents: int
    state: StateName | None = None


class DeedPlan(Struct, frozen=True):
    """What a deed would do: the documents it takes as a set of bits (bit n for record n), and those left out."""

    deed: Deed
    taken: int
    left_out: tuple[LeftOut, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents it takes."""
        return self.taken.bit_count()


class DeedDone(Struct, frozen=True):
    """What a deed did: how many documents changed; those that turned out otherwise than planned are left out."""

    deed: Deed
    label: str
    documents: int
    left_out: tuple[LeftOut, ...] = ()


OPEN_TO: dict[DeedKind, tuple[StateName, ...]] = {
    "verify": ("new", "in review", "postponed"),
    "confirm": ("new", "in review"),
    "postpone": ("new", "in review", "postponed"),
    "reject": ("new", "in review", "postponed"),
    "reopen": ("verified", "postponed", "rejected"),
    "set": ("new", "in review", "postponed"),
    "note": ("new", "in review", "postponed", "verified", "rejected", "second reading", "adjudication"),
    "flag": ("new", "in review", "postponed", "verified", "rejected", "second reading", "adjudication"),
    "unflag": ("new", "in review", "postponed", "verified", "rejected", "second reading", "adjudication"),
    "extract": ("new", "in review", "postponed"),
}
"""In which states a document takes part in a deed."""
