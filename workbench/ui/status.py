"""The status line: the keys that matter now at the left, what goes on behind and when it was saved at the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.ui.actions import BY_ID, tr
from workbench.ui.bridge import Bridge
from workbench.ui.palette import caps_of
from workbench.ui.parts import Bar, ground, label, row

HINTS: dict[str, tuple[str, ...]] = {
    "start": ("project.open", "project.new", "help.keys"),
    "review": ("field.confirm", "field.edit", "document.verify", "help.keys"),
    "candidates": ("link.choose", "link.none", "field.confirm", "help.keys"),
    "adding": ("adding.review", "adding.hide", "adding.stop", "project.add", "help.keys"),
    "added": ("adding.review", "adding.hide", "project.add", "help.keys"),
}
"""Which actions of the table the line names in each place."""

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
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def tell(self, words: str, share: float) -> None:
        self._words.setText(words)
        self._bar.set_share(share)
        self.setVisible(bool(words))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()


class StatusLine(QWidget):
    """`work_pressed` says that the person wants to see what goes on behind."""

    work_pressed = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        ground(self, "bar")
        self._bridge = bridge
        self._hints = QHBoxLayout()
        self._hints.setSpacing(6)
        self._shown: tuple[str, tuple[str, ...]] = "", ()
        self._work, self._saved = _Work(bridge), label("", "caption")
        self._work.pressed.connect(self.work_pressed)
        self.setLayout(row(self._hints, None, self._work, 10, self._saved, gap=6, margins=(12, 0, 12, 0)))
        bridge.changed.connect(self._on_changed)
        bridge.working.connect(self._work.tell)
        bridge.project_changed.connect(self._on_project)
        bridge.theme_changed.connect(self._fit)
        self._fit()
        self._on_project()

    def show_place(self, place: str, doable: Callable[[str], bool]) -> None:
        """Name the keys of a place whose actions can be done now; `doable` is asked with their ids."""
        shown = tuple(id for id in HINTS[place] if doable(id))
        if (place, shown) == self._shown:
            return
        self._shown = place, shown
        while (item := self._hints.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for action in map(BY_ID.__getitem__, shown):
            keys = "+".join(caps_of(action.shown_keys())).replace(" … ", "–")
            self._hints.addWidget(label(keys, "key"))
            self._hints.addWidget(label(tr(_ELSEWHERE.get((place, action.id), action.hint)), "caption"))
            self._hints.addSpacing(10)

    @property
    def hinted(self) -> list[str]:
        """The keys named now."""
        items = (self._hints.itemAt(at) for at in range(self._hints.count()))
        labels = (item.widget() for item in items if item is not None)
        return [found.text() for found in labels if isinstance(found, QLabel) and found.property("role") == "key"]

    @property
    def saved(self) -> str:
        """What the line says of saving."""
        return self._saved.text()

    def _on_changed(self) -> None:
        self._saved.setText(self.tr("Saved {time}").format(time=f"{datetime.now():%H:%M}"))  # noqa: DTZ005 - a wall clock

    def _on_project(self) -> None:
        self._saved.setText("" if self._bridge.has_desk else self.tr("Works offline. Opens no connection."))

    def _fit(self) -> None:
        self.setFixedHeight(self._bridge.theme.px(28))
