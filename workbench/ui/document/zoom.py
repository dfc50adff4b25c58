"""How large the pages are: fitted to the text, to the sheet's width, or a percentage. Plain arithmetic."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

TRUE_SIZE = 96 / 72
"""Pixels a point at 100 %: the size on paper, on a screen of 96 pixels an inch."""

LEAST, MOST = 0.25, 4.0
"""The least and greatest zoom. The greatest keeps one sheet's picture under some ten megabytes."""

WIDEST_FITTED = 1.75
"""Fitting stops here: on a very wide panel text of poster size reads badly."""

_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class Fit(Enum):
    """What the page follows when the panel changes its width."""

    TEXT = "Fit text"
    WIDTH = "Fit width"
    NOTHING = ""


@dataclass(frozen=True)
class Zoom:
    """A way of fitting, or with `Fit.NOTHING` a fixed `factor` (1.0 is 100 %)."""

    fit: Fit = Fit.TEXT
    factor: float = 1.0

    @property
    def label(self) -> str:
        """What the panel's bar says."""
        return self.fit.value or f"{round(self.factor * 100)} %"

    def larger(self, present: float) -> Zoom:
        """The next larger step after `present`, the factor on screen now."""
        above = [step for step in _STEPS if step > present * 1.01]
        return fixed(above[0] if above else MOST)

    def smaller(self, present: float) -> Zoom:
        """The next smaller step before `present`."""
        below = [step for step in _STEPS if step < present * 0.99]
        return fixed(below[-1] if below else LEAST)


def fixed(factor: float) -> Zoom:
    """A fixed zoom, held within its bounds."""
    return Zoom(Fit.NOTHING, min(max(factor, LEAST), MOST))


def scale_of(zoom: Zoom, room: float, sheet_width: float, text_width: float) -> float:
    """Pixels a point. `room` is what there is for the text (Fit text) or the sheet (Fit width), in pixels.

    Fit text on a document without words, where `text_width` is 0, fits the sheet.
    """
    if zoom.fit is Fit.NOTHING:
        return zoom.factor * TRUE_SIZE
    across = text_width if zoom.fit is Fit.TEXT and text_width > 0 else sheet_width
    fitted = room / max(across, 1.0)
    return min(max(fitted, LEAST * TRUE_SIZE), WIDEST_FITTED * TRUE_SIZE)


def pinned(zoom: Zoom, scale: float) -> Zoom:
    """`zoom` with its factor set to what is on screen, so that larger and smaller go on from there."""
    return replace(zoom, factor=scale / TRUE_SIZE)
