"""A citation as a chip: the words as cited above, the catalogue entry it is linked to below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.form.editors import Editor
from workbench.ui.form.lines import paint_note
from workbench.ui.form.order import Stop
from workbench.ui.form.rows import NO_NOTE, StopRow
from workbench.ui.form.shown import ChipView, Note
from workbench.ui.links.words import DOT, CitationWords
from workbench.ui.measured import advance
from workbench.ui.theme import Theme

CHIP_HEIGHT = 46
_MARK_X, _TEXT_X, _RIGHT = 10, 32, 11
_WEIGHT = 500


class ChipRow(StopRow):
    """One citation. `view` says what is painted; the mark tells the field's state, the icon the link's."""

    lowest = CHIP_HEIGHT

    def __init__(self, bridge: Bridge, stop: Stop, view: ChipView) -> None:
        super().__init__(bridge, stop)
        self.setObjectName("chip")
        self.view = view
        self.editor: Editor | None = None
        self.set_view(view)

    def set_editor(self, editor: Editor | None, _aside: Note = NO_NOTE) -> None:
        """Stand an editor over the citation's words; None takes it away."""
        self.editor = editor
        if editor is not None:
            editor.setFont(self.theme.font())
            editor.show()
        self.fit()
        self.update()

    def fit(self) -> None:
        if self.editor is not None:
            px = self.theme.px
            left = px(_TEXT_X) - 6
            self.editor.setGeometry(left, px(1), self.width() - left - px(6), px(24))

    def set_view(self, view: ChipView) -> None:
        """Show how the citation stands now."""
        self.view = view
        self.setAccessibleName(view.spoken)
        self.setToolTip(f"{view.cited}\n{view.linked}{', ' + view.pages if view.pages else ''}")
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.theme.px(CHIP_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme, px, view = QPainter(self), self.theme, self.theme.px, self.view
        side, right = px(14), self.width() - px(_RIGHT)
        self.paint_mark(painter, 7, view.state.value)
        paint.icon(painter, theme, QRectF(px(_MARK_X), px(25), side, side), view.link, view.token)
        note_width = advance(theme, str(view.note), "second", 500)
        if self.editor is None:
            paint_note(painter, theme, QRectF(right - note_width, px(4), note_width, px(20)), view.note)
            room = right - note_width - px(_TEXT_X) - (px(8) if note_width else 0)
            paint_cited(painter, theme, QRectF(px(_TEXT_X), px(4), room, px(20)), view.cited)
        self._paint_linked(painter, QRectF(px(_TEXT_X), px(23), right - px(_TEXT_X), px(18)))

    def _paint_linked(self, painter: QPainter, box: QRectF) -> None:
        """The entry's title gives way before its pages do."""
        view, theme = self.view, self.theme
        weight = 400 if view.token == "text2" else 500
        pages = f", {view.pages}" if view.pages else ""
        taken = advance(theme, pages, "second", weight)
        title = QRectF(box.x(), box.y(), box.width() - taken, box.height())
        used = paint.text(painter, theme, title, view.linked, view.token, size="second", weight=weight)
        rest = QRectF(box.x() + used, box.y(), taken + 2, box.height())
        paint.text(painter, theme, rest, pages, view.token, size="second", weight=weight)


def paint_cited(painter: QPainter, theme: Theme, box: QRectF, cited: CitationWords) -> None:
    """A citation in one line: the title gives way before the pages do."""
    whole = str(cited)
    if advance(theme, whole, "body", _WEIGHT) > box.width() and cited.title and cited.after:
        tail = DOT + cited.after
        head = DOT.join(part for part in (cited.before, cited.title) if part)
        # Widths are measured in whole pixels: without two to spare the last page number was cut.
        taken = advance(theme, tail, "body", _WEIGHT) + 2
        head_box = QRectF(box.x(), box.y(), box.width() - taken, box.height())
        used = paint.text(painter, theme, head_box, head, weight=_WEIGHT)
        box = QRectF(box.x() + used, box.y(), max(taken, box.width() - used), box.height())
        whole = tail
    paint.text(painter, theme, box, whole, weight=_WEIGHT)
