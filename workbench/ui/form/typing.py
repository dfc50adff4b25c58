"""A letter typed at a field opens its editor with it: one key fewer than F2 for what has a closed form.

Texts that stand are left alone, so that a stray key never takes the place of a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from workbench.model.fields import Kind

if TYPE_CHECKING:
    from workbench.ui.form.order import Stop
    from workbench.ui.form.panel import RecordPanel
    from workbench.ui.form.standing import Standing

_CLOSED = (Kind.DATE, Kind.INTEGER, Kind.CHOICE, Kind.PAGES, Kind.FLAG)
COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""Keys held with which a letter is a command."""


def opens_by_typing(standing: Standing, stop: Stop) -> bool:
    """Whether a letter opens the field: its form is closed, or nothing stands there."""
    return stop.spec.kind in _CLOSED or standing.record.value(stop.place.row, stop.place.name) is None


def begins_typing(panel: RecordPanel, event: QKeyEvent) -> bool:
    """Open the editor of the field in hand with the letter that was typed; whether that was done."""
    stop, text = panel.standing.stop, event.text()
    if stop is None or stop.kind == "add" or panel.filling.editing or panel.links.row:
        return False
    if event.modifiers() & COMMANDING or len(text) != 1 or not text.isprintable() or text.isspace():
        return False
    if not opens_by_typing(panel.standing, stop):
        return False
    panel.edit_field()
    editor = panel.filling.editor
    if editor is None:
        return False
    QApplication.sendEvent(editor, QKeyEvent(event.type(), event.key(), event.modifiers(), text))
    return True
