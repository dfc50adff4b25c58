"""One sheet painted: paper and tints first, the page over them so that letters stay crisp, then names and frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from workbench.model.evidence import Rect
from workbench.ui import paint
from workbench.ui.document.frames import LinePlace, runs_of, strokes
from workbench.ui.document.highlights import Highlight, Highlights
from workbench.ui.document.margin import MarginName, names_on
from workbench.ui.document.marked import Marked
from workbench.ui.document.opposite import Opposite
from workbench.ui.document.pictures import Drawn
from workbench.ui.document.recognised import Underlines
from workbench.ui.document.sheets import SheetLayout
from workbench.ui.theme import Theme, mix

_FRAME = 1.75
_OPPOSITE = 1.25
_FAR = 0.6
"""How much of the paper a tint takes on when its item is not in hand."""
_VEIL, _GLOW = 190, 3
"""The paper's strength, of 255, over what the spotlight leaves dark; how far its light reaches beyond the words."""
_CHOSEN, _MARKED = 72, 56
"""The accent's strength, of 255, under selected words and under the present match of a search."""


@dataclass
class Scene:
    """What is shown over the sheets: what was found, the field and item in hand, selected and searched words, and
    which words OCR read. `opposite` is what a check holds against the field; `spotlight` dims all but the evidence."""

    highlights: Highlights | None = None
    active: Highlight | None = None
    group: str = ""
    opposite: Opposite = field(default_factory=Opposite)
    hovered: Highlight | None = None
    selected: Marked = field(default_factory=Marked)
    hits: Marked = field(default_factory=Marked)
    hit: Marked = field(default_factory=Marked)
    caret: tuple[int, Rect] | None = None
    spotlight: bool = False
    recognised: dict[int, Underlines] = field(default_factory=dict)

    def names(self, sheet: int, apart: float) -> list[MarginName]:
        """The names in one sheet's margin, at least `apart` points from each other."""
        return names_on(sheet, self.highlights.on_sheet(sheet), self.active, apart) if self.highlights else []


class SheetPainter:
    """Paints sheets of one layout into a view that shows the column from the pixel `corner` on."""

    def __init__(
        self, painter: QPainter, theme: Theme, layout: SheetLayout, scene: Scene, corner: tuple[float, float]
    ) -> None:
        self._painter, self._theme, self._layout, self._scene = painter, theme, layout, scene
        self._left, self._top = corner
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, sheet: int, drawn: Drawn | None, ratio: float) -> None:
        """One sheet with all that belongs to it; `ratio` is device pixels a pixel. Bare paper before its picture."""
        box = self._layout.boxes[sheet]
        paper = QRectF(box.left - self._left, box.top - self._top, box.right - box.left, box.bottom - box.top)
        self._painter.fillRect(paper, self._theme.colour("paper"))
        if drawn is None:
            return
        self._painter.save()
        self._painter.setClipRect(paper)
        self._tints(sheet)
        self._picture(sheet, drawn, ratio)
        self._painter.restore()
        self._underlines(sheet)
        if self._scene.spotlight and self._scene.active:
            self._veil(sheet, paper)
        self._frames(sheet)
        if self._scene.caret and self._scene.caret[0] == sheet:
            self._caret(*self._scene.caret)

    def name(self, name: MarginName, box: QRectF, theme: Theme) -> None:
        """One name in the margin, in the theme for names."""
        token = "accent" if name.active else ("text2" if self._near(name.of.named.group) else "text3")
        weight = 600 if name.active or name.strong else 400
        paint.text(self._painter, theme, box, name.of.named.name, token, size="small", weight=weight)

    def rect(self, sheet: int, box: Rect) -> QRectF:
        """A box in points as pixels of the view."""
        x0, y0, x1, y1 = self._layout.box_of(sheet, box)
        return QRectF(x0 - self._left, y0 - self._top, x1 - x0, y1 - y0)

    def _near(self, group: str) -> bool:
        return not self._scene.group or group == self._scene.group

    def _tints(self, sheet: int) -> None:
        scene, theme = self._scene, self._theme
        self._painter.setPen(Qt.PenStyle.NoPen)
        for found in scene.highlights.on_sheet(sheet) if scene.highlights else ():
            if found != scene.active:
                full = found == scene.hovered or (self._near(found.named.group) and not found.named.pale)
                tint = mix(theme[f"kind_{found.named.tint}"], theme["paper"], 0.0 if full else _FAR)
                self._fill(self._line_boxes(sheet, found.lines), QColor(tint))
        if scene.active:
            self._fill(self._line_boxes(sheet, scene.active.lines), theme.colour("accent_soft"))
        self._fill(self._boxes(scene.hits, sheet), theme.colour("accent_soft"))
        self._fill(self._boxes(scene.hit, sheet), theme.colour("accent", _MARKED))
        self._fill(self._boxes(scene.selected, sheet), theme.colour("accent", _CHOSEN))

    def _picture(self, sheet: int, drawn: Drawn, ratio: float) -> None:
        x0, y0, x1, y1 = self._layout.picture_box(sheet)
        darker, lighter = (
            QPainter.CompositionMode.CompositionMode_Darken,
            QPainter.CompositionMode.CompositionMode_Lighten,
        )
        self._painter.setCompositionMode(lighter if self._theme.dark else darker)
        image = drawn.coloured(self._theme)
        across = round((x1 - x0) * ratio)
        # On whole device pixels, so that an unscaled picture is copied and not blurred.
        corner = QPointF(round((x0 - self._left) * ratio) / ratio, round((y0 - self._top) * ratio) / ratio)
        if image.width() == across:
            image.setDevicePixelRatio(ratio)
            self._painter.drawImage(corner, image)
            image.setDevicePixelRatio(1.0)
        else:
            self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._painter.drawImage(QRectF(corner.x(), corner.y(), x1 - x0, y1 - y0), image)
        self._painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def _frames(self, sheet: int) -> None:
        painter = self._painter
        painter.setBrush(Qt.BrushStyle.NoBrush)
        active = self._scene.active.lines if self._scene.active else ()
        for token, width, places in (
            (self._scene.opposite.token, _OPPOSITE, self._scene.opposite.lines),
            ("accent", _FRAME, active),
        ):
            painter.setPen(self._pen(token, width))
            for run in runs_of(places):
                lines = [line for line in run if line.sheet == sheet]
                if lines:
                    self._frame(self._line_boxes(sheet, lines), lines[0].open_before, lines[-1].open_after)
        for token, width, marked in (("control", 1.0, self._scene.hits), ("accent", _FRAME, self._scene.hit)):
            painter.setPen(self._pen(token, width))
            for box in self._boxes(marked, sheet):
                painter.drawRoundedRect(box.adjusted(-0.5, 0.5, 0.5, -0.5), 2, 2)

    def _underlines(self, sheet: int) -> None:
        """Dots below the words that OCR read; those that it doubts in the colour of doubt."""
        drawn = self._scene.recognised.get(sheet)
        for token, lines in (("edge", drawn.sure), ("doubt", drawn.doubted)) if drawn else ():
            pen = self._pen(token, 1.0)
            pen.setStyle(Qt.PenStyle.DotLine)
            self._painter.setPen(pen)
            boxes = (self.rect(sheet, (left, height, right, height)) for left, right, height in lines)
            self._painter.drawLines([QLineF(box.topLeft(), box.bottomRight()) for box in boxes])

    def _veil(self, sheet: int, paper: QRectF) -> None:
        """Dim what is not the evidence of the field in hand."""
        lit = QPainterPath()
        lit.setFillRule(Qt.FillRule.WindingFill)
        bright = (*self._scene.active.lines, *self._scene.opposite.lines) if self._scene.active else ()
        for box in self._line_boxes(sheet, bright):
            lit.addRect(box.adjusted(-_GLOW, -_GLOW, _GLOW, _GLOW))
        whole = QPainterPath()
        whole.addRect(paper)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.fillPath(whole.subtracted(lit), self._theme.colour("paper", _VEIL))

    def _frame(self, boxes: list[QRectF], open_before: bool, open_after: bool) -> None:
        """Frame one run, a little below the line above, whose words are not meant; a full stop that follows stays."""
        framed = [box.adjusted(-0.5, box.height() * 0.07, -0.5, 0.5) for box in boxes]
        if len(framed) == 1 and not open_before and not open_after:
            self._painter.drawRoundedRect(framed[0], 3, 3)
            return
        sides = [(box.left(), box.top(), box.right(), box.bottom()) for box in framed]
        for stroke in strokes(sides, open_before, open_after):
            self._painter.drawPolyline([QPointF(x, y) for x, y in stroke])

    def _caret(self, sheet: int, box: Rect) -> None:
        place = self.rect(sheet, box)
        self._painter.fillRect(
            QRectF(place.left() - 0.5, place.top(), 1.5, place.height()), self._theme.colour("accent")
        )

    def _pen(self, token: str, width: float) -> QPen:
        return QPen(
            self._theme.colour(token),
            width,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )

    def _fill(self, boxes: Iterable[QRectF], colour: QColor) -> None:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for box in boxes:
            path.addRect(box)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.fillPath(path, colour)

    def _boxes(self, marked: Marked, sheet: int) -> list[QRectF]:
        return [self.rect(sheet, box).adjusted(-0.5, 0, 0.5, 0) for box in marked.on_sheet(sheet)]

    def _line_boxes(self, sheet: int, lines: Sequence[LinePlace]) -> list[QRectF]:
        """The boxes of a sheet's lines, a pixel wider at each side; lines of one run meet without a seam."""
        here = [line for line in lines if line.sheet == sheet]
        boxes = [self.rect(sheet, line.box).adjusted(-1, 0, 1, 0) for line in here]
        if self._layout.rotation == 0:
            for line, box, after in zip(here, boxes, boxes[1:], strict=False):
                if line.open_after and abs(after.top() - box.bottom()) < 0.6 * box.height():
                    box.setBottom(after.top())
        return boxes
