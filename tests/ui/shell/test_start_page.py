"""The start page: recent projects, ways to begin, a focus to start from."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QPushButton
from pytestqt.qtbot import QtBot

from workbench.ui.bridge import Bridge
from workbench.ui.memory import Memory
from workbench.ui.start import StartPage
from workbench.ui.start.page import day_words


@pytest.fixture
def page(qtbot: QtBot, bare_bridge: Bridge, memory: Memory, project: Path) -> StartPage:
    memory.opened(Path("/nowhere/gone.workbench"), 0, 3)
    memory.opened(project, 41, 260)
    made = StartPage(bare_bridge, memory, 25)
    qtbot.addWidget(made)
    made.resize(1440, 800)
    made.refresh()
    made.show()
    return made


def cards(page: StartPage) -> list[QFrame]:
    return [card for card in page.findChildren(QFrame, "card") if card.isVisible()]


def test_a_recent_project_says_how_far_it_is(page: StartPage) -> None:
    assert [card.accessibleName() for card in cards(page)] == ["samples, 41 of 260 verified"]


def test_enter_opens_the_first(qtbot: QtBot, page: StartPage, project: Path) -> None:
    page.focus_first()
    assert QApplication.focusWidget() is cards(page)[0]
    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(cards(page)[0], Qt.Key.Key_Return)
    assert opened.args == [str(project)]


def test_a_project_that_is_gone_can_be_removed(page: StartPage, memory: Memory) -> None:
    remove = next(b for b in page.findChildren(QPushButton) if b.text() == "Remove")
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert [recent.name for recent in memory.recent] == ["samples"]


def test_the_examples_are_offered_with_their_number(page: StartPage) -> None:
    names = [way.accessibleName() for way in page.findChildren(QFrame, "way")]
    assert names[2].startswith("Try with 25 examples. ")


@pytest.mark.parametrize(("days", "words"), [(0, "today 10:41"), (1, "yesterday")])
def test_days_are_told_as_one_says_them(days: int, words: str) -> None:
    then = datetime.now().astimezone().replace(hour=10, minute=41) - timedelta(days=days)
    assert day_words(then.isoformat()) == words


def test_a_day_of_the_last_week_is_told_by_its_name() -> None:
    then = datetime.now().astimezone() - timedelta(days=3)
    assert day_words(then.isoformat()) == QLocale().standaloneDayName(then.isoweekday())
