"""One small editor for each kind of value. Each stands over its field's value, so that nothing moves when it opens.

An editor keeps Enter, Escape and Tab for itself while it has the focus, also where the window has shortcuts for them.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from workbench.model.fields import FieldSpec, Kind
from workbench.ui.form.words import tr
from workbench.ui.inputs import Choice
from workbench.ui.words import word

_HINTS = {
    Kind.DATE: "2014-02-12 or 2/12/2014",
    Kind.INTEGER: "a whole number",
    Kind.PAGES: "177-179, 182",
}
_MOST_LINES = 12
FLAG_WORDS = ("yes", "no")
_LEAVING = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EditorKeys(QObject):
    """The keys and the focus of one editor. `done` asks to keep what is typed and, told the step, to go on from there:

    0 to the next that needs eyes (Enter), 1 and -1 to the next and previous field (Tab), 2 to the next of all
    (Shift+Enter), 3 nowhere (the focus went elsewhere). `left` asks to leave the field unchanged; `picked` carries the
    number of an alternative. `removed` asks to take the row out, by a key for which `removes` is true.
    """

    done = Signal(int)
    left = Signal()
    picked = Signal(int)
    removed = Signal()

    ON_TO_EYES, ON, BACK, ON_TO_ANY, STAY = 0, 1, -1, 2, 3

    def __init__(self, editor: QWidget, removes: Callable[[QKeyEvent], bool] = lambda _event: False) -> None:
        super().__init__(editor)
        self._editor, self._removes = editor, removes
        editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _verifies(event):
            self.done.emit(self.STAY)  # the window verifies with what is typed; refused here, the key ends here
            if self._editor.isVisible():
                event.accept()
                return True
        if isinstance(event, QKeyEvent) and self._is_own(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._press(event)
                return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and self._is_left(event):
            self.done.emit(self.STAY)
        return super().eventFilter(watched, event)

    def _is_left(self, event: QFocusEvent) -> bool:
        """Whether the focus went elsewhere: not into the list that a choice opens."""
        opened = isinstance(self._editor, QComboBox) and self._editor.view().isVisible()
        return not opened and _is_leaving(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        return self._removes(event) or (
            not control
            and (
                event.key() in _ENTER
                or event.key() in _LEAVING
                or event.key() == Qt.Key.Key_Escape
                or _alternative(event) is not None
            )
        )

    def _press(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if (number := _alternative(event)) is not None:
            self.picked.emit(number)
        elif self._removes(event):
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER:
            self.done.emit(self.ON_TO_ANY if shift else self.ON_TO_EYES)
        else:
            backwards = shift or event.key() == Qt.Key.Key_Backtab
            self.done.emit(self.BACK if backwards else self.ON)


def _alternative(event: QKeyEvent) -> int | None:
    """The number of the alternative that Alt and a digit name, from 1."""
    if event.modifiers() & Qt.KeyboardModifier.AltModifier and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
        return int(event.key()) - int(Qt.Key.Key_0)
    return None


def _verifies(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _is_leaving(event: QFocusEvent) -> bool:
    """Whether the focus went to another widget: not to a menu of the editor's own, nor to another window."""
    return event.reason() not in (
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
    )


class LineEditor(QLineEdit):
    """One line: text, dates, whole numbers, pages."""

    def __init__(self, spec: FieldSpec, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(tr(_HINTS[spec.kind]) if spec.kind in _HINTS else "")
        self.select_all()

    def select_all(self) -> None:
        """Select all with the beginning in view: what is longer than the field is read from there."""
        self.setSelection(len(self.text()), -len(self.text()))

    def words(self) -> str:
        """What stands in it now."""
        return self.text()

    def wanted_height(self) -> int:
        """How high it wants to be, in pixels; 0 for the height of its row."""
        return 0


class LongEditor(QPlainTextEdit):
    """Several lines of running text; white space is closed up when it is kept."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.document().setDocumentMargin(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def words(self) -> str:
        """What stands in it now."""
        return self.toPlainText()

    def wanted_height(self) -> int:
        """How high it wants to be, in pixels: enough to work in, never the whole panel."""
        needed = len(self.toPlainText()) * self.fontMetrics().averageCharWidth() // max(120, self.width() - 24) + 2
        frame = self.height() - self.contentsRect().height() + 2 * int(self.document().documentMargin())
        return min(max(needed, 3), _MOST_LINES) * self.fontMetrics().lineSpacing() + frame


class ChoiceEditor(Choice):
    """One of a few words. Letters choose by their beginning; the first entry leaves the field empty."""

    def __init__(self, choices: tuple[str, ...], text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.addItems(["", *choices])
        self.setCurrentText(text if text in choices else "")
        self.setMaxVisibleItems(14)

    def words(self) -> str:
        """What is chosen now."""
        return self.currentText()

    def wanted_height(self) -> int:
        """How high it wants to be, in pixels; 0 for the height of its row."""
        return 0


Editor = LineEditor | LongEditor | ChoiceEditor


def make_editor(spec: FieldSpec, text: str, parent: QWidget) -> Editor:
    """The editor for a kind of field, showing `text`."""
    made: Editor
    match spec.kind:
        case Kind.CHOICE:
            made = ChoiceEditor(spec.choices, text, parent)
        case Kind.FLAG:
            made = ChoiceEditor(FLAG_WORDS, text, parent)
        case Kind.LONG_TEXT:
            made = LongEditor(text, parent)
        case _:
            made = LineEditor(spec, text, parent)
    made.setProperty("kind", "field")
    made.setAccessibleName(word(spec.label))
    return made
