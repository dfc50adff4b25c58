"""What is selected on the page becomes an item or a row by one key, in the whole window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.model.fields import EXPERT_CITATIONS, ITEMS
from workbench.ui.app import Parts
from workbench.ui.document.lines import Position

SHIFT = Qt.KeyboardModifier.ShiftModifier


def select(parts: Parts, words: str) -> None:
    """Select words on the page of the first document."""
    view = parts.window.review.document.view
    assert view.document is not None
    assert view.selection is not None
    page = next(number for number, page in enumerate(view.document.pages) if words in page.text)
    start = view.document.pages[page].text.index(words)
    view.selection.begin(Position(page, start))
    view.selection.extend(Position(page, start + len(words)))
    view.show_selection()


def press(parts: Parts, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or parts.window, key, held)


def test_a_missing_item_takes_its_heading_and_one_key(qtbot: QtBot, opened: Parts) -> None:
    desk = opened.bridge.desk
    missing = str(desk.record(1).value("i2", "treatment"))
    rationale = desk.record(1).value("i2", "rationale")
    desk.remove_row(1, "i2")
    select(opened, missing)
    press(opened, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(desk.record(1).rows_of(ITEMS)) == 3, timeout=30_000)
    row = desk.record(1).rows_of(ITEMS)[1].id
    assert (desk.record(1).value(row, "treatment"), desk.record(1).value(row, "rationale")) == (missing, rationale)
    assert opened.bridge.place is not None
    assert opened.bridge.place.row == row


def test_without_a_selection_the_key_says_what_to_do(qtbot: QtBot, opened: Parts) -> None:
    with qtbot.waitSignal(opened.bridge.told) as said:
        press(opened, Qt.Key.Key_F5)
    assert said.args == ["Select the item’s heading on the page first.", False]


def test_a_citation_is_added_from_the_page_by_one_key(qtbot: QtBot, opened: Parts) -> None:
    form, desk = opened.window.review.form, opened.bridge.desk
    stop = next(s for s in form.standing.outline.stops if s.place.row == "i1e1")
    before = len(desk.record(1).rows_of(EXPERT_CITATIONS, "i1"))
    form.go(stop.place)
    form.links.finder.prepare()
    qtbot.waitUntil(lambda: form.links.finder.ready, timeout=30_000)
    select(opened, str(desk.record(1).value("i1e1", "text")).split(",")[0][:20])
    press(opened, Qt.Key.Key_F5, SHIFT)
    assert len(desk.record(1).rows_of(EXPERT_CITATIONS, "i1")) == before + 1
