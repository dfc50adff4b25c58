"""From an empty window to a dataset, by key events alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from journeys import exported, import_samples, make_project
from PySide6.QtCore import Qt
from reviewer import CONTROL, SHIFT, Reviewer

from workbench.model.contract import to_record
from workbench.model.record import Record
from workbench.model.review import Place, ReviewRecord

Start = Callable[[], Reviewer]


def correct_the_category(ann: Reviewer) -> None:
    ann.press(Qt.Key.Key_1, CONTROL)
    ann.press(Qt.Key.Key_Tab)
    ann.press(Qt.Key.Key_F2)
    ann.type("Other")
    ann.press(Qt.Key.Key_Return)


def choose_the_second_candidate(ann: Reviewer) -> None:
    ann.press(Qt.Key.Key_1, CONTROL)
    ann.press_until(Qt.Key.Key_Tab, lambda: ann.place is not None and ann.place.row == "i1a1")
    ann.press(Qt.Key.Key_L, CONTROL)
    ann.press(Qt.Key.Key_2)


def values(record: Record) -> dict[str, Any]:
    tree: dict[str, Any] = msgspec.to_builtins(record)
    tree.pop("fields")
    return tree


def as_reviewed(proposed: ReviewRecord, chosen: str) -> dict[str, Any]:
    """What the program proposed, with the two things that Ann decided otherwise."""
    tree = values(to_record(proposed, with_fields=False))
    tree["items"][0]["category"] = "Other"
    tree["items"][0]["claims_administrator"]["citations"][0]["guideline_id"] = chosen
    return tree


def candidate(record: ReviewRecord, number: int) -> str:
    proposal = record.cells[Place("i1a1", "guideline_id")].proposal
    assert proposal is not None
    return proposal.candidates[number - 1].guideline_id


def test_from_an_empty_window_to_a_dataset(start: Start, tmp_path: Path) -> None:
    ann = start()
    make_project(ann, tmp_path / "journey.workbench")
    import_samples(ann)
    first = ann.open_record
    assert first is not None
    proposed = ann.desk.record(first)

    correct_the_category(ann)
    choose_the_second_candidate(ann)
    second = candidate(proposed, 2)
    assert ann.desk.record(first).value("i1", "category") == "Other"
    assert ann.desk.record(first).value("i1a1", "guideline_id") == second

    ann.press(Qt.Key.Key_Return, CONTROL)
    assert ann.desk.record(first).state.name == "verified"
    assert ann.open_record != first
    ann.press(Qt.Key.Key_Z, CONTROL)
    assert ann.desk.record(first).state.name == "in review"
    ann.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert ann.desk.record(first).state.name == "verified"
    ann.leave()

    again = start()
    again.wait_until(lambda: again.has_project)
    (record,) = exported(again, tmp_path / "out")
    assert record.fields["/items/0/category"]["by"] == "Ann"
    assert values(record) == as_reviewed(proposed, second)


def test_a_step_is_undone_after_a_restart(start: Start, tmp_path: Path) -> None:
    ann = start()
    make_project(ann, tmp_path / "journey.workbench")
    import_samples(ann)
    first = ann.open_record
    assert first is not None
    before = ann.desk.record(first).value("i1", "category")
    correct_the_category(ann)
    ann.leave()

    again = start()
    again.wait_until(lambda: again.open_record is not None)
    again.press(Qt.Key.Key_Z, CONTROL)
    assert again.desk.record(first).value("i1", "category") == before
