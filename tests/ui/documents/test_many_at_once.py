"""Many documents chosen in the table: a step is shown before, done behind the window and undone as one."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from workbench.model.deeds import Deed, DeedDone, DeedPlan, LeftOut
from workbench.model.errors import EditRefused, TryLater
from workbench.model.queue import QueueFilter
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks import bulk
from workbench.tasks.bulk import do_deed
from workbench.tasks.desk import Desk
from workbench.ui.app import Parts
from workbench.ui.bridge import LargeStep
from workbench.ui.documents.deed_form import DeedForm
from workbench.ui.documents.page import DocumentsPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def choose_all(page: DocumentsPage) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, CONTROL)


def with_reason(form: DeedForm) -> None:
    form.findChildren(QLineEdit)[0].setText("waits for the catalogue")


def test_all_that_the_filter_shows_is_chosen_as_a_set(page: DocumentsPage) -> None:
    choose_all(page)
    assert page.chosen() == 0b11110
    assert (page.bulk.told, page.bulk.isHidden()) == ("4 chosen", False)


def test_one_row_in_hand_is_no_reason_for_the_line(page: DocumentsPage) -> None:
    choose_all(page)
    page.table.left.emit()
    assert (page.chosen(), page.bulk.isHidden()) == (0b10, True)


def test_chosen_documents_are_postponed_in_one_step(qtbot: QtBot, page: DocumentsPage, desk: Desk) -> None:
    page._ask.deeds = with_reason  # type: ignore[attr-defined]
    choose_all(page)
    page.bulk.begin("postpone")
    qtbot.waitUntil(lambda: desk.undo_label == "Postpone 3 documents")
    qtbot.waitUntil(lambda: page.facets.values_shown("state").get("postponed") == 3)
    desk.undo()
    assert desk.counts().by_state == {"new": 3, "failed": 1}


def test_the_line_goes_with_the_rows_that_were_chosen(qtbot: QtBot, page: DocumentsPage) -> None:
    choose_all(page)
    page.want(QueueFilter(states=("failed",)))
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.bulk.isHidden()


def test_what_is_not_wanted_after_all_changes_nothing(page: DocumentsPage, desk: Desk) -> None:
    page._ask.deeds, page._ask.goes_on = with_reason, False  # type: ignore[attr-defined]
    choose_all(page)
    page.bulk.begin("reject")
    assert not page.bulk.busy
    assert desk.undo_label is None


@pytest.mark.parametrize(
    ("goes_through", "words"), [(False, "Stopped. No document was changed."), (True, "3 documents postponed.")]
)
def test_a_step_that_is_stopped_says_what_became_of_it(
    qtbot: QtBot, page: DocumentsPage, monkeypatch: pytest.MonkeyPatch, goes_through: bool, words: str
) -> None:
    stopped, told = Event(), list[str]()

    def do(path: Path, settings: Settings, planned: DeedPlan, progress: Progress) -> DeedDone:
        stopped.wait(10)
        return do_deed(path, settings, planned, Progress() if goes_through else progress)

    monkeypatch.setattr(bulk, "do_deed", do)
    page._bridge.told.connect(lambda sentence, _undo: told.append(sentence))
    page._ask.deeds = with_reason  # type: ignore[attr-defined]
    choose_all(page)
    page.bulk.begin("postpone")
    page.bulk.stop()
    assert not told
    stopped.set()
    qtbot.waitUntil(lambda: not page.bulk.busy)
    assert told == [words]


def said(form: DeedForm) -> list[str]:
    return [each.text() for each in form.findChildren(QLabel)]


def planning(deed: Deed) -> DeedPlan:
    return DeedPlan(deed, 0b110, (LeftOut("state", 3, "verified"), LeftOut("eyes", 1)))


def test_a_preview_says_what_changes_and_what_is_left_out(qtbot: QtBot) -> None:
    form = DeedForm(Deed("verify"), planning)
    qtbot.addWidget(form)
    assert "2 documents change" in said(form)
    assert "Left out: 3 are verified; 1 has something to check." in said(form)


def test_a_reason_is_needed_and_a_day_has_to_be_one(qtbot: QtBot) -> None:
    form = DeedForm(Deed("postpone"), planning)
    qtbot.addWidget(form)
    assert not form._go.isEnabled()
    reason, day = form.findChildren(QLineEdit)[:2]
    reason.setText("later")
    assert form._go.isEnabled()
    day.setText("soon")
    assert not form._go.isEnabled()


def test_a_field_and_its_value_are_chosen(qtbot: QtBot) -> None:
    form = DeedForm(Deed("set"), planning)
    qtbot.addWidget(form)
    field, value = form.findChildren(QComboBox)
    field.setCurrentText("Category of each item")
    value.setCurrentText("Dental")
    assert form.planned().deed == Deed("set", list="items", field="category", value="Dental")


def test_too_many_are_told_of_before(qtbot: QtBot) -> None:
    form = DeedForm(Deed("reopen"), lambda deed: DeedPlan(deed, (1 << 9000) - 1))
    qtbot.addWidget(form)
    assert not form._go.isEnabled()
    assert any(words.startswith("At most 5,000 documents") for words in said(form))


def test_the_windows_keys_mean_the_chosen_documents(qtbot: QtBot, opened: Parts) -> None:
    window, ask = opened.window, opened.window.ask
    window.show_documents()
    qtbot.waitUntil(lambda: window.documents.model.rowCount() == 4)
    choose_all(window.documents)
    window.commands.verify()
    assert ask.asked[-1].startswith("verify ")  # type: ignore[attr-defined]


@pytest.mark.parametrize(("wants_all", "count"), [(False, 1), (True, 2)])
def test_exactly_what_is_shown_goes_out(
    qtbot: QtBot, opened: Parts, tmp_path: Path, wants_all: bool, count: int
) -> None:
    window, desk = opened.window, opened.bridge.desk
    desk.verify(3)
    window.ask.wants_all, window.ask.paths = wants_all, [tmp_path]  # type: ignore[attr-defined]
    window.show_documents(QueueFilter(words="conservative care"))
    qtbot.waitUntil(lambda: window.documents.model.rowCount() == 2)
    window.commands.export_shown()
    manifest = tmp_path / "samples dataset" / "manifest.json"
    qtbot.waitUntil(manifest.exists, timeout=20_000)
    told = json.loads(manifest.read_text("utf-8"))
    assert (told["counts"]["documents"], told["filter"]["documents"]["words"]) == (count, "conservative care")


def test_a_large_step_is_taken_back_behind_the_window(
    qtbot: QtBot, opened: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.swapping._LARGE", 0)
    bridge, desk = opened.bridge, opened.bridge.desk
    desk.reject(2, "Duplicate")
    opened.window.commands.undo()
    assert bridge.own_step  # the window may see the step before it is told that it is done
    qtbot.waitUntil(lambda: not bridge.own_step)
    assert desk.record(2).state.name == "new"
    opened.window.commands.redo()
    qtbot.waitUntil(lambda: not bridge.own_step)
    assert desk.record(2).state.name == "rejected"


@pytest.mark.parametrize(("error", "stays"), [(EditRefused, False), (TryLater, True)])
def test_what_cannot_be_undone_for_now_is_not_left_out(
    qtbot: QtBot, opened: Parts, monkeypatch: pytest.MonkeyPatch, error: type[EditRefused], stays: bool
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise error("It is so.")

    monkeypatch.setattr("workbench.ui.swapping._LARGE", 0)
    monkeypatch.setattr(bulk, "undo_behind", refuse)
    bridge, desk = opened.bridge, opened.bridge.desk
    desk.reject(2, "Duplicate")
    label = desk.undo_label
    opened.window.commands.undo()
    qtbot.waitUntil(lambda: not bridge.own_step)
    assert (desk.undo_label == label) == stays


def test_while_a_large_step_goes_on_a_small_one_is_undone_and_a_large_one_waits(
    qtbot: QtBot, opened: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge, desk, go = opened.bridge, opened.bridge.desk, Event()
    bridge.large.emit(LargeStep("Linking", lambda *_: go.wait(10), "Linked."))
    desk.reject(2, "Duplicate")
    opened.window.commands.undo()
    assert desk.record(2).state.name == "new"
    desk.reject(2, "Duplicate")
    monkeypatch.setattr("workbench.ui.swapping._LARGE", 0)
    with qtbot.waitSignal(bridge.told) as told:
        opened.window.commands.undo()
    assert str(told.args[0]).startswith("Another step over many documents is going on")
    assert desk.record(2).state.name == "rejected"
    go.set()
    qtbot.waitUntil(lambda: not bridge.own_step)
