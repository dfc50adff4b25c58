"""A step in parts whose program ends in the middle of it: nothing stays half done."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from invented_review import AGE, SETTINGS
from steps_in_parts import (
    BOB,
    DENTAL,
    MANY,
    at_half,
    categories,
    do,
    is_sound,
    kill_in,
    leave_half_done,
    stopped,
)
from what_stands import what_stands

from workbench.model.errors import EditRefused
from workbench.progress import Abandoned, Progress, Stoppable
from workbench.store import going_on, journal
from workbench.tasks import in_parts
from workbench.tasks.desk import Desk
from workbench.tasks.making_ready import make_ready


def test_a_window_that_goes_leaves_the_rest_to_the_next_opening(desk: Desk, path: Path) -> None:
    first = what_stands(desk)
    step, window = Stoppable(), Progress()
    step.outer = stopped(window)
    with pytest.raises(Abandoned):
        do(desk, DENTAL, step)
    assert "Dental" in categories(desk)
    with closing(Desk(path, SETTINGS)) as again:
        assert what_stands(again) == first
        assert (again.undo_label, again.redo_label) == (None, None)
    is_sound(path)


@pytest.mark.parametrize(("before", "act"), [([], "do"), (["do"], "undo"), (["do", "undo"], "redo")])
def test_a_program_killed_in_the_middle_leaves_nothing_half_done(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch, before: list[str], act: str
) -> None:
    for each in before:
        do(desk, DENTAL, Progress()) if each == "do" else desk.undo()
    stood, labels = what_stands(desk), (desk.undo_label, desk.redo_label)
    kill_in(path, act)
    desk.poll()
    assert 0 < categories(desk).count("Dental") < MANY
    monkeypatch.setattr(going_on, "_SILENT_SECONDS", 0.2)
    assert make_ready(path, Progress())
    with closing(Desk(path, BOB)):
        pass  # whoever opens it next
    with closing(Desk(path, SETTINGS)) as again:
        assert what_stands(again) == stood
        assert (again.undo_label, again.redo_label) == labels
    is_sound(path)


def test_killed_while_it_is_taken_back_it_is_taken_back_all_the_same(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stood = what_stands(desk)
    kill_in(path, "do")
    monkeypatch.setattr(going_on, "_SILENT_SECONDS", 0)
    take_back = journal.put_edits
    parts = iter(range(3))

    def breaks(*args: object) -> None:
        if next(parts) == 2:
            raise KeyboardInterrupt
        take_back(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(journal, "put_edits", breaks)
    with pytest.raises(KeyboardInterrupt):
        Desk(path, SETTINGS)
    monkeypatch.setattr(journal, "put_edits", take_back)
    with closing(Desk(path, SETTINGS)) as again:
        assert what_stands(again) == stood
    is_sound(path)


def test_who_opens_the_project_meanwhile_takes_nothing_back(desk: Desk, path: Path) -> None:
    told = do(desk, DENTAL, at_half(lambda: Desk(path, BOB).close()))
    assert (told.documents, categories(desk)) == (MANY, ["Dental"] * MANY)


def test_a_step_that_nobody_goes_on_with_keeps_no_window_from_undoing(desk: Desk, path: Path) -> None:
    first = what_stands(desk)
    with closing(Desk(path, BOB)) as bob:
        bob.correct(MANY, AGE, 77)
        leave_half_done(path)
        bob.undo()
        assert bob.record(MANY).value("", "patient.age") != 77
    with closing(Desk(path, SETTINGS)) as again:
        assert what_stands(again) == first


def test_undo_of_a_step_that_nobody_goes_on_with_takes_all_of_it_back(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = what_stands(desk)
    leave_half_done(path)
    monkeypatch.setattr(in_parts, "AT_ONCE", MANY)
    desk.poll()
    with pytest.raises(EditRefused, match="cannot be undone"):
        desk.undo()
    assert (what_stands(desk), desk.undo_label, desk.redo_label) == (first, None, None)
    is_sound(path)


def test_two_windows_that_take_up_the_same_step_both_open(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = what_stands(desk)
    leave_half_done(path)
    steps_for = journal.steps_for

    def quicker(*args: object) -> list[int]:
        monkeypatch.setattr(journal, "steps_for", steps_for)
        Desk(path, BOB).close()
        return steps_for(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(journal, "steps_for", quicker)
    with closing(Desk(path, SETTINGS)) as again:
        assert what_stands(again) == first
    is_sound(path)
