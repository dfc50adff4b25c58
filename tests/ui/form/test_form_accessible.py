"""The form for those who do not see it or do not use a mouse."""

from __future__ import annotations

import pytest
from hands import Hands
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from workbench.model.review import Place
from workbench.ui.form.cards import ItemLine
from workbench.ui.form.rows import StopRow
from workbench.ui.form.sections import SectionButton
from workbench.ui.theme import dark, light

EVERYTHING = (StopRow, ItemLine, SectionButton, QAbstractButton)


@pytest.mark.parametrize("place", [Place("", "case.case_number"), Place("i2a1", "text"), Place("diag1", "description")])
def test_every_part_has_a_name(hands: Hands, place: Place) -> None:
    hands.panel.go(place)
    parts = [part for part in hands.panel.findChildren(QWidget) if isinstance(part, EVERYTHING)]
    parts = [part for part in parts if not isinstance(part.parent(), QLineEdit)]
    unnamed = [part for part in parts if not part.accessibleName() and not getattr(part, "text", str)()]
    assert parts
    assert unnamed == []


def test_tab_reaches_every_stop_of_the_record(hands: Hands) -> None:
    first = hands.panel.standing.outline.stops[0]
    hands.panel.go(first.place)
    seen = [hands.panel.standing.active]
    while hands.panel.standing.outline.after(hands.panel.standing.active) is not None:
        hands.press(Qt.Key.Key_Tab)
        seen.append(hands.panel.standing.active)
    assert len(seen) == len(set(seen))
    assert {stop.place for stop in hands.panel.standing.outline.stops} <= set(seen)


def test_the_row_in_hand_is_marked_and_no_other(hands: Hands) -> None:
    hands.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    marked = [row for row in hands.panel.body.findChildren(StopRow) if row.active]
    assert [row.place for row in marked] == [hands.panel.standing.active]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_rows_grow_with_the_text(hands: Hands, scale: float) -> None:
    hands.bridge.set_theme(light(scale))
    row = hands.box(Place("", "case.case_number")).row
    assert row.height() == round(28 * scale)


def test_another_look_keeps_the_place_and_the_keyboard(hands: Hands) -> None:
    hands.panel.go(Place("i2a1", "text"))
    hands.bridge.set_theme(dark())
    assert hands.panel.standing.active == Place("i2a1", "text")
    assert hands.focus is hands.box(Place("i2a1", "text")).row
