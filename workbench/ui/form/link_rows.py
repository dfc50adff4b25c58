"""The rows of the sheet of all links: what each says and chooses, drawn with all its words, over lines where needed.

Entries of two years differ in the last word of their title: what is cut there cannot be told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView

from workbench.model.review import Place
from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.form.sheet_lines import SheetLines
from workbench.ui.links.words import CitationWords
from workbench.ui.rows import VALUE, Index, RowDelegate, RowList
from workbench.ui.theme import Size, Theme

ROW = 25
"""The height of a row of one line, in design pixels."""
_TOP, _MARK_X, _TEXT_X, _ICON_X, _CHOICE_X, _RIGHT, _BETWEEN = 4, 12, 34, 54, 60, 12, 10
_MOST = 10_000
_FLAGS = Qt.TextFlag.TextWordWrap


class Link(Struct, frozen=True):
    """What a line chooses: for the citation in a row that entry, of that rank, or none of the catalogue."""

    row: str
    guideline_id: str | None
    rank: int | None


class LinkLine(Struct, frozen=True):
    """One line: an item's heading, a citation with its mark, what it is linked to, or a choice with its key.

    `place` is what Enter goes to, `link` what it chooses; a line with neither is only read.
    """

    words: str = ""
    cited: CitationWords | None = None
    right: str = ""
    mark: str = ""
    icon: str = ""
    token: str = "text2"
    key: str = ""
    place: Place | None = None
    link: Link | None = None
    spoken: str = ""

    @property
    def said(self) -> str:
        """The words that stand there."""
        return self.words if self.cited is None else str(self.cited)

    @property
    def enters(self) -> bool:
        """Whether it can be chosen."""
        return self.place is not None or self.link is not None


class _Style(NamedTuple):
    """Where a line's words begin, in which colour and size, and how heavy they are, in hand and otherwise."""

    x: int
    token: str
    size: Size
    weight: int
    in_hand: int


def _style(line: LinkLine) -> _Style:
    if line.cited is not None:
        return _Style(_TEXT_X, "text", "body", 500, 600)
    if line.icon:
        return _Style(_ICON_X, line.token, "second", 400, 400)
    if line.link is not None:
        return _Style(_CHOICE_X, "text", "second", 400, 500)
    return _Style(_MARK_X, "text3", "second", 500, 500)


class _Delegate(RowDelegate):
    def row_height(self, index: Index) -> int:
        line = index.data(VALUE)
        view = self.parent()
        if not isinstance(line, LinkLine) or not isinstance(view, RowList):
            return ROW
        return self.height_at(line, view.viewport().width())

    def height_at(self, line: LinkLine, width: int) -> int:
        """The height of a line's row in design pixels, in a list so many pixels wide."""
        # A row keeps its height while it is in hand: it is laid out with the heavier letters.
        style, across = _style(line), width / self._bridge.theme.scale
        measure = QFontMetrics(self._flat.font(style.size, style.in_hand))
        room = QRect(0, 0, round(self._room(line, across)), _MOST)
        lines = max(1, round(measure.boundingRect(room, _FLAGS, line.said).height() / measure.lineSpacing()))
        return ROW + (lines - 1) * measure.lineSpacing()

    def _room(self, line: LinkLine, width: float) -> float:
        """How wide the words may be; what is at the right stands beside all of them."""
        return width - _RIGHT - _style(line).x - (self._aside(line) + _BETWEEN if line.right else 0)

    def _aside(self, line: LinkLine) -> int:
        return QFontMetrics(self._flat.font("second")).horizontalAdvance(line.right) + 2

    def draw(self, painter: QPainter, theme: Theme, box: QRectF, index: Index, current: bool) -> None:
        line = index.data(VALUE)
        if not isinstance(line, LinkLine):
            return
        style = _style(line)
        if line.right:
            width = self._aside(line)
            aside = QRectF(box.width() - _RIGHT - width, 3, width, 20)
            paint.text(painter, theme, aside, line.right, "text3", size="second", right=True)
        if line.cited is not None:
            paint.mark(painter, theme, QRectF(_MARK_X, 6, 14, 14), line.mark)
        elif line.icon:
            paint.icon(painter, theme, QRectF(_TEXT_X, 6, 14, 14), line.icon, line.token)
        elif line.key:
            paint.key_cap(painter, theme, _TEXT_X - 2, 2, line.key)
        painter.setFont(theme.font(style.size, style.in_hand if current else style.weight))
        painter.setPen(theme.colour(style.token))
        room = QRectF(style.x, _TOP, self._room(line, box.width()), box.height() - _TOP)
        painter.drawText(room, _FLAGS, line.said)


class LinkRows(RowList):
    """All lines under each other, as high as they are at its width: what scrolls is the sheet."""

    def __init__(self, name: str, bridge: Bridge, lines: Sequence[LinkLine]) -> None:
        super().__init__(name)
        self._bridge, self._lines = bridge, tuple(lines)
        self._drawn_by = _Delegate(bridge, self)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setModel(SheetLines(self, self._lines))
        self.setItemDelegate(self._drawn_by)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._bridge.theme.px
        return sum(px(self._drawn_by.height_at(line, width)) for line in self._lines)
