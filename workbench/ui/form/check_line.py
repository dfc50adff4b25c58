"""What a check found, in one sentence under the field concerned."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.form.lines import wrapped
from workbench.ui.form.rows import LINE_HEIGHT, NAME_X, RIGHT
from workbench.ui.form.shown import Check
from workbench.ui.words import word

CHECK_HEIGHT, _ICON = 24, 18
_LOOKS = {"error": ("fail", 500), "warning": ("doubt", 400), "note": ("text2", 400)}
"""Token and weight of a check's words."""


class CheckLine(QFrame):
    """One sentence under the field it concerns, its code at the right. A click goes to the other side of it."""

    spoken_role = "Link"

    gone_to = Signal(object)

    def __init__(self, bridge: Bridge, check: Check, left: int = NAME_X) -> None:
        super().__init__()
        self._bridge, self.check, self._left = bridge, check, left
        self.setObjectName("field")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        said = check.words if check.icon else f"{word(check.severity)}: {check.words} ({check.code})"
        self.setAccessibleName(said)
        if check.place is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def _box(self) -> QRect:
        px = self._bridge.theme.px
        left = self._left + (_ICON if self.check.icon else 0)
        code = 34 if self.check.code else 0
        return QRect(px(left), 0, max(40, self.width() - px(left + RIGHT + code)), 10_000)

    def _fit(self) -> None:
        theme = self._bridge.theme
        lines = len(wrapped(self.check.words, self._font(), self._box().width(), self._box().width()))
        height = theme.px(CHECK_HEIGHT + (max(lines, 1) - 1) * 17)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _font(self) -> QFont:
        return self._bridge.theme.font("second", _LOOKS[self.check.severity][1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.check.place is not None:
            self.gone_to.emit(self.check.place)
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme, px = QPainter(self), self._bridge.theme, self._bridge.theme.px
        painter.setFont(self._font())
        painter.setPen(theme.colour(_LOOKS[self.check.severity][0]))
        if self.check.icon:
            token = _LOOKS[self.check.severity][0]
            paint.icon(painter, theme, QRectF(px(self._left), px(6), px(12), px(12)), self.check.icon, token)
            painter.setFont(self._font())
            painter.setPen(theme.colour(token))
        box = self._box()
        for number, line in enumerate(wrapped(self.check.words, self._font(), box.width(), box.width())):
            at = QRect(box.x(), px(3 + number * 17), box.width(), px(LINE_HEIGHT))
            painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        code = QRectF(self.width() - px(RIGHT + 34), px(3), px(34), px(LINE_HEIGHT))
        paint.text(painter, theme, code, self.check.code, "text3", size="second", right=True)
