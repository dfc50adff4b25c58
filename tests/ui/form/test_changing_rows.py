"""Adding, moving and removing items, citations and other rows."""

from __future__ import annotations

from hands import Hands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from workbench.model.fields import ADMIN_CITATIONS, ITEMS, ROOT
from workbench.model.review import Place
from workbench.ui.form.menus import item_menu, stop_menu

INJURY = Place(ROOT, "case.date_of_injury")
SEX = Place(ROOT, "patient.sex")
CHIP = Place("i2a1", "text")
LINK = Place("i2a1", "guideline_id")
CATEGORY = Place("i2", "category")
ENTER, ESCAPE, TAB, F2 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_F2
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
_SHAPING = ["Split …", "Merge with the one above"]


def test_insert_adds_a_row_after_the_one_in_hand(hands: Hands) -> None:
    hands.panel.go(Place("trea1", "value"))
    hands.press(Qt.Key.Key_Insert)
    hands.type_over("acupuncture")
    hands.press(TAB)
    rows = hands.record.rows_of("treatments_to_date")
    assert [hands.record.value(row.id, "value") for row in rows] == [
        "physical therapy",
        "acupuncture",
        "NSAIDs",
    ]


def test_leaving_a_new_row_blank_adds_nothing(hands: Hands) -> None:
    hands.panel.start_adding(Place(ROOT, ITEMS))
    assert hands.panel.body.open_key == ITEMS
    hands.press(ESCAPE)
    assert len(hands.record.rows_of(ITEMS)) == 3
    assert hands.panel.body.open_key != ITEMS


def test_escape_from_a_new_row_comes_back_to_where_it_was_begun(hands: Hands) -> None:
    statement = Place("i2", "expert_reviewer.text")
    hands.panel.go(statement)
    hands.press(Qt.Key.Key_Insert, ESCAPE)
    assert hands.bridge.place == statement
    assert hands.focus is hands.box(statement).row


def test_a_new_item_is_opened_when_it_is_named(hands: Hands) -> None:
    hands.panel.start_adding(Place(ROOT, ITEMS))
    hands.type_over("TENS unit")
    hands.press(TAB)
    rows = hands.record.rows_of(ITEMS)
    assert hands.record.value(rows[-1].id, "treatment") == "TENS unit"
    assert hands.panel.body.open_key == rows[-1].id
    assert hands.panel.standing.active == Place(rows[-1].id, "category")


def test_a_citation_is_added_under_a_partys_statement(hands: Hands) -> None:
    hands.panel.go(Place("i1", "claims_administrator.text"))
    hands.press(Qt.Key.Key_Insert)
    hands.type_over("ODG, Neck")
    hands.press(TAB)
    rows = hands.record.rows_of("items.claims_administrator.citations", "i1")
    assert hands.record.value(rows[0].id, "text") == "ODG, Neck"


def test_alt_down_moves_an_item(hands: Hands) -> None:
    hands.panel.go(Place("i1", "treatment"))
    hands.press(Qt.Key.Key_Down, held=ALT)
    assert [row.id for row in hands.record.rows_of(ITEMS)] == ["i2", "i1", "i3"]
    assert hands.panel.standing.active == Place("i1", "treatment")


def test_control_delete_removes_a_row_and_undo_brings_it_back(hands: Hands) -> None:
    hands.panel.go(Place("i2a1", "text"))
    hands.press(Qt.Key.Key_Delete, held=CONTROL)
    assert "i2a1" not in hands.record.rows
    assert hands.panel.standing.stop is not None
    hands.desk.undo()
    assert hands.panel.body.box(CHIP) is not None


def test_undo_goes_to_what_it_took_back(hands: Hands) -> None:
    hands.press(ENTER, ENTER)
    hands.desk.undo()
    assert hands.bridge.place == SEX
    assert hands.panel.body.open_key == "Patient"


def test_a_citation_added_by_enter_wants_its_link_next(hands: Hands) -> None:
    hands.panel.start_adding(Place("i1", ADMIN_CITATIONS))
    hands.qtbot.waitUntil(lambda: hands.panel.links.finder.ready)
    hands.type_over("ACOEM Chapter 12 Low Back Complaints Page(s): 303-305")
    hands.press(ENTER)
    row = hands.record.rows_of(ADMIN_CITATIONS, "i1")[0].id
    assert hands.panel.links.row == row
    assert hands.record.value(row, "pages") == ((303, 305),)
    hands.qtbot.waitUntil(lambda: bool(hands.candidates.offered()))


def test_every_row_has_a_menu_of_what_can_be_done(hands: Hands) -> None:
    menu = stop_menu(hands.panel, hands.box(INJURY).stop)
    told = [action.text() for action in menu.actions() if action.text()]
    assert told[:3] == ["Edit\tF2", "Leave empty\tCtrl+Backspace", "Use 2013-07-25, p. 1\tAlt+1"]


def test_the_menu_of_an_item_moves_and_removes_it(hands: Hands) -> None:
    told = [action.text().partition("\t")[0] for action in item_menu(hands.panel, "i1").actions() if action.text()]
    assert told[2:] == ["Add an item after this", "Move up", "Move down", *_SHAPING, "Remove this item"]
    remove = item_menu(hands.panel, "i1").actions()[-1]
    remove.trigger()
    assert [row.id for row in hands.record.rows_of(ITEMS)] == ["i2", "i3"]


def test_a_party_can_be_said_to_cite_nothing(hands: Hands) -> None:
    place = Place("i2", "claims_administrator.text")
    hands.panel.go(place)
    deeds = {action.text(): action for action in stop_menu(hands.panel, hands.box(place).stop).actions()}
    deeds["State that nothing is cited\tCtrl+D"].trigger()
    assert hands.record.value("i2", "claims_administrator.none_cited") is True
    assert hands.box(Place("i2", "claims_administrator.none_cited")) is not None


def inner_of(hands: Hands) -> QWidget:
    found = hands.panel.body.widget()
    assert found is not None
    return found


def drag(hands: Hands, widget: QWidget, to: QPoint) -> None:
    """Take a widget by its middle and let go at a point of the form."""
    start, end = widget.rect().center(), widget.mapFrom(inner_of(hands), to)
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(widget, (start + end) / 2)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=end)


def test_an_item_is_dragged_to_another_place(hands: Hands) -> None:
    last = hands.panel.body.item_line("i3")
    assert last is not None
    drag(hands, last, QPoint(40, 2))
    assert [row.id for row in hands.record.rows_of(ITEMS)] == ["i3", "i1", "i2"]
    hands.desk.undo()
    assert [row.id for row in hands.record.rows_of(ITEMS)] == ["i1", "i2", "i3"]


def test_a_row_is_dragged_within_its_list(hands: Hands) -> None:
    hands.panel.go(Place("trea1", "value"))
    first, second = (hands.box(Place(row, "value")).row for row in ("trea1", "trea2"))
    below = second.mapTo(inner_of(hands), QPoint(40, second.height() - 2))
    drag(hands, first, below)
    assert hands.values("treatments_to_date") == ["NSAIDs", "physical therapy"]
