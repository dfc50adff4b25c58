"""What a person's edits bring about besides: a state of review, and what is worked out from the values they change."""

from __future__ import annotations

from functools import reduce

from workbench.model.edits import CellEdit, Edit, RowEdit
from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Cell, Place, RecordState, ReviewRecord
from workbench.review.applying import apply
from workbench.review.overall import overall
from workbench.review.steps import Author, change_state, correct, state_after

_REOPENED_BY_EDITS = ("new", "verified", "postponed")
_DETERMINATION = Place(ROOT, "case.determination")
_PRINTS_ITS_OWN = "determination-letter"


def with_consequences(record: ReviewRecord, edits: tuple[Edit, ...], author: Author) -> tuple[Edit, ...]:
    """A person's edits, led by the change of state that they bring (new, verified and postponed records are in review
    then), and followed by the determination where it is the sum of the items' decisions.
    """
    if not edits:
        return edits
    edits = (*edits, *_determination(record, edits, author))
    if record.state.name not in _REOPENED_BY_EDITS:
        return edits
    return (*change_state(record, state_after(record, RecordState("in review", by=author.by, at=author.at))), *edits)


def _determination(record: ReviewRecord, edits: tuple[Edit, ...], author: Author) -> tuple[Edit, ...]:
    """The determination as it adds up by now. One that was the sum before stays the sum: nobody has to put it right
    as well. The letters of 2013 print their own word, and whoever gave another value meant it.
    """
    stands = record.value(ROOT, _DETERMINATION.name)
    printed = record.value(ROOT, "document.layout") == _PRINTS_ITS_OWN
    if not any(map(_decides, edits)) or printed or stands is None or stands != overall(record):
        return ()
    then = reduce(apply, edits, record)
    adds_up = overall(then)
    if adds_up is None or then.value(ROOT, _DETERMINATION.name) in (adds_up, None) or any(map(_gives_it, edits)):
        return ()
    before = then.cells[_DETERMINATION]
    if before.proposal is not None and before.proposal.value == adds_up:  # as proposed again: nobody decided on it
        proposal = before.proposal
        after = Cell(adds_up, evidence=proposal.evidence, proposal=proposal, note=before.note, flag=before.flag)
        return (CellEdit(record.id, _DETERMINATION, before, after),)
    decided = (then.cells.get(Place(item.id, "decision")) for item in then.rows_of(ITEMS))
    evidence = tuple(span for cell in decided if cell for span in cell.evidence)
    return correct(then, _DETERMINATION, adds_up, evidence, author)


def _decides(edit: Edit) -> bool:
    """Whether an item's decision changes by it, or the items do."""
    if isinstance(edit, CellEdit):
        return edit.place.name == "decision"
    return isinstance(edit, RowEdit) and any(row is not None and row.list == ITEMS for row in (edit.before, edit.after))


def _gives_it(edit: Edit) -> bool:
    return isinstance(edit, CellEdit) and edit.place == _DETERMINATION
