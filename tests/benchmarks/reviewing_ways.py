"""The ways that lead from one field to another at the keyboard, and which takes the fewest keys."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt

from tests.benchmarks.reviewing_hand import BARE, CONTROL, SHIFT, K, Stroke
from workbench.ui.form.letters import item_letters, section_letters
from workbench.ui.form.order import Outline, Stop

ENTER: Stroke = (K.Key_Return, BARE)
SHEET: Stroke = (K.Key_J, CONTROL)

Way = tuple[list[Stroke], bool]
"""Keys, and whether they open what they lead to: a field's editor, a citation's candidates."""


def ways(outline: Outline, here: Stop | None, there: Stop, is_right_here: bool) -> list[Way]:
    """Every way from the stop in hand to another. `is_right_here` says that Enter may confirm what is in hand."""
    stops = outline.stops
    at, goal = (stops.index(here) if here in stops else 0), stops.index(there)
    found: list[Way] = [(_steps(at, goal), False)]
    following = outline.next_with_eyes(here.place if here else None)
    if following is not None and is_right_here:
        found.append(([ENTER, *_steps(stops.index(following), goal)], False))
    found += _by_item(outline, there)
    found += [([SHEET, _key(key)], True) for key, place in section_letters(outline).items() if place == there.place]
    return found


def _by_item(outline: Outline, there: Stop) -> Iterator[Way]:
    for number, group in enumerate(outline.items()[:9], 1):
        to_item: Stroke = (Qt.Key(K.Key_0 + number), CONTROL)
        yield [to_item, *_steps(outline.stops.index(group.stops[0]), outline.stops.index(there))], False
        for key, place in item_letters(group).items():
            if place == there.place:
                yield [to_item, _key(key)], True


def _key(label: str) -> Stroke:
    return Qt.Key(ord(label)), BARE


def _steps(here: int, there: int) -> list[Stroke]:
    if here <= there:
        return [(K.Key_Tab, BARE)] * (there - here)
    return [(K.Key_Backtab, SHIFT)] * (here - there)
