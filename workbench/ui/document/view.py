"""The page on screen: sheets, what was found on them, what is selected; pointer and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip

from workbench.model.document import Document
from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.document.cache import PictureKey
from workbench.ui.document.column import NAMES, Anchor, SheetColumn
from workbench.ui.document.highlights import Highlight
from workbench.ui.document.keys import press, put_caret
from workbench.ui.document.lines import Lines, Position
from workbench.ui.document.margin import MarginName
from workbench.ui.document.marked import Marked
from workbench.ui.document.painting import Scene, SheetPainter
from workbench.ui.document.pictures import WIDEST, Pictures
from workbench.ui.document.pointer import Pointer
from workbench.ui.document.recognised import underlines
from workbench.ui.document.selecting import Selection
from workbench.ui.sentences import own_words

_EDGE = 12
_FIRST = 3
"""Sheets of the next document that are drawn ahead: a record begins at one of them."""
_SETTLE_MS, _HOLD_MS, _SLOW_MS = 60, 150, 400
"""How long until a size counts as settled, an earlier page gives way to bare paper, bare paper says why it is bare."""


class PageView(SheetColumn):
    """Shows one document. What is found on it is the panel's to say; pictures come from `pictures`.

    `clicked` carries the highlight that was clicked; `escaped` says that Escape was pressed with nothing to clear.
    """

    spoken_role = "Document"

    clicked = Signal(object)
    escaped = Signal()

    def __init__(self, bridge: Bridge, pictures: Pictures) -> None:
        super().__init__(bridge)
        self.setObjectName("pages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.pictures, self.scene = pictures, Scene()
        self.lines: Lines | None = None
        self._ready: Lines | None = None
        self.selection: Selection | None = None
        self._by_keyboard = self._slow = False
        self.has_caret = False
        self._pointer = Pointer(self)
        self._settle, self._hold, self._slowly = QTimer(self), QTimer(self), QTimer(self)
        for timer, wait, then in (
            (self._settle, _SETTLE_MS, self._ask_for_pictures),
            (self._hold, _HOLD_MS, self._let_go),
            (self._slowly, _SLOW_MS, self._say_slow),
        ):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(then)
        self.zoomed.connect(self._settle.start)
        self.moved.connect(self._ask_unless_unsettled)
        bridge.page_changed.connect(self.viewport().update)
        pictures.arrived.connect(self._on_picture)
        pictures.failed.connect(self._on_picture)

    # What is shown

    def show_document(self, document: Document | None) -> None:
        """Show another document from its beginning, with nothing found on it yet.

        The page before stays on screen for the moment until the first picture comes, so that nothing flashes.
        """
        held = self.document is not None and document is not None and self.isVisible()
        self.lines = self._lines_of(document) if document else None
        self.selection = Selection(self.lines) if self.lines else None
        self.scene = Scene(recognised=underlines(document) if document else {}, spotlight=self.scene.spotlight)
        self._slow = False
        self._slowly.start()
        self.set_document(document)
        self._settle.stop()
        self._ask_for_pictures()
        if held and not any(self.pictures.nearest(self._key(sheet)) for sheet in self.shown()):
            self.viewport().setUpdatesEnabled(False)
            self._hold.start()
        else:
            self._let_go()

    def have_ready(self, lines: Lines) -> None:
        """Lines of the document that is shown next, gathered ahead."""
        self._ready = lines

    def has_ready(self, document: Document) -> bool:
        """Whether a document's lines were gathered ahead, as it is read now."""
        return self._ready is not None and self._ready.document == document

    def _lines_of(self, document: Document) -> Lines:
        lines = self._ready if self._ready is not None and self.has_ready(document) else Lines(document)
        self._ready = None
        return lines

    def set_active(self, active: Highlight | None, group: str) -> None:
        """Frame the words of the field in hand and bring them into view by the least distance."""
        self.scene.active, self.scene.group = active, group
        if active:
            self.reveal(active.lines)
        if self.selection and not self.selection.range:
            self.selection.forget()  # keys begin at the framed words
            self.scene.caret = None
        self.viewport().update()

    def reveal_position(self, position: Position, at_top: bool = False) -> None:
        """Scroll so that a place in the text is in view, or at the view's head."""
        caret = self.lines.caret(position) if self.lines else None
        if caret:
            self.reveal_box(self.plan.box_of(*caret), at_top)

    def held(self) -> Anchor | None:
        """What stays in place when zooming by a button: the framed words when in view, else the view's head."""
        active = self.scene.active
        if active:
            line = active.lines[0]
            box = self.plan.box_of(line.sheet, line.box)
            if 0 <= box[1] - self.top < self.viewport().height():
                return Anchor(line.sheet, *line.box[:2], box[0] - self.left, box[1] - self.top)
        return None

    # Selection and pointing

    def position_at(self, x: float, y: float) -> Position | None:
        """The place between letters nearest to a pixel of the view."""
        return self.lines.position_at(*self.point_at(x, y)) if self.lines else None

    def on_text(self, x: float, y: float) -> bool:
        """Whether a pixel of the view lies on a printed line."""
        return self.lines is not None and self.lines.is_on_text(*self.point_at(x, y))

    def name_at(self, x: float, y: float) -> Highlight | None:
        """What the name at a pixel of the margin stands for."""
        for sheet in self.shown() if self.scene.highlights else ():
            for name in self._names(sheet):
                if self._name_box(sheet, name).contains(x, y):
                    return name.of
        return None

    def highlight_at(self, x: float, y: float) -> Highlight | None:
        """What was found at a pixel of the view, its name in the margin included."""
        if not self.scene.highlights or not self.plan.boxes:
            return None
        return self.name_at(x, y) or self.scene.highlights.at(*self.point_at(x, y))

    def show_selection(self) -> None:
        """Show the selection as it now is."""
        chosen = self.selection.range if self.selection else None
        self.scene.selected = Marked(self.lines, (chosen,) if chosen else ())
        caret = self.selection.caret if self.selection and self._by_keyboard else None
        self.scene.caret = self.lines.caret(caret) if self.lines and caret else None
        self.viewport().update()

    @property
    def spotlight(self) -> bool:
        """Whether all but the evidence of the field in hand is dimmed."""
        return self.scene.spotlight

    def set_spotlight(self, on: bool) -> None:
        """Dim all but the evidence of the field in hand, or no more."""
        self.scene.spotlight = on
        self.viewport().update()

    def enter_caret(self) -> None:
        """Show a caret at the framed words, which arrow keys then move, until `leave_caret`."""
        if not self.selection:
            return
        self.has_caret = self._by_keyboard = True
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self.selection.caret is None:
            put_caret(self)
        self.show_selection()

    def leave_caret(self) -> None:
        """Arrow keys scroll again."""
        self.has_caret, self.scene.caret = False, None
        self.viewport().update()

    def grow_selection(self) -> None:
        """Select the word, line, sentence, paragraph or page around what is selected, or around the framed words."""
        if self.selection:
            if self.selection.caret is None:
                put_caret(self)
            if self.selection.grow():
                self.show_selection()

    def shrink_selection(self) -> None:
        """Select again what was selected before it grew."""
        if self.selection and self.selection.shrink():
            self.show_selection()

    def clear_selection(self) -> None:
        """Select nothing."""
        if self.selection:
            self.selection.clear()
            self.show_selection()

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._bridge.page
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("paper" if self.plan.fits_text else "canvas"))
        sheets = SheetPainter(painter, theme, self.plan, self.scene, (self.left, self.top))
        for sheet in self.shown():
            drawn = self.pictures.nearest(self._key(sheet))
            sheets.paint(sheet, drawn, self.ratio)
            self._paint_between(painter, sheet)
            if drawn is None:
                self._paint_reason(painter, sheet)
            elif self.rotation == 0:
                for name in self._names(sheet):
                    sheets.name(name, self._name_box(sheet, name), self.names_theme)
        if self._by_keyboard and self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._settle.stop()
        self._slowly.stop()
        self._let_go()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or not turned:
            super().wheelEvent(event)
            return
        keep = self.anchor(event.position().x(), event.position().y())
        if turned > 0:
            self.larger(keep)
        else:
            self.smaller(keep)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        event.setAccepted(press(self, event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        self._pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.press_again(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_keyboard = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
            Qt.FocusReason.OtherFocusReason,
        )
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.has_caret, self.scene.caret = False, None
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.highlight_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), found.named.told if found else "", self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._pointer.leave()
        return super().viewportEvent(event)

    # Pictures

    @property
    def is_sharp(self) -> bool:
        """Whether every sheet in view stands in its own picture."""
        return self.document is not None and all(self.pictures.has(self._key(sheet)) for sheet in self.shown())

    def first_pictures(self, document: Document) -> list[PictureKey]:
        """The pictures that another document begins with, were it shown now."""
        plan = self.plan_of(document)
        keys = []
        for sheet in range(min(_FIRST, len(document.sheets))):
            box = plan.picture_box(sheet)
            width = max(1, min(round((box[2] - box[0]) * self.ratio), WIDEST))
            keys.append(PictureKey(document.sha256, sheet, width, 0))
        return keys

    def _key(self, sheet: int) -> PictureKey:
        box = self.plan.picture_box(sheet)
        return self.pictures.key(sheet, (box[2] - box[0]) * self.ratio, self.rotation)

    def _ask_unless_unsettled(self) -> None:
        """Scrolling asks at once; while the size changes the nearest pictures do until it stands still."""
        if not self._settle.isActive():
            self._ask_for_pictures()

    def _ask_for_pictures(self) -> None:
        """Ask for the sheets in view, and for the one before and the one after."""
        if not self.document or not self.isVisible():
            return
        shown = self.shown()
        beside = [sheet for sheet in (shown.start - 1, shown.stop) if 0 <= sheet < len(self.plan.boxes)]
        self.pictures.want([self._key(sheet) for sheet in shown], [self._key(sheet) for sheet in beside])

    def _on_picture(self, sheet: int) -> None:
        if sheet in self.shown():
            self._let_go()
            self.viewport().update()

    def _let_go(self) -> None:
        """Paint what there is."""
        self._hold.stop()
        self.viewport().setUpdatesEnabled(True)

    def _say_slow(self) -> None:
        self._slow = True
        self.viewport().update()

    # Painting beside the sheets

    def _names(self, sheet: int) -> list[MarginName]:
        return self.scene.names(sheet, self.names_theme.px(_EDGE) / self.plan.scale)

    def _name_box(self, sheet: int, name: MarginName) -> QRectF:
        """Where a name is written: left of its line, in the margin."""
        px = self.names_theme.px
        x0, y0, _, y1 = self.plan.box_of(sheet, name.line.box)
        text = self.plan.boxes[sheet].origin_x + self.plan.text_left * self.plan.scale
        left, right = text - px(NAMES) + px(_EDGE), min(x0, text) - 4
        height = max(y1 - y0, px(_EDGE))
        return QRectF(left - self.left, (y0 + y1 - height) / 2 - self.top, max(0.0, right - left), height)

    def _paint_between(self, painter: QPainter, sheet: int) -> None:
        """At Fit text: a hairline where a sheet begins, and its number; at the right where a name stands below it."""
        if not self.plan.fits_text or sheet == 0:
            return
        theme, top = self.names_theme, round(self.plan.boxes[sheet].top - self.top)
        painter.fillRect(QRectF(0, top, self.viewport().width(), 1), theme.colour("line"))
        box = QRectF(theme.px(_EDGE), top + 3, theme.px(NAMES), theme.px(18))
        taken = self.rotation == 0 and any(box.intersects(self._name_box(sheet, name)) for name in self._names(sheet))
        if taken:
            box.moveRight(self.viewport().width() - 4)
        words = self.tr("p. {0}").format(sheet + 1)
        paint.text(painter, theme, box, words, "text3", size="small", right=taken)

    def _paint_reason(self, painter: QPainter, sheet: int) -> None:
        """In place of a picture that does not come: why, or after a while that it is being drawn."""
        words = own_words(self.pictures.reason(sheet))
        if not words and self._slow:
            words = self.tr("Page {0} is being drawn").format(sheet + 1)
        box, size = self.plan.boxes[sheet], self.viewport().size()
        left, top = max(box.left - self.left, 0.0), max(box.top - self.top, 0.0)
        where = QRectF(left + 24, top, min(box.right - box.left, size.width()) - 48, size.height() / 2)
        painter.setFont(self._bridge.page.font("second"))
        painter.setPen(self._bridge.page.colour("text2"))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
