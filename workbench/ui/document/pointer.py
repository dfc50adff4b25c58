"""The pointer over the page: select by letter, word, sentence, line; click what was found; scroll past the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from workbench.ui.document.selecting import Unit

if TYPE_CHECKING:
    from workbench.ui.document.view import PageView

_EDGE_MS = 30


class Pointer(QObject):
    """What the left button does on one view. A press that goes nowhere is a click; a drag selects."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPointF | None = None
        self._dragging = False
        self._presses = 0
        self._twice = QElapsedTimer()
        self._last = QPointF()
        self._edge = QTimer(self)
        self._edge.setInterval(_EDGE_MS)
        self._edge.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection or, with Shift, carry the present one on; the third press in a row takes the sentence, the
        fourth the line."""
        if event.button() != Qt.MouseButton.LeftButton or not self._view.selection:
            return
        place = event.position()
        position = self._view.position_at(place.x(), place.y())
        if position is None:
            return
        if unit := self._unit_of_press():
            self._begin(place, unit)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._view.selection.extend(position)
            self._pressed, self._dragging = place, True
            self._view.show_selection()
        else:
            self._begin(place, Unit.LETTER)
            self._dragging = False

    def press_again(self, event: QMouseEvent) -> None:
        """The second press in a row takes the word."""
        if event.button() == Qt.MouseButton.LeftButton and self._view.selection:
            in_row = self._unit_of_press()  # Qt tells every second press in a row as a double click
            self._begin(event.position(), in_row or Unit.WORD)
            if in_row is None:
                self._presses = 2
                self._twice.start()

    def move(self, event: QMouseEvent) -> None:
        """Select while the button is down; show what is under the pointer while it is not."""
        self._last = event.position()
        if self._pressed is None:
            self._hover(self._last)
            return
        if not self._dragging:
            way = (self._last - self._pressed).manhattanLength()
            self._dragging = way >= QApplication.startDragDistance()
        if self._dragging:
            self._extend()
            inside = 0 <= self._last.y() < self._view.viewport().height()
            if inside:
                self._edge.stop()
            elif not self._edge.isActive():
                self._edge.start()

    def release(self, event: QMouseEvent) -> None:
        """End a selection; where nothing was dragged, click."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._edge.stop()
        clicked, self._pressed = not self._dragging, None
        if clicked:
            found = self._view.highlight_at(event.position().x(), event.position().y())
            if found:
                self._view.clicked.emit(found)

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self._view.scene.hovered = None
        self._view.viewport().update()

    def _unit_of_press(self) -> Unit | None:
        """By what the third and fourth press in a row select; None for another press."""
        if not self._twice.isValid() or self._twice.elapsed() >= QApplication.doubleClickInterval():
            self._twice.invalidate()
            return None
        self._presses += 1
        if self._presses == 3:
            self._twice.start()
            return Unit.SENTENCE
        self._twice.invalidate()
        return Unit.LINE

    def _begin(self, place: QPointF, unit: Unit) -> None:
        position = self._view.position_at(place.x(), place.y())
        if position is None or not self._view.selection:
            return
        self._view.selection.begin(position, unit)
        self._pressed, self._dragging = place, True
        self._view.show_selection()

    def _extend(self) -> None:
        position = self._view.position_at(self._last.x(), self._last.y())
        if position is not None and self._view.selection:
            self._view.selection.extend(position)
            self._view.show_selection()

    def _scroll_on(self) -> None:
        """The further past the edge, the faster."""
        past = self._last.y() - (0 if self._last.y() < 0 else self._view.viewport().height())
        self._view.scroll_by(0, past / 3)
        self._extend()

    def _hover(self, place: QPointF) -> None:
        view = self._view
        found = view.highlight_at(place.x(), place.y())
        if found != view.scene.hovered:
            view.scene.hovered = found
            view.viewport().update()
        if view.name_at(place.x(), place.y()):
            shape = Qt.CursorShape.PointingHandCursor
        elif view.document and view.on_text(place.x(), place.y()):
            shape = Qt.CursorShape.IBeamCursor
        else:
            shape = Qt.CursorShape.ArrowCursor
        if view.viewport().cursor().shape() != shape:
            view.viewport().setCursor(shape)
