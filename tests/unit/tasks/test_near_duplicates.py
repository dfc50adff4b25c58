"""Rationales that stand almost alike in two documents: found as they come, told in both, gone when one changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from invented_review import SETTINGS, new_project

from workbench.model.edits import GuidelineEdit
from workbench.model.findings import Finding, FindingCount
from workbench.model.review import Place
from workbench.tasks.desk import Desk

RATIONALE = Place("i1", "rationale")
LONG = " ".join(f"The file of the patient names sign {number} of the listed ones." for number in range(12))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(new_project(tmp_path, documents=3), SETTINGS)
    opened.correct(1, RATIONALE, LONG)
    opened.correct(3, RATIONALE, LONG.replace("sign 5", "finding 5"))
    yield opened
    opened.close()


def alike(desk: Desk, record: int) -> list[Finding]:
    return [found for found in desk.findings(record) if found.code == "K2"]


def catch_up(desk: Desk) -> int:
    done = 0
    while some := desk.count_due(2):
        done += some
    return done


def test_a_rationale_that_stands_in_another_document_names_it_and_leads_there(desk: Desk) -> None:
    (found,) = alike(desk, 3)
    assert found.severity == "note"
    assert "letter-1.txt" in found.message
    assert (found.record, found.there, found.places) == (1, RATIONALE, (RATIONALE,))


def test_the_document_that_was_there_first_tells_it_too(desk: Desk) -> None:
    assert [found.record for found in alike(desk, 1)] == [3]


def test_it_is_told_word_for_word_where_it_is_the_same(desk: Desk) -> None:
    desk.correct(3, RATIONALE, LONG)
    assert alike(desk, 3)[0].message == "The rationale of item 1 stands word for word in letter-1.txt."


def test_others_are_told_nothing(desk: Desk) -> None:
    assert alike(desk, 2) == []


@pytest.mark.parametrize("changed", [1, 3])
def test_a_rationale_that_was_changed_is_alike_no_more(desk: Desk, changed: int) -> None:
    desk.correct(changed, RATIONALE, "Other words altogether. The request is not medically necessary.")
    assert alike(desk, 1) == alike(desk, 3) == []


def test_undo_brings_it_again(desk: Desk) -> None:
    desk.correct(3, RATIONALE, "Other words.")
    desk.undo()
    assert len(alike(desk, 3)) == 1


def test_a_rejected_document_is_not_named(desk: Desk) -> None:
    desk.reject(3, "Duplicate")
    assert alike(desk, 1) == []


def test_what_stands_beside_a_change_is_counted_again_in_a_pause(desk: Desk) -> None:
    assert catch_up(desk) > 0
    assert not desk.is_count_due
    assert FindingCount("K2", "note", 2) in desk.finding_counts()


def test_a_check_switched_off_for_all_leaves_every_count(desk: Desk) -> None:
    catch_up(desk)
    desk.switch_off_check("K2", "templates are usual here")
    assert catch_up(desk) == 2
    assert [count for count in desk.finding_counts() if count.code == "K2"] == []


def test_a_check_switched_on_again_is_counted_in_all(desk: Desk) -> None:
    desk.switch_off_check("K2", "templates are usual here")
    catch_up(desk)
    desk.switch_on_check("K2")
    assert catch_up(desk) == 3
    assert FindingCount("K2", "note", 2) in desk.finding_counts()


def test_an_entry_whose_pages_change_has_its_citing_records_seen_again(desk: Desk) -> None:
    catch_up(desk)
    entry = desk.guideline("studies")
    assert entry is not None
    after = msgspec.structs.replace(entry, page_start=1, page_end=2)
    desk.do("Edit entry", (GuidelineEdit(entry.id, entry, after),))
    assert catch_up(desk) == 3
    assert FindingCount("L3", "error", 3) in desk.finding_counts()


def test_the_same_case_number_is_counted_in_both(desk: Desk) -> None:
    desk.correct(2, Place("", "case.case_number"), "CM14-0000001")
    catch_up(desk)
    assert FindingCount("K1", "warning", 2) in desk.finding_counts()
