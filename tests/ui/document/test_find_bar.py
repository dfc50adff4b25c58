"""Find in the document, over dev-001."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from workbench.ui.bridge import Bridge
from workbench.ui.document import DocumentPanel

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def finding(opened: DocumentPanel) -> DocumentPanel:
    """The panel with its field to find words open."""
    opened.open_find()
    return opened


def field(panel: DocumentPanel) -> QLineEdit:
    found = panel.find_bar.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def test_every_match_is_shown_and_counted(finding: DocumentPanel) -> None:
    QTest.keyClicks(field(finding), "maximus guideline")
    total = len(finding.view.scene.hits)
    assert total > 1
    assert finding.view.scene.hits.on_sheet(0)
    assert finding.find_bar.count == f"1 of {total}"


def test_enter_goes_to_the_next_match_and_round_the_end(finding: DocumentPanel) -> None:
    QTest.keyClicks(field(finding), "maximus guideline")
    total = int(finding.find_bar.count.rpartition(" ")[2])
    for _ in range(total - 1):
        QTest.keyClick(field(finding), Qt.Key.Key_Return)
    assert finding.find_bar.count == f"{total} of {total}"
    QTest.keyClick(field(finding), Qt.Key.Key_Return)
    assert finding.find_bar.count == f"1 of {total}"


def test_shift_and_enter_go_back(finding: DocumentPanel) -> None:
    QTest.keyClicks(field(finding), "maximus guideline")
    QTest.keyClick(field(finding), Qt.Key.Key_Return, SHIFT)
    number, _, total = finding.find_bar.count.partition(" of ")
    assert number == total


def test_the_present_match_is_in_view(finding: DocumentPanel) -> None:
    QTest.keyClicks(field(finding), "maximus guideline")
    QTest.keyClick(field(finding), Qt.Key.Key_Return, SHIFT)
    sheet, box = next((n, box) for n in finding.view.shown() for box in finding.view.scene.hit.on_sheet(n))
    top = finding.view.plan.box_of(sheet, box)[1] - finding.view.top
    assert finding.find_bar.geometry().bottom() < top < finding.view.viewport().height()


def test_words_that_do_not_stand_there_are_not_found(finding: DocumentPanel) -> None:
    QTest.keyClicks(field(finding), "xylophone")
    assert finding.find_bar.count == "not found"


def test_escape_closes_and_shows_no_match_any_more(finding: DocumentPanel) -> None:
    QTest.keyClicks(field(finding), "guideline")
    QTest.keyClick(field(finding), Qt.Key.Key_Escape)
    assert not finding.find_bar.isVisible()
    assert (len(finding.view.scene.hits), len(finding.view.scene.hit)) == (0, 0)


def test_another_document_is_searched_for_the_same_words(qtbot: QtBot, finding: DocumentPanel, bridge: Bridge) -> None:
    QTest.keyClicks(field(finding), "determination")
    with qtbot.waitSignal(finding.pictures.arrived):
        bridge.open_record(2)
    assert finding.find_bar.count.startswith("1 of ")


def test_selected_words_are_looked_for(opened: DocumentPanel) -> None:
    selection = opened.view.selection
    assert selection
    QTest.keyClick(
        opened.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    opened.open_find()
    assert field(opened).text() == selection.text() != ""


def test_without_a_document_there_is_nothing_to_find(panel: DocumentPanel) -> None:
    panel.open_find()
    assert not panel.find_bar.isVisible()
