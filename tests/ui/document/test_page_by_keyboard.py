"""The page by keyboard alone: a caret, a selection that grows and shrinks, a spotlight, a frozen page, hits ticked."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.ui.bridge import Bridge
from workbench.ui.document import DocumentPanel
from workbench.ui.theme import dark

TREATMENT = Place("i1", "treatment")
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
RIGHT, LEFT, DOWN = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down


def text(panel: DocumentPanel) -> str:
    chosen = panel.selection()
    return chosen[0] if chosen else ""


def press(panel: DocumentPanel, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(panel.view, key, held)


def entered(bridge: Bridge) -> str:
    """Enter the first item's name; the first word of it."""
    bridge.enter(TREATMENT)
    return str(bridge.desk.record(1).value("i1", "treatment")).split()[0]


def test_a_caret_begins_at_the_evidence_and_arrows_move_it(opened: DocumentPanel, bridge: Bridge) -> None:
    first = entered(bridge)
    opened.view.enter_caret()
    press(opened, RIGHT, CONTROL)
    press(opened, LEFT, CONTROL)
    press(opened, RIGHT, CONTROL | SHIFT)
    assert text(opened) == first


def test_without_a_caret_arrows_scroll(opened: DocumentPanel, bridge: Bridge) -> None:
    entered(bridge)
    opened.view.bar.setValue(0)
    press(opened, DOWN)
    assert opened.view.bar.value() > 0
    assert opened.view.scene.caret is None


def test_a_selection_grows_from_the_evidence_and_shrinks_again(opened: DocumentPanel, bridge: Bridge) -> None:
    first = entered(bridge)
    grown = []
    for _ in range(3):
        opened.view.grow_selection()
        grown.append(text(opened))
    assert grown[0] == first
    assert all(smaller in larger and smaller != larger for smaller, larger in pairwise(grown))
    opened.view.shrink_selection()
    assert text(opened) == grown[1]


def test_alt_shift_and_an_arrow_select_by_sentences(opened: DocumentPanel) -> None:
    opened.view.setFocus()
    press(opened, RIGHT, ALT | SHIFT)
    press(opened, RIGHT, ALT | SHIFT)
    two = text(opened)
    press(opened, LEFT, ALT | SHIFT)
    assert two.startswith(text(opened))
    assert text(opened) != two


def test_escape_clears_the_selection_and_then_leaves_the_page(qtbot: QtBot, opened: DocumentPanel) -> None:
    opened.view.enter_caret()
    opened.view.grow_selection()
    press(opened, Qt.Key.Key_Escape)
    assert text(opened) == ""
    with qtbot.waitSignal(opened.view.escaped):
        press(opened, Qt.Key.Key_Escape)
    assert not opened.view.has_caret


def test_the_spotlight_stays_on_for_the_next_document(opened: DocumentPanel, bridge: Bridge) -> None:
    opened.view.set_spotlight(True)
    bridge.open_record(2)
    assert opened.view.spotlight


def test_a_frozen_page_stays_while_another_document_is_opened(opened: DocumentPanel, bridge: Bridge) -> None:
    opened.freeze()
    bridge.open_record(2)
    assert opened.frozen.caption == "dev-001.pdf, page 1"
    assert opened.view.document is not None
    assert opened.view.document.file_name == "dev-002.pdf"
    opened.freeze()
    assert not opened.frozen.isVisible()


def test_escape_lets_the_frozen_page_go(opened: DocumentPanel) -> None:
    opened.freeze()
    opened.frozen.view.setFocus()
    QTest.keyClick(opened.frozen.view, Qt.Key.Key_Escape)
    assert not opened.frozen.isVisible()
    assert QApplication.focusWidget() is opened.view


def test_hits_are_ticked_on_the_scroll_bar_while_they_are_shown(opened: DocumentPanel) -> None:
    opened.open_find()
    QTest.keyClicks(QApplication.focusWidget() or opened, "guideline")
    assert opened.view.bar.hits
    opened.find_bar.leave()
    assert opened.view.bar.hits == ()


def test_the_page_has_colours_apart_from_the_window(opened: DocumentPanel, bridge: Bridge) -> None:
    bridge.set_page(dark())
    shown = opened.view.grab().toImage()
    assert shown.pixelColor(shown.width() - 30, 3).lightness() < 60
    assert not bridge.theme.dark


def test_the_outline_opens_at_its_first_heading(qtbot: QtBot, opened: DocumentPanel) -> None:
    opened.show_outline()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert popup.activeAction() is popup.actions()[0]
    popup.close()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_the_menu_of_the_page_offers_what_a_selection_can_become(
    qtbot: QtBot, opened: DocumentPanel, bridge: Bridge
) -> None:
    shown = {action.text(): action for action in opened.page_menu().actions()}
    assert not shown["Take into the field\tCtrl+T"].isEnabled()
    entered(bridge)
    opened.view.grow_selection()
    shown = {action.text(): action for action in opened.page_menu().actions()}
    with qtbot.waitSignal(bridge.wanted) as wanted:
        shown["New item from this heading\tF5"].trigger()
    assert wanted.args == ["item.pick"]
