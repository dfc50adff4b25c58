"""Pointer and keys over the page of dev-001."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.ui.bridge import Bridge
from workbench.ui.document import DocumentPanel
from workbench.ui.document.finding import find
from workbench.ui.document.lines import Position

LEFT, SHIFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NAME = Place("i1", "treatment")


def pixel(panel: DocumentPanel, position: Position) -> QPoint:
    """The pixel of the view at a place between letters."""
    view = panel.view
    caret = view.lines.caret(position) if view.lines else None
    assert caret
    left, top, _, bottom = view.plan.box_of(*caret)
    return QPointF(left - view.left, (top + bottom) / 2 - view.top).toPoint()


def ends(panel: DocumentPanel, words: str) -> tuple[QPoint, QPoint]:
    """The pixels of the two ends of the first place where words stand."""
    document = panel.view.document
    assert document
    start, end = find(document, words)[0]
    return pixel(panel, start), pixel(panel, end)


def middle(panel: DocumentPanel, words: str) -> QPoint:
    start, end = ends(panel, words)
    return (start + end) / 2


def drag(panel: DocumentPanel, start: QPoint, end: QPoint) -> None:
    port = panel.view.viewport()
    QTest.mousePress(port, LEFT, pos=start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, pos=end)


def text(panel: DocumentPanel) -> str:
    return (panel.selection() or ("", ()))[0]


def test_a_drag_selects_the_words_it_crosses(opened: DocumentPanel) -> None:
    drag(opened, *ends(opened, "MAXIMUS Federal Services"))
    assert text(opened) == "MAXIMUS Federal Services"


def test_a_selection_comes_with_its_exact_quotes(opened: DocumentPanel) -> None:
    drag(opened, *ends(opened, "complete case file to an expert reviewer. He/she has"))
    _, spans = opened.selection() or ("", ())
    document = opened.view.document
    assert document
    assert [document.pages[span.page].text[span.start : span.end] for span in spans] == [s.quote for s in spans]
    assert spans


def test_a_double_click_selects_the_word(opened: DocumentPanel) -> None:
    place = middle(opened, "Federal")
    QTest.mouseDClick(opened.view.viewport(), LEFT, pos=place)
    QTest.mouseRelease(opened.view.viewport(), LEFT, pos=place)
    assert text(opened) == "Federal"


def test_a_third_click_selects_the_sentence_and_a_fourth_the_line(opened: DocumentPanel) -> None:
    place = middle(opened, "MAXIMUS Federal")
    QTest.mouseDClick(opened.view.viewport(), LEFT, pos=place)
    QTest.mouseClick(opened.view.viewport(), LEFT, pos=place)
    assert text(opened).startswith("MAXIMUS Federal Services sent the complete case file")
    assert text(opened).endswith(".")
    QTest.mouseDClick(opened.view.viewport(), LEFT, pos=place)
    assert not text(opened).endswith(".")


def test_shift_and_click_carry_the_selection_on(opened: DocumentPanel) -> None:
    start, end = ends(opened, "MAXIMUS Federal Services")
    QTest.mouseClick(opened.view.viewport(), LEFT, pos=start)
    QTest.mouseClick(opened.view.viewport(), LEFT, SHIFT, end)
    assert text(opened) == "MAXIMUS Federal Services"


def test_a_click_selects_nothing(opened: DocumentPanel) -> None:
    QTest.mouseClick(opened.view.viewport(), LEFT, pos=middle(opened, "Federal"))
    assert opened.selection() is None


def test_a_click_on_what_was_found_enters_its_field(qtbot: QtBot, opened: DocumentPanel, bridge: Bridge) -> None:
    bridge.enter(NAME)
    words = opened.view.scene.active
    assert words
    bridge.enter(Place("", "clinical_summary"))
    opened.view.reveal(words.lines)
    with qtbot.waitSignals([bridge.evidence_clicked, bridge.place_entered]):
        QTest.mouseClick(opened.view.viewport(), LEFT, pos=middle(opened, words.words))
    assert bridge.place == NAME


def test_a_drag_over_what_was_found_enters_nothing(opened: DocumentPanel, bridge: Bridge) -> None:
    bridge.enter(NAME)
    words = opened.view.scene.active
    assert words
    bridge.enter(Place("", "patient.age"))
    opened.view.reveal(words.lines)
    drag(opened, *ends(opened, words.words))
    assert bridge.place == Place("", "patient.age")


def test_a_name_in_the_margin_can_be_clicked(opened: DocumentPanel, bridge: Bridge) -> None:
    bridge.enter(NAME)
    active = opened.view.scene.active
    assert active
    bridge.enter(Place("", "patient.age"))
    opened.view.reveal(active.lines)
    beside = QPoint(24, ends(opened, active.words)[0].y())
    QTest.mouseClick(opened.view.viewport(), LEFT, pos=beside)
    assert bridge.place == NAME


def test_the_pointer_learns_what_it_is_on(opened: DocumentPanel) -> None:
    place = middle(opened, "Case Number:") + QPoint(90, 0)
    found = opened.view.highlight_at(place.x(), place.y())
    assert found
    assert found.named.told == "Case number"
    QTest.mouseMove(opened.view.viewport(), place)
    assert opened.view.scene.hovered == found
    assert opened.view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_shift_and_arrows_select_from_the_framed_words_on(opened: DocumentPanel, bridge: Bridge) -> None:
    bridge.enter(NAME)
    QTest.keyClick(opened.view, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(opened.view, Qt.Key.Key_Right, SHIFT | CONTROL)
    active = opened.view.scene.active
    assert active
    assert text(opened) == active.words.split()[0]


def test_escape_gives_the_selection_up(opened: DocumentPanel) -> None:
    QTest.keyClick(opened.view, Qt.Key.Key_A, CONTROL)
    assert opened.selection()
    QTest.keyClick(opened.view, Qt.Key.Key_Escape)
    assert opened.selection() is None


def test_copy_puts_the_words_on_the_clipboard(opened: DocumentPanel) -> None:
    drag(opened, *ends(opened, "MAXIMUS Federal Services"))
    QTest.keyClick(opened.view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "MAXIMUS Federal Services"


def test_the_page_menu_copies_only_what_is_selected(opened: DocumentPanel) -> None:
    assert not opened.page_menu().actions()[0].isEnabled()
    drag(opened, *ends(opened, "Federal"))
    opened.page_menu().actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "Federal"


def test_page_keys_scroll_and_home_and_end_go_to_the_ends(opened: DocumentPanel) -> None:
    bar = opened.view.bar
    QTest.keyClick(opened.view, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < opened.view.viewport().height()
    QTest.keyClick(opened.view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(opened.view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_control_and_wheel_zoom_about_the_pointer(opened: DocumentPanel) -> None:
    view, place = opened.view, QPointF(300, 400)
    before = view.point_at(place.x(), place.y())
    wheel = QWheelEvent(
        place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CONTROL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), wheel)
    sheet, x, y = view.point_at(place.x(), place.y())
    assert view.factor == 0.9
    assert (sheet, round(x), round(y)) == (before[0], round(before[1]), round(before[2]))


def test_the_focus_is_seen_when_it_came_by_the_keyboard(qtbot: QtBot, opened: DocumentPanel) -> None:
    opened.activateWindow()
    opened.view.clearFocus()
    opened.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(opened.view.hasFocus)
    accent = opened.view.grab().toImage().pixelColor(300, 1)
    assert accent.blue() > accent.red() + 80
