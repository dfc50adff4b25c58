"""The state of a field, in the words of the window: one rule for the form, the queue and the export."""

from __future__ import annotations

from enum import StrEnum

from workbench.model.findings import Finding
from workbench.model.review import Cell, Place, ReviewRecord
from workbench.model.threshold import DOUBT_BELOW

SETTLED = ("verified", "rejected", "failed")
"""In these states of a record nothing waits for a person's eyes."""


class FieldState(StrEnum):
    """A field's state; the value is the word that is shown and spoken."""

    PROPOSED = "proposed"
    TO_CHECK = "to check"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    FAILS = "fails a check"
    NONE_STATED = "stated as none"
    NOT_FOUND = "not found"


def field_state(cell: Cell | None, fails: bool = False, doubt_below: float = DOUBT_BELOW) -> FieldState:
    """The state of one field. `fails` says whether a check of severity error concerns it."""
    if fails:
        return FieldState.FAILS
    if cell is None:
        return FieldState.NOT_FOUND
    if cell.status in ("corrected", "added", "cleared"):
        return FieldState.CHANGED
    if cell.status == "confirmed":
        return FieldState.CONFIRMED
    if needs_eyes(cell, doubt_below):
        return FieldState.TO_CHECK
    if cell.value is None:
        return FieldState.NOT_FOUND
    return FieldState.NONE_STATED if cell.value is True else FieldState.PROPOSED


def needs_eyes(cell: Cell, doubt_below: float = DOUBT_BELOW) -> bool:
    """Whether the machine's own proposal is too doubtful to stand unseen."""
    return cell.status == "extracted" and cell.proposal is not None and cell.proposal.confidence < doubt_below


def asked_below(record: ReviewRecord, doubt_below: float) -> float:
    """The confidence under which values of a record need eyes: 0 once a person has settled the record as a whole."""
    return 0.0 if record.state.name in SETTLED else doubt_below


def places_needing_eyes(
    record: ReviewRecord, findings: tuple[Finding, ...] = (), doubt_below: float = DOUBT_BELOW
) -> list[Place]:
    """The places a person has to look at, doubtful or failing an error check, in no particular order."""
    failing = {f.places[0] for f in findings if f.severity == "error" and f.places}
    below = asked_below(record, doubt_below)
    doubtful = {place for place, cell in record.cells.items() if needs_eyes(cell, below)}
    return list(failing | doubtful)
