"""One figure of the overview in large letters, and the card around a chart."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy

from workbench.model.behind import Behind
from workbench.ui.bridge import Bridge
from workbench.ui.controls import Switch
from workbench.ui.overview.chart import Chart
from workbench.ui.parts import Line, column, label, row, wrap

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Tile(QFrame):
    """Name, figure and note. `opened` carries the documents behind it (a `Behind`)."""

    opened = Signal(object)

    def __init__(self, bridge: Bridge, name: str) -> None:
        super().__init__()
        self.setObjectName("tile")
        self._bridge = bridge
        self._behind: Behind | None = None
        self._name, self._figure, self._note = name, label("–", "display"), Line("", "caption")
        self.setLayout(column(Line(name, "second"), self._figure, self._note, gap=2, margins=(16, 10, 16, 10)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    @property
    def name(self) -> str:
        """What the figure is."""
        return self._name

    @property
    def figure(self) -> str:
        """What stands in large letters."""
        return self._figure.text()

    @property
    def note(self) -> str:
        """What stands below it."""
        return self._note.text()

    def say(self, figure: str, note: str, behind: Behind | None) -> None:
        """Show another figure."""
        self._figure.setText(figure)
        self._note.setText(note)
        self._behind = behind
        self.setAccessibleName(". ".join(part for part in (f"{self._name}: {figure}", note) if part))

    def open_current(self) -> None:
        """Ask for the documents behind the figure."""
        if self._behind is not None:
            self.opened.emit(self._behind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS:
            self.open_current()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.open_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._bridge.theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


class Card(QFrame):
    """A chart under its title and a note; with `ways`, a switch at the right chooses what the chart shows."""

    def __init__(self, title: str, chart: Chart, *ways: str, on_way: Callable[[int], object] | None = None) -> None:
        super().__init__()
        self.setObjectName("tile")
        self.chart = chart
        self._title, self._note = label(title, "strong"), Line("", "caption")
        head = row((self._title, 1), gap=8, margins=(4, 0, 0, 0))
        self._head = wrap(head)
        self.switch: Switch | None = None
        if ways:
            self.switch = Switch(*ways)
            self.switch.chosen.connect(on_way or (lambda _number: None))
            self.switch.setAccessibleName(title)
            head.addWidget(self.switch)
        note = row((self._note, 1), margins=(4, 0, 0, 0))
        self.setLayout(column(self._head, note, 6, (chart, 1), margins=(12, 8, 12, 10)))

    def set_head_height(self, height: int) -> None:
        """How high the title's row is, in pixels: the same in all cards, with a switch or without."""
        self._head.setFixedHeight(height)

    @property
    def note(self) -> str:
        """What stands below the title."""
        return self._note.text()

    def say(self, note: str) -> None:
        """Say something else below the title."""
        self._note.setText(note)
