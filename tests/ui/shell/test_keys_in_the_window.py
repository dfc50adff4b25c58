"""Keys pressed in the whole window, as a person presses them: each does what the table says, where it says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.resources import resource
from workbench.ui.app import Parts

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(parts: Parts, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or parts.window, key, held)


def rows(parts: Parts, path: str = "items") -> list[str]:
    return [row.id for row in parts.bridge.desk.record(1).rows_of(path)]


@pytest.fixture
def choosing(opened: Parts) -> Parts:
    """The first document is open, with the candidates of its first citation."""
    stop = next(s for s in opened.window.review.form.standing.outline.stops if s.place.row == "i1a1")
    opened.window.review.form.go(stop.place)
    if not opened.window.review.form.links.offering:
        press(opened, Qt.Key.Key_L, CONTROL)
    return opened


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_digit_chooses_a_candidate(choosing: Parts, number: int) -> None:
    proposal = choosing.bridge.desk.record(1).cells[Place("i1a1", "guideline_id")].proposal
    assert proposal is not None
    press(choosing, Qt.Key(Qt.Key.Key_0 + number))
    chosen = choosing.bridge.desk.record(1).value("i1a1", "guideline_id")
    assert chosen == proposal.candidates[number - 1].guideline_id


def test_nought_chooses_none_of_these(choosing: Parts) -> None:
    press(choosing, Qt.Key.Key_0)
    cell = choosing.bridge.desk.record(1).cells[Place("i1a1", "guideline_id")]
    assert cell.value is None
    assert choosing.bridge.desk.undo_label is not None


def test_control_and_a_digit_go_to_an_item(opened: Parts) -> None:
    press(opened, Qt.Key.Key_2, CONTROL)
    assert opened.bridge.place is not None
    assert opened.bridge.place.row == rows(opened)[1]


def test_the_status_line_names_digits_while_candidates_are_open(choosing: Parts) -> None:
    assert choosing.window.status.hinted[:3] == ["1–5", "0", "Enter"]
    press(choosing, Qt.Key.Key_Escape)
    assert choosing.window.status.hinted[:2] == ["Enter", "F2"]


def test_the_status_line_names_no_digits_while_the_catalogue_is_searched(choosing: Parts) -> None:
    press(choosing, Qt.Key.Key_L, CONTROL)
    assert "1–5" not in choosing.window.status.hinted
    press(choosing, Qt.Key.Key_Escape)
    assert "1–5" in choosing.window.status.hinted


def test_alt_and_an_arrow_move_the_item(opened: Parts) -> None:
    before = rows(opened)
    press(opened, Qt.Key.Key_1, CONTROL)
    press(opened, Qt.Key.Key_Down, ALT)
    assert rows(opened) == [before[1], before[0], *before[2:]]
    press(opened, Qt.Key.Key_Up, ALT)
    assert rows(opened) == before


def test_control_delete_removes_the_item_and_insert_opens_a_new_one(opened: Parts) -> None:
    before = rows(opened)
    press(opened, Qt.Key.Key_1, CONTROL)
    press(opened, Qt.Key.Key_Delete, CONTROL)
    assert rows(opened) == before[1:]
    press(opened, Qt.Key.Key_1, CONTROL)
    press(opened, Qt.Key.Key_Insert)
    QTest.keyClicks(QApplication.focusWidget() or opened.window, "Norco")
    press(opened, Qt.Key.Key_Return)
    assert opened.bridge.desk.record(1).value(rows(opened)[1], "treatment") == "Norco"


def test_a_row_stays_while_one_types_in_it(opened: Parts) -> None:
    before = rows(opened)
    press(opened, Qt.Key.Key_1, CONTROL)
    press(opened, Qt.Key.Key_F2)
    press(opened, Qt.Key.Key_Down, ALT)
    assert rows(opened) == before


def test_enter_on_the_adding_page_reviews_what_is_ready(qtbot: QtBot, opened: Parts) -> None:
    opened.window.add([resource("samples", "dev-003.pdf")])
    qtbot.waitUntil(lambda: not opened.window.adding.busy, timeout=60_000)
    assert opened.window.status.hinted[:2] == ["Enter", "Esc"]
    press(opened, Qt.Key.Key_Return)
    assert opened.window.is_reviewing


def test_escape_on_the_adding_page_hides_it_and_reading_goes_on(qtbot: QtBot, opened: Parts) -> None:
    opened.window.add([resource("samples", "dev-003.pdf")])
    qtbot.waitUntil(lambda: opened.window.adding.has_files)
    press(opened, Qt.Key.Key_Escape)
    assert opened.window.is_reviewing
    qtbot.waitUntil(lambda: opened.bridge.desk.counts().total == 5, timeout=60_000)
    qtbot.waitUntil(lambda: not opened.window.adding.busy)
