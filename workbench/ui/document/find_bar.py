"""Find in the document: a small field over the page's upper right corner; all matches show while it is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from workbench.ui.bridge import Bridge
from workbench.ui.controls import ESCAPE, Tool
from workbench.ui.document.finding import Hit, find, nearest_hit
from workbench.ui.document.lines import Lines
from workbench.ui.document.marked import Marked
from workbench.ui.document.view import PageView
from workbench.ui.inputs import SearchField
from workbench.ui.parts import label, row

_WIDTH, _INSET, _MOST_TICKS = 380, 12, 500


class _FindField(SearchField):
    """Enter goes to the next match, Shift+Enter to the one before, Escape leaves."""

    next_wanted = Signal()
    previous_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == ESCAPE:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_wanted if back else self.next_wanted).emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Searches what the view shows. It floats, so that opening it moves nothing."""

    def __init__(self, bridge: Bridge, view: PageView) -> None:
        super().__init__(view)
        self.setObjectName("popup")
        self._bridge, self._view = bridge, view
        self._hits: list[Hit] = []
        self._number = 0
        self._field = _FindField(bridge, self.tr("Find in the document"))
        self._count = label("", "caption")
        previous = Tool(bridge, "chevron-up", self.tr("Previous match"), self.find_previous)
        following = Tool(bridge, "chevron-down", self.tr("Next match"), self.find_next)
        close = Tool(bridge, "x", self.tr("Close"), self.leave)
        for part, key in ((previous, "Shift+Enter"), (following, "Enter"), (close, "Esc")):
            part.setProperty("key", key)
        self.setLayout(row((self._field, 1), 4, self._count, previous, following, close, gap=2, margins=(6, 5, 5, 5)))
        self._field.textChanged.connect(self._search)
        self._field.next_wanted.connect(self.find_next)
        self._field.previous_wanted.connect(self.find_previous)
        self._field.left.connect(self.leave)
        bridge.theme_changed.connect(self._place)
        view.zoomed.connect(self._place)
        self.hide()

    @property
    def count(self) -> str:
        """What is said of the matches: "2 of 5"."""
        return self._count.text()

    def enter(self, words: str = "") -> None:
        """Open, with these words or else the selected ones if any are selected on one line, and search."""
        chosen = words or (self._view.selection.text() if self._view.selection else "")
        if chosen and len(chosen) < 80:
            self._field.setText(chosen)
        self.show()
        self._place()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._search()

    def leave(self) -> None:
        """Close; the matches are no longer shown, the page keeps its place and takes the focus."""
        self.hide()
        self._hits = []
        self._view.scene.hits = Marked()
        self._tick()
        self._show_hits()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self) -> None:
        """Search another document for the same words."""
        if self.isVisible():
            self._search()

    def find_next(self) -> None:
        """Go to the next match, round the end."""
        self._go(self._number + 1)

    def find_previous(self) -> None:
        """Go to the match before, round the beginning."""
        self._go(self._number - 1)

    def _search(self) -> None:
        document, words = self._view.document, self._field.text()
        self._hits = find(document, words) if document else []
        self._view.scene.hits = Marked(self._view.lines, self._hits)
        self._tick()
        here = self._view.position_at(0, 0) if document else None
        self._go(nearest_hit(self._hits, here) if here else 0)

    def _tick(self) -> None:
        """Tick the hits on the scroll bar, as many as can be told apart there."""
        lines, view = self._view.lines, self._view
        carets = (lines.caret(hit[0]) for hit in self._hits[:_MOST_TICKS]) if lines else ()
        whole = max(view.plan.height, 1.0)
        view.bar.set_hits(sorted({round(view.plan.box_of(*at)[1] / whole, 3) for at in carets if at}))

    def _go(self, number: int) -> None:
        if self._hits:
            self._number = number % len(self._hits)
            self._count.setText(self.tr("{0} of {1}").format(self._number + 1, len(self._hits)))
        else:
            self._number = 0
            self._count.setText(self.tr("not found") if self._field.text().strip() else "")
        self._count.setProperty("role", "doubt" if not self._hits and self._count.text() else "caption")
        self._count.style().polish(self._count)
        self._show_hits()

    def _show_hits(self) -> None:
        present = self._hits[self._number] if self._hits else None
        self._view.scene.hit = Marked(self._view.lines, (present,) if present else ())
        if self._view.lines and present:
            self._reveal(self._view.lines, present)
        self._view.viewport().update()

    def _reveal(self, lines: Lines, hit: Hit) -> None:
        """Bring a match into view, clear of this field."""
        places = lines.places(*hit)
        if places:
            left, top, right, bottom = self._view.plan.box_of(*places[0])
            covered = self.height() + _INSET
            self._view.reveal_box((left, max(0.0, top - covered), right, bottom))

    def _place(self) -> None:
        viewport = self._view.viewport().geometry()
        width = min(self._bridge.theme.px(_WIDTH), viewport.width() - 2 * _INSET)
        self.setGeometry(viewport.right() - width - _INSET, _INSET, width, self.sizeHint().height())
