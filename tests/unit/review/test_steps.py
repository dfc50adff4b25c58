"""What each of a person's acts makes of a record."""

from __future__ import annotations

from functools import reduce

import msgspec
import pytest
from invented_review import AGE, CASE_NUMBER, DECISION, LINK, PAGES, invented_record, proposed

from workbench.model.edits import Edit, inverse
from workbench.model.errors import BadValue, EditRefused
from workbench.model.evidence import Span
from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Alternative, Place, RecordState, ReviewRecord
from workbench.review import steps
from workbench.review.applying import apply
from workbench.review.consequences import with_consequences

RECORD = invented_record()
ANN = steps.Author("Ann", "2026-01-02T03:04:05.000+00:00")
SEX = Place(ROOT, "patient.sex")
INJURY = Place(ROOT, "case.date_of_injury")


def after(edits: tuple[Edit, ...], record: ReviewRecord = RECORD) -> ReviewRecord:
    return reduce(apply, edits, record)


def test_confirming_keeps_value_and_proposal_and_names_the_person() -> None:
    cell = after(steps.confirm(RECORD, (AGE,), ANN)).cells[AGE]
    assert cell == msgspec.structs.replace(RECORD.cells[AGE], status="confirmed", by="Ann", at=ANN.at)


def test_confirming_what_a_person_decided_changes_nothing() -> None:
    corrected = after(steps.correct(RECORD, AGE, 45, (), ANN))
    assert steps.confirm(corrected, (AGE,), ANN) == ()


def test_a_place_where_nothing_was_found_is_confirmed_as_empty() -> None:
    cell = after(steps.confirm(RECORD, (SEX,), ANN)).cells[SEX]
    assert (cell.value, cell.status) == (None, "confirmed")


def test_a_corrected_value_stands_beside_the_proposal() -> None:
    cell = after(steps.correct(RECORD, AGE, "45", (), ANN)).cells[AGE]
    assert (cell.value, cell.status, cell.evidence, cell.proposal) == (45, "corrected", (), RECORD.cells[AGE].proposal)


def test_a_value_where_nothing_was_found_is_added() -> None:
    assert after(steps.correct(RECORD, SEX, "female", (), ANN)).cells[SEX].status == "added"


def test_giving_the_proposed_value_confirms_it_with_its_evidence() -> None:
    corrected = after(steps.correct(RECORD, AGE, 45, (), ANN))
    cell = after(steps.correct(corrected, AGE, 44, (), ANN), corrected).cells[AGE]
    assert (cell.status, cell.evidence) == ("confirmed", RECORD.cells[AGE].evidence)


def test_taken_evidence_goes_with_the_value() -> None:
    span = Span(1, 0, 4, "Page")
    assert after(steps.correct(RECORD, CASE_NUMBER, "CM1", (span,), ANN)).cells[CASE_NUMBER].evidence == (span,)


def test_an_alternative_brings_its_own_evidence() -> None:
    span = Span(1, 0, 4, "Page")
    record = msgspec.structs.replace(RECORD, cells={AGE: proposed(44, 0.4, (Alternative(45, (span,)),))})
    assert after(steps.correct(record, AGE, 45, (), ANN), record).cells[AGE].evidence == (span,)


@pytest.mark.parametrize(("place", "value"), [(AGE, "old"), (DECISION, "Maybe"), (PAGES, "x"), (INJURY, "2014-02-30")])
def test_a_value_that_does_not_fit_is_refused_in_words(place: Place, value: str) -> None:
    with pytest.raises(BadValue, match=value):
        steps.correct(RECORD, place, value, (), ANN)


def test_a_blank_value_clears_and_keeps_the_proposal() -> None:
    cell = after(steps.correct(RECORD, AGE, "  ", (), ANN)).cells[AGE]
    assert (cell.value, cell.status, cell.proposal) == (None, "cleared", RECORD.cells[AGE].proposal)


def test_what_no_file_can_hold_is_left_out_of_a_value() -> None:
    assert after(steps.correct(RECORD, CASE_NUMBER, "CM\x00 1\ud800", (), ANN)).cells[CASE_NUMBER].value == "CM 1"


def test_the_same_value_again_is_no_edit() -> None:
    corrected = after(steps.correct(RECORD, AGE, 45, (), ANN))
    assert steps.correct(corrected, AGE, 45, (), ANN) == ()


@pytest.mark.parametrize(("entry", "status", "rank"), [("studies", "confirmed", 1), ("methods", "corrected", 2)])
def test_a_chosen_link_remembers_its_place_among_the_candidates(entry: str, status: str, rank: int) -> None:
    cell = after(steps.choose_link(RECORD, "i1e1", entry, None, ANN)).cells[LINK]
    assert (cell.value, cell.status, cell.rank) == (entry, status, rank)


def test_none_of_the_candidates_clears_the_link() -> None:
    cell = after(steps.choose_link(RECORD, "i1e1", None, None, ANN)).cells[LINK]
    assert (cell.value, cell.status, cell.rank) == (None, "cleared", 0)


def test_correcting_a_part_of_a_citation_leaves_its_link() -> None:
    changed = after(steps.correct(RECORD, PAGES, "300", (), ANN))
    assert changed.cells[LINK] == RECORD.cells[LINK]


def test_an_added_row_stands_behind_the_row_named() -> None:
    record, first = add_item(RECORD, None)
    record, between = add_item(record, "i1")
    assert [row.id for row in record.rows_of(ITEMS)] == ["i1", between, first]


def test_rows_find_room_however_often_one_is_put_between() -> None:
    record, last = add_item(RECORD, None)
    for _ in range(70):
        record, newest = add_item(record, "i1")
    order = [row.id for row in record.rows_of(ITEMS)]
    assert (order[0], order[1], order[-1], len(order)) == ("i1", newest, last, 72)


def add_item(record: ReviewRecord, behind: str | None) -> tuple[ReviewRecord, str]:
    row, room = steps.new_row(record, ITEMS, ROOT, behind)
    return after((*room, *steps.add_row(record, row, {"treatment": "X-ray"}, (), ANN)), record), row.id


def test_a_removed_item_takes_its_citations_with_it_and_comes_back_whole() -> None:
    edits = steps.remove_row(RECORD, "i1")
    gone = after(edits)
    assert not gone.rows_of(ITEMS)
    assert "i1e1" not in gone.rows
    assert after(tuple(inverse(edit) for edit in reversed(edits)), gone) == RECORD


def test_a_moved_row_stands_before_the_row_named() -> None:
    record, added = add_item(RECORD, None)
    moved = after(steps.move_row(record, added, "i1"), record)
    assert [row.id for row in moved.rows_of(ITEMS)] == [added, "i1"]


def test_moving_a_row_to_where_it_stands_is_no_edit() -> None:
    assert steps.move_row(RECORD, "i1", None) == ()


def test_a_row_that_is_gone_cannot_be_removed() -> None:
    with pytest.raises(EditRefused):
        steps.remove_row(RECORD, "i9")


@pytest.mark.parametrize("state", ["new", "verified", "postponed"])
def test_a_first_edit_brings_the_record_into_review(state: str) -> None:
    record = msgspec.structs.replace(RECORD, state=msgspec.convert({"name": state}, RecordState))
    edits = with_consequences(record, steps.confirm(record, (AGE,), ANN), ANN)
    assert after(edits, record).state == RecordState("in review", by="Ann", at=ANN.at)


def test_an_edit_of_a_record_in_review_leaves_its_state() -> None:
    record = msgspec.structs.replace(RECORD, state=RecordState("in review"))
    edits = steps.confirm(record, (AGE,), ANN)
    assert with_consequences(record, edits, ANN) == edits


def test_a_note_comes_and_goes() -> None:
    noted = after(steps.annotate(RECORD, SEX, " ask "))
    assert noted.cells[SEX].note == "ask"
    assert after(steps.annotate(noted, SEX, ""), noted) == RECORD
