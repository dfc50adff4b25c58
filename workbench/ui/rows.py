"""Lists: rows drawn by delegates in design pixels, on a painter scaled to the text size. Never a widget a row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QScrollBar, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.ui.bridge import Bridge
from workbench.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

VALUE = Qt.ItemDataRole.UserRole
"""The role under which a model hands its row's value to the delegate. `AccessibleTextRole` says the row in words."""

SELECTED = QStyle.StateFlag.State_Selected.value
HOVERED = QStyle.StateFlag.State_MouseOver.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value
"""Bits of a row's state: hundreds of cells ask for each, and Qt's own flags cost more than painting the ground."""


class RowDelegate(QStyledItemDelegate):
    """Draws rows of one height. `draw` gets the theme at scale 1 and the row's box in design pixels."""

    height = 44

    def __init__(self, bridge: Bridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._flat: Theme = bridge.theme.at_scale(1.0)
        bridge.theme_changed.connect(self._on_theme)

    def _on_theme(self) -> None:
        self._flat = self._bridge.theme.at_scale(1.0)

    def row_height(self, index: Index) -> int:
        """The height of one row in design pixels."""
        del index
        return self.height

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        """Paint one row into `box`, which starts at 0, 0. `current` says whether it is the row in hand."""
        raise NotImplementedError

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._bridge.theme.px(self.row_height(index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        scale = self._bridge.theme.scale
        rect: QRect = option.rect
        state: int = option.state.value
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(scale, scale)
        box = QRectF(0, 0, rect.width() / scale, rect.height() / scale)
        current = bool(state & SELECTED)
        if current:
            painter.fillRect(box, self._flat.colour("accent_soft"))
            painter.fillRect(QRectF(0, 0, 2, box.height()), self._flat.colour("accent"))
        elif state & HOVERED:
            painter.fillRect(box, self._flat.colour("hover"))
        self.draw(painter, self._flat, box, index, current)
        if state & FOCUSED:  # rows in hand stand in several lists; the keyboard is in one
            painter.setPen(QPen(self._flat.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()


class RowList(QListView):
    """A list of delegate rows that scrolls by pixels and never sideways. Its bar lies over the rows' right edge, so
    that the row in hand reaches from side to side.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self._wanted = 0
        self._over = QScrollBar(Qt.Orientation.Vertical, self)
        self._over.hide()
        inner = self.verticalScrollBar()
        inner.rangeChanged.connect(self._follow)
        inner.valueChanged.connect(self._over.setValue)
        self._over.valueChanged.connect(inner.setValue)

    def take(self, height: int) -> None:
        """Be so many pixels high where there is room, and lower where there is not: the rows then scroll."""
        self._wanted = height
        self.setMaximumHeight(height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self._wanted) if self._wanted else hint

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), min(hint.height(), self._wanted)) if self._wanted else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        inner, width = self.verticalScrollBar(), self._over.sizeHint().width()
        self._over.setRange(inner.minimum(), inner.maximum())
        self._over.setPageStep(inner.pageStep())
        self._over.setSingleStep(inner.singleStep())
        self._over.setValue(inner.value())
        self._over.setGeometry(self.width() - width, 0, width, self.height())
        self._over.setVisible(inner.maximum() > inner.minimum())
