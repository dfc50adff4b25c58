"""The key of an action as caps in the menu row."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.ui.bridge import Bridge
from workbench.ui.keymap import caps_of
from workbench.ui.parts import label, row


class KeyCaps(QWidget):
    """The key of one action as caps, also after it was changed."""

    def __init__(self, bridge: Bridge, id: str) -> None:
        super().__init__()
        self._bridge, self._id = bridge, id
        self._row = row(gap=4)
        self.setLayout(self._row)
        bridge.keys.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for cap in caps_of(self._bridge.keys.shown(self._id)):
            self._row.addWidget(label(cap, "key"))
