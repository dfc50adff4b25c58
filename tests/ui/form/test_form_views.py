"""What the form says of fields, citations and groups, without a window."""

from __future__ import annotations

import msgspec
from form_records import invented_record, plain_record, proposed_record

from workbench.model.check_words import Said
from workbench.model.evidence import Span
from workbench.model.fields import ROOT
from workbench.model.findings import Finding
from workbench.model.review import Alternative, Cell, Place, Proposal, ReviewRecord
from workbench.model.states import FieldState, places_needing_eyes
from workbench.ui.form.order import Outline, Stop
from workbench.ui.form.shown import FieldView, alternatives
from workbench.ui.form.views import Views

SEX = Place(ROOT, "patient.sex")
CATEGORY = Place("i2", "category")
RECORD = proposed_record(plain_record())


def with_cell(place: Place, cell: Cell | None) -> ReviewRecord:
    cells = {known: each for known, each in RECORD.cells.items() if known != place}
    return msgspec.structs.replace(RECORD, cells=cells | ({place: cell} if cell else {}))


def stop_at(record: ReviewRecord, place: Place) -> Stop:
    stop = Outline(record).stop(place)
    assert stop is not None
    return stop


def seen(record: ReviewRecord, place: Place, *findings: Finding) -> FieldView:
    return Views(record, findings, person="Ann").field(stop_at(record, place))


def test_a_sure_value_shows_its_page() -> None:
    view = seen(RECORD, SEX)
    assert (view.state, view.value, str(view.note)) == (FieldState.PROPOSED, "female", "p. 1")


def test_a_doubtful_value_is_to_check() -> None:
    view = seen(invented_record(), SEX)
    assert (view.state, view.note.words, view.note.role) == (FieldState.TO_CHECK, "to check", "doubt")


def test_nothing_is_to_check_in_a_record_that_a_person_verified() -> None:
    record = invented_record()
    verified = msgspec.structs.replace(record, state=msgspec.structs.replace(record.state, name="verified"))
    assert seen(verified, SEX).state is FieldState.PROPOSED
    assert Views(record).left()[1] > 0
    assert Views(verified).left() == (0, 0)
    assert places_needing_eyes(verified) == []


def test_a_changed_value_keeps_the_proposal_struck_out() -> None:
    cell = Cell("Surgery", "corrected", (), Proposal("Other"), by="Ann")
    note = seen(with_cell(CATEGORY, cell), CATEGORY).note
    assert (note.words, note.struck, note.after) == ("was ", "Other", ", changed by you")


def test_another_person_is_named() -> None:
    cell = Cell("Surgery", "corrected", (), Proposal("Other"), by="M. Ortiz")
    assert seen(with_cell(CATEGORY, cell), CATEGORY).note.after == ", changed by M. Ortiz"


def test_what_is_not_found_says_so_and_nothing_more() -> None:
    view = seen(with_cell(SEX, None), SEX)
    assert (view.state, view.value, str(view.note)) == (FieldState.NOT_FOUND, "not found", "")


def test_what_is_stated_as_none_shows_its_quote() -> None:
    place = Place("i1", "expert_reviewer.none_cited")
    quote = Span(0, 0, 33, "did not cite any medical evidence")
    view = seen(with_cell(place, Cell(True, evidence=(quote,), proposal=Proposal(True, confidence=0.9))), place)
    assert (view.state, view.value) == (FieldState.NONE_STATED, "none, as stated")
    assert view.note.words == "“did not cite any medical evidence”"


def test_a_failed_check_stands_under_its_field_with_its_code() -> None:
    view = seen(RECORD, CATEGORY, Finding("D1", "error", Said("no category", {"item": 1}), (CATEGORY, SEX)))
    assert view.state == FieldState.FAILS
    assert [(check.words, check.code, check.place) for check in view.checks] == [("Item 1 has no category.", "D1", SEX)]


def test_a_choice_in_other_words_shows_them() -> None:
    place = Place("i2", "decision")
    cell = Cell(
        "Upheld", evidence=(Span(0, 0, 23, "not medically necessary"),), proposal=Proposal("Upheld", confidence=1)
    )
    assert seen(with_cell(place, cell), place).note.words == "“not medically necessary”"


def test_a_rationale_that_stands_in_an_earlier_item_says_so() -> None:
    assert seen(RECORD, Place("i2", "rationale")).note.words == "same as item 1"


def test_a_row_is_one_spoken_sentence() -> None:
    cell = Cell("Diagnostic testing", "corrected", (), Proposal("Other"), by="Ann")
    spoken = seen(with_cell(CATEGORY, cell), CATEGORY).spoken
    assert spoken == "Category, Diagnostic testing, changed, was Other, changed by you"


def test_a_section_shows_the_worst_state_in_it() -> None:
    record = invented_record()
    views, outline = Views(record), Outline(record)
    assert views.group_state(outline.groups[2]) == FieldState.TO_CHECK


def test_fields_that_many_letters_leave_out_do_not_mark_their_section() -> None:
    reviewer = Outline(RECORD).groups[1]
    assert Views(RECORD).group_state(reviewer) == FieldState.PROPOSED


def test_what_is_left_is_counted_as_the_queue_counts_it() -> None:
    record = invented_record()
    error = Finding("D1", "error", Said("no category", {"item": 1}), (CATEGORY,))
    assert Views(record, (error,)).left() == (1, 3)


def test_a_closed_item_tells_what_is_left_in_it() -> None:
    record = invented_record()
    group = Outline(record).groups[7]
    assert Views(record).group(group).spoken == "Item 2, Thoracic X-ray, Upheld, to check, 1 to check"


def test_alternatives_come_once_each_with_their_pages() -> None:
    other = Alternative("2013-07-25", (Span(2, 0, 1, "x"),))
    cell = Cell("2013-07-24", proposal=Proposal("2013-07-24", alternatives=(other, other)))
    spec = stop_at(RECORD, Place(ROOT, "case.date_of_injury")).spec
    assert alternatives(cell, spec) == (("2013-07-25", "p. 3", "2013-07-25"),)


def test_the_proposal_is_an_alternative_to_what_a_person_put_there() -> None:
    spec = stop_at(RECORD, SEX).spec
    assert alternatives(Cell("male", "corrected", proposal=Proposal("female")), spec)[0][0] == "female"
