"""Every value that stood in a field: what, when, who and why; any of them stands again by one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QAbstractListModel, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame

from workbench.model.past import PastValue
from workbench.model.review import Value
from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.controls import ESCAPE
from workbench.ui.flow import Flow
from workbench.ui.form.words import tr
from workbench.ui.parts import caps_with_words, column, hline, label, wrap
from workbench.ui.rows import VALUE, Index, RowDelegate, RowList
from workbench.ui.sentences import own_words
from workbench.ui.start.page import day_words
from workbench.ui.theme import Theme

_ROW, _MOST, _WIDTH = 48, 8, 430
_NO_PARENT = QModelIndex()
_DEEDS = {
    "corrected": str(QT_TRANSLATE_NOOP("Record", "changed")),
    "added": str(QT_TRANSLATE_NOOP("Record", "added")),
    "cleared": str(QT_TRANSLATE_NOOP("Record", "left empty")),
    "confirmed": str(QT_TRANSLATE_NOOP("Record", "confirmed")),
}

Shown = Callable[[Value], str]
"""A value of the field in words."""


class Past:
    """One past value as it is shown: `value`, `day`, and `why` it came to stand there."""

    def __init__(self, past: PastValue, shown: Shown, who: Callable[[str], str], is_now: bool) -> None:
        self.past, self.is_now = past, is_now
        cell = past.cell
        empty = tr("left empty") if cell is not None and cell.status == "cleared" else tr("nothing")
        self.value = shown(cell.value) if cell is not None and cell.value is not None else empty
        self.state = _state(past)
        self.day = day_words(past.at)
        self.why = self._why(who)

    def _why(self, who: Callable[[str], str]) -> str:
        past = self.past
        if past.origin == "program":
            return tr("proposed by the program: {step}").replace("{step}", own_words(past.label))
        deed = {"undo": tr("taken back"), "redo": tr("brought again")}.get(past.kind)
        status = past.cell.status if past.cell else "cleared"
        deed = deed or tr(_DEEDS.get(status, "changed"))
        told = tr("{deed} by {who} · {step}").replace("{deed}", deed).replace("{who}", who(past.by))
        return told.replace("{step}", own_words(past.label))

    @property
    def spoken(self) -> str:
        """The line in words."""
        return ", ".join(
            part for part in (self.value, self.day, self.why, tr("stands now") if self.is_now else "") if part
        )


def _state(past: PastValue) -> str:
    cell = past.cell
    if cell is None or (cell.value is None and cell.status == "extracted"):
        return "not found"
    return {"extracted": "proposed", "confirmed": "confirmed"}.get(cell.status, "changed")


class PastModel(QAbstractListModel):
    """The values, the latest first."""

    def __init__(self, parent: QObject, shown: Sequence[Past]) -> None:
        super().__init__(parent)
        self.shown = tuple(shown)

    def rowCount(self, _parent: Index = _NO_PARENT) -> int:
        return len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.shown):
            return None
        past = self.shown[index.row()]
        if role == VALUE:
            return past
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return past.spoken if role in spoken else None


class PastDelegate(RowDelegate):
    """Mark, value, the day at the right; below, who and why."""

    height = _ROW

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        past = index.data(VALUE)
        if not isinstance(past, Past):
            return
        paint.mark(painter, theme, QRectF(16, 8, 14, 14), past.state)
        day = tr("stands now") if past.is_now else past.day
        width = QFontMetrics(theme.font("second", 500)).horizontalAdvance(day) + 2
        right = box.right() - 16
        place = QRectF(right - width, 5, width, 20)
        weight = 500 if past.is_now else 400
        paint.text(
            painter, theme, place, day, "accent" if past.is_now else "text3", size="second", weight=weight, right=True
        )
        value = QRectF(40, 5, right - width - 50, 20)
        paint.text(painter, theme, value, past.value, weight=600 if current else 500)
        paint.text(painter, theme, QRectF(40, 24, right - 40, 18), past.why, "text3", size="second")


class TimeMachine(QFrame):
    """Stands beside the field. `chosen` carries the `PastValue` that is to stand again; `left` asks to be closed."""

    chosen = Signal(object)
    left = Signal()

    def __init__(
        self, bridge: Bridge, name: str, in_words: Shown, past: Sequence[PastValue], who: Callable[[str], str]
    ) -> None:
        super().__init__()
        self.setObjectName("popup")
        title = tr("Earlier values of {field}").replace("{field}", name)
        self.setAccessibleName(title)
        last = len(past) - 1
        shown = [Past(value, in_words, who, number == last) for number, value in enumerate(past)]
        self.model = PastModel(self, shown[::-1])
        self.list = RowList(title)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PastDelegate(bridge, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.take(bridge.theme.px(_ROW * min(max(len(shown), 1), _MOST)))
        self.list.clicked.connect(lambda _index: self._choose())
        self.list.setCurrentIndex(self.model.index(min(1, len(shown) - 1), 0))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        said = label(tr("This field alone changes; later work stays."), "second", wraps=True)
        head = column(label(title, "title"), 2, said, margins=(16, 14, 16, 10))
        pairs = (("↑ ↓", tr("choose")), ("Enter", tr("let it stand again")), ("Esc", tr("close")))
        foot = Flow(*caps_with_words(*pairs), gap=12, margins=(16, 9, 16, 10))
        self.setLayout(column(wrap(head), hline(), self.list, hline(), wrap(foot), margins=(1, 1, 1, 1)))
        self.setFixedWidth(bridge.theme.px(_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            at = min(max(self.list.currentIndex().row() + steps[Qt.Key(event.key())], 0), self.model.rowCount() - 1)
            self.list.setCurrentIndex(self.model.index(at, 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.key() == ESCAPE:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        past = self.list.currentIndex().data(VALUE)
        self.left.emit()
        if isinstance(past, Past) and not past.is_now:
            self.chosen.emit(past.past)
