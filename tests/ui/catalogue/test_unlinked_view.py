"""Citations without an entry in the window: groups, candidates, one decision for a group, one undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from invented_review import LINK, new_project
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.settings import Settings
from workbench.tasks.desk import Desk
from workbench.ui.bridge import Bridge
from workbench.ui.catalogue.unlinked import UnlinkedView
from workbench.ui.runner import Runner

SETTINGS = Settings(person="Ann", jobs=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Three documents whose citations have no entry, two of them worded nearly alike."""
    made = Desk(new_project(tmp_path, documents=3, unlinked=3), SETTINGS)
    for number, words in (
        (1, "Harcourt Sleep Institute, splints"),
        (2, "Harcort Sleep Institute: splint"),
        (3, "NICE"),
    ):
        made.correct(number, Place(LINK.row, "text"), words)
    yield made
    made.close()


@pytest.fixture
def view(qtbot: QtBot, bridge: Bridge, runner: Runner, ask: Any) -> Iterator[UnlinkedView]:
    made = UnlinkedView(bridge, runner, ask, SETTINGS)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made.groups.rowCount() == 2, timeout=30_000)
    yield made
    made.hide()
    made.stop()


def test_the_largest_group_is_in_hand_with_its_wordings(view: UnlinkedView) -> None:
    group = view.in_hand
    assert group is not None
    assert (group.citations, len(group.keys)) == (2, 2)


def test_none_of_these_settles_the_group_in_one_step(qtbot: QtBot, view: UnlinkedView, desk: Desk, ask: Any) -> None:
    QTest.keyClick(view, Qt.Key.Key_0)
    assert ask.asked[0] == "Link 2 alike to no entry?"
    assert [desk.record(number).cells[LINK].status for number in (1, 2)] == ["confirmed", "confirmed"]
    qtbot.waitUntil(lambda: view.groups.rowCount() == 1, timeout=30_000)
    desk.undo()
    assert LINK not in desk.record(1).cells or desk.record(1).cells[LINK].status == "extracted"
    qtbot.waitUntil(lambda: view.groups.rowCount() == 2, timeout=30_000)


def test_only_what_stays_ticked_is_linked(view: UnlinkedView, desk: Desk, ask: Any) -> None:
    ask.ticks = lambda shown: shown[:1]
    QTest.keyClick(view, Qt.Key.Key_0)
    assert LINK not in desk.record(2).cells or desk.record(2).cells[LINK].status == "extracted"


def test_turning_away_changes_nothing(view: UnlinkedView, desk: Desk, ask: Any) -> None:
    ask.ticks = lambda _shown: None
    before = desk.undo_label
    QTest.keyClick(view, Qt.Key.Key_0)
    assert desk.undo_label == before
