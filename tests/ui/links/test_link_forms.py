"""The preview of what reads alike, and the form of a new entry."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from workbench.model.alike import Alike
from workbench.model.guidelines import Guideline
from workbench.tasks.desk import Desk
from workbench.ui.bridge import Bridge
from workbench.ui.links.alike import TICKED, AlikeForm, AlikeModel
from workbench.ui.links.entry_form import EntryForm

ONE = Alike(1, "i1a1", "CM14-0166209", "new", 1, "claims_administrator", "ACOEM page 182", "acoem")
SHOWN = (
    ONE,
    replace(ONE, record=2, status="confirmed", by="M. Ortiz"),
    replace(ONE, record=3, state="verified"),
    replace(ONE, record=4, guideline_id=None),
)


@pytest.fixture
def form(qtbot: QtBot, bridge: Bridge) -> AlikeForm:
    made = AlikeForm(bridge, "Link 4 alike?", "ACOEM", SHOWN, lambda one: one.guideline_id or "no entry")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def taken(form: AlikeForm) -> list[int]:
    return [one.record for one in form.taken()]


def test_what_a_person_settled_starts_unticked(form: AlikeForm) -> None:
    assert taken(form) == [1, 4]
    assert {found.text() for found in form.findChildren(QPushButton)} == {"Only this one", "Link 2"}


def test_space_ticks_and_control_a_ticks_all_or_none(form: AlikeForm) -> None:
    QTest.keyClick(form, Qt.Key.Key_Down)
    QTest.keyClick(form, Qt.Key.Key_Space)
    assert taken(form) == [1, 2, 4]
    QTest.keyClick(form, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert taken(form) == [1, 2, 3, 4]
    QTest.keyClick(form, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert taken(form) == []


def test_enter_answers_only_while_something_is_ticked(qtbot: QtBot, form: AlikeForm) -> None:
    with qtbot.waitSignal(form.answered):
        QTest.keyClick(form, Qt.Key.Key_Return)
    QTest.keyClick(form, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(form, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.assertNotEmitted(form.answered):
        QTest.keyClick(form, Qt.Key.Key_Return)


def test_a_row_is_one_spoken_sentence(form: AlikeForm) -> None:
    model = AlikeModel(form, SHOWN, lambda one: one.guideline_id or "no entry")
    told = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "CM14-0166209, Item 1, UR, ACOEM page 182, acoem, ticked"
    assert model.data(model.index(3, 0), TICKED) is True
    assert model.data(QModelIndex()) is None


@pytest.fixture
def drafted(desk: Desk) -> Guideline:
    entry = desk.guideline("odg-neck")
    assert entry is not None
    return replace(entry, id="odg-neck-traction", parent_id="odg-neck", kind="section", title="Traction")


@pytest.fixture
def entry_form(qtbot: QtBot, desk: Desk, drafted: Guideline) -> EntryForm:
    parent = desk.guideline("odg-neck")
    assert parent is not None
    made = EntryForm(drafted, (parent,))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def fields(form: EntryForm) -> dict[str, QLineEdit]:
    return {found.accessibleName(): found for found in form.findChildren(QLineEdit)}


def test_a_draft_that_nobody_touched_comes_back_as_it_was(entry_form: EntryForm, drafted: Guideline) -> None:
    assert entry_form.entry() == drafted


def test_what_is_written_becomes_the_entry(qtbot: QtBot, entry_form: EntryForm) -> None:
    fields(entry_form)["Title"].setText("Traction,  home")
    fields(entry_form)["Year"].setText("2014")
    entry_form.stand_under(None)
    with qtbot.waitSignal(entry_form.answered):
        QTest.keyClick(fields(entry_form)["Id"], Qt.Key.Key_Return)
    made = entry_form.entry()
    assert (made.title, made.year, made.parent_id, made.kind) == ("Traction, home", 2014, None, "document")


def test_a_year_that_is_none_is_refused_in_words(qtbot: QtBot, entry_form: EntryForm) -> None:
    fields(entry_form)["Year"].setText("MMXIV")
    with qtbot.assertNotEmitted(entry_form.answered):
        QTest.keyClick(fields(entry_form)["Year"], Qt.Key.Key_Return)
    assert fields(entry_form)["Year"].hasFocus()
