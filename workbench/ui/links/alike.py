"""One choice for all citations that read alike: shown with tick marks before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout

from workbench.model.alike import Alike
from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.controls import button
from workbench.ui.links.words import tr
from workbench.ui.painted import Icon
from workbench.ui.parts import column, hline, key_caps, label, row, wrap
from workbench.ui.rows import VALUE, Index, RowDelegate, RowList
from workbench.ui.theme import Theme

TICKED = Qt.ItemDataRole.CheckStateRole
LINKED = Qt.ItemDataRole.UserRole + 1
_NO_PARENT = QModelIndex()
_SHOWN = 8
_WIDTH = 858
_TEXT_X = 46
_PARTIES = {
    "claims_administrator": str(QT_TRANSLATE_NOOP("Links", "UR")),
    "expert_reviewer": str(QT_TRANSLATE_NOOP("Links", "expert")),
}

Linked = Callable[[Alike], str]
"""What a citation is linked to now, in words."""


class AlikeModel(QAbstractListModel):
    """The citations, each ticked or not. What a person settled starts unticked. `ticked` says that ticks changed."""

    ticked = Signal()

    def __init__(self, parent: QObject, shown: Sequence[Alike], linked: Linked) -> None:
        super().__init__(parent)
        self._shown, self._linked = tuple(shown), linked
        self._on = [not one.is_settled for one in shown]

    def taken(self) -> tuple[Alike, ...]:
        """The citations that are ticked."""
        return tuple(one for one, on in zip(self._shown, self._on, strict=True) if on)

    def toggle(self, at: int) -> None:
        """Tick or untick one."""
        if 0 <= at < len(self._on):
            self._on[at] = not self._on[at]
            self._tell(at, at)

    def toggle_all(self) -> None:
        """Tick all, or none where all are ticked."""
        self._on = [not all(self._on)] * len(self._on)
        self._tell(0, len(self._on) - 1)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, 0))
        self.ticked.emit()

    def rowCount(self, _parent: Index = _NO_PARENT) -> int:
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._shown):
            return None
        one = self._shown[index.row()]
        if role == VALUE:
            return one
        if role == TICKED:
            return self._on[index.row()]
        if role == LINKED:
            return self._linked(one)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            ticked = self.tr("ticked") if self._on[index.row()] else self.tr("not ticked")
            return ", ".join((one.name, where(one), one.text, self._linked(one), ticked))
        return None


def where(one: Alike) -> str:
    """`Item 2, UR`."""
    return tr("Item {number}, {party}").format(number=one.item, party=tr(_PARTIES[one.party]))


class AlikeDelegate(RowDelegate):
    """Tick mark, document, item and party; below, the citation's words; at the right what it is linked to now."""

    height = 44

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        one, linked = index.data(VALUE), str(index.data(LINKED))
        if not isinstance(one, Alike):
            return
        ticked = bool(index.data(TICKED))
        name = "text" if ticked else "text2"
        paint.tick_box(painter, theme, 20, 7, ticked)
        right = box.right() - 20
        width = min(QFontMetrics(theme.font("second")).horizontalAdvance(linked) + 1, box.width() * 0.55)
        token = "doubt" if one.is_settled else "text2"
        paint.text(painter, theme, QRectF(right - width, 4, width, 20), linked, token, size="second", right=True)
        left, end = float(_TEXT_X), right - width - 16
        used = paint.text(
            painter, theme, QRectF(left, 4, end - left, 20), one.name, name, weight=600 if current else 500
        )
        left = max(left + used + 14, _TEXT_X + 120.0)
        if left < end:
            paint.text(painter, theme, QRectF(left, 4, end - left, 20), where(one), "text2", size="second")
        words = QRectF(_TEXT_X, 22, right - _TEXT_X, 18)
        paint.text(painter, theme, words, " ".join(one.text.split()), "text3", size="second")


class AlikeForm(QFrame):
    """Shows the citations and asks which of them to link too. `answered` is emitted once some are to be."""

    spoken_role = "Dialog"

    answered = Signal()
    left = Signal()

    def __init__(self, bridge: Bridge, title: str, words: str, shown: Sequence[Alike], linked: Linked) -> None:
        super().__init__()
        self.setObjectName("popup")
        self.setAccessibleName(title)
        self._bridge = bridge
        self._model = AlikeModel(self, shown, linked)
        self._model.ticked.connect(self._count)
        self._list = RowList(self.tr("Citations that read alike"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(AlikeDelegate(bridge, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.take(bridge.theme.px(AlikeDelegate.height) * min(len(shown), _SHOWN))
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._list.clicked.connect(lambda index: self._model.toggle(index.row()))
        self._counted = label("", "second")
        self._go = button("", "primary", self.answered.emit)
        head = column(label(title, "title"), 4, label(words, "second", wraps=True), margins=(24, 18, 24, 12))
        over = wrap(
            row(
                Icon(bridge, "check", "text2", 14),
                self._counted,
                None,
                label(self.tr("linked now to"), "caption"),
                margins=(20, 7, 20, 7),
            )
        )
        self.setLayout(column(wrap(head), hline(), over, self._list, hline(), wrap(self._foot()), margins=(1, 1, 1, 1)))
        self.setMinimumWidth(bridge.theme.px(_WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._count()

    def _foot(self) -> QHBoxLayout:
        pairs = (("Space", self.tr("tick")), ("Ctrl+A", self.tr("all")), ("Esc", self.tr("only this one")))
        said = label(self.tr("One step; Ctrl+Z takes all back"), "caption")
        only = button(self.tr("Only this one"), "", self.left.emit)
        return row(*key_caps(*pairs), None, said, 4, only, self._go, gap=6, margins=(20, 11, 20, 11))

    def taken(self) -> tuple[Alike, ...]:
        """The citations that are ticked."""
        return self._model.taken()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), self.minimumWidth()), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self._list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                at += 1 if event.key() == Qt.Key.Key_Down else -1
                self._list.setCurrentIndex(self._model.index(min(max(at, 0), self._model.rowCount() - 1), 0))
            case Qt.Key.Key_Space:
                self._model.toggle(at)
            case Qt.Key.Key_A if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._model.toggle_all()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._go.isEnabled():
                    self.answered.emit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._list.viewport().update()

    def _count(self) -> None:
        count = len(self._model.taken())
        told = self.tr("{count} of {all}")
        self._counted.setText(told.format(count=f"{count:,}", all=f"{self._model.rowCount():,}"))
        self._go.setText(self.tr("Link {count}").format(count=f"{count:,}"))
        self._go.setEnabled(bool(count))
