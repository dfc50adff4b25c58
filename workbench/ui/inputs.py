"""What is typed into, chosen or ticked: search fields, choices, boxes. The start page has none of them."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QStyledItemDelegate, QWidget

from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.controls import ESCAPE, draw_arrow

_GLASS = 16


class SearchField(QLineEdit):
    """A field to search with. Escape empties it, and when empty gives the focus back through `left`."""

    left = Signal()

    def __init__(self, bridge: Bridge, hint: str) -> None:
        super().__init__()
        self._bridge = bridge
        self.setProperty("kind", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        bridge.theme_changed.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == ESCAPE:
            if self.text():
                self.clear()
            else:
                self.left.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # While the field has words in it or is left by it, Escape is the field's and no shortcut of the window.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() == ESCAPE:
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._bridge.theme.px(_GLASS)
        box = QRectF(self._bridge.theme.px(8), (self.height() - side) / 2, side, side)
        paint.icon(QPainter(self), self._bridge.theme, box, "search", "text3")

    def _fit(self) -> None:
        # an action's icon would stay as small as the system's at any text size
        self.setTextMargins(self._bridge.theme.px(_GLASS + 10), 0, 0, 0)
        self.update()


class Choice(QComboBox):
    """Some values to choose from. The style sheet leaves out its arrow; here it is drawn in the colour of its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that the style sheet reaches

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        draw_arrow(self)


class Tick(QCheckBox):
    """A box to tick with its words, the box as it is in lists."""

    def __init__(self, bridge: Bridge, words: str) -> None:
        super().__init__(words)
        self._bridge = bridge

    def sizeHint(self) -> QSize:
        px = self._bridge.theme.px
        return QSize(px(24) + self.fontMetrics().horizontalAdvance(self.text()) + px(8), px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, scale = self._bridge.theme, self._bridge.theme.scale
        painter = QPainter(self)
        painter.save()
        painter.scale(scale, scale)
        paint.tick_box(painter, theme, 2, (self.height() / scale - 14) / 2, self.isChecked())
        painter.restore()
        words = QRectF(theme.px(24), 0, self.width() - theme.px(24), self.height())
        token = "text" if self.isEnabled() else "control"
        width = paint.text(painter, theme, words, self.text(), token)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
            right = min(words.left() + width + 4, self.width() - 1)
            painter.drawRoundedRect(QRectF(1, 1, right - 1, self.height() - 2), 4, 4)
