"""The document panel over the sample project: what it shows of records and fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from workbench.model.fields import ITEMS, ROOT
from workbench.model.queue import QueueFilter
from workbench.model.review import Place
from workbench.resources import resource
from workbench.tasks.desk import Desk
from workbench.tasks.linking import default_linker
from workbench.tasks.pages import PageLane
from workbench.tasks.proposals import propose
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.document import DocumentPanel
from workbench.ui.empty import EmptyState
from workbench.ui.runner import Runner
from workbench.ui.theme import dark

RATIONALE = Place("i1", "rationale")


def framed(panel: DocumentPanel) -> QRectF:
    """The first framed line, in pixels of the view."""
    active = panel.view.scene.active
    assert active is not None
    left, top, right, bottom = panel.view.plan.box_of(active.lines[0].sheet, active.lines[0].box)
    return QRectF(left - panel.view.left, top - panel.view.top, right - left, bottom - top)


def said(panel: DocumentPanel) -> str:
    """What the panel says in place of a page."""
    empty = panel.findChild(EmptyState)
    assert isinstance(empty, EmptyState)
    return empty.title if empty.isVisible() else ""


def add(desk: Desk, path: Path) -> int:
    """Add one more document to the project."""
    content = path.read_bytes()
    proposed = propose(path, content, default_linker())
    added = desk.add_document(proposed.document, content, proposed.record, path)
    assert added is not None
    return added


def test_without_a_document_it_says_what_to_do(panel: DocumentPanel) -> None:
    assert said(panel) == "No document is open"
    assert panel.selection() is None


def test_opening_a_record_draws_its_first_page(opened: DocumentPanel) -> None:
    assert opened.view.isVisible()
    assert opened.bar.page.startswith("1 / ")


def test_the_page_before_stays_until_the_next_one_is_drawn(qtbot: QtBot, opened: DocumentPanel, bridge: Bridge) -> None:
    with qtbot.waitSignal(opened.pictures.arrived):
        bridge.open_record(2)
        assert not opened.view.viewport().updatesEnabled()
    assert opened.view.viewport().updatesEnabled()


def test_a_page_that_was_drawn_before_is_shown_at_once(qtbot: QtBot, opened: DocumentPanel, bridge: Bridge) -> None:
    with qtbot.waitSignal(opened.pictures.arrived):
        bridge.open_record(2)
    bridge.open_record(1)
    assert opened.view.viewport().updatesEnabled()


def test_entering_a_field_frames_its_words_in_view(opened: DocumentPanel, bridge: Bridge) -> None:
    bridge.enter(RATIONALE)
    assert opened.view.viewport().rect().toRectF().contains(framed(opened))


def test_the_bar_names_the_item_in_hand(qtbot: QtBot, opened: DocumentPanel, bridge: Bridge, desk: Desk) -> None:
    bridge.enter(RATIONALE)
    item = f"Item 1, {desk.record(1).value('i1', 'treatment')}"
    qtbot.waitUntil(lambda: opened.bar.caption == item)


def test_the_bar_names_the_field_outside_items(qtbot: QtBot, opened: DocumentPanel, bridge: Bridge) -> None:
    bridge.enter(Place(ROOT, "clinical_summary"))
    qtbot.waitUntil(lambda: opened.bar.caption == "Summary")


def test_entering_another_field_makes_no_highlight_anew(opened: DocumentPanel, bridge: Bridge) -> None:
    before = opened.view.scene.highlights
    bridge.enter(RATIONALE)
    bridge.enter(Place("i2", "treatment"))
    assert opened.view.scene.highlights is before


def test_a_field_in_view_does_not_move_the_page(opened: DocumentPanel, bridge: Bridge) -> None:
    bridge.enter(Place("i1", "treatment"))
    before = opened.view.bar.value()
    bridge.enter(Place("i1", "decision"))
    assert opened.view.bar.value() == before


def test_a_field_without_words_frames_none(opened: DocumentPanel, bridge: Bridge, desk: Desk) -> None:
    bridge.enter(RATIONALE)
    place = Place(ROOT, "case.date_of_injury_end")
    assert place not in desk.record(1).cells
    bridge.enter(place)
    assert opened.view.scene.active is None


def test_a_place_entered_by_whoever_hears_of_the_document_first_is_framed(
    qtbot: QtBot, bridge: Bridge, runner: Runner, ask: Ask, lane: PageLane
) -> None:
    bridge.record_opened.connect(lambda _record: bridge.enter(RATIONALE))
    late = DocumentPanel(bridge, runner, ask, lane)
    qtbot.addWidget(late)
    qtbot.addWidget(late.bar)
    bridge.open_record(1)
    assert late.view.scene.active
    assert late.view.scene.active.place == RATIONALE
    late.stop()


def test_a_cleared_value_leaves_the_page(opened: DocumentPanel, bridge: Bridge, desk: Desk) -> None:
    place = next(place for place in desk.record(1).cells if place.row.startswith("t"))
    bridge.act(desk.clear, 1, place)
    highlights = opened.view.scene.highlights
    assert highlights is not None
    assert highlights.of(place) is None


def test_words_taken_into_a_field_are_no_longer_selected(opened: DocumentPanel, bridge: Bridge, desk: Desk) -> None:
    opened.view.setFocus()
    QTest.keyClick(opened.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    text, spans = opened.selection() or ("", ())
    assert spans
    bridge.act(desk.correct, 1, Place("i1", "treatment"), text[:20], spans)
    assert opened.selection() is None


def test_doubtful_fields_are_ticked_beside_the_page(opened: DocumentPanel, desk: Desk) -> None:
    shares = [share for share, _ in opened.view.bar.ticks]
    assert all(0 <= share <= 1 for share in shares)
    assert bool(shares) == any(row.doubts or row.fails for row in desk.queue(QueueFilter(), 0, 1))


def test_closing_the_record_shows_none(opened: DocumentPanel, bridge: Bridge) -> None:
    bridge.close_record()
    assert said(opened) == "No document is open"
    assert opened.view.document is None


def test_a_file_that_could_not_be_read_says_why(panel: DocumentPanel, bridge: Bridge) -> None:
    bridge.open_record(4)
    assert said(panel) == "broken.pdf could not be read"
    assert not panel.view.isVisible()


def test_a_scan_is_shown_and_says_that_it_has_no_words(
    qtbot: QtBot, panel: DocumentPanel, bridge: Bridge, desk: Desk
) -> None:
    with qtbot.waitSignal(panel.pictures.arrived):
        bridge.open_record(add(desk, resource("samples", "dev-004-scan.pdf")))
    assert panel.notices.title == "A scan: there are no words to take"


def test_an_unknown_layout_says_that_nothing_was_guessed(
    qtbot: QtBot, panel: DocumentPanel, bridge: Bridge, desk: Desk, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Dear Sir,\n\nthis is a note about nothing in particular.\n")
    with qtbot.waitSignal(panel.pictures.arrived):
        bridge.open_record(add(desk, note))
    assert panel.notices.title == "No known layout"


def test_a_known_layout_needs_no_words_above_the_page(opened: DocumentPanel) -> None:
    assert opened.notices.title == ""


def test_dark_and_light_share_one_picture(opened: DocumentPanel, bridge: Bridge) -> None:
    key = opened.pictures.key(0, 100, 0)
    before = opened.pictures.nearest(key)
    bridge.set_theme(dark())
    assert opened.pictures.nearest(key) is before
    assert opened.view.grab().toImage().pixelColor(300, 20).lightness() < 60


def test_the_outline_goes_to_headings_and_items(opened: DocumentPanel, bridge: Bridge, desk: Desk) -> None:
    menu = opened.outline_menu()
    names = [action.text() for action in menu.actions() if action.text()]
    items = len(desk.record(1).rows_of(ITEMS))
    assert sum(name.startswith("Item ") for name in names) == items
    menu.actions()[-1].trigger()
    assert bridge.place == Place(f"i{items}", "treatment")
    menu.deleteLater()


def test_every_button_of_the_bar_says_what_it_does(opened: DocumentPanel) -> None:
    buttons = opened.bar.findChildren(QAbstractButton)
    assert buttons
    assert all(button.accessibleName() for button in buttons)


@pytest.mark.parametrize("record", [1, 3], ids=["PDF", "plain text"])
def test_words_of_every_item_are_found_on_the_page(
    qtbot: QtBot, panel: DocumentPanel, bridge: Bridge, desk: Desk, record: int
) -> None:
    with qtbot.waitSignal(panel.pictures.arrived):
        bridge.open_record(record)
    for row in desk.record(record).rows_of(ITEMS):
        bridge.enter(Place(row.id, "treatment"))
        assert panel.view.scene.active
        assert panel.view.scene.active.words == desk.record(record).value(row.id, "treatment")


def test_what_a_check_holds_against_a_field_is_framed_beside_it(opened: DocumentPanel, bridge: Bridge) -> None:
    injury = Place(ROOT, "case.date_of_injury")
    evidence = bridge.desk.record(1).cells[injury].evidence
    bridge.desk.correct(1, injury, "2030-01-01", evidence)
    bridge.enter(injury)
    other = opened.view.scene.opposite
    assert other.token == "fail"
    assert opened.view.scene.active is not None
    assert {line.box for line in other.lines}.isdisjoint(line.box for line in opened.view.scene.active.lines)
    assert other.lines


def test_a_field_that_fails_nothing_has_no_other_side(opened: DocumentPanel, bridge: Bridge) -> None:
    bridge.enter(Place(ROOT, "case.case_number"))
    assert opened.view.scene.opposite.lines == ()
