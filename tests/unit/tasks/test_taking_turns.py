"""Who writes next: one thread at a time, and who writes in parts last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from workbench.tasks import taking_turns
from workbench.tasks.taking_turns import TakingTurns, turns_of


def until(holds: Callable[[], bool]) -> None:
    pause = Event()
    while not holds():
        pause.wait(0.001)


def test_who_waits_comes_before_the_next_part() -> None:
    turns, order = TakingTurns(), list[str]()

    def window() -> None:
        with turns.turn(gives_way=False):
            order.append("edit")

    edits = Thread(target=window)
    with turns.turn(gives_way=True):
        edits.start()
        until(lambda: turns._waiting == 1)
        order.append("part")
    with turns.turn(gives_way=True):
        order.append("part")
    edits.join()
    assert order == ["part", "edit", "part"]


def test_a_thread_may_write_within_its_own_turn() -> None:
    turns = TakingTurns()
    with turns.turn(gives_way=False), turns.turn(gives_way=True):
        assert turns._within.total() == 2
    assert not turns._within.total()


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_turns, "_LONGEST", 0.01)
    turns, came = TakingTurns(), Event()

    def window() -> None:
        with turns.turn(gives_way=False):
            came.set()

    with turns.turn(gives_way=True):
        edits = Thread(target=window)
        edits.start()
        assert came.wait(10)
    edits.join()
    assert not turns._within.total()


def test_bits_are_known_of_steps_of_this_program_alone() -> None:
    turns = TakingTurns()
    turns.tell((4, "a"), [(1, 2, True)])
    turns.tell((5, "b"), [(1, 3, False)])
    assert turns.turned_by([(4, "a"), (5, "b")]) == [(1, 2, True), (1, 3, False)]
    assert turns.turned_by([(4, "a"), (5, "another moment")]) is None
    turns.take_back((5, "b"))
    assert turns.turned_by([(5, "b")]) is None


def test_a_project_has_the_same_turns_by_any_name(tmp_path: Path) -> None:
    turns = turns_of(tmp_path / "a.imr")
    assert turns_of(tmp_path / "b" / ".." / "a.imr") is turns
    assert turns_of(tmp_path / "b.imr") is not turns
