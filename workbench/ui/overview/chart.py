"""What all charts of the overview share: parts that are walked through by arrows, spoken, and opened by Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.model.behind import Behind
from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.theme import Theme

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_LEAST = QSize(220, 150)


@dataclass(frozen=True)
class Part:
    """One bar, column or point: what it is called, its figure in words, what is spoken of it, the documents behind it.

    `amounts` are drawn one after the other, the first in accent and the others in grey; `quiet` draws all in grey.
    `at` is where a point stands from left to right.
    """

    name: str
    figure: str
    spoken: str
    behind: Behind
    amounts: tuple[float, ...]
    quiet: bool = False
    at: float = 0.0


class Chart(QWidget):
    """A painted chart with one part in hand. `opened` carries the documents behind a part (a `Behind`)."""

    spoken_role = "Chart"

    opened = Signal(object)

    def __init__(self, bridge: Bridge, title: str) -> None:
        super().__init__()
        self._bridge = bridge
        self.title = title
        self._empty = ""
        self._current = 0
        self.parts: tuple[Part, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._speak()

    def show_parts(self, parts: Sequence[Part], empty: str = "") -> None:
        """Show other parts, or in `empty` words that there are none. The part in hand stays if it is still there."""
        kept = self.parts[self._current].name if self.parts else ""
        self.parts, self._empty = tuple(parts), empty
        self._current = next((n for n, part in enumerate(self.parts) if part.name and part.name == kept), 0)
        self._speak()
        self.update()

    @property
    def current(self) -> int:
        """The number of the part in hand."""
        return self._current

    def go(self, number: int) -> None:
        """Take a part in hand; beyond the ends nothing happens."""
        if 0 <= number < len(self.parts) and number != self._current:
            self._current = number
            self._speak()
            self.update()

    def open_current(self) -> None:
        """Ask for the documents behind the part in hand."""
        if self.parts:
            self.opened.emit(self.parts[self._current].behind)

    # For each sort of chart to say

    def boxes(self, area: QRectF) -> list[QRectF]:
        """Where each part stands, in design pixels; one that is out of view has an empty box."""
        raise NotImplementedError

    def draw(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Paint the parts, in design pixels."""
        raise NotImplementedError

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go(self._current + _STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.go(0)
        elif key == Qt.Key.Key_End:
            self.go(len(self.parts) - 1)
        elif key in _OPENS:
            self.open_current()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the place scrolls

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if number is None else Qt.CursorShape.PointingHandCursor)
        said = "" if number is None else self.parts[number].spoken
        QToolTip.showText(event.globalPosition().toPoint(), said, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if number is not None:
            self.go(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()) == self._current:
            self.open_current()

    def _at(self, point: QPointF) -> int | None:
        scale = self._bridge.theme.scale
        here = QPointF(point.x() / scale, point.y() / scale)
        return next((n for n, box in enumerate(self.boxes(self._area())) if box.contains(here)), None)

    # Painting

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        px = self._bridge.theme.px
        return QSize(px(_LEAST.width()), px(_LEAST.height()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _area(self) -> QRectF:
        scale = self._bridge.theme.scale
        return QRectF(0, 0, self.width() / scale, self.height() / scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self._bridge.theme.scale
        painter.scale(scale, scale)
        theme, area = self._bridge.theme.at_scale(1.0), self._area()
        if not self.parts:
            painter.setFont(theme.font("second"))
            painter.setPen(theme.colour("text3"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, self._empty)
            if self.hasFocus():
                self._ring(painter, theme, area.adjusted(1, 1, -1, -1))
            return
        box = self.boxes(area)[self._current]
        if self.hasFocus() and not box.isEmpty():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(box, 4, 4)
        self.draw(painter, theme, area)
        if self.hasFocus() and not box.isEmpty():
            self._ring(painter, theme, box)

    def _ring(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRoundedRect(box.intersected(self._area().adjusted(1, 1, -1, -1)), 4, 4)

    def axis(self, painter: QPainter, theme: Theme, box: QRectF, words: str) -> None:
        """A hairline along the top of `box`, its words right of aligned before it."""
        painter.setPen(QPen(theme.colour("line"), 1))
        y = round(box.y()) + 0.5
        painter.drawLine(QPointF(box.x(), y), QPointF(box.right(), y))
        if words:
            place = QRectF(box.x() - 44, y - 9, 38, 18)
            paint.text(painter, theme, place, words, "text3", size="small", right=True)

    def _speak(self) -> None:
        said = self.parts[self._current].spoken if self.parts else self._empty
        self.setAccessibleName(f"{self.title}. {said}" if said else self.title)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
