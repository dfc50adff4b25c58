"""The candidates of one citation, open under its chip: digits choose, 0 is none, a box searches the whole catalogue."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton

from workbench.ui.bridge import Bridge
from workbench.ui.controls import button
from workbench.ui.flow import Flow, FlowRow
from workbench.ui.inputs import SearchField
from workbench.ui.links.choices import Choice
from workbench.ui.links.delegate import ChoiceDelegate
from workbench.ui.parts import column, hline, label, row, wrap
from workbench.ui.rows import VALUE, RowList

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_MOST_ROWS = 7
_TOP = 4


class ChoiceModel(QAbstractListModel):
    """The rows on offer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._choices: tuple[Choice, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The rows."""
        return self._choices

    def show(self, choices: Sequence[Choice]) -> None:
        """Offer other rows."""
        self.beginResetModel()
        self._choices = tuple(choices)
        self.endResetModel()

    def rowCount(self, _parent: Index = _NO_PARENT) -> int:
        return len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._choices):
            return None
        choice = self._choices[index.row()]
        if role == VALUE:
            return choice
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return choice.spoken
        return None


class Candidates(QFrame):
    """The list, its foot and its search box.

    `chosen` carries a `Choice`, or None for none of these; `searched` the words to look for; `search_left` that the
    person goes back from searching; `alike_wanted`, `remember_wanted`, `entry_wanted` what the foot's buttons ask for.
    """

    chosen = Signal(object)
    searched = Signal(str)
    search_left = Signal()
    search_turned = Signal()
    alike_wanted = Signal()
    remember_wanted = Signal()
    entry_wanted = Signal()

    def __init__(self, bridge: Bridge, entries: int) -> None:
        super().__init__()
        self._bridge = bridge
        self.setObjectName("candidates")
        self._offered: tuple[Choice, ...] = ()
        self._model = ChoiceModel(self)
        self.list = RowList(self.tr("Candidates"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(ChoiceDelegate(bridge, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(VALUE)))
        self._empty = label("", "caption")
        self.search = SearchField(bridge, self.tr("Title, publisher, chapter or page"))
        self.search.textEdited.connect(self.searched)
        self.search.left.connect(self.search_left)
        self.search.installEventFilter(self)
        self._search_row = wrap(column(self.search, margins=(8, 4, 8, 6)))
        self._search_row.hide()
        self._none = _flat(self.tr("None of these"), "plain", lambda: self.chosen.emit(None))
        words = self.tr("Search all {count} entries").replace("{count}", f"{entries:,}")
        self._search_button = _flat(words, "quiet", self.start_search)
        empty = wrap(row(self._empty, margins=(12, 6, 12, 6)))
        self._empty_row = empty
        foot = FlowRow(self._foot())
        self._alike = _flat(self.tr("Apply to all alike …"), "quiet", self.alike_wanted.emit)
        self._remember = _flat(self.tr("Remember this reading"), "quiet", self.remember_wanted.emit)
        more = FlowRow(Flow(self._alike, self._remember, gap=4, margins=(6, 2, 6, 2)))
        self._more = wrap(column(hline(), more))
        self._more.hide()
        parts = (_TOP, self._search_row, self.list, empty, self._more, hline(), foot)
        self.setLayout(column(*parts, margins=(1, 0, 1, 0)))

    def _foot(self) -> Flow:
        entry = _flat(self.tr("New entry"), "quiet", self.entry_wanted.emit)
        none = wrap(row(label("0", "key"), self._none, gap=4))
        return Flow(none, self._search_button, entry, gap=4, margins=(9, 2, 6, 2), end=2)

    # Showing

    def offer(self, choices: Sequence[Choice], nothing: str = "") -> None:
        """Show candidates; `nothing` says in words why there are none."""
        self._offered = tuple(choices)
        self._show(choices, nothing)
        linked = next((number for number, choice in enumerate(choices) if choice.tag), -1)
        self.list.setCurrentIndex(self._model.index(linked, 0) if linked >= 0 else QModelIndex())

    def show_found(self, choices: Sequence[Choice], nothing: str = "") -> None:
        """Show what a search found, the first row in hand."""
        self._show(choices, nothing)
        if choices:
            self.list.setCurrentIndex(self._model.index(0, 0))

    def offer_more(self, alike: str, remember: bool) -> None:
        """After a choice: to make it for all alike (`alike` in words, none where there are none), to remember it."""
        if alike:
            self._alike.setText(alike)
        self._alike.setVisible(bool(alike))
        self._remember.setVisible(remember)
        self._more.setVisible(bool(alike) or remember)

    def _show(self, choices: Sequence[Choice], nothing: str) -> None:
        self._model.show(choices)
        height = self._bridge.theme.px(ChoiceDelegate.height)
        self.list.setFixedHeight(height * min(len(choices), _MOST_ROWS))
        self.list.setVisible(bool(choices))
        self._empty.setText(nothing)
        self._empty_row.setVisible(not choices and bool(nothing))
        self.updateGeometry()

    def offered(self) -> tuple[Choice, ...]:
        """The candidates, whatever is being searched meanwhile."""
        return self._offered

    @property
    def shown(self) -> tuple[Choice, ...]:
        """The rows on show: the candidates, or what a search found."""
        return self._model.choices

    # Choosing

    def step(self, by: int) -> None:
        """Move the row in hand."""
        rows = self._model.rowCount()
        if rows:
            at = self.list.currentIndex().row()
            at = min(max(at + by, 0), rows - 1)
            self.list.setCurrentIndex(self._model.index(at, 0))

    def in_hand(self) -> Choice | None:
        """The choice in hand, None before one is."""
        found = self.list.currentIndex().data(VALUE) if self.list.currentIndex().isValid() else None
        return found if isinstance(found, Choice) else None

    # Searching

    @property
    def searching(self) -> bool:
        """Whether the search box is open."""
        return not self._search_row.isHidden()

    def start_search(self) -> None:
        """Open the search box and write in it."""
        self._show([replace(choice, key="") for choice in self._offered], "")
        self._search_row.show()
        self._search_button.hide()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search_turned.emit()

    def stop_search(self) -> None:
        """Close the search box and offer the candidates again."""
        if self.search.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt hands it on as Tab would
        self.search.clear()
        self._search_row.hide()
        self._search_button.show()
        self.offer(self._offered)
        self.search_turned.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Arrows move through what was found and Enter takes it, while the words stay in the box.
        if isinstance(event, QKeyEvent) and event.key() in _SEARCH_KEYS:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._search_key(event.key())
                return True
        return super().eventFilter(watched, event)

    def _search_key(self, key: int) -> None:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if key == Qt.Key.Key_Down else -1)
        elif (choice := self.in_hand()) is not None:
            self.chosen.emit(choice)


_SEARCH_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _flat(words: str, kind: str, on_click: Callable[[], object]) -> QPushButton:
    made = button(words, kind, on_click)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
