"""The command palette: everything the action table can do now, fields, documents and more, found by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.commands import Commands
from workbench.ui.keymap import caps_of
from workbench.ui.painted import Icon
from workbench.ui.palette_finds import SCOPES, Entry, Finds, narrowed, tr
from workbench.ui.parts import column, hline, key_caps, label, row, wrap
from workbench.ui.rows import VALUE, Index, RowDelegate, RowList
from workbench.ui.theme import Theme

if TYPE_CHECKING:
    from workbench.ui.form import RecordPanel

_SHOWN_ROWS = 9
_NOWHERE = QModelIndex()


class _Entries(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self.typed = ""

    def show(self, entries: list[Entry], typed: str) -> None:
        self.beginResetModel()
        self.entries, self.typed = entries, typed
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not 0 <= index.row() < len(self.entries) or self.entries[index.row()].do is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == VALUE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (entry.words, entry.more, entry.key) if part)
        return None


class _Delegate(RowDelegate):
    height = 36

    def __init__(self, bridge: Bridge, parent: QWidget, model: _Entries) -> None:
        super().__init__(bridge, parent)
        self._model = model

    def row_height(self, index: Index) -> int:
        entry = index.data(VALUE)
        return 28 if isinstance(entry, Entry) and entry.do is None else 36

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        del current
        entry = index.data(VALUE)
        if not isinstance(entry, Entry):
            return
        if entry.do is None:
            place = QRectF(18, 6, box.width() - 36, 20)
            paint.text(painter, theme, place, entry.words, "text3", size="second", weight=500)
            return
        if entry.icon:
            paint.icon(painter, theme, QRectF(18, 10, 16, 16), entry.icon)
        right = self._caps(painter, theme, entry.key, box.right() - 16)
        left = self._words(painter, theme, entry.words, right)
        more = QRectF(left + 12, 8, right - left - 18, 20)
        if more.width() > 20:
            paint.text(painter, theme, more, entry.more, "text3", size="second")

    def _words(self, painter: QPainter, theme: Theme, words: str, right: float) -> float:
        """Write the words with what was typed in bold; where they end."""
        x, typed = 46.0, self._model.typed
        at = words.casefold().find(typed.casefold()) if typed else -1
        pieces = [(words, 400)]
        if at >= 0:
            pieces = [(words[:at], 400), (words[at : at + len(typed)], 600), (words[at + len(typed) :], 400)]
        for piece, weight in pieces:
            if piece:
                x += paint.text(painter, theme, QRectF(x, 8, max(right - x, 0), 20), piece, weight=weight)
        return x

    def _caps(self, painter: QPainter, theme: Theme, key: str, right: float) -> float:
        painter.setFont(theme.font("small", 500))
        for cap in reversed(caps_of(key)):
            right -= paint.key_cap_width(painter, cap) + 3
            paint.key_cap(painter, theme, right, 9, cap)
        return right


class Palette(QFrame):
    """Type, choose with the arrows, Enter does it. `chosen` is emitted before it is done, so that the popup is gone."""

    spoken_role = "Dialog"

    chosen = Signal()

    def __init__(self, bridge: Bridge, commands: Commands, form: RecordPanel | None = None) -> None:
        """`form` is the record panel while a record is under review: its fields are found too."""
        super().__init__()
        self._finds = Finds(bridge, commands, form)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Search or command"))
        self._field = QLineEdit()
        self._field.setProperty("kind", "palette")
        self._field.setPlaceholderText(self.tr("Search or command"))
        self._field.setAccessibleName(self.tr("Search or command"))
        self._model = _Entries(self)
        self._list = RowList(self.tr("Commands and documents"))
        self._list.setUniformItemSizes(False)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(bridge, self._list, self._model))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.take(bridge.theme.px(36 * _SHOWN_ROWS))
        self._list.clicked.connect(self._do)
        head = row(Icon(bridge, "search", "text3", 18), (self._field, 1), gap=10, margins=(16, 2, 16, 2))
        pairs = (("↑ ↓", self.tr("choose")), ("Enter", self.tr("do it")), ("Esc", self.tr("close")))
        scopes = label("   ".join(f"{sign} {tr(words)}" for sign, words in SCOPES.items()), "caption")
        foot = wrap(row(*key_caps(*pairs), None, scopes, gap=6, margins=(16, 9, 16, 9)))
        self.setLayout(column(wrap(head), hline(), 2, self._list, hline(), foot, margins=(1, 1, 1, 1)))
        self.setMinimumWidth(660)
        self._field.textChanged.connect(self._search)
        self._search("")

    @property
    def entries(self) -> list[Entry]:
        """What is offered now, headings and all."""
        return self._model.entries

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self._field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._do(self._list.currentIndex())
            case _:
                super().keyPressEvent(event)

    def _search(self, typed: str) -> None:
        self._model.show(self._finds.entries(typed), narrowed(typed)[1])
        self._list.setCurrentIndex(QModelIndex())
        self._step(1)

    def _step(self, by: int) -> None:
        count = self._model.rowCount()
        at = self._list.currentIndex().row()
        for _ in range(count):
            at = (at + by) % count
            if self._model.entries[at].do is not None:
                self._list.setCurrentIndex(self._model.index(at))
                if at <= 1:
                    self._list.scrollToTop()
                return

    def _do(self, index: QModelIndex) -> None:
        entry = index.data(VALUE)
        if isinstance(entry, Entry) and entry.do is not None:
            self.chosen.emit()
            entry.do()
