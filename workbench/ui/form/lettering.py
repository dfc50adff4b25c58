"""Letters shown on an item's fields from the moment a key goes to it until the next thing is done: a letter enters its
field, a digit its citation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from workbench.model.review import Place
from workbench.ui.form.letters import item_letters
from workbench.ui.form.order import Group
from workbench.ui.form.typing import COMMANDING

if TYPE_CHECKING:
    from workbench.ui.form.panel import RecordPanel

_HOLDING = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class Lettering(QObject):
    """`shown` are the places by the keys that enter them; empty while none are shown.

    They are never shown where a letter would be typed: in an editor, or on a field that letters open.
    """

    def __init__(self, panel: RecordPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.shown: dict[str, Place] = {}
        panel.bridge.place_entered.connect(self.hide)
        panel.bridge.changed.connect(self.hide)
        panel.bridge.theme_changed.connect(self.hide)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def show(self, group: Group) -> None:
        """Show the letters of an open item."""
        self.hide()
        self.shown = item_letters(group)
        for key, place in self.shown.items():
            if (box := self._panel.body.box(place)) is not None:
                box.row.set_letter(key)

    def hide(self) -> None:
        """Take the letters away."""
        shown, self.shown = self.shown, {}
        for place in shown.values():
            if (box := self._panel.body.box(place)) is not None:
                box.row.set_letter("")

    def takes(self, event: QKeyEvent) -> bool:
        """Enter the field that the key stands for; whether it did. Any other key takes the letters away."""
        if not self.shown or event.key() in _HOLDING:
            return False
        held = event.modifiers() & COMMANDING
        place = None if held else self.shown.get(event.text().upper())
        self.hide()
        if place is not None:
            self._panel.enter(place)
        return place is not None

    def _on_focus(self) -> None:
        if self.shown and not self._panel.has_focus():
            self.hide()
