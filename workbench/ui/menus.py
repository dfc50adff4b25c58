"""The action table as Qt's actions: menus, shortcuts, what is enabled. While text is typed, bare keys belong to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from workbench.ui.actions import TABLE, Action, Menu, Scope
from workbench.ui.commands import Commands

_TYPED_INTO = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox)
_BARE = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_FUNCTION_KEYS = range(Qt.Key.Key_F1.value, Qt.Key.Key_F35.value + 1)
_TEXT_STEPS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Menus(QObject):
    """Fills the menus and keeps every action's text, tick and state true."""

    def __init__(self, window: QMainWindow, menus: Mapping[Menu, QMenu], commands: Commands) -> None:
        """`menus` are those of `MENUS` by their names, in the menu bar and empty."""
        super().__init__(window)
        self._commands = commands
        self._made: dict[str, list[QAction]] = {}
        self._menus = menus
        for menu in menus.values():
            # Alt and its first letter open a menu, without underlines all over the row.
            opening = QShortcut(QKeySequence(f"Alt+{menu.title()[0]}"), window)
            opening.activated.connect(partial(_open, menu))
            menu.aboutToShow.connect(self.refresh)
        for action in TABLE:
            self._add(window, action)
        self._give_keys()
        commands.keys.changed.connect(self._give_keys)
        self.refresh()

    def action(self, id: str) -> QAction:
        """The Qt action of an entry of the table. Raises `KeyError`."""
        return self._made[id][0]

    def listen_on(self, scope: Scope, *panels: QWidget) -> None:
        """Let the keys of a scope work while one of these panels has the focus."""
        for action in TABLE:
            if action.scope == scope:
                for panel in panels:
                    panel.addActions(self._made[action.id])

    def refresh(self) -> None:
        """Ask again what can be done and what it is called."""
        for action in TABLE:
            for made in self._made[action.id]:
                made.setEnabled(action.when(self._commands))
                if action.says:
                    made.setText(action.says(self._commands))
                if action.ticked:
                    made.setChecked(action.ticked(self._commands))

    def _add(self, window: QMainWindow, action: Action) -> None:
        menu = self._menus[action.menu]
        if action.apart and menu.actions():
            menu.addSeparator()
        made = self._numbered(window, action) if action.numbers else [self._single(window, action)]
        self._made[action.id] = made
        if not action.numbers:
            menu.addActions(made)
        elif len(action.numbers) > 1:
            menu.addMenu(action.words()).addActions(made)
        else:
            menu.addActions(made)
        if action.scope == "window":
            window.addActions(made)

    def _single(self, window: QMainWindow, action: Action) -> QAction:
        made = self._make(window, action, action.words())
        made.triggered.connect(lambda _checked: action.run(self._commands))
        return made

    def _numbered(self, window: QMainWindow, action: Action) -> list[QAction]:
        found = []
        for number in action.numbers:
            words = action.words() if len(action.numbers) == 1 else f"{action.words()} {number}"
            made = self._make(window, action, words)
            made.triggered.connect(self._run_with(action, number))
            found.append(made)
        return found

    def _give_keys(self) -> None:
        """Every action gets the keys that are in force now."""
        for action in TABLE:
            pressed = self._commands.keys.pressed(action)
            for number, made in zip(action.numbers or (None,), self._made[action.id], strict=True):
                mine = [key for key, numbers in pressed if number is None or numbers == (number,)]
                made.setShortcuts([QKeySequence(key) for key in mine])

    def _make(self, window: QMainWindow, action: Action, words: str) -> QAction:
        made = QAction(words, window)
        made.setObjectName(action.id)
        made.setStatusTip("")
        made.setToolTip(action.explained())
        made.setCheckable(action.ticked is not None)
        contexts = Qt.ShortcutContext
        everywhere = action.scope == "window"
        made.setShortcutContext(contexts.WindowShortcut if everywhere else contexts.WidgetWithChildrenShortcut)
        made.setAutoRepeat(action.group in ("Page", "Fields", "Documents") and action.id != "document.verify")
        return made

    def _run_with(self, action: Action, number: int) -> Callable[[bool], object]:
        # Not a partial: PySide cannot count its arguments and calls it without the tick.
        return lambda _checked: action.run(self._commands, number)


def _open(menu: QMenu) -> None:
    bar = menu.parentWidget()
    if isinstance(bar, QMenuBar):
        bar.setActiveAction(menu.menuAction())


class TypingGuard(QObject):
    """Keeps bare keys with the text that is being typed: a shortcut on Enter, Tab, a digit or `?` rests while a line
    or text editor has the focus. Undo is the text's while it has something to undo, and otherwise the project's.
    """

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, _TYPED_INTO):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if _is_step(event) and not _has_own_steps(watched):
                event.ignore()
                return True
            if _is_bare(event):
                event.accept()
                return True
        return super().eventFilter(watched, event)


def _is_step(event: QKeyEvent) -> bool:
    return any(event.matches(step) for step in _TEXT_STEPS)


def _is_bare(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held in _BARE and event.key() not in _FUNCTION_KEYS


def _has_own_steps(watched: QObject) -> bool:
    """Whether the text has something of its own to undo or redo; otherwise Ctrl+Z is the project's."""
    if isinstance(watched, QLineEdit):
        return watched.isUndoAvailable() or watched.isRedoAvailable()
    if isinstance(watched, QPlainTextEdit | QTextEdit):
        return watched.document().isUndoAvailable() or watched.document().isRedoAvailable()
    return False
