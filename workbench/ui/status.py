"""The status line: the keys that matter now at the left, what goes on behind and when it was saved at the right."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from time import strftime
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QFrame, QWidget

from workbench.ui.actions import BY_ID, tr
from workbench.ui.bridge import Bridge
from workbench.ui.painted import Bar
from workbench.ui.parts import ground, label, row

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QMouseEvent, QResizeEvent

HINTS: dict[str, tuple[str, ...]] = {
    "manual": ("help.keys",),
    "start": ("project.open", "project.new", "help.keys"),
    "review": ("field.confirm", "field.edit", "field.letter", "document.verify", "help.keys"),
    "candidates": ("link.choose", "link.none", "field.confirm", "help.keys"),
    "adding": ("adding.review", "adding.hide", "adding.stop", "project.add", "help.keys"),
    "overview": ("figure.open", "figure.next", "figure.export", "help.keys"),
    "documents": ("documents.open", "project.search", "view.save", "help.keys"),
    "catalogue": ("project.add", "help.keys"),
    "added": ("adding.review", "adding.hide", "project.add", "help.keys"),
}
"""Which actions of the table the line names in each place."""

_AROUND, _BETWEEN = 56, 22
"""Pixels beside and between the hints."""

_ELSEWHERE: dict[tuple[str, str], str] = {
    ("added", "adding.hide"): str(QT_TRANSLATE_NOOP("Actions", "back to review")),
    ("candidates", "field.confirm"): str(QT_TRANSLATE_NOOP("Actions", "next to check")),
}
"""What an action is called where its own few words say too little."""


class _Work(QWidget):
    pressed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._words, self._bar = label("", "caption"), Bar(bridge)
        self._bar.setFixedWidth(90)
        self.setLayout(row(self._words, self._bar))
        self.hide()

    def tell(self, words: str, share: float) -> None:
        self._words.setText(words)
        self._bar.set_share(share)
        self.setVisible(bool(words))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()


class StatusLine(QFrame):
    """`work_pressed` says that the person wants to see what goes on behind."""

    work_pressed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        ground(self, "bar")
        self._bridge = bridge
        self._hint_labels = [(label("", "key"), label("", "caption")) for _ in range(max(map(len, HINTS.values())))]
        hints = row(*(row(key, words, gap=6) for key, words in self._hint_labels), gap=16)
        self._has_place = False
        self._shown: tuple[str, tuple[str, ...]] = "", ()
        self._notes = {"overview": self.tr("Times stay in this project, in no export")}
        self._work, self._note, self._saved = _Work(bridge), label("", "caption"), label("", "caption")
        self._work.pressed.connect(self.work_pressed)
        self.setLayout(row(hints, None, self._work, 10, self._note, 10, self._saved, gap=6, margins=(12, 0, 12, 0)))
        bridge.changed.connect(self._on_changed)
        bridge.working.connect(self._on_working)
        bridge.project_changed.connect(self._on_project)
        bridge.theme_changed.connect(self._fit)
        bridge.keys.changed.connect(self._tell)
        self._fit()
        self._on_project()

    def show_place(self, place: str, doable: Callable[[str], bool]) -> None:
        """Name the keys of a place whose actions can be done now; `doable` is asked with their ids."""
        shown = tuple(id for id in HINTS[place] if doable(id) and self._bridge.keys.shown(id))
        if (place, shown) == self._shown:
            return
        self._shown = place, shown
        self._note.setText(self._notes.get(place, ""))
        self._tell()

    def note(self, place: str, words: str) -> None:
        """Say something of a place at the right while it is in view."""
        self._notes[place] = words
        if self._shown[0] == place:
            self._note.setText(words)
            self._tell()

    def _tell(self) -> None:
        """Name the actions shown by the keys that they have now."""
        place, shown = self._shown
        for id, (key, words) in zip_longest(shown, self._hint_labels):
            if id is not None:
                key.setText(self._bridge.keys.told(id).replace(" … ", "–"))
                words.setText(tr(_ELSEWHERE.get((place, id), BY_ID[id].hint)))
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        """The hints that have room beside what stands at the right, the first ones first; a place's note gives way."""
        if not self._has_place:  # words are not measured before they have their looks
            for number, (key, words) in enumerate(self._hint_labels):
                key.setVisible(number < len(self._shown[1]))
                words.setVisible(number < len(self._shown[1]))
            return
        room = self.width() - _AROUND - sum(self._wanted(part) for part in (self._work, self._saved))
        hints = [key.sizeHint().width() + words.sizeHint().width() + _BETWEEN for key, words in self._hint_labels]
        wanted = sum(hints[: len(self._shown[1])])
        self._note.setVisible(bool(self._note.text()) and wanted + self._note.sizeHint().width() + _BETWEEN <= room)
        for number, (key, words) in enumerate(self._hint_labels):
            room -= hints[number]
            fits = number < len(self._shown[1]) and room >= 0
            key.setVisible(fits)
            words.setVisible(fits)

    def _wanted(self, part: QWidget) -> int:
        return 0 if part.isHidden() else part.sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._has_place = True
        self._show_what_fits()

    @property
    def hinted(self) -> list[str]:
        """The keys named now."""
        return [key.text() for key, _words in self._hint_labels if not key.isHidden()]

    @property
    def saved(self) -> str:
        """What the line says of saving."""
        return self._saved.text()

    def _on_changed(self) -> None:
        self._saved.setText(self.tr("Saved {time}").format(time=strftime("%H:%M")))
        self._show_what_fits()

    def _on_working(self, words: str, share: float) -> None:
        self._work.tell(words, share)
        self._show_what_fits()

    def _on_project(self) -> None:
        self._saved.setText("" if self._bridge.has_desk else self.tr("Works offline. Opens no connection."))

    def _fit(self) -> None:
        self.setFixedHeight(self._bridge.theme.px(28))
        self._show_what_fits()
