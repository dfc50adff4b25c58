"""One line above the table: behind which figure of the overview its documents stand, and the way out of that."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.model.behind import Behind
from workbench.ui.bridge import Bridge
from workbench.ui.controls import Tool
from workbench.ui.documents.words import tr
from workbench.ui.figure_words import told
from workbench.ui.painted import Icon
from workbench.ui.parts import Line, row


class FigureRow(QWidget):
    """Hidden while no figure narrows. `dropped` says that it is to narrow no more."""

    dropped = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._words = Line("", "medium")
        drop = Tool(bridge, "x", tr("Drop the figure"), self.dropped.emit)
        icon = Icon(bridge, "chart-column", "accent")
        self.setLayout(row(icon, (self._words, 1), drop, gap=8, margins=(18, 4, 16, 6)))
        self.hide()

    @property
    def words(self) -> str:
        """What it says; blank while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell(self, behind: Behind | None) -> None:
        """Name the figure; None hides the line."""
        if behind is not None:
            self._words.setText(tr("Behind the figure: {figure}").format(figure=told(self._bridge, behind)))
            self.setAccessibleName(self._words.text())
        self.setVisible(behind is not None)
