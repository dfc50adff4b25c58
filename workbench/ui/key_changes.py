"""Another key for anything: choose an action, press its new key; one that is taken is refused and named."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit

from workbench.model.errors import BadValue
from workbench.ui import paint
from workbench.ui.actions import TABLE, Action, tr
from workbench.ui.bridge import Bridge
from workbench.ui.controls import ESCAPE, button
from workbench.ui.inputs import SearchField
from workbench.ui.keymap import Keymap, caps_of, key_of, platform_keys
from workbench.ui.parts import column, hline, key_caps, label, row, set_property, wrap
from workbench.ui.rows import VALUE, Index, RowDelegate, RowList
from workbench.ui.theme import Theme

KEY, STATE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_ROW, _SHOWN, _WIDTH = 32, 11, 720
_NO_PARENT = QModelIndex()


class KeyModel(QAbstractListModel):
    """The actions that hold every word typed, in the table's order, with the key of each."""

    def __init__(self, parent: QObject, keys: Keymap) -> None:
        super().__init__(parent)
        self._keys = keys
        self.shown: tuple[Action, ...] = TABLE
        keys.changed.connect(self._tell)

    def search(self, typed: str) -> None:
        """Show the actions whose words, menu or key hold what is typed."""
        words = typed.casefold().split()
        self.beginResetModel()
        self.shown = tuple(action for action in TABLE if all(word in self._spoken(action).casefold() for word in words))
        self.endResetModel()

    def rowCount(self, _parent: Index = _NO_PARENT) -> int:
        return len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.shown):
            return None
        action = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return action
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._spoken(action)
        if role == KEY:
            return self._keys.shown(action.id)
        return self._state(action) if role == STATE else None

    def _state(self, action: Action) -> str:
        if platform_keys(action):
            return self.tr("the system’s")
        return self.tr("changed") if self._keys.is_own(action.id) else ""

    def _spoken(self, action: Action) -> str:
        key = self._keys.told(action.id) or self.tr("no key")
        told = (action.words().removesuffix(" …"), key, self._state(action), tr(action.menu))
        return ", ".join(part for part in told if part)

    def _tell(self) -> None:
        if self.shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, 0))


class KeyDelegate(RowDelegate):
    """The action, a word where its key is no longer the table's, its caps at the right."""

    height = _ROW

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        action, key, state = index.data(VALUE), str(index.data(KEY)), str(index.data(STATE))
        if not isinstance(action, Action):
            return
        right = self._caps(painter, theme, key, box.right() - 20)
        if state:
            width = QFontMetrics(theme.font("second")).horizontalAdvance(state) + 1
            token = "text3" if action.platform else "accent"
            place = QRectF(right - width - 10, 6, width, 20)
            paint.text(painter, theme, place, state, token, size="second", right=True)
            right -= width + 18
        name = QRectF(20, 6, right - 28, 20)
        words = action.words().removesuffix(" …")
        used = paint.text(painter, theme, name, words, weight=500 if current else 400)
        rest = QRectF(20 + used + 12, 6, right - 20 - used - 20, 20)
        if rest.width() > 40:
            paint.text(painter, theme, rest, action.explained(), "text3", size="second")

    def _caps(self, painter: QPainter, theme: Theme, key: str, right: float) -> float:
        painter.setFont(theme.font("small", 500))
        for cap in reversed(caps_of(key)):
            right -= paint.key_cap_width(painter, cap) + 3
            paint.key_cap(painter, theme, right, 7, cap)
        return right


class _NewKey(QLineEdit):
    """Takes the next key press whatever it is. `pressed` carries the event."""

    pressed = Signal(QKeyEvent)
    gone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(self.tr("New key"))
        self.setPlaceholderText(self.tr("Press the new key"))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.pressed.emit(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.gone.emit()


class KeyChanges(QFrame):
    """Type to find an action, Enter, then its new key. `left` asks to be closed."""

    left = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Change keys"))
        self._bridge, self._keys = bridge, bridge.keys
        self._build()
        self._field.textChanged.connect(self._search)
        self._field.left.connect(self.left)
        self._field.returnPressed.connect(self.start)
        self._field.installEventFilter(self)
        self._list.clicked.connect(lambda _index: self.start())
        self._new.pressed.connect(self._on_key)
        self._new.gone.connect(self._stop)
        self._keys.changed.connect(self._tell)
        self._search("")

    def _build(self) -> None:
        px = self._bridge.theme.px
        self._field = SearchField(self._bridge, self.tr("Search by what it does or by its key"))
        self.model = KeyModel(self, self._keys)
        self._list = RowList(self.tr("Actions and their keys"))
        self._list.setModel(self.model)
        self._list.setItemDelegate(KeyDelegate(self._bridge, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.take(px(_ROW * _SHOWN))
        self._new, self._said = _NewKey(), label("", "second", wraps=True)
        self._said.setMinimumHeight(px(36))
        self._all = button(self.tr("Reset all keys"), "quiet", self._reset_all)
        said = label(
            self.tr("One that is taken is refused. The system keeps its own for find, zoom, undo and quit."), "second"
        )
        head = column(label(self.tr("Change keys"), "title"), 2, said, 12, self._field, margins=(20, 18, 20, 10))
        choosing = (("↑ ↓", self.tr("choose")), ("Enter", self.tr("another key")), ("Esc", self.tr("close")))
        self._choosing = wrap(row(*key_caps(*choosing), None, self._all, gap=6))
        pressing = (("Esc", self.tr("leave it")), ("Del", self.tr("reset it")), ("Backspace", self.tr("no key")))
        self._pressing = wrap(row((self._new, 1), *key_caps(*pressing), gap=6))
        foot = column(self._said, 4, self._choosing, self._pressing, margins=(20, 8, 20, 14))
        self._pressing.hide()
        self.setLayout(column(wrap(head), hline(), self._list, hline(), wrap(foot), margins=(1, 1, 1, 1)))
        self.setMinimumWidth(px(_WIDTH))

    @property
    def said(self) -> str:
        """What is said below the list: why a key is refused, or what was done."""
        return self._said.text()

    @property
    def action(self) -> Action | None:
        """The action that is chosen."""
        found = self._list.currentIndex().data(VALUE)
        return found if isinstance(found, Action) else None

    def start(self) -> None:
        """Wait for the new key of the action that is chosen."""
        action = self.action
        if action is None:
            return
        if platform_keys(action):
            self._say(self._keys.refusal(action.id, "F35"), "doubt")
            return
        self._say(self.tr("Press the new key of “{action}”.").format(action=action.words().removesuffix(" …")))
        self._choosing.hide()
        self._pressing.show()
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _SHOWN, Qt.Key.Key_PageUp: -_SHOWN}
            if event.key() in step:
                self._step(step[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._field.setFocus()

    def _search(self, typed: str) -> None:
        self.model.search(typed)
        self._list.setCurrentIndex(self.model.index(0, 0))
        self._tell()

    def _step(self, by: int) -> None:
        last = self.model.rowCount() - 1
        at = min(max(self._list.currentIndex().row() + by, 0), last)
        self._list.setCurrentIndex(self.model.index(at, 0))
        self._say("")

    def _on_key(self, event: QKeyEvent) -> None:
        action, key = self.action, key_of(event)
        if action is None or not key:
            return
        if key == "Esc":
            self._leave_new("")
            return
        try:
            if key == "Del":
                self._keys.reset(action.id)
            else:
                self._keys.give(action.id, "" if key == "Backspace" else key)
        except BadValue as refused:
            self._say(str(refused), "fail")
            return
        name, now = action.words().removesuffix(" …"), self._keys.told(action.id)
        told = self.tr("{key} is now “{action}”.") if now else self.tr("“{action}” has no key now.")
        self._leave_new(told.format(key=now, action=name))

    def _leave_new(self, said: str) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(said)

    def _stop(self) -> None:
        self._pressing.hide()
        self._choosing.show()
        self._say("")

    def _reset_all(self) -> None:
        self._keys.reset_all()
        self._say(self.tr("All keys are as the program has them."))
        self._field.setFocus()

    def _say(self, words: str, role: str = "second") -> None:
        self._said.setText(words)
        set_property(self._said, "role", role)

    def _tell(self) -> None:
        self._all.setEnabled(self._keys.has_own)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == ESCAPE:
            self.left.emit()
        else:
            super().keyPressEvent(event)
