"""Runs of text that are marked, selected or matched, as boxes: worked out page by page, as pages come into view."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from workbench.model.evidence import Rect
from workbench.ui.document.lines import Lines, Position

Stretch = tuple[Position, Position]
"""From where to where, in reading order."""


class Marked:
    """Stretches of one document, in reading order and apart from each other."""

    def __init__(self, lines: Lines | None = None, stretches: Sequence[Stretch] = ()) -> None:
        self._lines, self._stretches = lines, stretches if lines else ()
        self._known: dict[int, dict[int, list[Rect]]] = {}

    def __len__(self) -> int:
        return len(self._stretches)

    def on_sheet(self, sheet: int) -> list[Rect]:
        """The boxes of a sheet, one a line of each stretch."""
        if not self._lines or not self._stretches:
            return []
        page = self._lines.document.sheets[sheet].page
        if page not in self._known:
            self._known[page] = self._on_page(self._lines, page)
        return self._known[page].get(sheet, [])

    def _on_page(self, lines: Lines, page: int) -> dict[int, list[Rect]]:
        found: dict[int, list[Rect]] = {}
        head, foot = Position(page, 0), Position(page, len(lines.document.pages[page].text))
        number = bisect_left(self._stretches, page, key=lambda stretch: stretch[1].page)
        for start, end in self._stretches[number:]:
            if start.page > page:
                break
            for sheet, box in lines.places(max(start, head), min(end, foot)):
                found.setdefault(sheet, []).append(box)
        return found
