"""What the keys do while the page has the focus: scroll, or move a caret; select, copy, zoom."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from workbench.ui.document.selecting import Move

if TYPE_CHECKING:
    from workbench.ui.document.view import PageView

_LINE = 48
_MOVES = (
    (QKeySequence.StandardKey.SelectNextChar, Move.NEXT_LETTER),
    (QKeySequence.StandardKey.SelectPreviousChar, Move.PREVIOUS_LETTER),
    (QKeySequence.StandardKey.SelectNextWord, Move.NEXT_WORD),
    (QKeySequence.StandardKey.SelectPreviousWord, Move.PREVIOUS_WORD),
    (QKeySequence.StandardKey.SelectNextLine, Move.NEXT_LINE),
    (QKeySequence.StandardKey.SelectPreviousLine, Move.PREVIOUS_LINE),
    (QKeySequence.StandardKey.SelectStartOfLine, Move.LINE_START),
    (QKeySequence.StandardKey.SelectEndOfLine, Move.LINE_END),
    (QKeySequence.StandardKey.SelectStartOfDocument, Move.START),
    (QKeySequence.StandardKey.SelectEndOfDocument, Move.END),
)
_CARET_MOVES = (
    (QKeySequence.StandardKey.MoveToNextChar, Move.NEXT_LETTER),
    (QKeySequence.StandardKey.MoveToPreviousChar, Move.PREVIOUS_LETTER),
    (QKeySequence.StandardKey.MoveToNextWord, Move.NEXT_WORD),
    (QKeySequence.StandardKey.MoveToPreviousWord, Move.PREVIOUS_WORD),
    (QKeySequence.StandardKey.MoveToNextLine, Move.NEXT_LINE),
    (QKeySequence.StandardKey.MoveToPreviousLine, Move.PREVIOUS_LINE),
    (QKeySequence.StandardKey.MoveToStartOfLine, Move.LINE_START),
    (QKeySequence.StandardKey.MoveToEndOfLine, Move.LINE_END),
    (QKeySequence.StandardKey.MoveToStartOfDocument, Move.START),
    (QKeySequence.StandardKey.MoveToEndOfDocument, Move.END),
)
_BY_SENTENCE = {Qt.Key.Key_Right: Move.NEXT_SENTENCE, Qt.Key.Key_Left: Move.PREVIOUS_SENTENCE}
"""With Alt and Shift held."""
_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def press(view: PageView, event: QKeyEvent) -> bool:
    """Do what a key says; False when the page has no use for it."""
    return _select(view, event) or _command(view, event) or _scroll(view, event)


def copy(view: PageView) -> None:
    """Put the selected words on the clipboard, line ends and all."""
    spans = view.selection.spans() if view.selection else ()
    if spans:
        QGuiApplication.clipboard().setText("\n".join(span.quote for span in spans))


def _select(view: PageView, event: QKeyEvent) -> bool:
    move = next((move for key, move in _MOVES if event.matches(key)), None)
    if move is None and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _ALT_SHIFT:
        move = _BY_SENTENCE.get(Qt.Key(event.key()))
    extending = move is not None
    if move is None and view.has_caret:
        move = next((move for key, move in _CARET_MOVES if event.matches(key)), None)
    if move is None or not view.selection or not view.lines:
        return False
    if view.selection.caret is None:
        put_caret(view)
    view.selection.step(move, extending)
    view.show_selection()
    if view.selection.caret:
        view.reveal_position(view.selection.caret)
    return True


def put_caret(view: PageView) -> None:
    """Begin where the eyes are: at the framed words, or at the first line in view."""
    if not view.selection:
        return
    active = view.scene.active
    if active:
        sheet, x, y = active.lines[0].sheet, active.lines[0].box[0], active.lines[0].box[1] + 2
        position = view.lines.position_at(sheet, x, y) if view.lines else None
    else:
        position = view.position_at(0, 0)
    if position:
        view.selection.begin(position)


def _command(view: PageView, event: QKeyEvent) -> bool:
    selection = view.selection
    if event.matches(QKeySequence.StandardKey.Copy):
        copy(view)
    elif event.matches(QKeySequence.StandardKey.SelectAll) and selection:
        selection.take_all()
        view.show_selection()
    elif event.key() == Qt.Key.Key_Escape and selection and selection.range:
        view.clear_selection()
    elif event.key() == Qt.Key.Key_Escape:
        view.leave_caret()
        view.escaped.emit()
    elif event.matches(QKeySequence.StandardKey.ZoomIn):
        view.larger(view.held())
    elif event.matches(QKeySequence.StandardKey.ZoomOut):
        view.smaller(view.held())
    else:
        return False
    return True


def _scroll(view: PageView, event: QKeyEvent) -> bool:
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    leaf = view.viewport().height() * 0.9
    ways: dict[int, Callable[[], None]] = {
        Qt.Key.Key_PageDown: lambda: view.scroll_by(0, leaf),
        Qt.Key.Key_PageUp: lambda: view.scroll_by(0, -leaf),
        Qt.Key.Key_Down: lambda: view.scroll_by(0, _LINE),
        Qt.Key.Key_Up: lambda: view.scroll_by(0, -_LINE),
        Qt.Key.Key_Right: lambda: view.scroll_by(_LINE, 0),
        Qt.Key.Key_Left: lambda: view.scroll_by(-_LINE, 0),
        Qt.Key.Key_Home: lambda: view.bar.setValue(0),
        Qt.Key.Key_End: lambda: view.bar.setValue(view.bar.maximum()),
    }
    way = ways.get(event.key())
    if way is None:
        return False
    way()
    return True
