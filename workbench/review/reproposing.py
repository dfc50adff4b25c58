"""A new proposal beside a record under review: what differs, and the record with it taken in.

Pure. What a person confirmed, corrected, added, cleared or took out stands as it is; the rest becomes what the program
proposes now. Rows that are the same keep their ids, so evidence, notes and history stay with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from workbench.model.edits import CellEdit, Edit, RecordEdit, RowEdit
from workbench.model.fields import ROOT, fields_of
from workbench.model.review import Cell, Place, ReviewRecord, Row, Value
from workbench.review.row_matching import first_texts, is_like, same_rows


class Difference(Struct, frozen=True):
    """A value that the program now proposes otherwise than before; None stands for nothing.

    `place` is that of the record with the proposal taken in, or of the record before for a row that goes. `kept` tells
    that a person decided there, so what stands is not touched.
    """

    place: Place
    rule: str
    before: Value
    after: Value
    kept: bool


class TakenOut(Struct, frozen=True):
    """A row that a person took out, and what stood in its first field."""

    row: Row
    texts: tuple[str, ...]


class Reproposed(Struct, frozen=True):
    """`record` with the new proposal taken in, and how the new proposal differs from what was proposed before."""

    record: ReviewRecord
    differences: tuple[Difference, ...]


def repropose(
    standing: ReviewRecord, proposed: ReviewRecord, taken_out: Iterable[TakenOut] = (), used: Iterable[str] = ()
) -> Reproposed:
    """`standing` with `proposed` taken in. `used` are row ids that must not come again for another row.

    A row that is like one in `taken_out` does not come back.
    """
    merging = _Merging(standing, proposed, tuple(taken_out), set(used))
    merging.match()
    merging.drop_what_is_gone()
    merging.fill()
    record = replace(
        proposed,
        file_name=standing.file_name,
        id=standing.id,
        state=standing.state,
        rows=merging.rows,
        cells=merging.cells,
    )
    return Reproposed(record, tuple(merging.differences))


def is_touched(record: ReviewRecord) -> bool:
    """Whether a person decided anything in the record."""
    return any(cell.status != "extracted" for cell in record.cells.values())


def rows_used(edits: Iterable[Edit]) -> frozenset[str]:
    """The ids of all rows that a record ever had, from all its edits: none may come again for another row."""
    used: set[str] = set()
    for edit in edits:
        if isinstance(edit, RecordEdit):
            used.update(*(side.rows for side in (edit.before, edit.after) if side))
        elif isinstance(edit, RowEdit):
            used.add(edit.row)
    return frozenset(used)


def taken_out_by(edits: Iterable[Edit]) -> tuple[TakenOut, ...]:
    """The rows that people took out and that stayed out, from all edits of a record, oldest first."""
    rows: dict[str, Row] = {}
    texts: dict[Place, Cell] = {}
    gone: dict[str, TakenOut] = {}
    for edit in edits:
        match edit:
            case RecordEdit(_, _, ReviewRecord() as after):
                rows.update(after.rows)
                texts.update(after.cells)
            case CellEdit(_, place, _, Cell() as cell):
                texts[place] = cell
            case RowEdit(_, row, Row() as before, None):
                told = ReviewRecord("", rows={row: before}, cells=texts)
                gone[row] = TakenOut(before, first_texts(told, before))
            case RowEdit(_, row, _, Row()):
                gone.pop(row, None)
    return tuple(gone.values())


class _Merging:
    """The rows and cells of the record that is being made."""

    def __init__(
        self, standing: ReviewRecord, proposed: ReviewRecord, taken_out: tuple[TakenOut, ...], used: set[str]
    ) -> None:
        self._standing, self._proposed, self._taken_out = standing, proposed, taken_out
        self._used = used | standing.rows.keys()
        self.rows: dict[str, Row] = dict(standing.rows)
        self.cells: dict[Place, Cell] = dict(standing.cells)
        self.differences: list[Difference] = []
        self._became: dict[str, str] = {ROOT: ROOT}
        self._left_out: set[str] = set()

    def match(self) -> None:
        """Find each proposed row's place: the row that it is, or a new one behind the row before it."""
        same = same_rows(self._standing, self._proposed)
        in_order = sorted(self._proposed.rows.values(), key=lambda row: (row.parent != ROOT, row.list, row.parent,
                          row.position, row.id))  # fmt: skip
        for row in in_order:
            if row.id in same:
                self._became[row.id] = same[row.id]
            elif row.parent not in self._became or self._was_taken_out(row):
                self._left_out.add(row.id)
            else:
                self._became[row.id] = self._add(row)

    def drop_what_is_gone(self) -> None:
        """Take out the rows that are proposed no longer and in which no person decided anything."""
        stays = set(self._became.values())
        for row in sorted(self._standing.rows.values(), key=lambda row: row.parent == ROOT):  # children first
            if row.id not in stays and not self._is_a_persons(row):
                del self.rows[row.id]
                for spec in fields_of(row.list):
                    self._fill(Place(row.id, spec.name), None)

    def fill(self) -> None:
        """Take over the proposed values of every row that is the same, and of those that are new."""
        for source, target in self._became.items():
            path = self._proposed.list_of(source)
            for spec in fields_of(path):
                self._fill(Place(target, spec.name), self._proposed.cells.get(Place(source, spec.name)))

    def _fill(self, place: Place, new: Cell | None) -> None:
        old = self.cells.get(place)
        decided = old is not None and old.status != "extracted"
        before, after = _proposed_value(old), _proposed_value(new)
        if before != after:
            self.differences.append(Difference(place, _rule(new) or _rule(old), before, after, decided))
        if decided:
            return
        if new is not None:
            self.cells[place] = replace(new, note=old.note if old else None, flag=old.flag if old else False)
        elif old is not None and (old.note or old.flag) and place.row in (ROOT, *self.rows):
            self.cells[place] = Cell(note=old.note, flag=old.flag)
        else:
            self.cells.pop(place, None)

    def _is_a_persons(self, row: Row) -> bool:
        """Whether a person decided or noted anything in a row or in what it owns, or gave it."""
        mine = {row.id, *(each.id for each in self._standing.rows.values() if each.parent == row.id)}
        cells = [cell for place, cell in self._standing.cells.items() if place.row in mine]
        given = not any(cell.proposal for cell in cells)
        return given or any(cell.status != "extracted" or cell.note or cell.flag for cell in cells)

    def _was_taken_out(self, row: Row) -> bool:
        texts = first_texts(self._proposed, row)
        parent = self._became[row.parent]
        return any(
            gone.row.list == row.list and gone.row.parent == parent and is_like(texts, gone.texts)
            for gone in self._taken_out
        )

    def _add(self, row: Row) -> str:
        new = next(id for id in _ids(row.id) if id not in self._used)
        self._used.add(new)
        parent = self._became[row.parent]
        self.rows[new] = Row(new, row.list, parent, self._position(row, parent))
        return new

    def _position(self, row: Row, parent: str) -> float:
        """Behind the row before it in the proposal, before whatever stands there next."""
        before = [each for each in self._proposed.rows_of(row.list, row.parent) if each.position < row.position]
        known = [self._became[each.id] for each in before if each.id in self._became]
        least = self.rows[known[-1]].position if known else None
        later = sorted(
            each.position
            for each in self.rows.values()
            if each.list == row.list and each.parent == parent and (least is None or each.position > least)
        )
        if least is None:
            return later[0] - 1.0 if later else 1.0
        return (least + later[0]) / 2 if later else least + 1.0


def _ids(wanted: str) -> Iterable[str]:
    yield wanted
    for number in count(2):
        yield f"{wanted}-{number}"


def _proposed_value(cell: Cell | None) -> Value:
    """What the program proposed at a place."""
    if cell is None:
        return None
    if cell.proposal is not None:
        return cell.proposal.value
    return cell.value if cell.status == "extracted" else None


def _rule(cell: Cell | None) -> str:
    return cell.proposal.rule if cell and cell.proposal else ""
