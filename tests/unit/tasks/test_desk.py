"""The desk: one step an act, told to every listener, undone and redone across restarts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from invented_review import (
    AGE,
    CASE_NUMBER,
    DECISION,
    ENTRIES,
    LINK,
    SETTINGS,
    content_of,
    import_into,
    invented_document,
    invented_record,
    new_project,
)

from workbench.model.edits import ChangeSet
from workbench.model.errors import BadValue, EditRefused, Unreadable, VerifyRefused, WorkbenchError
from workbench.model.fields import ITEMS
from workbench.model.queue import QueueFilter
from workbench.model.review import Place
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(new_project(tmp_path, documents=3), SETTINGS)
    yield desk
    desk.close()


def reopened(desk: Desk) -> Desk:
    desk.close()
    return Desk(desk.path, SETTINGS)


def test_what_was_imported_comes_back_as_it_was(desk: Desk) -> None:
    record = invented_record(2)
    stored = desk.record(2)
    assert (stored.rows, stored.cells, stored.warnings) == (record.rows, record.cells, record.warnings)
    assert (stored.id, stored.file_name, stored.sha256, stored.pages) == (2, "letter-2.txt", record.sha256, 2)
    assert desk.document(2) == invented_document(2)
    assert desk.content(2) == content_of(2)


def test_the_same_bytes_are_not_taken_twice(desk: Desk) -> None:
    assert import_into(desk, 2) is None
    assert desk.counts().total == 3


def test_an_act_tells_every_listener_what_changed(desk: Desk) -> None:
    told: list[ChangeSet] = []
    desk.listen(told.append)
    changes = desk.correct(1, AGE, "45")
    assert told == [changes]
    one = frozenset((1,))
    assert changes == ChangeSet("Age", one, frozenset({(1, AGE)}), states=one)


def test_an_act_without_effect_writes_nothing(desk: Desk) -> None:
    desk.confirm(1, [AGE])
    assert desk.confirm(1, [AGE]).records == frozenset()
    assert desk.undo_label == "Confirm Age"
    desk.undo()
    assert desk.undo_label is None


def test_a_first_edit_and_its_change_of_state_are_one_step(desk: Desk) -> None:
    desk.confirm(1, [AGE, DECISION])
    assert (desk.record(1).state.name, desk.undo_label) == ("in review", "Confirm 2 fields")
    desk.undo()
    assert desk.record(1).state.name == "new"


def test_editing_a_verified_record_reopens_it_in_the_same_step(desk: Desk) -> None:
    desk.verify(1)
    assert desk.record(1).state.by == "Ann"
    desk.correct(1, AGE, 45)
    assert desk.record(1).state.name == "in review"
    desk.undo()
    assert desk.record(1).state.name == "verified"


def test_verifying_is_refused_in_words_while_an_error_stands(desk: Desk) -> None:
    desk.correct(1, DECISION, "Overturned")
    desk.correct(1, Place("", "case.determination"), "Upheld")
    with pytest.raises(
        VerifyRefused, match=r"^Not verified: 2 checks stand\. Item 1 is Overturned.*\(check D1\)\.$"
    ) as refusal:
        desk.verify(1)
    assert refusal.value.codes == ("D1", "D2")


def test_a_check_switched_off_with_a_reason_lets_the_record_be_verified(desk: Desk) -> None:
    desk.clear(1, DECISION)
    for code in ("I3", "D2"):
        desk.switch_off_check(code, "cut off", record=1)
    assert desk.verify(1).states == {1}
    assert [check.code for check in desk.checks(1) if check.off] == ["D2", "I3"]
    assert desk.checks(2)[0].off is False


def test_a_verified_document_has_no_doubts_left(desk: Desk) -> None:
    assert desk.queue(QueueFilter(), 0, 1)[0].doubts == 1
    desk.verify(1)
    assert desk.queue(QueueFilter(), 0, 1)[0].doubts == 0
    desk.reopen(1)
    assert desk.queue(QueueFilter(), 0, 1)[0].doubts == 1


def test_a_check_switched_off_for_all_tells_every_panel(desk: Desk) -> None:
    assert desk.switch_off_check("I3", "not here") == ChangeSet("Switch off check I3", catalogue=True)


def test_a_check_switched_off_for_all_comes_back_with_undo(desk: Desk) -> None:
    desk.clear(1, DECISION)
    desk.switch_off_check("I3", "not here")
    assert "I3" not in [finding.code for finding in desk.findings(1)]
    desk.undo()
    assert "I3" in [finding.code for finding in desk.findings(1)]


def test_doubts_are_counted_anew_when_the_threshold_changes(desk: Desk) -> None:
    desk.close()
    desk = Desk(desk.path, Settings(person="Ann", doubt_below=0.95))
    reports: list[tuple[int, int, str]] = []
    desk.recount(Progress(lambda *report: reports.append(report)))
    assert [row.doubts for row in desk.queue(QueueFilter(), 0, 9)] == [16, 16, 16]
    assert reports[-1] == (3, 3, "")
    assert desk.undo_label is None
    desk.close()


def test_states_keep_reason_and_day(desk: Desk) -> None:
    desk.postpone(1, "page 3 is missing", "2026-11-24")
    row = desk.queue(QueueFilter(states=("postponed",)), 0, 9)[0]
    assert (row.reason, row.about) == ("page 3 is missing", "until 2026-11-24 · page 3 is missing")
    assert desk.reopen(1).states == {1}
    assert desk.record(1).state.reason is None


def test_a_link_to_no_entry_is_refused(desk: Desk) -> None:
    with pytest.raises(BadValue, match="no entry “nowhere”"):
        desk.choose_link(1, "i1e1", "nowhere")
    with pytest.raises(BadValue, match="no entry “nowhere”"):
        desk.correct(1, LINK, "nowhere")


def test_a_removed_item_comes_back_whole_after_a_restart(desk: Desk) -> None:
    before = desk.record(1)
    desk.remove_row(1, "i1")
    assert not desk.record(1).rows_of(ITEMS)
    desk = reopened(desk)
    desk.undo()
    assert desk.record(1) == before
    desk.close()


def test_everything_is_undone_and_redone_in_order_across_restarts(desk: Desk) -> None:
    before = desk.record(1)
    row, _ = desk.add_row(1, ITEMS, values={"treatment": "Chest  X-ray", "decision": "upheld"})
    desk.choose_link(1, "i1e1", "methods")
    desk.move_row(1, row, "i1")
    after = desk.record(1)
    desk = reopened(desk)
    assert [desk.undo_label for _ in iter(desk.undo, None)] == ["Link", "Add item", None]
    assert desk.record(1) == before
    desk = reopened(desk)
    assert [desk.redo_label for _ in iter(desk.redo, None)] == ["Link", "Move item", None]
    assert desk.record(1) == after
    desk.close()


def test_another_persons_steps_are_not_mine_to_undo(desk: Desk) -> None:
    desk.confirm(1, [AGE])
    desk.close()
    desk = Desk(desk.path, Settings(person="Bob"))
    assert (desk.undo_label, desk.undo()) == (None, None)
    desk.close()


def test_a_field_tells_its_history(desk: Desk) -> None:
    desk.correct(1, AGE, 45)
    desk.correct(1, AGE, 46)
    desk.undo()
    told = [(past.cell.value, past.kind, past.by, past.label) for past in desk.history(1, AGE) if past.cell]
    assert told == [
        (44, "do", "Ann", "Import letter-1.txt"),
        (45, "do", "Ann", "Age"),
        (46, "do", "Ann", "Age"),
        (45, "undo", "Ann", "Age"),
    ]


def test_one_field_goes_back_without_touching_later_work(desk: Desk) -> None:
    desk.correct(1, AGE, 45)
    desk.correct(1, DECISION, "Overturned")
    first = desk.history(1, AGE)[0]
    desk.restore(1, AGE, first.cell)
    assert (desk.record(1).value(*_key(AGE)), desk.record(1).value(*_key(DECISION))) == (44, "Overturned")


def _key(place: Place) -> tuple[str, str]:
    return place.row, place.name


def test_a_split_citation_is_one_step(desk: Desk) -> None:
    before = desk.record(1)
    row, changes = desk.split_row(1, "i1e1", 5)
    assert (desk.record(1).value(row, "text"), changes.label) == ("Chapter 12 Page(s): 304", "Split citation")
    desk.undo()
    assert desk.record(1) == before


def test_merged_items_are_one_step(desk: Desk) -> None:
    row, _ = desk.add_row(1, ITEMS, values={"treatment": "with contrast"})
    before = desk.record(1)
    assert desk.merge_rows(1, row, "i1").label == "Merge items"
    assert desk.record(1).value("i1", "treatment") == "Lumbar MRI with contrast"
    desk.undo()
    assert desk.record(1) == before


def test_a_failed_file_is_listed_with_its_reason_and_read_later(desk: Desk) -> None:
    path = Path("letters") / invented_document(4).file_name
    failed = desk.add_failure(path, "The file ends before its first page.")
    assert desk.queue(QueueFilter(states=("failed",)), 0, 1)[0].about == "The file ends before its first page."
    with pytest.raises(WorkbenchError, match="ends before its first page"):
        desk.document(failed)
    assert import_into(desk, 4) == failed
    assert (desk.record(failed).state.name, desk.counts().by_state) == ("new", {"new": 4})


def test_a_linked_file_that_is_gone_is_named(tmp_path: Path) -> None:
    project = new_project(tmp_path, documents=0)
    desk = Desk(project, Settings(person="Ann", copy_documents=False))
    path = tmp_path / "linked.txt"
    path.write_bytes(content_of(1))
    record = desk.add_document(invented_document(1), content_of(1), invented_record(1), path)
    assert record
    assert desk.content(record) == content_of(1)
    path.unlink()
    with pytest.raises(Unreadable, match=r"is linked from .* and cannot be read there now"):
        desk.content(record)
    desk.close()


def test_the_catalogue_is_the_projects_own(desk: Desk) -> None:
    assert desk.catalogue_entries() == ENTRIES
    assert desk.guideline("methods") == ENTRIES[1]
    assert desk.guideline("nowhere") is None


def test_a_case_number_given_twice_is_found_in_both_records(desk: Desk) -> None:
    desk.findings(2)
    desk.correct(1, CASE_NUMBER, str(desk.record(2).cells[CASE_NUMBER].value))
    assert [[finding.code for finding in desk.findings(record)] for record in (1, 2)] == [["K1"], ["K1"]]


def test_a_row_of_another_record_is_refused(desk: Desk) -> None:
    with pytest.raises(EditRefused):
        desk.confirm(1, [Place("n1", "decision")])


def test_a_document_read_anew_has_its_new_text_and_proposal_in_one_step(desk: Desk) -> None:
    read = msgspec.structs.replace(invented_document(2), origin="ocr", warnings=("read by OCR",))
    changes = desk.repropose(2, msgspec.structs.replace(invented_record(2), warnings=("read by OCR",)), read)
    assert changes is not None
    assert (changes.records, changes.rows) == (frozenset((2,)), frozenset((2,)))
    again = reopened(desk)
    assert (again.document(2), again.record(2).warnings) == (read, ("read by OCR",))
    again.close()


def test_a_proposal_that_changes_nothing_is_no_step(desk: Desk) -> None:
    assert desk.repropose(2, invented_record(2)) is None


def test_a_verified_record_takes_no_proposal_in(desk: Desk) -> None:
    desk.verify(2)
    with pytest.raises(EditRefused, match="is verified: nothing new is proposed"):
        desk.repropose(2, invented_record(2))


def test_undo_reaches_past_a_new_proposal(desk: Desk) -> None:
    desk.correct(2, AGE, 61)
    desk.repropose(2, msgspec.structs.replace(invented_record(2), warnings=("new",)))
    desk.undo()
    assert desk.record(2).cells[AGE] == invented_record(2).cells[AGE]


def test_a_document_is_found_by_its_bytes(desk: Desk) -> None:
    assert desk.with_bytes(invented_record(2).sha256) == 2
    assert desk.with_bytes("none") is None
