"""The one editor that may be open: it stands over a row and keeps what is typed until the field takes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.model.fields import FieldSpec
from workbench.model.review import Place, Value
from workbench.ui import paint
from workbench.ui.bridge import Bridge
from workbench.ui.form.boxes import StopBox
from workbench.ui.form.editors import ChoiceEditor, Editor, EditorKeys, LineEditor, make_editor
from workbench.ui.form.order import SECTIONS
from workbench.ui.form.rows import NAME_X, RIGHT, VALUE_X, ValueRow
from workbench.ui.form.shown import Note
from workbench.ui.links.chip import ChipRow

Other = tuple[str, str, Value]
"""An alternative as shown, its page, its value."""

_LINE = 26


class Alternatives(QWidget):
    """Other values found for a field, one a line, each with the key that takes it."""

    picked = Signal(int)

    def __init__(self, bridge: Bridge, others: Sequence[Other]) -> None:
        super().__init__()
        self._bridge, self._others = bridge, others
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(bridge.theme.px(_LINE * len(others) + 4))
        told = (f"Alt+{number} {shown}" for number, (shown, _, _) in enumerate(others, 1))
        self.setAccessibleName(self.tr("Also found: ") + ", ".join(told))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.minimumHeight())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = int(event.position().y() // self._bridge.theme.px(_LINE)) + 1
        if 1 <= number <= len(self._others):
            self.picked.emit(number)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, px = QPainter(self), self._bridge.theme, self._bridge.theme.px
        page_width = QFontMetrics(theme.font("second")).horizontalAdvance("p. 888")
        for number, (shown, page, _) in enumerate(self._others, 1):
            top = px((number - 1) * _LINE)
            paint.key_cap(painter, theme, px(NAME_X), top + px(3), f"Alt+{number}")
            room = QRectF(px(VALUE_X), top, self.width() - px(VALUE_X + RIGHT) - page_width, px(_LINE))
            paint.text(painter, theme, room, shown, "text2")
            side = QRectF(self.width() - px(RIGHT) - page_width, top, page_width, px(_LINE))
            paint.text(painter, theme, side, page, "text3", size="second", right=True)


class Editing(QObject):
    """`done` passes on what `EditorKeys.done` asks for, `left` that the field stays unchanged, `picked` a value,
    `removed` that the row is to go: while nothing in it is changed, its key is not the text's.
    """

    done = Signal(int)
    left = Signal()
    picked = Signal(object)
    removed = Signal()

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._box: StopBox | None = None
        self._editor: Editor | None = None
        self._spec: FieldSpec | None = None
        self._others: Sequence[Other] = ()
        self._before = ""
        self.drafts: dict[tuple[int, Place], str] = {}

    @property
    def place(self) -> Place | None:
        """The place being edited."""
        return self._box.place if self._box else None

    @property
    def editor(self) -> Editor | None:
        """The open editor."""
        return self._editor

    @property
    def spec(self) -> FieldSpec:
        """The field being edited. Raises `RuntimeError` while none is."""
        if self._spec is None:
            raise RuntimeError("no field is being edited")
        return self._spec

    @property
    def words(self) -> str:
        """What is typed so far."""
        return self._editor.words() if self._editor else ""

    @property
    def changed(self) -> bool:
        """Whether something else stands there than at the start."""
        return self.words != self._before

    def start(self, record: int, box: StopBox, spec: FieldSpec, shown: str, others: Sequence[Other] = ()) -> None:
        """Open the editor of a field over its row, with `shown` in it or what was typed there before in vain."""
        draft = self.drafts.pop((record, box.place), None)
        row = box.row
        editor = make_editor(spec, shown if draft is None else draft, row)
        keys = EditorKeys(editor, self._removes)
        keys.removed.connect(self.removed)
        keys.done.connect(self.done)
        keys.left.connect(self.left)
        keys.picked.connect(self._pick)
        self._box, self._editor, self._spec, self._others = box, editor, spec, others
        self._before = shown if not isinstance(editor, ChoiceEditor) or draft is not None else editor.words()
        one = others[0] if len(others) == 1 and len(others[0][0]) <= 24 else None
        aside = Note(f"or {one[0]}{', ' + one[1] if one[1] else ''} · Alt+1") if one else Note()
        if isinstance(row, ValueRow):
            row.set_editor(editor, aside)
        elif isinstance(row, ChipRow):
            row.set_editor(editor)
        if others and one is None:
            list_ = Alternatives(self._bridge, others)
            list_.picked.connect(self._pick)
            box.put_below(list_)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(editor, LineEditor):
            editor.select_all()

    def _removes(self, event: QKeyEvent) -> bool:
        """Whether a key takes out the row of one text that was opened and left as it is."""
        is_row = self._box is not None and self._box.place.row and self._box.stop.group in SECTIONS
        return bool(is_row) and not self.changed and self._bridge.keys.meant(event, ("row.remove",)) is not None

    def has_focus(self) -> bool:
        """Whether the keyboard is in the editor."""
        return self._editor is not None and self._editor.hasFocus()

    def say(self, words: str) -> None:
        """Tell in place why what is typed is not taken."""
        if self._box:
            self._box.say(words)

    def keep_draft(self, record: int) -> None:
        """Remember what is typed for when the field is edited again."""
        if self._box and self.changed:
            self.drafts[record, self._box.place] = self.words

    def stop(self) -> None:
        """Close the editor; the row shows its value again."""
        box, editor = self._box, self._editor
        self._box = self._editor = self._spec = None
        self._others = ()
        if box is None or editor is None:
            return
        box.say("")
        if isinstance(box.below, Alternatives):
            box.put_below(None)
        if isinstance(box.row, (ValueRow, ChipRow)):
            box.row.set_editor(None)
        if editor.hasFocus():
            box.row.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        editor.deleteLater()

    def _pick(self, number: int) -> None:
        if 1 <= number <= len(self._others):
            self.picked.emit(self._others[number - 1][2])
