"""The row that the stop in hand belongs to: another one after it, away with it, up and down in its list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.ui.form.panel import RecordPanel


class RowInHand:
    """What keys and the action table do to it. While something is typed, the row stays as it is."""

    def __init__(self, panel: RecordPanel) -> None:
        self._panel = panel

    def add(self) -> None:
        """Add a row like the one in hand, or to the list that the stop in hand is about."""
        if (found := self._panel.standing.place_to_add()) is not None:
            self._panel.start_adding(*found)

    def remove(self) -> None:
        """Remove the row with all it holds."""
        if row := self._row():
            self._panel.deeds.remove(row)

    def move(self, by: int) -> None:
        """Move it one place up (-1) or down (1)."""
        if row := self._row():
            self._panel.deeds.move(row, by)

    def _row(self) -> str:
        return "" if self._panel.filling.editing else self._panel.standing.row_in_hand()
