"""A wrong link takes two keys wherever the citation stands: one for the sheet of all links, one for the right entry."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.model.fields import ADMIN_CITATIONS, CITATION_LISTS
from workbench.model.review import Cell, Place
from workbench.ui.app import Parts
from workbench.ui.form.link_rows import ROW, Link, LinkRows
from workbench.ui.form.link_sheet import LinkSheet

K = Qt.Key
BARE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHEET = CONTROL | Qt.KeyboardModifier.ShiftModifier


def press(parts: Parts, key: Qt.Key, held: Qt.KeyboardModifier = BARE) -> None:
    QTest.keyClick(QApplication.focusWidget() or parts.window, key, held)


def cell(parts: Parts, row: str) -> Cell:
    return parts.bridge.desk.record(1).cells[Place(row, "guideline_id")]


def last_citation(parts: Parts) -> str:
    cited = [stop for stop in parts.window.review.form.standing.outline.stops if stop.kind == "citation"]
    return cited[-1].place.row


@pytest.fixture
def sheet(opened: Parts) -> LinkSheet:
    """The sheet over the first document."""
    opened.window.review.form.focus_here()
    press(opened, K.Key_C, SHEET)
    return opened.window.findChildren(LinkSheet)[0]


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the rows write, as it is cut to its room."""
    written: list[str] = []
    elided = QFontMetrics.elidedText

    def note(measure: QFontMetrics, words: str, *told: Any) -> str:
        written.append(elided(measure, words, *told))
        return written[-1]

    monkeypatch.setattr(QFontMetrics, "elidedText", note)
    return written


def key_for(sheet: LinkSheet, row: str, is_none: bool = False) -> Qt.Key:
    """The key of the first choice of a citation, or of none."""
    lines = [line for line in sheet.lines if line.link and line.link.row == row]
    return Qt.Key(ord(next(line.key for line in lines if line.link and (line.link.guideline_id is None) == is_none)))


def test_every_citation_stands_there_with_its_link_and_every_choice_has_a_key_of_its_own(
    opened: Parts, sheet: LinkSheet
) -> None:
    record = opened.bridge.desk.record(1)
    rows = {row.id for row in record.rows.values() if row.list in CITATION_LISTS}
    assert {line.place.row for line in sheet.lines if line.place} == rows
    chosen = [line for line in sheet.lines if line.link]
    assert len({line.key for line in chosen}) == len(chosen)
    assert Link(last_citation(opened), None, 0) in [line.link for line in chosen]
    linked = {(row, record.value(row, "guideline_id")) for row in rows}
    assert not linked & {(line.link.row, line.link.guideline_id) for line in chosen if line.link}


def test_one_key_links_a_citation_far_away_and_the_field_in_hand_stays(
    qtbot: QtBot, opened: Parts, sheet: LinkSheet
) -> None:
    place, row = opened.bridge.place, last_citation(opened)
    proposed = cell(opened, row).proposal
    assert proposed is not None
    with qtbot.waitSignal(opened.bridge.told) as told:
        press(opened, key_for(sheet, row))
    assert cell(opened, row).value == proposed.candidates[1].guideline_id
    assert cell(opened, row).status == "corrected"
    assert told.args is not None
    assert str(told.args[0]).startswith("Linked to ")
    assert told.args[1]
    assert opened.bridge.place == place
    assert opened.window.review.form.has_focus()


def test_none_of_these_has_a_key_too(opened: Parts, sheet: LinkSheet) -> None:
    row = last_citation(opened)
    press(opened, key_for(sheet, row, is_none=True))
    assert cell(opened, row).value is None
    assert cell(opened, row).status == "cleared"


def test_arrows_and_enter_choose_as_well(opened: Parts, sheet: LinkSheet) -> None:
    first = next(line.place.row for line in sheet.lines if line.place)
    press(opened, K.Key_Down)
    press(opened, K.Key_Return)
    assert cell(opened, first).status == "corrected"


def test_enter_at_a_citation_goes_there_with_its_candidates(opened: Parts, sheet: LinkSheet) -> None:
    first = next(line.place for line in sheet.lines if line.place)
    press(opened, K.Key_Return)
    assert opened.bridge.place == first
    assert opened.window.review.form.links.row == first.row


@pytest.mark.parametrize(("key", "held"), [(K.Key_Escape, BARE), (K.Key_C, SHEET)])
def test_it_closes_and_nothing_changes(opened: Parts, sheet: LinkSheet, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    del sheet
    label = opened.bridge.desk.undo_label
    press(opened, key, held)
    assert opened.window.review.form.has_focus()
    assert opened.bridge.desk.undo_label == label


def test_a_document_without_citations_says_so(qtbot: QtBot, opened: Parts) -> None:
    for row in list(opened.bridge.desk.record(1).rows.values()):
        if row.list in CITATION_LISTS:
            opened.bridge.desk.remove_row(1, row.id)
    opened.bridge.open_record(1)
    with qtbot.waitSignal(opened.bridge.told) as told:
        press(opened, K.Key_C, SHEET)
    assert told.args == ["This document has no citation.", False]


def test_a_citation_that_needs_eyes_offers_what_is_proposed_too(opened: Parts) -> None:
    form = opened.window.review.form
    row = last_citation(opened)
    proposed = cell(opened, row).value
    form.standing.views.eyes = frozenset({Place(row, "guideline_id")})
    form.standing.reshape()
    press(opened, K.Key_C, SHEET)
    sheet = opened.window.findChildren(LinkSheet)[0]
    assert proposed in [line.link.guideline_id for line in sheet.lines if line.link and line.link.row == row]


def test_of_more_citations_than_keys_each_is_still_reached(opened: Parts) -> None:
    for _ in range(40):
        opened.bridge.desk.add_row(1, ADMIN_CITATIONS, "i1", values={"text": "Ice"})
    opened.window.review.form.focus_here()
    press(opened, K.Key_C, SHEET)
    sheet = opened.window.findChildren(LinkSheet)[0]
    assert len([line for line in sheet.lines if line.place]) > 40
    keys = [line.key for line in sheet.lines if line.link]
    assert all(keys)
    assert len(set(keys)) == len(keys)
    press(opened, K.Key_Up)
    press(opened, K.Key_Down)
    press(opened, K.Key_Return)
    assert opened.window.review.form.has_focus()


def test_another_key_opens_and_closes_it(opened: Parts) -> None:
    opened.bridge.keys.give("link.all", "Ctrl+Shift+F9")
    opened.window.review.form.focus_here()
    press(opened, K.Key_F9, SHEET)
    assert opened.window.findChildren(LinkSheet)
    press(opened, K.Key_F9, SHEET)
    assert opened.window.review.form.has_focus()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_titles_stand_there_with_all_their_words_and_every_row_has_its_room(
    opened: Parts, scale: float, cuts: list[str]
) -> None:
    opened.window.commands.appearance.set_scale(scale)
    opened.window.review.form.focus_here()
    press(opened, K.Key_C, SHEET)
    sheet = opened.window.findChildren(LinkSheet)[0]
    rows = sheet.findChildren(LinkRows)[0]
    cuts.clear()
    rows.grab()
    places = [rows.visualRect(rows.model().index(at, 0)) for at in range(len(sheet.lines))]
    assert all(below.top() == above.bottom() + 1 for above, below in pairwise(places))
    assert places[-1].bottom() < rows.height() == rows.heightForWidth(rows.width())
    assert max(place.height() for place in places) > opened.bridge.theme.px(ROW)
    assert cuts  # what stands at the right
    assert not [words for words in cuts if "…" in words]
