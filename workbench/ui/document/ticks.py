"""The scroll bar, with a tick where eyes are needed and where words that are looked for stand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar

from workbench.ui.bridge import Bridge


class TickedScrollBar(QScrollBar):
    """An upright scroll bar; each tick is a share of the whole height, 0 to 1, and the token of its colour."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._bridge = bridge
        self._ticks: tuple[tuple[float, str], ...] = ()
        self._hits: tuple[float, ...] = ()
        self.setAccessibleName(self.tr("Place in the document"))

    @property
    def ticks(self) -> tuple[tuple[float, str], ...]:
        """What is ticked."""
        return self._ticks

    @property
    def hits(self) -> tuple[float, ...]:
        """Where the words that are looked for stand."""
        return self._hits

    def set_hits(self, hits: Iterable[float]) -> None:
        """Tick where words that are looked for stand: thinner, in the accent's colour."""
        self._hits = tuple(hits)
        self.update()

    def set_ticks(self, ticks: Iterable[tuple[float, str]]) -> None:
        """Tick other places."""
        self._ticks = tuple(ticks)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._bridge.theme.colour("accent"))
        for share in self._hits:
            painter.drawRect(QRectF(self.width() - 4, share * (self.height() - 4) + 1, 3, 2))
        for share, token in self._ticks:
            painter.setBrush(self._bridge.theme.colour(token))
            middle = share * (self.height() - 4) + 2
            painter.drawRoundedRect(QRectF(1, middle - 1.5, self.width() - 2, 3), 1.5, 1.5)
