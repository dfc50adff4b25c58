"""One fact of an entry: text until it is entered, then a field in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QStackedLayout, QWidget

from workbench.ui.bridge import Bridge
from workbench.ui.controls import ESCAPE
from workbench.ui.parts import label, row, set_property

_NAME_WIDTH = 110
_OPENS = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Fact(QWidget):
    """A fact's name and value. `given` carries the text that a person typed instead; nothing is changed here."""

    spoken_role = "EditableText"

    given = Signal(str)

    def __init__(self, bridge: Bridge, name: str, value: str) -> None:
        super().__init__()
        self._bridge, self._value = bridge, value
        self._name = label(name, "second", wraps=True)
        self._text = label(value or "–", "body" if value else "caption", wraps=True)
        for words in (self._name, self._text):  # beside each other from the first line on
            words.setContentsMargins(0, bridge.theme.px(6), 0, bridge.theme.px(6))
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.field = QLineEdit(value)
        set_property(self.field, "kind", "field")
        self.field.setAccessibleName(name)
        self.field.installEventFilter(self)
        self.field.editingFinished.connect(self._give)
        inner = QWidget()
        self._stack = QStackedLayout(inner)
        self._stack.addWidget(self._text)
        self._stack.addWidget(self.field)
        self.setLayout(row(self._name, (inner, 1), gap=8))
        self._name.setFixedWidth(bridge.theme.px(_NAME_WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{name}: {value}")
        self.setToolTip(self.tr("Click or F2 to change it"))
        self.setCursor(Qt.CursorShape.IBeamCursor)

    @property
    def value_label(self) -> QLabel:
        """The value as text."""
        return self._text

    def edit(self) -> None:
        """Open the field."""
        self.field.setText(self._value)
        self._stack.setCurrentWidget(self.field)
        self.field.setFocus()
        self.field.selectAll()

    @property
    def is_open(self) -> bool:
        """Whether the field is open."""
        return self._stack.currentWidget() is self.field

    def _give(self) -> None:
        if self.is_open:
            self._stack.setCurrentWidget(self._text)
            if self.field.text() != self._value:
                self.given.emit(self.field.text())

    def give_up(self) -> None:
        """Close the field without giving anything: another entry takes its place."""
        self.field.blockSignals(True)

    def _leave(self) -> None:
        self.field.setText(self._value)
        self._stack.setCurrentWidget(self._text)
        self.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.key() == ESCAPE:
            if event.type() == QEvent.Type.KeyPress:
                self._leave()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS:
            self.edit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.edit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        set_property(self._name, "role", "accent")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        set_property(self._name, "role", "second")
