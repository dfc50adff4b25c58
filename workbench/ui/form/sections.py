"""The sections above the items in one row, each with the worst state in it; a narrow panel breaks the row in two."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.form.order import Group
from workbench.ui.form.shown import GroupView
from workbench.ui.form.views import Views
from workbench.ui.measured import advance

_HEIGHT, _MARK, _GAP, _SIDE, _INSET = 24, 12, 4, 12, 5


class SectionButton(QAbstractButton):
    """One section: mark, name, and how many rows where that is worth knowing. Checked while it is open."""

    def __init__(self, bridge: Bridge, group: Group, view: GroupView, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._group, self._view = bridge, group, view
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_view(group, view)

    @property
    def view(self) -> GroupView:
        """What is painted."""
        return self._view

    def set_view(self, group: Group, view: GroupView) -> None:
        """Show how the section stands now."""
        self._group, self._view = group, view
        self.setAccessibleName(view.spoken)
        self.setToolTip(view.spoken)
        self.update()

    def wanted_width(self) -> int:
        """How wide its mark and words are."""
        px, theme = self._bridge.theme.px, self._bridge.theme
        words = advance(theme, self._view.title, "second", 500)
        count = advance(theme, self._count(), "second")
        return px(_MARK + _GAP) + words + (count + px(_GAP) if self._count() else 0)

    def _count(self) -> str:
        return "" if self._group.count is None else str(self._group.count)

    def nextCheckState(self) -> None:
        """Which section is open is the panel's to say."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._bridge.theme, self._bridge.theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if self.isChecked() else "sunken"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 5, 5)
        top = (self.height() - px(_MARK)) / 2
        paint.mark(painter, theme, QRectF(px(_INSET), top, px(_MARK), px(_MARK)), self._view.state.value)
        x = px(_INSET + _MARK + _GAP)
        box = QRectF(x, 0, self.width() - x, self.height())
        token, weight = ("text", 500) if self.isChecked() else ("text2", 400)
        x += round(paint.text(painter, theme, box, self._view.title, token, size="second", weight=weight)) + px(_GAP)
        count = QRectF(x, 0, self.width() - x, self.height())
        paint.text(painter, theme, count, self._count(), "text3", size="second")

    def enterEvent(self, event: object) -> None:
        del event
        self.update()

    def leaveEvent(self, event: object) -> None:
        del event
        self.update()


class SectionRow(QWidget):
    """All sections side by side. `wanted` carries the name of the one that was clicked."""

    wanted = Signal(str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._buttons: dict[str, SectionButton] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self._bridge.theme.px(32))

    def show_groups(self, groups: tuple[Group, ...], views: Views, open_key: str) -> None:
        """Show how the sections stand, and which is open."""
        for group in groups:
            view = views.group(group)
            if group.key not in self._buttons:
                made = SectionButton(self._bridge, group, view, self)
                made.clicked.connect(lambda _checked, key=group.key: self.wanted.emit(key))
                self._buttons[group.key] = made
                made.show()
            elif self._buttons[group.key].view != view:
                self._buttons[group.key].set_view(group, view)
            self._buttons[group.key].setChecked(group.key == open_key)
        self._arrange()

    def section(self, key: str) -> SectionButton:
        """The button of a section. Raises `KeyError`."""
        return self._buttons[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _arrange(self) -> None:
        buttons = list(self._buttons.values())
        if not buttons:
            return
        px = self._bridge.theme.px
        side, half = self._side(buttons), (len(buttons) + 1) // 2
        lines = [buttons] if side else [buttons[:half], buttons[half:]]
        side = side or px(_SIDE)
        height = px(8 + len(lines) * _HEIGHT)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
        columns = [max(made.wanted_width() for made in column) for column in zip(*lines, strict=True)]
        spare = max(0, self.width() - 2 * side - sum(columns)) / max(1, len(columns) - 1)
        for number, line in enumerate(lines):
            x = float(side)
            for made, width in zip(line, columns, strict=True):
                outer = made.wanted_width() + 2 * px(_INSET)
                made.setGeometry(round(x) - px(_INSET), px(4 + number * _HEIGHT), outer, px(_HEIGHT))
                x += width + spare

    def _side(self, buttons: list[SectionButton]) -> int:
        """The margin with which all sections fit one row, as wide as may be; 0 when they need two."""
        px = self._bridge.theme.px
        wanted = sum(made.wanted_width() for made in buttons) + (len(buttons) - 1) * px(_GAP)
        return next((px(side) for side in (_SIDE, 8) if wanted + 2 * px(side) <= self.width()), 0)
