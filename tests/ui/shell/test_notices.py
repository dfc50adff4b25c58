"""Banners stand until settled; a toast says one sentence and can take back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsOpacityEffect, QProxyStyle, QPushButton, QStyle, QWidget
from pytestqt.qtbot import QtBot

from workbench.model.errors import BadValue, DiskFull, ProjectNewer, VerifyRefused, WorkbenchError
from workbench.model.fields import ITEMS
from workbench.model.review import Place
from workbench.tasks.desk import Desk
from workbench.ui.bridge import Bridge, notice_of
from workbench.ui.notices import NoticeArea
from workbench.ui.toast import Toast


@pytest.fixture
def voice(bare_bridge: Bridge) -> Bridge:
    return bare_bridge


@pytest.fixture
def area(qtbot: QtBot, voice: Bridge) -> NoticeArea:
    made = NoticeArea(voice, lambda notice: notice.about != "elsewhere")
    qtbot.addWidget(made)
    return made


def titles(area: NoticeArea) -> list[str]:
    return [banner.notice.title for banner in area.banners()]


def test_a_later_notice_about_the_same_takes_its_place(area: NoticeArea, voice: Bridge) -> None:
    voice.notice("fail", "First", "", about="disk")
    voice.notice("fail", "Second", "", about="disk")
    voice.notice("note", "Third", "", about="other")
    assert titles(area) == ["Second", "Third"]


def test_what_belongs_elsewhere_is_not_shown(area: NoticeArea, voice: Bridge) -> None:
    voice.notice("note", "Not here", "", about="elsewhere")
    assert titles(area) == []
    assert area.isHidden()


def test_a_settled_notice_goes(area: NoticeArea, voice: Bridge) -> None:
    voice.notice("doubt", "Not verified", "", about="verify")
    voice.settled.emit("verify")
    assert area.isHidden()


def test_a_way_out_does_what_it_says(area: NoticeArea, voice: Bridge) -> None:
    done: list[bool] = []
    voice.notice("fail", "The disk is full", "", ("Try again", lambda: done.append(True)))
    QTest.mouseClick(area.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert done == [True]


def test_a_toast_takes_back(qtbot: QtBot, voice: Bridge) -> None:
    window, undone = QWidget(), []
    qtbot.addWidget(window)
    below = QWidget(window)
    toast = Toast(voice, window, below, lambda: undone.append(True))
    window.show()
    voice.tell("CM14-0137755 verified.", undo=True)
    assert toast.words == "CM14-0137755 verified."
    QTest.mouseClick(toast.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert undone == [True]
    assert toast.isHidden()


@pytest.mark.parametrize(
    ("error", "level", "about"),
    [
        (VerifyRefused("Not verified: one check stands. Item 2.", ("L3",)), "doubt", "verify"),
        (BadValue("Age takes a whole number; “x” is none."), "doubt", "edit"),
        (DiskFull("The disk is full. Earlier edits are safe."), "fail", "disk"),
        (ProjectNewer("This project needs a newer Workbench. Nothing was changed."), "fail", "project"),
    ],
)
def test_each_error_becomes_the_banner_it_should(error: WorkbenchError, level: str, about: str) -> None:
    notice = notice_of(error)
    assert (notice.level, notice.about) == (level, about)
    assert not notice.title.endswith(".")


class StillStyle(QProxyStyle):
    """A system that asks for no motion."""

    def styleHint(self, hint: QStyle.StyleHint, *rest: Any) -> int:  # noqa: N802 - Qt's own name
        return 0 if hint == QStyle.StyleHint.SH_Widget_Animation_Duration else super().styleHint(hint, *rest)


def test_a_toast_is_there_at_once_where_motion_is_not_wished(qtbot: QtBot, voice: Bridge) -> None:
    window, line = QWidget(), QWidget()
    for widget in (window, line):
        qtbot.addWidget(widget)
    toast, still = Toast(voice, window, line, lambda: None), StillStyle()
    toast.setStyle(still)
    toast.tell("Saved.", undo=False)
    effect = toast.graphicsEffect()
    assert isinstance(effect, QGraphicsOpacityEffect)
    assert effect.opacity() == 1.0
    toast.hide()


def test_an_edit_that_another_program_held_up_can_be_tried_again(
    qtbot: QtBot, bridge: Bridge, desk: Desk, project: Path
) -> None:
    desk._conn.execute("PRAGMA busy_timeout = 10")
    category = Place(desk.record(1).rows_of(ITEMS)[0].id, "category")
    with closing(sqlite3.connect(project)) as other:
        other.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(bridge.noticed) as noticed:
            bridge.act(desk.correct, 1, category, "Dental")
        other.rollback()
    words, again = noticed.args[0].ways[0]
    assert words == "Try again"
    with qtbot.waitSignal(bridge.settled):
        again()
    assert desk.record(1).value(category.row, "category") == "Dental"
