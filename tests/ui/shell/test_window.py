"""The window as a whole: places, documents verified and left, undo, what is remembered."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.model.fields import ROOT
from workbench.model.review import Place
from workbench.settings import Settings
from workbench.settings import load as load_settings
from workbench.ui.app import Parts, build
from workbench.ui.ask import Ask, Reason
from workbench.ui.controls import Switch
from workbench.ui.key_sheet import KeySheet
from workbench.ui.memory import Memory, load
from workbench.ui.notices import Banner
from workbench.ui.overlay import Overlay

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def banners(parts: Parts) -> list[str]:
    return [banner.notice.title for banner in parts.window.findChildren(Banner) if banner.isVisible()]


def press(parts: Parts, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or parts.window, key, held)


def typed_into() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def popups(parts: Parts, kind: type[QWidget]) -> list[QWidget]:
    return [popup for popup in parts.window.findChildren(kind) if popup.isVisible()]


def fake(parts: Parts) -> Any:
    """The questions, with their answers to set (`conftest.FakeAsk`)."""
    return parts.window.ask


def test_opening_a_project_shows_its_first_document_for_review(opened: Parts) -> None:
    assert opened.window.is_reviewing
    assert opened.bridge.record == 1
    assert opened.window.windowTitle() == "samples – Workbench"


def test_the_keyboard_is_in_the_record_after_opening(opened: Parts) -> None:
    assert opened.window.review.form.isAncestorOf(typed_into())


def test_a_project_that_is_none_is_told_and_the_other_stays(qtbot: QtBot, opened: Parts, tmp_path: Path) -> None:
    other = tmp_path / "other.workbench"
    other.write_text("not a database")
    opened.window.projects.open(other)
    qtbot.waitUntil(lambda: bool(banners(opened)))
    assert opened.bridge.desk.name == "samples"


def test_verify_opens_the_next_document_and_can_be_undone(qtbot: QtBot, opened: Parts) -> None:
    opened.bridge.open_record(2)
    with qtbot.waitSignal(opened.bridge.record_opened):
        press(opened, Qt.Key.Key_Return, CONTROL)
    assert opened.bridge.desk.record(2).state.name == "verified"
    assert opened.window.toast.words == "dev-002 verified."
    press(opened, Qt.Key.Key_Z, CONTROL)
    assert opened.bridge.desk.record(2).state.name == "new"


def test_verifying_is_refused_in_words_with_the_way_to_the_check(opened: Parts) -> None:
    desk = opened.bridge.desk
    for row in desk.record(2).rows_of("items"):
        desk.remove_row(2, row.id)
    opened.bridge.open_record(2)
    opened.window.commands.verify()
    assert banners(opened) == ["Not verified: one check stands"]
    assert opened.bridge.record == 2


def test_a_refusal_is_gone_with_the_next_document(opened: Parts) -> None:
    opened.bridge.notice("doubt", "Not verified", "", about="verify")
    opened.bridge.open_record(2)
    assert banners(opened) == []


def test_undo_says_what_it_takes_back(opened: Parts) -> None:
    opened.bridge.desk.correct(1, Place(ROOT, "patient.age"), 40)
    assert opened.window.menus.action("edit.undo").text() == "Undo Age"
    opened.window.commands.undo()
    assert opened.window.menus.action("edit.redo").text() == "Redo Age"
    assert not opened.window.menus.action("edit.undo").isEnabled()


def test_postponing_asks_for_a_reason_and_goes_on(opened: Parts) -> None:
    ask = fake(opened)
    ask.reason = Reason("page 3 is missing", "2026-12-24")
    opened.window.commands.postpone()
    state = opened.bridge.desk.record(1).state
    assert (state.name, state.reason, state.until) == ("postponed", "page 3 is missing", "2026-12-24")
    assert opened.bridge.record == 2


def test_turning_away_from_the_question_changes_nothing(opened: Parts) -> None:
    opened.window.commands.reject()
    assert opened.bridge.desk.record(1).state.name == "new"


def test_rejecting_keeps_the_reason(opened: Parts) -> None:
    fake(opened).reason = Reason("Duplicate")
    opened.window.commands.reject()
    assert opened.bridge.desk.record(1).state.reason == "Duplicate"


def test_a_settled_document_can_be_opened_again(opened: Parts) -> None:
    opened.bridge.desk.reject(1, "Duplicate")
    assert opened.window.menus.action("document.reopen").isEnabled()
    opened.window.commands.reopen()
    assert opened.bridge.desk.record(1).state.name == "in review"


def test_shift_page_down_opens_the_next_document(opened: Parts) -> None:
    press(opened, Qt.Key.Key_PageDown, SHIFT)
    assert opened.bridge.record == 2
    press(opened, Qt.Key.Key_PageUp, SHIFT)
    assert opened.bridge.record == 1


def test_f6_goes_round_the_panels(opened: Parts) -> None:
    seen = []
    for _ in range(3):
        press(opened, Qt.Key.Key_F6)
        review = opened.window.review
        panels = {"queue": review.queue, "document": review.document, "form": review.form}
        seen.append(next(n for n, panel in panels.items() if panel.isAncestorOf(typed_into())))
    assert seen == ["queue", "document", "form"]


def test_a_digit_typed_into_the_search_is_text(opened: Parts) -> None:
    press(opened, Qt.Key.Key_F, CONTROL | SHIFT)
    field = typed_into()
    QTest.keyClicks(field, "5?")
    assert isinstance(field, QLineEdit)
    assert field.text() == "5?"
    assert not popups(opened, KeySheet)


def test_the_question_mark_shows_all_keys_and_escape_closes_them(opened: Parts) -> None:
    press(opened, Qt.Key.Key_Question, SHIFT)
    assert popups(opened, KeySheet)
    press(opened, Qt.Key.Key_Escape)
    assert not popups(opened, Overlay)


def test_focus_goes_back_where_it_was_after_a_popup(opened: Parts) -> None:
    before = QApplication.focusWidget()
    press(opened, Qt.Key.Key_K, CONTROL)
    press(opened, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_saved_is_told_with_its_time(opened: Parts) -> None:
    opened.bridge.desk.confirm(1, [Place(ROOT, "patient.age")])
    assert opened.window.status.saved.startswith("Saved ")


def test_closing_the_project_goes_back_to_the_start_page(opened: Parts) -> None:
    opened.window.commands.close_project()
    assert not opened.bridge.has_desk
    assert not opened.window.is_reviewing
    assert opened.window.last_project == ""


def test_a_dropped_project_is_opened(qtbot: QtBot, parts: Parts, project: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(project))])
    drop = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(parts.bridge.record_opened):
        parts.window.dropEvent(drop)
    assert parts.bridge.desk.path == project


def test_documents_dropped_without_a_project_are_explained(parts: Parts) -> None:
    parts.window.take_dropped([Path("letter.pdf")])
    assert banners(parts) == ["Documents go into a project"]


def test_a_new_project_opens_with_the_adding_page(qtbot: QtBot, parts: Parts, tmp_path: Path) -> None:
    fake(parts).paths = [tmp_path / "new.workbench"]
    with qtbot.waitSignal(parts.bridge.project_changed):
        parts.window.commands.new_project()
    assert parts.window.adding.isVisible()
    assert len(parts.bridge.desk.catalogue_entries()) > 100


def test_light_dark_and_text_size_are_chosen_and_kept(qtbot: QtBot, opened: Parts) -> None:
    commands = opened.window.commands
    commands.look_dark()
    commands.text_larger()
    assert (opened.bridge.theme.name, opened.bridge.theme.scale) == ("dark", 1.1)
    assert opened.window.menus.action("look.dark").isChecked() or commands.is_dark()
    qtbot.waitUntil(lambda: (load_settings().theme, load_settings().text_scale) == ("dark", 1.1))


def test_the_next_start_comes_back_to_project_and_document(
    qtbot: QtBot, qapp: QApplication, opened: Parts, memory: Memory
) -> None:
    opened.bridge.open_record(3)
    opened.window.close()
    again = build(qapp, Settings(), load(memory.file), Ask(opened.bridge))
    with qtbot.waitSignal(again.bridge.record_opened) as opening:
        again.window.projects.open(Path(again.window.last_project))
    assert opening.args == [3]
    again.window.close()
    again.delete()


def test_a_project_gone_from_its_place_is_told(qtbot: QtBot, parts: Parts, project: Path) -> None:
    gone = Path(shutil.move(project, project.with_name("moved.workbench"))).with_name("samples.workbench")
    parts.window.projects.open(gone)
    qtbot.waitUntil(lambda: bool(banners(parts)))
    assert not parts.bridge.has_desk


@pytest.mark.parametrize("place", ["review", "adding"])
def test_each_place_names_its_keys(opened: Parts, place: str) -> None:
    opened.window.show_adding() if place == "adding" else opened.window.show_review()
    assert opened.window.status.hinted


def test_closing_stays_once_where_a_field_refuses_what_is_typed(opened: Parts) -> None:
    form = opened.window.review.form
    form.go(Place(ROOT, "case.decision_date"))
    form.edit_field()
    QTest.keyClicks(QApplication.focusWidget() or opened.window, "no day")
    assert not opened.window.close()
    assert banners(opened) == ["The window stays open: one value is not saved"]
    assert form.filling.editing
    assert opened.window.close()


def test_f6_goes_between_a_place_of_one_panel_and_the_menu_row(opened: Parts) -> None:
    opened.window.show_catalogue()
    catalogue = opened.window.catalogue
    opened.window.commands.next_panel()
    assert catalogue is not None
    assert not catalogue.isAncestorOf(QApplication.focusWidget() or opened.window)
    opened.window.commands.next_panel()
    assert catalogue.isAncestorOf(QApplication.focusWidget() or opened.window)


def test_an_empty_project_offers_to_add_documents_where_the_queue_is_a_column_of_marks(
    qtbot: QtBot, parts: Parts, tmp_path: Path
) -> None:
    fake(parts).paths = [tmp_path / "new.workbench"]
    with qtbot.waitSignal(parts.bridge.project_changed):
        parts.window.commands.new_project()
    parts.window.show_review()
    shown = [each.text() for each in parts.window.review.document.findChildren(QPushButton) if each.isVisible()]
    assert shown == ["Add documents"]


@pytest.mark.parametrize(("show", "name"), [("show_catalogue", "Catalogue"), ("show_adding", "Adding")])
def test_the_folded_switch_names_a_place_that_it_does_not_have(opened: Parts, show: str, name: str) -> None:
    opened.window.resize(1280, 720)
    opened.window.commands.appearance.set_scale(2.0)
    getattr(opened.window, show)()
    switch = next(each for each in opened.window.findChildren(Switch) if each.property("key") == "place.review")
    assert [each.text() for each in switch.findChildren(QPushButton) if each.isVisible()] == [name]
