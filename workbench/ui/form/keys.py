"""The panel's own keys. Those of the action table reach it as shortcuts; these work also without a window around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from workbench.ui.form.panel import RecordPanel

Deed = Callable[..., object]

_KEYS_OF_ACTIONS: dict[str, Callable[[RecordPanel], Deed]] = {
    "field.confirm": lambda panel: panel.confirm_and_next,
    "field.confirm_next": lambda panel: partial(panel.confirm_and_next, needs_eyes=False),
    "field.edit": lambda panel: panel.edit_field,
    "field.other": lambda panel: panel.field_in_hand.use_other,
    "field.none": lambda panel: panel.field_in_hand.state_none,
    "field.empty": lambda panel: panel.field_in_hand.leave_empty,
    "field.undo": lambda panel: panel.field_in_hand.undo,
    "field.note": lambda panel: panel.field_in_hand.note,
    "field.flag": lambda panel: panel.field_in_hand.flag,
    "item.go": lambda panel: panel.focus_item,
    "link.open": lambda panel: panel.open_candidates,
    "row.add": lambda panel: panel.row_in_hand.add,
    "row.remove": lambda panel: panel.row_in_hand.remove,
    "row.up": lambda panel: partial(panel.row_in_hand.move, -1),
    "row.split": lambda panel: panel.row_in_hand.split,
    "row.merge": lambda panel: panel.row_in_hand.merge,
    "row.down": lambda panel: partial(panel.row_in_hand.move, 1),
}
_WHILE_CHOOSING: dict[str, Callable[[RecordPanel], Deed]] = {
    "link.choose": lambda panel: panel.choose_candidate,
    "link.none": lambda panel: panel.choose_candidate,
}


def deed_of(panel: RecordPanel, event: QKeyEvent) -> Deed | None:
    """What a key asks of the panel; None when it is not the panel's."""
    known = _KEYS_OF_ACTIONS | (_WHILE_CHOOSING if panel.links.row else {})
    if found := panel.keys.meant(event, tuple(known)):
        id, numbers = found
        return partial(known[id](panel), *numbers)
    moves: dict[int, Deed] = {
        Qt.Key.Key_Escape: panel.leave_field,
        Qt.Key.Key_Down: partial(_walk, panel, 1),
        Qt.Key.Key_Up: partial(_walk, panel, -1),
    }
    bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return moves.get(event.key()) if bare else None


def _walk(panel: RecordPanel, by: int) -> None:
    """Arrows move through open candidates, otherwise from field to field."""
    if not panel.links.step(by):
        panel.next_field() if by > 0 else panel.previous_field()
