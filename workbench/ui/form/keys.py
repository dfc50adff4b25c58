"""The panel's own keys. Those of the action table reach it as shortcuts; these work also without a window around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from workbench.ui.form.panel import RecordPanel

Deed = Callable[[], object]

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_ZERO, _NINE = Qt.Key.Key_0, Qt.Key.Key_9


def deed_of(panel: RecordPanel, event: QKeyEvent) -> Deed | None:
    """What a key asks of the panel; None when it is not the panel's."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = event.key()
    if _ZERO <= key <= _NINE:
        return _digit(panel, int(key) - int(_ZERO), held)
    if held == _NONE:
        return _bare(panel, key)
    if held == _SHIFT and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return partial(panel.confirm_and_next, needs_eyes=False)
    if held == _CONTROL and key == Qt.Key.Key_L:
        return panel.open_candidates
    return _row_deed(panel, key, held)


def _bare(panel: RecordPanel, key: int) -> Deed | None:
    deeds: dict[int, Deed] = {
        Qt.Key.Key_Return: panel.confirm_and_next,
        Qt.Key.Key_Enter: panel.confirm_and_next,
        Qt.Key.Key_F2: panel.edit_field,
        Qt.Key.Key_Escape: panel.leave_field,
        Qt.Key.Key_Down: partial(_walk, panel, 1),
        Qt.Key.Key_Up: partial(_walk, panel, -1),
        Qt.Key.Key_Insert: panel.row_in_hand.add,
    }
    return deeds.get(key)


def _digit(panel: RecordPanel, number: int, held: Qt.KeyboardModifier) -> Deed | None:
    if held == _CONTROL and number:
        return partial(panel.focus_item, number)
    if held == _NONE and panel.links.row:
        return partial(panel.choose_candidate, number)
    return None


def _row_deed(panel: RecordPanel, key: int, held: Qt.KeyboardModifier) -> Deed | None:
    """Moving and removing the row in hand."""
    if held == _ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        return partial(panel.row_in_hand.move, 1 if key == Qt.Key.Key_Down else -1)
    if held == _CONTROL and key == Qt.Key.Key_Delete:
        return panel.row_in_hand.remove
    return None


def _walk(panel: RecordPanel, by: int) -> None:
    """Arrows move through open candidates, otherwise from field to field."""
    if not panel.links.step(by):
        panel.next_field() if by > 0 else panel.previous_field()
