"""The list of what the checks find: it goes to each place, switches checks, and says what keeps verifying."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from workbench.model.fields import ITEMS, ROOT
from workbench.model.findings import FailedCheck, Finding
from workbench.model.review import Place
from workbench.ui.app import Parts
from workbench.ui.ask import SwitchedOff
from workbench.ui.findings.panel import FindingsPanel
from workbench.ui.findings.switch_form import SwitchForm
from workbench.ui.notices import Banner

OVERALL = Place(ROOT, "case.determination")


@pytest.fixture
def wrong(opened: Parts) -> Parts:
    """The first sample with an age that no worker has, and a determination that its items do not add up to."""
    opened.bridge.desk.correct(1, Place(ROOT, "patient.age"), 144)
    items = opened.bridge.desk.record(1).rows_of(ITEMS)
    decision = opened.bridge.desk.record(1).value(items[0].id, "decision")
    opened.bridge.desk.correct(1, OVERALL, "Upheld" if decision == "Overturned" else "Overturned")
    opened.window.commands.show_checks()
    return opened


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def listed(parts: Parts) -> list[str]:
    """The codes in the list; those switched off in brackets."""
    rows = panel(parts).model.rows
    return [row.code if isinstance(row, Finding) else f"({row.code})" for row in rows]


def panel(parts: Parts) -> FindingsPanel:
    found: FindingsPanel = parts.window.review.findings
    return found


def fake(parts: Parts) -> Any:
    """The questions, with their answers to set (`conftest.FakeAsk`)."""
    return parts.window.ask


def test_the_gravest_finding_comes_first_and_its_place_is_entered(wrong: Parts) -> None:
    assert listed(wrong) == ["D2", "P1"]
    assert wrong.bridge.place == OVERALL
    assert panel(wrong).list.hasFocus()


def test_going_down_enters_the_next_ones_place_without_taking_the_keyboard(wrong: Parts) -> None:
    press(Qt.Key.Key_Down)
    assert wrong.bridge.place == Place(ROOT, "patient.age")
    assert panel(wrong).list.hasFocus()


def test_space_frames_the_other_side(wrong: Parts) -> None:
    press(Qt.Key.Key_Space)
    place = wrong.bridge.place
    assert place is not None
    assert (place.name, place.row != ROOT) == ("decision", True)


def test_space_opens_the_other_document_that_a_finding_is_about(wrong: Parts) -> None:
    number = wrong.bridge.desk.record(1).value(ROOT, "case.case_number")
    wrong.bridge.desk.correct(2, Place(ROOT, "case.case_number"), number)
    wrong.bridge.open_record(1)
    panel(wrong).list.setFocus()
    panel(wrong).list.setCurrentIndex(panel(wrong).model.index(listed(wrong).index("K1"), 0))
    press(Qt.Key.Key_Space)
    assert (wrong.bridge.record, wrong.bridge.place) == (2, Place(ROOT, "case.case_number"))


def test_what_is_left_to_count_is_counted_in_a_pause(qtbot: Any, wrong: Parts) -> None:
    wrong.bridge.desk.switch_off_check("D2", "not here")
    qtbot.waitUntil(lambda: not wrong.bridge.desk.is_count_due)
    assert "D2" not in {count.code for count in wrong.bridge.desk.finding_counts()}


def test_enter_takes_the_keyboard_to_the_place(wrong: Parts) -> None:
    press(Qt.Key.Key_Return)
    assert wrong.window.review.form.has_focus()
    assert wrong.window.review.form.standing.active == OVERALL


def test_escape_closes_the_list_and_the_form_has_the_keyboard(wrong: Parts) -> None:
    press(Qt.Key.Key_Escape)
    assert panel(wrong).isHidden()
    assert wrong.window.review.form.has_focus()


def test_delete_switches_a_check_off_with_a_reason_for_this_document(wrong: Parts) -> None:
    fake(wrong).switched = SwitchedOff("the letter errs")
    press(Qt.Key.Key_Delete)
    assert listed(wrong) == ["P1", "(D2)"]
    (off,) = (check for check in wrong.bridge.desk.checks(1) if check.off)
    assert (off.code, off.why, off.off_for_all) == ("D2", "the letter errs", False)


def test_a_check_switched_off_for_all_is_off_for_others(wrong: Parts) -> None:
    fake(wrong).switched = SwitchedOff("not here", for_all=True)
    press(Qt.Key.Key_Delete)
    assert [check.code for check in wrong.bridge.desk.checks(2) if check.off_for_all] == ["D2"]


def test_turning_away_leaves_the_check_on(wrong: Parts) -> None:
    press(Qt.Key.Key_Delete)
    assert listed(wrong) == ["D2", "P1"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Return])
def test_a_check_that_is_off_is_switched_on_again(wrong: Parts, key: Qt.Key) -> None:
    fake(wrong).switched = SwitchedOff("the letter errs")
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Down)
    press(key)
    assert listed(wrong) == ["D2", "P1"]


def test_an_edit_that_puts_it_right_leaves_the_list(wrong: Parts) -> None:
    wrong.bridge.desk.undo()
    assert listed(wrong) == ["P1"]


def test_a_record_without_findings_says_so(wrong: Parts) -> None:
    wrong.bridge.desk.undo()
    wrong.bridge.desk.undo()
    assert listed(wrong) == []
    assert panel(wrong).isVisible()


def test_an_empty_list_goes_by_the_key_that_opened_it(wrong: Parts) -> None:
    wrong.bridge.desk.undo()
    wrong.bridge.desk.undo()
    for _ in range(2):  # to all documents and back
        wrong.window.commands.show_checks()
    assert panel(wrong).isHidden()


def test_every_row_is_told_to_a_screen_reader(wrong: Parts) -> None:
    model = panel(wrong).model
    told = [model.data(model.index(n, 0), Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    assert str(told[0]).startswith("error D2: The determination is ")
    assert model.data(QModelIndex()) is None


def failed(parts: Parts) -> list[tuple[int, str]]:
    return [(row.record, row.code) for row in panel(parts).model.rows if isinstance(row, FailedCheck)]


def test_asked_for_again_it_lists_what_is_found_in_all_documents(wrong: Parts) -> None:
    wrong.bridge.desk.correct(2, Place(ROOT, "patient.age"), 144)
    wrong.window.commands.show_checks()
    assert failed(wrong)[0] == (1, "D2")
    assert {(1, "P1"), (2, "P1")} <= {*failed(wrong)}


def test_a_finding_of_another_document_opens_it_at_its_place(wrong: Parts) -> None:
    wrong.bridge.desk.correct(2, Place(ROOT, "patient.age"), 144)
    wrong.window.commands.show_checks()
    panel(wrong).list.setCurrentIndex(panel(wrong).model.index(failed(wrong).index((2, "P1")), 0))
    press(Qt.Key.Key_Return)
    assert (wrong.bridge.record, wrong.bridge.place) == (2, Place(ROOT, "patient.age"))
    assert wrong.window.review.form.has_focus()


def test_the_sentence_of_another_document_is_told_when_its_row_is_seen(wrong: Parts) -> None:
    wrong.window.commands.show_checks()
    model = panel(wrong).model
    told = str(model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole))
    assert "error D2: The determination is " in told


def test_a_click_on_the_count_opens_the_list(wrong: Parts) -> None:
    panel(wrong).close_list()
    count = wrong.window.review.form.bar.fails.parentWidget()
    assert count is not None
    QTest.mouseClick(count, Qt.MouseButton.LeftButton)
    assert panel(wrong).isVisible()


def refused(parts: Parts) -> Banner:
    parts.window.commands.verify()
    (banner,) = (banner for banner in parts.window.findChildren(Banner) if banner.isVisible())
    return banner


def test_verifying_is_refused_with_the_sentence_the_code_and_ways_out(wrong: Parts) -> None:
    banner = refused(wrong)
    assert banner.notice.title == "Not verified: one check stands"
    assert "(check D2)" in banner.notice.words
    assert [button.text() for button in banner.findChildren(QPushButton)] == ["Go to it", "Switch off …"]


def test_switching_the_check_off_from_the_banner_lets_it_be_verified(wrong: Parts) -> None:
    fake(wrong).switched = SwitchedOff("the letter errs")
    refused(wrong).findChildren(QPushButton)[1].click()
    wrong.window.commands.verify()
    assert wrong.bridge.desk.record(1).state.name == "verified"


def test_a_reason_is_needed_and_the_other_button_is_for_all(qtbot: Any) -> None:
    form = SwitchForm("D2", "What it looks at.", "What it found.")
    qtbot.addWidget(form)
    here, everywhere = form._here, form._everywhere
    assert not here.isEnabled()
    form._reason.setText("  the letter   errs ")
    with qtbot.waitSignal(form.answered):
        everywhere.click()
    assert (form.words(), form.for_all) == ("the letter errs", True)
