"""Which key does what: the table's own keys, those a person put in their place, and why a key cannot be given."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QCoreApplication, QObject, Signal

from workbench.model.errors import BadValue
from workbench.ui.actions import BY_ID, MENUS, TABLE, Action
from workbench.ui.actions import tr as told

NUMBER = "{n}"
_DIGITS = tuple("0123456789")
_KEPT_BY_TEXT = ("Copy", "Cut", "Paste", "SelectAll", "Save")
"""Keys of the platform that no action of the table has, and that nothing else may take."""

_OF_THE_TABLE = frozenset(key for action in TABLE for key in action.keys)

_MOVES = ("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Backspace", "Del", "Space", "Esc")
"""Bare keys that move in lists, on the page and in what is typed, or leave it."""

_SELECTS = ("Up", "Down", "Left", "Right", "Home", "End", "Backspace", "Del", "Space")
"""Keys that with Shift select and type."""

_ALONE = ("Key_Control", "Key_Shift", "Key_Alt", "Key_Meta", "Key_AltGr", "Key_unknown")
"""Keys that make no key sequence by themselves."""

Keep = Callable[[Mapping[str, str]], object]
"""Writes a person's own keys down, by the action's id; blank where an action has none."""


class Keymap(QObject):
    """The keys in force. `own` are a person's by action id; `changed` tells that one was given or taken back."""

    changed = Signal()

    def __init__(self, own: Mapping[str, str] | None = None, keep: Keep = lambda _own: None) -> None:
        super().__init__()
        self._keep = keep
        self._own: dict[str, str] = {}
        for id, key in (own or {}).items():
            if id in BY_ID and not (key and self.refusal(id, key)):
                self._own[id] = key

    # Asking

    def keys(self, action: Action) -> tuple[str, ...]:
        """The keys of an action, the one that is shown first."""
        if action.id in self._own:
            key = self._own[action.id]
            return _both_enters(key) if key else ()
        return (*action.keys, *(key for key in platform_keys(action) if key not in action.keys))

    def pressed(self, action: Action) -> list[tuple[str, tuple[int, ...]]]:
        """Every key of an action with the number that its `run` then takes, if any."""
        keys = self.keys(action)
        if action.numbers:
            return [(key.replace(NUMBER, str(number)), (number,)) for number in action.numbers for key in keys]
        return [(key, ()) for key in keys]

    def shown(self, id: str) -> str:
        """The key of an action as menus and hints show it: `Ctrl+1 … 9`; blank without one. Raises `KeyError`."""
        action, keys = BY_ID[id], self.keys(BY_ID[id])
        if not keys or not action.numbers:
            return keys[0] if keys else ""
        first, last = action.numbers[0], action.numbers[-1]
        return keys[0].replace(NUMBER, str(first) if first == last else f"{first} … {last}")

    def told(self, id: str) -> str:
        """That key as words: `Ctrl+Enter`; blank without one. Raises `KeyError`."""
        return "+".join(caps_of(self.shown(id)))

    def with_key(self, words: str, id: str) -> str:
        """Words with the key of an action in brackets behind them, or as they are where it has none."""
        key = self.told(id)
        return f"{words} ({key})" if key else words

    def is_own(self, id: str) -> bool:
        """Whether a person chose the key of that action."""
        return id in self._own

    @property
    def has_own(self) -> bool:
        """Whether a person chose any key."""
        return bool(self._own)

    def meant(self, event: QtGui.QKeyEvent, ids: Sequence[str]) -> tuple[str, tuple[int, ...]] | None:
        """Which of some actions a key press means, and its number; None for none of them."""
        key = key_of(event)
        for id in ids if key else ():
            for known, numbers in self.pressed(BY_ID[id]):
                if QtGui.QKeySequence(known).toString() == key:
                    return id, numbers
        return None

    # Changing

    def give(self, id: str, key: str) -> None:
        """Give an action another key, or none for a blank one. Raises `BadValue` that says who has that key already."""
        action = BY_ID[id]
        key = numbered(key) if action.numbers and key else key
        if key and (refusal := self.refusal(id, key)):
            raise BadValue(refusal)
        if action.keys and key == action.keys[0]:
            self._own.pop(id, None)
        else:
            self._own[id] = key
        self._tell()

    def reset(self, id: str) -> None:
        """Give an action the table's key again. Raises `BadValue` while another action has it."""
        for key in BY_ID[id].keys[:1]:
            if holder := self._holder(id, key):
                raise BadValue(_tr("{key} is taken by “{action}”. Give that one another key first.").format(
                    key=key, action=_name(holder)))  # fmt: skip
        if self._own.pop(id, None) is not None:
            self._tell()

    def reset_all(self) -> None:
        """All keys as in the table."""
        if self._own:
            self._own.clear()
            self._tell()

    def refusal(self, id: str, key: str) -> str:
        """Why an action cannot have that key, in one sentence that names who has it; blank where it can."""
        action = BY_ID[id]
        if platform_keys(action):
            return _tr("“{action}” keeps the key that it has on this system.").format(action=_name(action))
        if action.numbers and NUMBER not in key:
            return _tr("“{action}” takes a key with a digit, such as Alt+1.").format(action=_name(action))
        shown = key.replace(NUMBER, str(action.numbers[0])) if action.numbers else key
        if reason := _unfit(shown):
            return reason
        if holder := self._holder(id, key):
            return _tr("{key} is taken by “{action}”. Give that one another key first.").format(
                key=shown, action=_name(holder)
            )
        return ""

    def _holder(self, id: str, key: str) -> Action | None:
        """Another action that has a key in the same place."""
        action = BY_ID[id]
        wanted = {QtGui.QKeySequence(each).toString() for each in _each(action, key)}
        for other in TABLE:
            if other.id != id and _meet(action, other):
                taken = {QtGui.QKeySequence(known).toString() for known, _ in self.pressed(other)}
                if wanted & taken:
                    return other
        return None

    def _tell(self) -> None:
        self._keep(dict(self._own))
        self.changed.emit()


def platform_keys(action: Action) -> tuple[str, ...]:
    """The keys that the platform has for an action; empty for one that is the program's own."""
    if not action.platform:
        return ()
    bound = _bindings(action.platform)
    return tuple(key.toString() for key in bound if key.count() == 1) or action.keys


def _bindings(standard: str) -> list[QtGui.QKeySequence]:
    """The keys that the platform has for one of its standard deeds."""
    return QtGui.QKeySequence.keyBindings(QtGui.QKeySequence.StandardKey[standard])


def key_of(event: QtGui.QKeyEvent) -> str:
    """The key that was pressed, `Ctrl+Shift+P`; blank while only Control or Shift is held."""
    keys, modifiers = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier
    key = keys(event.key())
    if key.name in _ALONE:
        return ""
    if key == keys.Key_Backtab:
        key = keys.Key_Tab
    held = event.modifiers() & ~(modifiers.KeypadModifier | modifiers.GroupSwitchModifier)
    return QtGui.QKeySequence(int(key) | held.value).toString()


def in_few_words(id: str) -> str:
    """What an action does, as short as the status line says it. Raises `KeyError`."""
    action = BY_ID[id]
    return told(action.hint) if action.hint else _name(action)


def numbered(key: str) -> str:
    """A key with a digit as the pattern for all of them: `Alt+3` is `Alt+{n}`; another key as it is."""
    return key[:-1] + NUMBER if key.endswith(_DIGITS) else key


def caps_of(key: str, native: bool = True) -> list[str]:
    """The caps of a key as this platform writes them: `Ctrl+Shift+P` is three."""
    if not key:
        return []
    shown = _written(key, native).replace("Return", "Enter")
    if shown.endswith("++"):
        return [*shown[:-2].split("+"), "+"]
    return shown.split("+") if shown != "+" else ["+"]


def _written(key: str, native: bool) -> str:
    """A key as this platform or every one writes it. The table's own are so already, but for the signs of macOS and
    the names that Qt's translation has: to ask Qt about them is 1 ms of the first window.
    """
    as_in_table = sys.platform != "darwin" and QCoreApplication.translate("QShortcut", "Ctrl") == "Ctrl"
    if "…" in key or (as_in_table and key in _OF_THE_TABLE):
        return key
    forms = QtGui.QKeySequence.SequenceFormat
    return QtGui.QKeySequence(key).toString(forms.NativeText if native else forms.PortableText)


def _each(action: Action, key: str) -> Iterator[str]:
    if action.numbers:
        yield from (key.replace(NUMBER, str(number)) for number in action.numbers)
    else:
        yield from _both_enters(key)


def _both_enters(key: str) -> tuple[str, ...]:
    """Both Enter keys of a keyboard stand for each other."""
    for one, other in (("Return", "Enter"), ("Enter", "Return")):
        if key.rsplit("+", maxsplit=1)[-1] == one:
            return key, key.removesuffix(one) + other
    return (key,)


def _meet(one: Action, other: Action) -> bool:
    """Whether both may be meant by one key press."""
    return "window" in (one.scope, other.scope) or one.scope == other.scope


def _unfit(key: str) -> str:
    """Why nothing can have that key; blank where something can."""
    sequence = QtGui.QKeySequence(key)
    if sequence.count() != 1:
        return _tr("“{key}” is no key.").format(key=key)
    if any(sequence in _bindings(kept) for kept in _KEPT_BY_TEXT):
        return _tr("{key} belongs to the system: it copies, pastes, selects or saves everywhere.").format(key=key)
    *held, last = caps_of(sequence.toString(), native=False)
    kept = {(): _MOVES, ("Shift",): _SELECTS}.get(tuple(held))
    if kept is not None and (len(last) <= 1 or last in kept):
        return _tr(
            "{key} alone is needed to type and to move. Hold Ctrl or Alt with it, or take a function key."
        ).format(key=key)
    if held == ["Alt"]:
        menu = next((name for name in MENUS if told(name)[:1].upper() == last), None)
        if menu:
            return _tr("{key} opens the menu “{menu}”.").format(key=key, menu=told(menu))
    return ""


def _name(action: Action) -> str:
    return action.words().removesuffix(" …")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Keymap", words)
