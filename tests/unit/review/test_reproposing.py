"""A new proposal beside a person's work: what a person decided stands, rows keep their ids."""

from __future__ import annotations

from functools import reduce

import msgspec
from invented_review import AGE, DECISION, LINK, invented_record, proposed

from workbench.model.edits import Edit, RecordEdit, inverse
from workbench.model.fields import DIAGNOSES, ITEMS, ROOT
from workbench.model.review import Cell, Place, RecordState, ReviewRecord, Row, Value
from workbench.review.applying import apply
from workbench.review.reproposing import is_touched, repropose, taken_out_by
from workbench.review.steps import Author, add_row, annotate, confirm, correct, new_row, remove_row

ANN = Author("Ann", "2026-01-02T03:04:05.000+00:00")
CATEGORY = Place("i1", "category")


def after(record: ReviewRecord, *edits: Edit) -> ReviewRecord:
    return reduce(apply, edits, record)


def otherwise(record: ReviewRecord, **values: Value) -> ReviewRecord:
    """The record as proposed with other values, by `row__field`."""
    cells = dict(record.cells)
    for name, value in values.items():
        row, _, field = name.partition("__")
        cells[Place(row, field)] = proposed(value)
    return msgspec.structs.replace(record, cells=cells)


def with_rows(
    record: ReviewRecord, path: str, *texts: str, field: str = "description", head: str = "d"
) -> ReviewRecord:
    """The record as proposed with these rows of a list alone."""
    rows = {id: row for id, row in record.rows.items() if row.list != path}
    cells = {place: cell for place, cell in record.cells.items() if place.row == ROOT or place.row in rows}
    for number, text in enumerate(texts, 1):
        rows[f"{head}{number}"] = Row(f"{head}{number}", path, ROOT, float(number))
        cells[Place(f"{head}{number}", field)] = proposed(text)
    return msgspec.structs.replace(record, rows=rows, cells=cells)


def texts(record: ReviewRecord, path: str = DIAGNOSES, field: str = "description") -> list[tuple[str, Value]]:
    return [(row.id, record.value(row.id, field)) for row in record.rows_of(path)]


def test_the_same_proposal_changes_nothing() -> None:
    record = invented_record()
    again = repropose(record, record)
    assert again.record == record
    assert again.differences == ()


def test_an_untouched_value_becomes_what_is_proposed_now() -> None:
    record = invented_record()
    told = repropose(record, otherwise(record, i1__decision="Overturned"))
    assert told.record.value("i1", "decision") == "Overturned"
    (difference,) = told.differences
    assert (difference.place, difference.before, difference.after, difference.kept) == (
        DECISION,
        record.value("i1", "decision"),
        "Overturned",
        False,
    )


def test_what_a_person_decided_stands_and_is_told_as_kept() -> None:
    record = invented_record()
    mine = after(record, *correct(record, AGE, 61, (), ANN), *confirm(record, (DECISION,), ANN))
    told = repropose(mine, otherwise(record, i1__decision="Overturned", **{"__patient.age": 33}))
    assert told.record.cells == mine.cells
    assert [(each.after, each.kept) for each in told.differences] == [(33, True), ("Overturned", True)]
    assert is_touched(told.record)


def test_a_value_that_is_proposed_no_longer_goes_unless_a_person_noted_something() -> None:
    record = invented_record()
    noted = after(record, *annotate(record, DECISION, "ask Ben"))
    new = msgspec.structs.replace(record, cells={p: c for p, c in record.cells.items() if p not in (DECISION, AGE)})
    merged = repropose(noted, new).record
    assert AGE not in merged.cells
    assert merged.cells[DECISION] == Cell(note="ask Ben")


def test_head_and_warnings_come_from_the_proposal_number_and_state_stay() -> None:
    record = msgspec.structs.replace(invented_record(), id=7, state=RecordState("in review"))
    merged = repropose(record, msgspec.structs.replace(invented_record(), id=0, pages=9, warnings=("cut off",))).record
    assert (merged.id, merged.state.name, merged.pages, merged.warnings) == (7, "in review", 9, ("cut off",))


def test_rows_are_found_by_likeness_and_keep_their_ids_and_links() -> None:
    record = with_rows(invented_record(), DIAGNOSES, "lumbar strain", "cervical pain")
    told = repropose(record, with_rows(invented_record(), DIAGNOSES, "knee sprain", "lumbar strains", "cervical pain"))
    assert texts(told.record) == [("d1-2", "knee sprain"), ("d1", "lumbar strains"), ("d2", "cervical pain")]


def test_a_row_that_reads_quite_otherwise_is_the_one_in_its_place() -> None:
    record = invented_record()
    merged = repropose(record, otherwise(record, i1__treatment="Aquatic therapy, twice a week")).record
    assert [row.id for row in merged.rows_of(ITEMS)] == ["i1"]
    assert merged.cells[LINK] == record.cells[LINK]


def test_rows_proposed_no_longer_go_but_not_those_a_person_touched() -> None:
    record = with_rows(invented_record(), DIAGNOSES, "lumbar strain", "cervical pain", "knee sprain")
    mine = after(record, *confirm(record, (Place("d2", "description"),), ANN))
    assert texts(repropose(mine, with_rows(invented_record(), DIAGNOSES, "knee sprain")).record) == [
        ("d2", "cervical pain"),
        ("d3", "knee sprain"),
    ]


def test_a_row_that_a_person_added_stays_and_takes_no_other_text_on() -> None:
    record = with_rows(invented_record(), DIAGNOSES, "lumbar strain")
    row, room = new_row(record, DIAGNOSES, ROOT, None)
    mine = after(record, *room, *add_row(record, row, {"description": "torn meniscus"}, (), ANN))
    merged = repropose(mine, with_rows(invented_record(), DIAGNOSES, "lumbar strain", "cervical pain")).record
    assert sorted(text for _, text in texts(merged) if text) == ["cervical pain", "lumbar strain", "torn meniscus"]
    assert merged.cells[Place(row.id, "description")] == mine.cells[Place(row.id, "description")]


def test_a_row_that_a_person_took_out_does_not_come_back() -> None:
    record = with_rows(invented_record(), DIAGNOSES, "lumbar strain", "cervical pain")
    edits = remove_row(record, "d1")
    gone = taken_out_by((RecordEdit(record.id, None, record), *edits))
    merged = repropose(after(record, *edits), otherwise(record, d1__description="Lumbar strain"), gone).record
    assert texts(merged) == [("d2", "cervical pain")]


def test_a_removal_that_was_undone_is_none() -> None:
    record = invented_record()
    edits = remove_row(record, "d1")
    undone = [inverse(each) for each in reversed(edits)]
    assert taken_out_by((RecordEdit(record.id, None, record), *edits, *undone)) == ()


def test_a_new_row_never_takes_a_used_id() -> None:
    record = with_rows(invented_record(), DIAGNOSES, "lumbar strain")
    merged = repropose(record, with_rows(record, DIAGNOSES, "lumbar strain", "cervical pain"), used=("d2",)).record
    assert texts(merged) == [("d1", "lumbar strain"), ("d2-2", "cervical pain")]


def test_category_of_an_item_that_moves_goes_with_it() -> None:
    record = otherwise(invented_record(), i1__category="Surgery")
    mine = after(record, *confirm(record, (CATEGORY,), ANN))
    new = with_rows(record, ITEMS, "Aquatic therapy", str(record.value("i1", "treatment")), field="treatment", head="i")
    merged = repropose(mine, new).record
    assert [(row.id, merged.value(row.id, "category")) for row in merged.rows_of(ITEMS)][-1] == ("i1", "Surgery")
