"""A record under review: cells side by side with the machine's proposal, rows that keep one id for life."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from msgspec import Struct, field

from workbench.model.evidence import Span
from workbench.model.fields import ROOT
from workbench.model.guidelines import Candidate, Recommendation
from workbench.model.record import PageRange

Value = str | int | bool | tuple[PageRange, ...] | None
"""What a cell holds. Dates are ISO texts; None means not found or cleared."""

Status = Literal["extracted", "confirmed", "corrected", "added", "cleared"]
StateName = Literal["new", "in review", "verified", "postponed", "rejected", "failed", "second reading", "adjudication"]


class Alternative(Struct, frozen=True, omit_defaults=True):
    """Another value the machine found for the same field, for one-key choice."""

    value: Value
    evidence: tuple[Span, ...] = ()
    confidence: float = 0.0


class Proposal(Struct, frozen=True, omit_defaults=True):
    """What the machine found: never overwritten by a person, nor the other way round.

    `rule` is the rule's name and version (`header.case_number@1`), `confidence` a probability from 0 to 1.
    Links carry the ranked `candidates` seen, the `recommendation`, and whether what stands around the citation chose
    (`by_context`).
    """

    value: Value
    evidence: tuple[Span, ...] = ()
    rule: str = ""
    confidence: float = 0.0
    alternatives: tuple[Alternative, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    recommendation: Recommendation | None = None
    by_context: bool = False


class Cell(Struct, frozen=True, omit_defaults=True):
    """One field of one row as it stands now. `evidence` is that of `value`; `at` is an ISO time in UTC.

    `rank` is the place of a chosen link among the candidates, from 1; 0 for none of these. `note` and `flag` are a
    person's, about the value, and no part of it: they decide nothing.
    """

    value: Value = None
    status: Status = "extracted"
    evidence: tuple[Span, ...] = ()
    proposal: Proposal | None = None
    by: str | None = None
    at: str | None = None
    rank: int | None = None
    note: str | None = None
    flag: bool = False


class Place(Struct, frozen=True):
    """Where a cell stands: the id of its row (`""` for the record itself) and the field's name in it."""

    row: str
    name: str


class Row(Struct, frozen=True):
    """One row of a list (`fields.LISTS`). `id` is unique in the record and never reused; rows sort by `position`.

    `parent` is the owning row's id, `""` for the record itself.
    """

    id: str
    list: str
    parent: str
    position: float


class RecordState(Struct, frozen=True, omit_defaults=True):
    """How far a record's review is. `reason` for postponed, rejected, failed; `until` an ISO date for postponed.

    `note` and `flag` are a person's, about the document as a whole; they stay when the state changes.
    """

    name: StateName = "new"
    reason: str | None = None
    until: str | None = None
    by: str | None = None
    at: str | None = None
    note: str | None = None
    flag: bool = False


class ReviewRecord(Struct, frozen=True, dict=True):
    """A record under review. `id` is the project's number for it, 0 outside a project.

    `cells` holds only places that a machine or a person touched; a missing cell means not found. `warnings` are what
    extraction noticed about the document as a whole (`no item found`), for the record's head.
    """

    file_name: str
    sha256: str = ""
    media_type: str = ""
    pages: int = 0
    id: int = 0
    state: RecordState = RecordState()
    rows: dict[str, Row] = field(default_factory=dict)
    cells: dict[Place, Cell] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def value(self, row: str, name: str) -> Value:
        """The value at a place, None when nothing stands there."""
        cell = self.cells.get(Place(row, name))
        return cell.value if cell else None

    def rows_of(self, list_path: str, parent: str = ROOT) -> list[Row]:
        """The rows of one list under one parent, in order."""
        return [*self._by_list.get((list_path, parent), ())]

    @cached_property
    def _by_list(self) -> dict[tuple[str, str], list[Row]]:
        """The rows by list and parent, in order: the checks ask for them again and again."""
        found: dict[tuple[str, str], list[Row]] = {}
        for row in sorted(self.rows.values(), key=lambda row: (row.position, row.id)):
            found.setdefault((row.list, row.parent), []).append(row)
        return found

    def list_of(self, row: str) -> str:
        """The list a row belongs to, `""` for the record itself. Raises `KeyError` for no such row."""
        return ROOT if row == ROOT else self.rows[row].list
