"""A layout that sets its parts side by side and goes on below where a line is full: for feet and rows of buttons that
keep their words at any text size.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Lines of parts. `end` says how many of the last parts stand at the right end of their line, `from_top` that parts
    of unequal height begin at one height instead of sharing their middle, `middle` that each line stands in the middle.
    """

    def __init__(
        self,
        *parts: QWidget,
        gap: int = 4,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        end: int = 0,
        from_top: bool = False,
        middle: bool = False,
    ):
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._end, self._from_top, self._middle = end, from_top, middle
        self.setSpacing(gap)
        self.setContentsMargins(*margins)
        for part in parts:
            self.addWidget(part)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's own name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set(QRect(0, 0, width, 0), moving=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        around = self.contentsMargins()
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(width + around.left() + around.right(), height + around.top() + around.bottom())

    def minimumSize(self) -> QSize:
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        around = self.contentsMargins()
        return least + QSize(around.left() + around.right(), around.top() + around.bottom())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._set(rect, moving=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _set(self, rect: QRect, moving: bool) -> int:
        """Put the parts into lines; the height that takes."""
        room = rect.marginsRemoved(self.contentsMargins())
        top = room.top()
        for line in self._lines(room.width()):
            height = max(item.sizeHint().height() for item in line)
            if moving:
                self._place(line, room, top, height)
            top += height + self.spacing()
        bottom = top - self.spacing() + self.contentsMargins().bottom()
        return bottom - rect.top()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        taken = width + 1
        for item in self._shown():
            wants = item.sizeHint().width()
            if not lines or taken + wants > width:
                lines.append([])
                taken = 0
            lines[-1].append(item)
            taken += wants + self.spacing()
        return lines

    def _place(self, line: list[QLayoutItem], room: QRect, top: int, height: int) -> None:
        last = self._shown()[len(self._shown()) - self._end :]
        wants = sum(item.sizeHint().width() + self.spacing() for item in line) - self.spacing()
        spare, x = max(0, room.width() - wants), room.left()
        if self._middle:
            x += spare // 2
        for item in line:
            if item in last and spare:
                x, spare = x + spare, 0
            hint = item.sizeHint()
            width = min(hint.width(), room.width())
            down = 0 if self._from_top else (height - hint.height()) // 2
            item.setGeometry(QRect(QPoint(x, top + down), QSize(width, hint.height())))
            x += width + self.spacing()


class FlowRow(QWidget):
    """A flow that keeps the height which its lines take at the width it has, also where nobody asks it for that."""

    def __init__(self, flow: Flow) -> None:
        super().__init__()
        self._flow, self._has_width = flow, False
        self.setLayout(flow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._has_width = True  # until then it has Qt's own, in which it would take many lines
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self._has_width:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        height = self._flow.heightForWidth(self.width())
        if height != self.minimumHeight():
            self.setFixedHeight(height)
