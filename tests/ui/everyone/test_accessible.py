"""For those who do not see the window or do not use a mouse: on every screen each control has a name and a role, can be
pointed at, is reached by the keyboard and shows that it was.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from scenes import SCENES
from seen import name_of, shown
from stage import Stage

from workbench.ui.form.rows import StopRow
from workbench.ui.paint import MARKS
from workbench.ui.painted import Mark

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
BARE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
WALKED = (
    "start", "empty-project", "review", "adding-nothing", "adding-done", "documents", "overview", "catalogue", "find",
    "checks", "postpone", "alike", "new-entry", "palette", "field-past",
)  # fmt: skip
"""Each place and each sort of popup once: pressing Tab through everything takes its time."""
LEAST = 24
"""Pixels that a pointer needs."""


def controls(stage: Stage) -> list[QWidget]:
    """Everything that takes a click or the keyboard, save what Qt has inside its own widgets."""
    found = [each for each in shown(stage.parts.window) if isinstance(each, CONTROLS) or takes_focus(each)]
    return [each for each in found if not isinstance(each.parent(), (QLineEdit, QComboBox)) and not is_inner(each)]


def is_inner(widget: QWidget) -> bool:
    return isinstance(widget, QMenuBar) or widget.objectName().startswith("qt_") or widget.metaObject().className() in (
        "QWidget", "QTableCornerButton", "QHeaderView",
    )  # fmt: skip


def takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabled()


@pytest.mark.parametrize("scene", SCENES)
def test_every_control_has_a_name_a_role_and_room(stage: Stage, scene: str) -> None:
    SCENES[scene](stage)
    stage.lay_out()
    stage.parts.window.grab()
    wrong = [f"{name_of(each)}: {why}" for each in controls(stage) for why in faults(each)]
    wrong += [f"{name_of(mark)}: no word" for mark in stage.parts.window.findChildren(Mark) if not has_word(mark)]
    stage.close_popups()
    assert not wrong, "\n" + "\n".join(dict.fromkeys(wrong))


def faults(widget: QWidget) -> list[str]:
    found = QAccessible.queryAccessibleInterface(widget)
    told = []
    if not name_in(found):
        told.append("no name")
    if found.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client) and takes_focus(widget):
        told.append("no role")
    is_target = isinstance(widget, QAbstractButton | QComboBox | QLineEdit)
    if is_target and min(widget.width(), widget.height()) < LEAST:
        told.append(f"is {widget.width()} by {widget.height()} pixels")
    if isinstance(widget, QAbstractItemView):
        told += rows_without_words(widget)
    return told


def name_in(found: QAccessibleInterface) -> str:
    return found.text(QAccessible.Text.Name)


def rows_without_words(view: QAbstractItemView) -> list[str]:
    model = view.model()
    rows = range(min(model.rowCount(), 5)) if model else ()
    return [
        f"row {row} says nothing" for row in rows if not model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    ]


def has_word(mark: Mark) -> bool:
    return mark.state in MARKS and bool(mark.accessibleName()) and bool(mark.toolTip())


@pytest.mark.parametrize("scene", WALKED)
def test_the_keyboard_reaches_every_control(stage: Stage, scene: str) -> None:
    """The record's fields have a test of their own, in tests/ui/form."""
    SCENES[scene](stage)
    stage.lay_out()
    wanted = {each for each in controls(stage) if takes_focus(each) and not isinstance(each, StopRow)}
    window = stage.parts.window
    reached = {QApplication.focusWidget()} | walk(stage, Qt.Key.Key_Tab)
    for key, held in [(Qt.Key.Key_F6, BARE)] * 4 + [(Qt.Key.Key_F6, CONTROL)] * 4:
        QTest.keyClick(QApplication.focusWidget() or window, key, held)
        reached |= walk(stage, Qt.Key.Key_Tab) | walk(stage, Qt.Key.Key_Backtab, SHIFT)
    left = [each for each in wanted if each not in reached and is_in_reach(stage, each) and not has_another_way(each)]
    stage.close_popups()
    assert not left, "\n" + "\n".join(name_of(each) for each in left)


def walk(stage: Stage, key: Qt.Key, held: Qt.KeyboardModifier = BARE) -> set[QWidget | None]:
    """Where pressing a key again and again brings the keyboard."""
    seen: set[QWidget | None] = {QApplication.focusWidget()}
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or stage.parts.window, key, held)
        now = QApplication.focusWidget()
        if now in seen:
            break
        seen.add(now)
    return seen


def is_in_reach(stage: Stage, widget: QWidget) -> bool:
    """While a popup is open only what is in it can be reached."""
    popups = [
        each for each in stage.parts.window.findChildren(QWidget) if each.objectName() == "popup" and each.isVisible()
    ]
    return not popups or any(popup.isAncestorOf(widget) for popup in popups)


def has_another_way(widget: QWidget) -> bool:
    """Of words of which one is on, Tab goes to that one and arrows to the others; `key` names what does the same."""
    above = widget.parentWidget()
    if widget.property("key") or (above is not None and above.property("key")):
        return True
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and isinstance(widget, QAbstractButton) and not widget.isChecked()
