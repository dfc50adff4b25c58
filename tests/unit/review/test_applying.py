"""Edits hold only where the record still is what they were made for."""

from __future__ import annotations

import msgspec
import pytest
from invented_review import AGE, DECISION, invented_record

from workbench.model.edits import CellEdit, RecordEdit, RowEdit, StateEdit
from workbench.model.errors import EditRefused
from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Cell, Place, RecordState, Row
from workbench.review.applying import apply, rebuild

RECORD = invented_record()


def test_a_cell_takes_the_value_after() -> None:
    after = Cell(45, "corrected")
    changed = apply(RECORD, CellEdit(0, AGE, RECORD.cells[AGE], after))
    assert changed.cells[AGE] == after


def test_the_record_before_stays_as_it_was() -> None:
    apply(RECORD, CellEdit(0, AGE, RECORD.cells[AGE], None))
    assert invented_record() == RECORD


def test_a_cell_changed_meanwhile_refuses_the_edit() -> None:
    with pytest.raises(EditRefused, match=r"Age of letter-1\.txt was changed meanwhile"):
        apply(RECORD, CellEdit(0, AGE, Cell(1), Cell(2)))


def test_a_cell_of_a_row_that_is_gone_refuses_the_edit() -> None:
    with pytest.raises(EditRefused, match="taken out"):
        apply(RECORD, CellEdit(0, Place("i9", "decision"), None, Cell("Upheld")))


def test_a_row_that_owns_something_does_not_go() -> None:
    with pytest.raises(EditRefused):
        apply(RECORD, RowEdit(0, "i1", RECORD.rows["i1"], None))


def test_a_row_does_not_come_twice() -> None:
    with pytest.raises(EditRefused):
        apply(RECORD, RowEdit(0, "i1", None, RECORD.rows["i1"]))


def test_a_row_does_not_come_to_an_item_that_is_gone() -> None:
    row = Row("n1", RECORD.rows["i1e1"].list, "i9", 1.0)
    with pytest.raises(EditRefused):
        apply(RECORD, RowEdit(0, "n1", None, row))


def test_a_state_changed_meanwhile_refuses_the_edit() -> None:
    with pytest.raises(EditRefused, match="is new by now, no longer verified"):
        apply(RECORD, StateEdit(0, RecordState("verified"), RecordState("new")))


def test_a_whole_record_is_replaced_only_where_it_is_the_same() -> None:
    after = msgspec.structs.replace(RECORD, cells={})
    assert apply(RECORD, RecordEdit(0, RECORD, after)) == after
    with pytest.raises(EditRefused):
        apply(after, RecordEdit(0, RECORD, after))


def test_a_record_is_rebuilt_from_its_edits() -> None:
    row = Row("i2", ITEMS, ROOT, 2.0)
    taken = CellEdit(0, DECISION, RECORD.cells[DECISION], None)
    rebuilt = rebuild((RecordEdit(0, None, RECORD), RowEdit(0, "i2", None, row), taken))
    assert rebuilt.rows["i2"] == row
    assert DECISION not in rebuilt.cells


def test_edits_without_a_beginning_make_no_record() -> None:
    with pytest.raises(EditRefused):
        rebuild(())
