"""A record reviewed in two places: the later decision of each field stands, and none gives way to an older one."""

from __future__ import annotations

from functools import reduce

from invented_review import AGE, CASE_NUMBER, DECISION, invented_record
from msgspec.structs import replace

from workbench.model.edits import Edit
from workbench.model.fields import ITEMS, LICENSURE
from workbench.model.review import RecordState, ReviewRecord
from workbench.review.applying import apply
from workbench.review.rejoining import last_decided, rejoined
from workbench.review.steps import Author, add_row, change_state, clear, confirm, correct, new_row, remove_row

EARLY, LATE, LATEST = (Author("Ann", f"2026-01-0{day}T00:00:00.000+00:00") for day in (1, 2, 3))


def after(record: ReviewRecord, *edits: Edit) -> ReviewRecord:
    return reduce(apply, edits, record)


def verified(record: ReviewRecord, author: Author) -> ReviewRecord:
    return after(record, *change_state(record, RecordState("verified", by=author.by, at=author.at)))


RECORD = invented_record()


def test_two_that_say_the_same_are_the_same() -> None:
    assert rejoined(RECORD, replace(RECORD, id=9)) == (RECORD, "same")


def test_a_decision_does_not_give_way_to_a_proposal() -> None:
    here = after(RECORD, *correct(RECORD, AGE, 61, (), EARLY))
    assert rejoined(here, RECORD) == (here, "older")


def test_a_reviewed_record_stands_for_an_untouched_one() -> None:
    there = verified(after(RECORD, *correct(RECORD, AGE, 61, (), EARLY)), LATE)
    assert rejoined(RECORD, there) == (there, "taken")


def test_an_older_decision_on_the_same_field_is_not_taken() -> None:
    there = after(RECORD, *correct(RECORD, AGE, 61, (), EARLY))
    here = after(RECORD, *clear(RECORD, AGE, LATE))
    assert rejoined(here, there) == (here, "older")


def test_decisions_on_different_fields_are_put_together_and_reviewed_again() -> None:
    here = after(RECORD, *correct(RECORD, AGE, 61, (), LATE))
    there = verified(after(RECORD, *confirm(RECORD, [DECISION], EARLY)), LATEST)
    both, outcome = rejoined(here, there)
    assert (outcome, both.state.name) == ("joined", "in review")
    assert (both.value("", "patient.age"), both.cells[DECISION].status) == (61, "confirmed")


def test_a_row_that_a_person_added_there_comes_under_an_id_that_nothing_had() -> None:
    row, _ = new_row(RECORD, LICENSURE, "", None)
    there = after(RECORD, *add_row(RECORD, replace(row, id="l2"), {"value": "Nevada"}, (), LATE))
    came, outcome = rejoined(RECORD, there, used=frozenset(["l2"]))
    assert outcome == "taken"
    assert [each.id for each in came.rows_of(LICENSURE)] == ["l1", "l2-2"]


def test_a_row_that_was_taken_out_there_goes_unless_somebody_decided_in_it_here() -> None:
    there = verified(after(RECORD, *remove_row(RECORD, "i1")), LATE)
    assert not rejoined(RECORD, there)[0].rows_of(ITEMS)
    here = after(RECORD, *confirm(RECORD, [DECISION], EARLY))
    assert rejoined(here, there)[0].value("i1", "decision") == "Upheld"


def test_the_last_decision_may_be_about_the_record_itself() -> None:
    assert last_decided(RECORD) == ""
    assert last_decided(verified(after(RECORD, *confirm(RECORD, [CASE_NUMBER], EARLY)), LATE)) == LATE.at
