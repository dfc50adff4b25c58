"""A disk without room, and a step of the window's own that is being written: nothing is lost, and it is said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from workbench.model.review import Place
from workbench.tasks.desk import Desk
from workbench.ui.app import Parts
from workbench.ui.bridge import Bridge, Notice

RATIONALE = Place("i1", "rationale")
LONG = "It was not shown. " * 20_000 + "So."


@pytest.fixture
def full(bridge: Bridge) -> Iterator[Bridge]:
    """A window over a project whose disk has no room."""
    no_room(bridge)
    yield bridge
    make_room(bridge)


def no_room(bridge: Bridge) -> None:
    conn = bridge.desk._conn
    (pages,) = conn.execute("PRAGMA page_count").fetchone()
    conn.execute(f"PRAGMA max_page_count = {pages}")


def make_room(bridge: Bridge) -> None:
    if bridge.has_desk:
        bridge.desk._conn.execute("PRAGMA max_page_count = 1000000")


@pytest.fixture
def told(bridge: Bridge) -> list[Notice]:
    notices: list[Notice] = []
    bridge.noticed.connect(notices.append)
    return notices


def give(bridge: Bridge, words: str) -> None:
    bridge.act(bridge.desk.correct, 1, RATIONALE, words)


def test_an_edit_without_room_waits_and_is_named(full: Bridge, told: list[Notice]) -> None:
    give(full, LONG)
    assert full.no_room.waits
    assert told[-1].words.startswith("“Rationale” waits here and will be written as soon as there is room.")
    assert full.desk.record(1).value("i1", "rationale") != LONG


def test_what_waits_is_written_once_there_is_room(full: Bridge, told: list[Notice]) -> None:
    give(full, LONG)
    (_, again), _ = told[-1].ways
    again()
    assert full.no_room.waits
    make_room(full)
    again()
    assert (full.no_room.waits, full.desk.record(1).value("i1", "rationale")) == (False, LONG)


def test_edits_that_wait_are_written_in_their_order(full: Bridge) -> None:
    for words in (LONG, LONG, LONG + " No."):
        give(full, words)
    make_room(full)
    full.no_room.write()
    assert full.desk.record(1).value("i1", "rationale") == LONG + " No."
    full.desk.undo()
    assert full.desk.record(1).value("i1", "rationale") == LONG
    full.desk.undo()
    assert full.desk.undo_label is None


def test_what_waits_is_tried_once_more_when_the_project_is_closed(full: Bridge, desk: Desk) -> None:
    give(full, LONG)
    make_room(full)
    full.attach(None)
    assert desk.record(1).value("i1", "rationale") == LONG
    assert not full.no_room.waits


def test_who_holds_the_file_is_said(bridge: Bridge, told: list[Notice]) -> None:
    bridge.desk._conn.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(bridge.desk.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        give(bridge, "Short.")
    assert told[-1].title.startswith("samples")
    give(bridge, "Short.")
    assert bridge.desk.record(1).value("i1", "rationale") == "Short."


@pytest.mark.parametrize("gives_up", [True, False])
def test_closing_while_an_edit_waits_is_a_question(opened: Parts, gives_up: bool) -> None:
    bridge, ask = opened.bridge, opened.window.ask
    no_room(bridge)
    give(bridge, LONG)
    ask.goes_on = gives_up  # type: ignore[attr-defined]
    opened.window.commands.close_project()
    assert ask.asked == ["The disk has no room yet. Close without “Rationale”?"]  # type: ignore[attr-defined]
    assert (bridge.has_desk, bridge.no_room.waits) == (not gives_up, not gives_up)
    make_room(bridge)
    bridge.no_room.write()


def test_the_window_stays_while_the_person_wants_to_make_room(opened: Parts) -> None:
    bridge, ask = opened.bridge, opened.window.ask
    no_room(bridge)
    give(bridge, LONG)
    ask.goes_on = False  # type: ignore[attr-defined]
    assert not opened.window.close()
    make_room(bridge)
    assert opened.window.close()
    asked = [each for each in ask.asked if each.startswith("The disk has no room")]  # type: ignore[attr-defined]
    assert len(asked) == 1
