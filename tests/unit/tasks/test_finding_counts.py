"""Which checks each record fails is kept with the project and follows every step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from invented_review import DECISION, SETTINGS, new_project

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
