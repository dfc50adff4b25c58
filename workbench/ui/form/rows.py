"""The rows of the form, painted from their views: a field, and the head over what a party cites."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy

from workbench.model.review import Place
from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.form.editors import Editor, LineEditor
from workbench.ui.form.lines import paint_note, wrapped
from workbench.ui.form.order import SECTIONS, Stop
from workbench.ui.form.shown import NOT_FOUND, FieldView, Note
from workbench.ui.form.words import tr
from workbench.ui.measured import advance, advance_of_line
from workbench.ui.parts import set_property
from workbench.ui.theme import Theme
from workbench.ui.words import word

FIELD_HEIGHT, HEAD_HEIGHT, CHECK_HEIGHT, LINE_HEIGHT = 28, 26, 24, 18
MARK_X, NAME_X, NAME_WIDTH, VALUE_X, RIGHT = 10, 32, 84, 124, 12
MOST_LISTED = 3
"""More lines of a listed value are seen when it is entered."""
NO_NOTE = Note()


class StopRow(QFrame):
    """A row that the keyboard can stop at. It takes the focus; what is typed in it is the panel's to handle."""

    spoken_role = "ListItem"

    entered = Signal(object)
    edit_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    lowest = FIELD_HEIGHT

    def __init__(self, bridge: Bridge, stop: Stop) -> None:
        super().__init__()
        self._bridge, self.stop = bridge, stop
        self.letter = ""
        self.setObjectName("field")
        self.setProperty("state", "")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.theme.px(self.lowest))

    @property
    def theme(self) -> Theme:
        """The colours and sizes of now."""
        return self._bridge.theme

    @property
    def place(self) -> Place:
        """The place that is entered here."""
        return self.stop.place

    @property
    def active(self) -> bool:
        """Whether this is the row in hand."""
        return bool(self.property("state") == "active")

    def set_active(self, active: bool) -> None:
        """Take the row in hand, or let it go."""
        set_property(self, "state", "active" if active else "")
        self.fit()

    def set_letter(self, letter: str) -> None:
        """Show in place of the mark which key enters this row; blank shows the mark again."""
        self.letter = letter
        self.setAccessibleDescription(tr("Key {letter}").replace("{letter}", letter) if letter else "")
        self.update()

    def paint_mark(self, painter: QPainter, top: int, state: str) -> None:
        """The mark of a state on the line that begins `top` design pixels down, or the key that enters the row."""
        theme, px = self.theme, self.theme.px
        if self.letter:
            paint.key_cap(painter, theme, px(MARK_X - 3), px(top - 3), self.letter)
        else:
            paint.mark(painter, theme, QRectF(px(MARK_X), px(top), px(14), px(14)), state)

    def fit(self) -> None:
        """Take the height that the row needs now."""

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.theme.px(self.lowest))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # what is let go again here was clicked, what is let go elsewhere was dragged

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.entered.emit(self.place)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_wanted.emit(self.place)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.entered.emit(self.place)
        self.menu_wanted.emit(self.place, event.globalPos())
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class ValueRow(StopRow):
    """A row that paints a field's view, and may have an editor over it with `aside` at its right."""

    def __init__(self, bridge: Bridge, stop: Stop, view: FieldView, title: str = "") -> None:
        super().__init__(bridge, stop)
        self.view, self._title = view, title
        self.editor: Editor | None = None
        self._aside = NO_NOTE
        self.set_view(view)

    def set_view(self, view: FieldView) -> None:
        """Show what the field holds now."""
        self.view = view
        self.setAccessibleName(f"{self._title}: {view.spoken}" if self._title else view.spoken)
        self.setToolTip(f"{view.label}: {word(view.state)}")
        self.fit()
        self.update()

    def set_editor(self, editor: Editor | None, aside: Note = NO_NOTE) -> None:
        """Stand an editor over the value, with `aside` at the right; None takes it away."""
        self.editor, self._aside = editor, aside
        if editor is not None:
            editor.setFont(self.theme.font())
            editor.show()
        self.fit()
        self.update()


class FieldRow(ValueRow):
    """Mark, name, value, and one thing at the right. A long text is one line until it is entered; what a section lists,
    such as a diagnosis, stands there whole.
    """

    def fit(self) -> None:
        px = self.theme.px
        height = px((self._lines() + self._note_is_below()) * LINE_HEIGHT + FIELD_HEIGHT - LINE_HEIGHT)
        if self.editor is not None:
            left = px(VALUE_X) - editor_inset(self.editor)
            right = self.width() - self._note_width() - px(8 if str(self._aside) else 0)
            width = max(px(60), right - left)
            self.editor.resize(width, self.editor.height())
            height = max(px(FIELD_HEIGHT), self.editor.wanted_height() + px(4))
            self.editor.setGeometry(left, px(2), width, height - px(4))
        if height != self.height_now():
            self.setFixedHeight(height)

    def height_now(self) -> int:
        """The height it was given last."""
        return self.minimumHeight()

    def _note_is_below(self) -> bool:
        """Whether what was proposed stands on a line of its own: beside the value it would be cut."""
        note = self._note()
        if self.editor is not None or not note.struck:
            return False
        value = advance_of_line(self.theme, self.view.value)
        told = advance(self.theme, note.words + note.struck, "second", 500)
        return value + self.theme.px(12) + told > self._whole_width()

    def value_box(self) -> QRect:
        """Where the value stands on its one line."""
        px = self.theme.px
        taken = self._note_width()
        right = self.width() - taken - (px(8) if taken > px(RIGHT) else 0)
        return QRect(px(VALUE_X), 0, max(0, right - px(VALUE_X)), px(FIELD_HEIGHT))

    def _note(self) -> Note:
        return self._aside if self.editor is not None else self.view.note

    def _note_width(self) -> int:
        """What the right side takes, margin included: at most the half of what value and note share."""
        if self._note_is_below():
            return self.theme.px(RIGHT)
        note, theme = self._note(), self.theme
        told = advance(theme, str(note), "second", 500)
        shared = self.width() - self.theme.px(VALUE_X + RIGHT)
        short = advance_of_line(theme, self.view.value) if self.editor is None else shared
        left = shared - short - self.theme.px(12)
        if told > left and not note.struck:
            told = advance(theme, note.words, "second", 500)  # what comes after gives way to the value
        # a value that is one word is whole first; of others the note may take the half
        most = max(0, left) if self.editor is None and len(self.view.value.split()) == 1 else max(shared // 2, left)
        return min(told, most) + self.theme.px(RIGHT)

    def _lines(self) -> int:
        if self.editor is not None or not (self.active or self._is_listed()):
            return 1
        box = self.value_box()
        font = self.theme.font()
        if advance_of_line(self.theme, self.view.value) <= box.width():
            return 1
        lines = max(1, len(wrapped(self.view.value, font, box.width(), self._whole_width())))
        return lines if self.active or lines <= MOST_LISTED else 1

    def _is_listed(self) -> bool:
        """Whether it is one row of a section's list: its name stands there many times, its value is what tells it."""
        return self.stop.kind == "field" and bool(self.stop.place.row) and self.stop.group in SECTIONS

    def _whole_width(self) -> int:
        return self.width() - self.theme.px(VALUE_X + RIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme, px = QPainter(self), self.theme, self.theme.px
        self.paint_mark(painter, 7, self.view.state.value)
        box = QRectF(px(NAME_X), 0, px(NAME_WIDTH), px(FIELD_HEIGHT))
        paint.text(painter, theme, box, self.view.label, "text2", size="second")
        if self.editor is None:
            self._paint_value(painter)
        paint_note(painter, theme, self._note_box(), self._note())

    def _note_box(self) -> QRectF:
        if self._note_is_below():
            top = self.height_now() - self.theme.px(LINE_HEIGHT + 5)
            return QRectF(self.theme.px(VALUE_X), top, self._whole_width(), self.theme.px(LINE_HEIGHT))
        width = self._note_width() - self.theme.px(RIGHT)
        return QRectF(self.width() - width - self.theme.px(RIGHT), 0, width, self.theme.px(FIELD_HEIGHT))

    def _paint_value(self, painter: QPainter) -> None:
        theme, box, view = self.theme, self.value_box(), self.view
        token = "text3" if view.value == tr(NOT_FOUND) else "text"
        if self._lines() == 1:
            paint.text(painter, theme, QRectF(box), view.value, token)
            return
        painter.setFont(theme.font())
        painter.setPen(theme.colour(token))
        top = theme.px((FIELD_HEIGHT - LINE_HEIGHT) / 2)
        for number, line in enumerate(wrapped(view.value, theme.font(), box.width(), self._whole_width())):
            at = QRect(box.x(), top + number * theme.px(LINE_HEIGHT), self._whole_width(), theme.px(LINE_HEIGHT))
            painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)


class StatementRow(ValueRow):
    """Who cites: a small head over a party's citations. Entered, it shows the whole statement below."""

    lowest = HEAD_HEIGHT

    def fit(self) -> None:
        px = self.theme.px
        height = px(HEAD_HEIGHT)
        if self.editor is not None:
            width = self.width() - px(MARK_X + RIGHT)
            self.editor.resize(width, self.editor.height())
            room = self.editor.wanted_height()
            self.editor.setGeometry(px(MARK_X + 2), height, width, room)
            height += room + px(4)
        elif self.active and self._statement():
            height += len(self._wrapped()) * px(LINE_HEIGHT) + px(5)
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def _statement(self) -> str:
        return "" if self.view.value == tr(NOT_FOUND) else self.view.value

    def _wrapped(self) -> tuple[str, ...]:
        width = self._room()
        return wrapped(self._statement(), self.theme.font(), width, width)

    def _room(self) -> int:
        return self.width() - self.theme.px(12 + RIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme, px = QPainter(self), self.theme, self.theme.px
        left = px(12)
        if self.letter or self.view.note.role != "caption":
            self.paint_mark(painter, 6, self.view.state.value)
            left = px(NAME_X)
        box = QRectF(left, 0, self.width() - left - px(RIGHT), px(HEAD_HEIGHT))
        used = paint.text(painter, theme, box, self._title, "text2", size="second", weight=600)
        rest = QRectF(left + used + px(12), 0, box.width() - used - px(12), px(HEAD_HEIGHT))
        paint_note(painter, theme, rest, self.view.note if self._statement() else Note(tr(NOT_FOUND)))
        if self.editor is None and self.active and self._statement():
            painter.setFont(theme.font())
            painter.setPen(theme.colour("text"))
            for number, line in enumerate(self._wrapped()):
                at = QRect(px(12), px(HEAD_HEIGHT + number * LINE_HEIGHT), self._room(), px(LINE_HEIGHT))
                painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)


def editor_inset(editor: Editor) -> int:
    """How far an editor reaches beyond its text, so that the text stays where it stood."""
    return 10 if isinstance(editor, LineEditor) else 8
