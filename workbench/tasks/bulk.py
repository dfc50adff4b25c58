"""Steps over many documents: planned from the sets of the facets, done on another thread, undone as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import get_args

from workbench.model.deeds import MOST_AT_ONCE, OPEN_TO, Deed, DeedDone, DeedKind, DeedPlan, LeftOut, LeftOutFor
from workbench.model.edits import ChangeSet, Edit, RecordEdit
from workbench.model.errors import BadValue, WorkbenchError
from workbench.model.facets import FACETS
from workbench.model.fields import ROOT
from workbench.model.queue import STATE
from workbench.model.review import Place, RecordState, ReviewRecord, StateName
from workbench.progress import Progress
from workbench.review import steps
from workbench.review.consequences import with_consequences
from workbench.review.steps import Author
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.tasks.reextracting import proposals_of
from workbench.tasks.tally import tally_of

_LABELS: dict[DeedKind, str] = {
    "verify": "Verify", "confirm": "Confirm sure fields of", "postpone": "Postpone", "reject": "Reject",
    "reopen": "Reopen", "set": "Set a field of", "note": "Note on", "flag": "Flag", "unflag": "Unflag",
    "extract": "Extract",
}  # fmt: skip
_STATES: tuple[StateName, ...] = get_args(StateName)


def plan(desk: Desk, chosen: int, deed: Deed) -> DeedPlan:
    """What `deed` would do to the documents in the set `chosen`: which it takes, which not and why. Changes nothing."""
    left_out: list[LeftOut] = []
    taken = chosen & desk.with_value(STATE, OPEN_TO[deed.kind])
    for state in _STATES:
        if state not in OPEN_TO[deed.kind]:
            count = (chosen & desk.with_value(STATE, (state,))).bit_count()
            left_out += [LeftOut("state", count, state)] if count else []

    def leave(documents: int, why: LeftOutFor) -> None:
        nonlocal taken
        if left := (taken & documents).bit_count():
            left_out.append(LeftOut(why, left))
            taken &= ~documents

    if deed.kind == "verify":
        leave(~desk.with_value("eyes", ("0",)), "eyes")
    if deed.kind == "flag":
        leave(desk.with_value("flagged", None), "same")
    if deed.kind == "unflag":
        leave(~desk.with_value("flagged", None), "same")
    if deed.kind == "set" and deed.list:
        leave(desk.with_value("items", ("0",)), "none")
    if deed.kind == "set" and not deed.list and deed.field in FACETS:
        leave(desk.with_value(deed.field, (str(deed.value),)), "same")
    return DeedPlan(deed, taken, tuple(left_out))


def do_deed(path: Path, settings: Settings, planned: DeedPlan, progress: Progress) -> DeedDone:
    """Do what was planned, all of it in one step of the person's, or nothing.

    Works on a connection of its own, for any thread; others may write meanwhile. What they changed since it was planned
    is left out. Raises `BadValue` for more than `MOST_AT_ONCE` documents, `Cancelled` with nothing changed, and as
    `Desk` does.
    """
    if planned.documents > MOST_AT_ONCE:
        raise BadValue(
            f"At most {MOST_AT_ONCE:,} documents change in one step, and these are {planned.documents:,}. "
            "Narrow the filter, or choose fewer."
        )
    deed = planned.deed
    with closing(Desk(path, settings)) as desk:
        records = desk.records_in(planned.taken)
        left: _Left = Counter()
        groups = _edits_of(desk, deed, records, settings, progress, left)
        documents = f"{len(groups):,} documents" if len(groups) != 1 else "1 document"
        label = f"{_LABELS[deed.kind]} {documents}" + (" again" if deed.kind == "extract" else "")
        changed = desk.do_each(label, groups, progress, careful=deed.kind == "verify")
        left["changed", None] += len(changed)
    told = tuple(LeftOut(why, count, state) for (why, state), count in left.items() if count)
    return DeedDone(deed, label, len(groups) - len(changed), told)


def undo_behind(
    path: Path, settings: Settings, progress: Progress, which: int | None = None, *, redo: bool = False
) -> ChangeSet | None:
    """Take back a step of the person's, or bring it again, on a connection of its own: for steps over very many.

    `which` is the one they meant when they asked, whatever they did since; the last one for None.
    """
    progress.report(0, 0)
    with closing(Desk(path, settings)) as desk:
        return desk.swap("redo" if redo else "undo", which, progress)


_Left = Counter[tuple[LeftOutFor, StateName | None]]


def _edits_of(
    desk: Desk, deed: Deed, records: list[int], settings: Settings, progress: Progress, left: _Left
) -> list[tuple[Edit, ...]]:
    author = desk.author()
    if deed.kind == "extract":
        return _proposed_again(desk, records, settings, progress, left)
    made: list[tuple[Edit, ...]] = []
    for done, number in enumerate(records):
        progress.report(done, 2 * len(records))
        found = desk.head(number) if deed.kind in _OF_THE_STATE else desk.record(number)
        why = _why_left(desk, deed, found)
        edits = () if why else _MAKE[deed.kind](desk, deed, found, author)
        if edits:
            made.append(edits)
        else:
            left[why or ("same", None)] += 1
    return made


def _why_left(desk: Desk, deed: Deed, found: ReviewRecord) -> tuple[LeftOutFor, StateName | None] | None:
    """Why a document that was planned to take part does not, now that it is looked at."""
    if found.state.name not in OPEN_TO[deed.kind]:
        return "state", found.state.name
    if deed.kind != "verify":
        return None
    findings = desk.findings(found.id)
    if any(finding.severity == "error" for finding in findings):
        return "check", None
    return ("eyes", None) if tally_of(found, findings, desk.settings.doubt_below).doubts else None


def _moved(state: StateName) -> Callable[[Desk, Deed, ReviewRecord, Author], tuple[Edit, ...]]:
    def edits(_desk: Desk, deed: Deed, found: ReviewRecord, author: Author) -> tuple[Edit, ...]:
        moved = RecordState(state, deed.reason or None, deed.until, author.by, author.at)
        return steps.change_state(found, steps.state_after(found, moved))

    return edits


def _confirm(desk: Desk, _deed: Deed, found: ReviewRecord, author: Author) -> tuple[Edit, ...]:
    """The values that the program is sure of; those below the doubt stay for eyes."""
    sure = [
        place
        for place, cell in found.cells.items()
        if cell.status == "extracted" and cell.proposal and cell.proposal.confidence >= desk.settings.doubt_below
    ]
    return with_consequences(found, steps.confirm(found, sure, author), author)


def _set(_desk: Desk, deed: Deed, found: ReviewRecord, author: Author) -> tuple[Edit, ...]:
    rows = [row.id for row in found.rows_of(deed.list)] if deed.list else [ROOT]
    made: list[Edit] = []
    for row in rows:
        if found.value(row, deed.field) != deed.value:
            made += steps.correct(found, Place(row, deed.field), deed.value, (), author)
    return with_consequences(found, tuple(made), author)


def _note(_desk: Desk, deed: Deed, found: ReviewRecord, _author: Author) -> tuple[Edit, ...]:
    return steps.remark(found, deed.reason, found.state.flag)


def _flag(on: bool) -> Callable[[Desk, Deed, ReviewRecord, Author], tuple[Edit, ...]]:
    def edits(_desk: Desk, _deed: Deed, found: ReviewRecord, _author: Author) -> tuple[Edit, ...]:
        return steps.remark(found, found.state.note, on)

    return edits


_OF_THE_STATE = ("postpone", "reject", "reopen", "note", "flag", "unflag")
"""These need not know what stands in a document."""
_MAKE: dict[DeedKind, Callable[[Desk, Deed, ReviewRecord, Author], tuple[Edit, ...]]] = {
    "verify": _moved("verified"),
    "postpone": _moved("postponed"),
    "reject": _moved("rejected"),
    "reopen": _moved("in review"),
    "confirm": _confirm,
    "set": _set,
    "note": _note,
    "flag": _flag(True),
    "unflag": _flag(False),
}


def _proposed_again(
    desk: Desk, records: list[int], settings: Settings, progress: Progress, left: _Left
) -> list[tuple[Edit, ...]]:
    """What the present program proposes for each document; what a person decided stands as it is."""
    made: list[tuple[Edit, ...]] = []
    for number, proposed in proposals_of(desk, records, settings, progress):
        if isinstance(proposed, WorkbenchError):
            left["none", None] += 1
            continue
        found, after = desk.record(number), desk.reproposed(number, proposed).record
        if found == after or found.state.name not in OPEN_TO["extract"]:
            left["same", None] += 1
        else:
            made.append((RecordEdit(number, found, after),))
    return made
