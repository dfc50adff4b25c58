"""Which checks each record fails is kept with the project and follows every step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from invented_review import AGE, DECISION, SETTINGS, new_project

from workbench.model.edits import CellEdit
from workbench.model.errors import EditRefused
from workbench.model.findings import FindingCount
from workbench.model.review import Place
from workbench.tasks.desk import Desk

OVERTURNED = FindingCount("D2", "error", 1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(new_project(tmp_path), SETTINGS)
    yield opened
    opened.close()


def test_a_step_that_makes_a_check_fail_is_counted_and_its_undo_too(desk: Desk) -> None:
    desk.correct(1, Place("", "case.determination"), "Overturned")
    assert OVERTURNED in desk.finding_counts()
    desk.undo()
    assert OVERTURNED not in desk.finding_counts()


def test_a_check_that_is_switched_off_does_not_count(desk: Desk) -> None:
    desk.correct(1, Place("", "case.determination"), "Overturned")
    desk.switch_off_check("D2", "as printed", 1)
    assert OVERTURNED not in desk.finding_counts()


def test_a_rejected_document_does_not_count(desk: Desk) -> None:
    desk.correct(1, DECISION, None)
    desk.reject(1, "Duplicate")
    assert desk.finding_counts() == ()


def with_other_checks(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("UPDATE meta SET value = 'those of another program' WHERE key = 'findings made by'")


def is_due(desk: Desk) -> bool:
    return desk.is_count_due


def all_counted(desk: Desk) -> bool:
    while desk.count_due(10):
        pass
    return not is_due(desk)


def test_a_program_with_other_checks_counts_all_anew_after_its_first_step_and_once(tmp_path: Path) -> None:
    path = new_project(tmp_path, documents=2)
    with closing(Desk(path, SETTINGS)) as desk:
        assert all_counted(desk)
    with_other_checks(path)
    with closing(Desk(path, SETTINGS)) as desk:
        assert not is_due(desk)
        desk.correct(1, AGE, 50)
        assert is_due(desk)
        assert all_counted(desk)
        desk.correct(1, AGE, 51)
        assert not is_due(desk)
    with closing(Desk(path, SETTINGS)) as desk:
        desk.correct(1, AGE, 52)
        assert not is_due(desk)


def test_a_first_step_that_is_refused_leaves_the_counting_to_the_next(tmp_path: Path) -> None:
    path = new_project(tmp_path, documents=2)
    with closing(Desk(path, SETTINGS)) as desk:
        assert all_counted(desk)
    with_other_checks(path)
    with closing(Desk(path, SETTINGS)) as desk:
        cell = desk.record(1).cells[AGE]
        with pytest.raises(EditRefused):
            desk.do("Age", (CellEdit(1, AGE, None, cell),))
        assert not is_due(desk)
        desk.correct(2, AGE, 50)
        assert is_due(desk)


def test_what_is_counted_in_pauses_stands_behind_the_steps_of_another_window(tmp_path: Path) -> None:
    path, number = new_project(tmp_path, documents=2), Place("", "case.case_number")
    with closing(Desk(path, SETTINGS)) as desk, closing(Desk(path, SETTINGS)) as other:
        desk.correct(1, number, "CM14-0000001")
        desk.correct(2, number, "CM14-0000001")
        assert all_counted(desk)
        assert desk.with_value("check", ("K1",)) == 0b110
        other.poll()
        other.correct(1, number, "CM14-0000002")
        other.correct(2, number, "CM14-0000002")
        assert all_counted(desk)
        desk.poll()
        assert desk.with_value("check", ("K1",)) == 0b110
