"""A list that is shown before or instead of a change: rows that cannot be used, differences, links that would move."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame

from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.controls import button
from workbench.ui.inputs import Tick
from workbench.ui.parts import column, hline, key_caps, label, row, wrap
from workbench.ui.rows import VALUE, Index, RowDelegate, RowList
from workbench.ui.theme import Theme

_NO_PARENT = QModelIndex()
_SHOWN = 9
_WIDTH = 858
_TEXT_X = 46


class Listed(Struct, frozen=True):
    """One row: a `mark` of one sign in a token's colour, a title, words below, a word at the right.

    `opens` is the record and the citation's row that the row leads to.
    """

    mark: str
    token: str
    title: str
    below: str
    right: str = ""
    opens: tuple[int, str] | None = None


class ListedModel(QAbstractListModel):
    """The rows. Answers None for what it does not know."""

    def __init__(self, parent: QObject, shown: Sequence[Listed]) -> None:
        super().__init__(parent)
        self._shown = tuple(shown)

    def rowCount(self, _parent: Index = _NO_PARENT) -> int:
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._shown):
            return None
        one = self._shown[index.row()]
        if role == VALUE:
            return one
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return ", ".join(part for part in (one.right, one.title, one.below) if part)
        return None


class ListedDelegate(RowDelegate):
    """Mark, title and the word at the right; below, what is told of it."""

    height = 44

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        one = index.data(VALUE)
        if not isinstance(one, Listed):
            return
        paint.text(painter, theme, QRectF(22, 4, 16, 20), one.mark, one.token, weight=600)
        right = box.right() - 20
        width = QFontMetrics(theme.font("second")).horizontalAdvance(one.right) + 1
        place = QRectF(right - width, 4, width, 20)
        paint.text(painter, theme, place, one.right, "text2", size="second", right=True)
        title = QRectF(_TEXT_X, 4, right - width - 16 - _TEXT_X, 20)
        paint.text(painter, theme, title, one.title, weight=600 if current else 500)
        below = QRectF(_TEXT_X, 22, right - _TEXT_X, 18)
        paint.text(painter, theme, below, " ".join(one.below.split()), "text3", size="second")


class ListingForm(QFrame):
    """Shows the rows and asks whether to go on. `answered` says yes, or that `options` are to be otherwise.

    Without a `verb` there is nothing to go on with; Enter then leads to what the row in hand stands for.
    """

    answered = Signal()
    left = Signal()

    def __init__(self, bridge: Bridge, title: str, words: str, shown: Sequence[Listed], verb: str = "") -> None:
        super().__init__()
        self.setObjectName("popup")
        self.setAccessibleName(title)
        self._bridge = bridge
        self.opens: tuple[int, str] | None = None
        self.goes_on = False
        self.options: dict[str, Tick] = {}
        self._list = RowList(title)
        self._list.setModel(ListedModel(self, shown))
        self._list.setItemDelegate(ListedDelegate(bridge, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.take(bridge.theme.px(ListedDelegate.height) * min(max(len(shown), 1), _SHOWN))
        self._list.doubleClicked.connect(lambda _index: self._open())
        self._verb = button(verb, "primary", self._go_on)
        self._verb.setVisible(bool(verb))
        self._switches = row(None, gap=18, margins=(20, 8, 20, 8))
        self._switch_row = wrap(self._switches)
        self._switch_row.hide()
        head = column(label(title, "title"), 4, label(words, "second", wraps=True), margins=(24, 18, 24, 12))
        pairs = [("Esc", self.tr("leave it as it is") if verb else self.tr("close"))]
        if not verb and any(one.opens for one in shown):
            pairs.insert(0, ("Enter", self.tr("open the citation")))
        foot = row(*key_caps(*pairs), None, self._verb, gap=6, margins=(20, 11, 20, 11))
        parts = (wrap(head), hline(), self._list, self._switch_row, hline(), wrap(foot))
        self.setLayout(column(*parts, margins=(1, 1, 1, 1)))
        self.setMinimumWidth(bridge.theme.px(_WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if shown:
            self._list.setCurrentIndex(self._list.model().index(0, 0))

    def offer(self, name: str, words: str, on: bool) -> None:
        """A way to have it otherwise: to turn it asks anew."""
        made = Tick(self._bridge, words)
        made.setChecked(on)
        made.toggled.connect(lambda _on: self.answered.emit())
        self.options[name] = made
        self._switches.insertWidget(len(self.options) - 1, made)
        self._switch_row.show()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self.minimumWidth()), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, rows = self._list.currentIndex().row(), self._list.model().rowCount()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                far = _SHOWN if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) else 1
                by = far if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -far
                self._list.setCurrentIndex(self._list.model().index(min(max(at + by, 0), rows - 1), 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._verb.isHidden():
                    self._open()
                else:
                    self._go_on()
            case _:
                super().keyPressEvent(event)

    def _go_on(self) -> None:
        self.goes_on = True
        self.answered.emit()

    def _open(self) -> None:
        one = self._list.currentIndex().data(VALUE)
        if isinstance(one, Listed) and one.opens:
            self.opens = one.opens
            self.answered.emit()
