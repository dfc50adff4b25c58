"""One record that was reviewed in two places: as it stands here, and as a dataset brings it, made one.

Pure. Of two decisions on a field the later one stands; a decision never gives way to a proposal, nor to an older
decision. Rows are those of the side that was worked on last, and those in which anybody decided something here.
"""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from workbench.model.contract import to_record
from workbench.model.fields import ROOT
from workbench.model.review import Cell, Place, ReviewRecord, Row
from workbench.review.row_matching import same_rows

Outcome = Literal["same", "taken", "older", "joined"]
"""What came of it: nothing differs; the dataset's stands; what stands here is newer; some of either stands."""


def rejoined(
    standing: ReviewRecord, brought: ReviewRecord, used: frozenset[str] = frozenset()
) -> tuple[ReviewRecord, Outcome]:
    """The record that both make, with the number, name and row ids of `standing`, and what came of it.

    `used` are row ids that must not come again for another row. A record that was verified is in review again where
    its parts come from both sides, for nobody has seen those together.
    """
    if _told(standing) == _told(brought):
        return standing, "same"
    brought = _with_ids_of(standing, brought, used)
    newest = last_decided(standing), last_decided(brought)
    if newest[1] <= newest[0] and not _decides_more(standing, brought):
        return standing, "older"
    rows = _rows(standing, brought, brought_is_newer=newest[1] > newest[0])
    cells = {}
    sides = set()
    for place in dict.fromkeys((*standing.cells, *brought.cells)):
        if place.row in (ROOT, *rows):
            side, cell = _later(standing.cells.get(place), brought.cells.get(place))
            sides.add(side)
            if cell is not None:
                cells[place] = cell
    if "here" not in sides and rows.keys() == brought.rows.keys():
        return replace(brought, id=standing.id, file_name=standing.file_name), "taken"
    if "there" not in sides:
        return standing, "older"
    state = standing.state if newest[0] > newest[1] else brought.state
    if state.name == "verified":
        state = replace(state, name="in review")
    return replace(standing, rows=rows, cells=cells, state=state), "joined"


def last_decided(record: ReviewRecord) -> str:
    """When a person decided anything in the record last, as an ISO time; empty for never."""
    times = (record.state.at, *(cell.at for cell in record.cells.values() if cell.status != "extracted"))
    return max((at for at in times if at), default="")


def _told(record: ReviewRecord) -> tuple[object, ...]:
    """What a dataset tells of the record: two that tell the same are the same."""
    return (to_record(replace(record, file_name="")), record.state, record.warnings)


def _decides_more(standing: ReviewRecord, brought: ReviewRecord) -> bool:
    return any(_later(standing.cells.get(place), cell)[0] == "there" for place, cell in brought.cells.items())


def _later(here: Cell | None, there: Cell | None) -> tuple[Literal["here", "there", "both"], Cell | None]:
    """The cell of the later decision, and whose it is; "both" where nobody decided, or both did the same."""
    mine, theirs = _decision(here), _decision(there)
    if mine == theirs:
        return "both", here
    if theirs is None or (mine is not None and mine[0] >= theirs[0]):
        return "here", here
    return "there", there


def _decision(cell: Cell | None) -> tuple[str, object, object, object] | None:
    if cell is None or (cell.status == "extracted" and not cell.note and not cell.flag):
        return None
    return (cell.at or "", cell.value, cell.status, (cell.rank, cell.note, cell.flag))


def _rows(standing: ReviewRecord, brought: ReviewRecord, brought_is_newer: bool) -> dict[str, Row]:
    """The rows of the side that was worked on last, with those of the other in which a person decided something."""
    newer, older = (brought, standing) if brought_is_newer else (standing, brought)
    kept = {place.row for place, cell in older.cells.items() if _decision(cell)} - newer.rows.keys()
    kept |= {older.rows[row].parent for row in kept if row in older.rows}
    more = {id: row for id, row in older.rows.items() if id in kept}
    return {**newer.rows, **{id: row for id, row in more.items() if id not in newer.rows}}


def _with_ids_of(standing: ReviewRecord, brought: ReviewRecord, used: frozenset[str]) -> ReviewRecord:
    """`brought` with the ids of the rows that are the same here; other rows get ids that nothing had."""
    became = same_rows(standing, brought)
    taken = {*standing.rows, *used}
    for id in brought.rows:
        if id not in became:
            new, number = id, 1
            while new in taken:
                number += 1
                new = f"{id}-{number}"
            became[id] = new
            taken.add(new)
    became[ROOT] = ROOT
    rows = [replace(row, id=became[row.id], parent=became[row.parent]) for row in brought.rows.values()]
    cells = {Place(became[place.row], place.name): cell for place, cell in brought.cells.items()}
    return replace(brought, rows={row.id: row for row in rows}, cells=cells)
