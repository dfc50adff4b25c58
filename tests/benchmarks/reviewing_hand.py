"""A hand at the keyboard of the real window: each key goes where the focus is, is counted and timed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks.at_the_window import turn, until
from workbench.model.review import ReviewRecord
from workbench.ui.app import Parts
from workbench.ui.document.lines import Position
from workbench.ui.form import RecordPanel

K = Qt.Key
BARE, CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Stroke = tuple[Qt.Key, Qt.KeyboardModifier]
_HEADED = re.compile(r"(?:^|\n)[ \t]*(\d{1,2}[.)])?[ \t]*(regarding the request for(?: an?| the)?)?\s*$", re.IGNORECASE)
"""What stands on the line before an item's heading: nothing, its number, the form's own words."""


@dataclass
class Told:
    """What one document took. A typed value counts as one key, its letters apart; a selection on the page as one."""

    name: str
    items: int
    keys: Counter[str] = field(default_factory=Counter)
    letters: int = 0
    corrections: Counter[str] = field(default_factory=Counter)
    spoilt: str = ""
    end: str = "verified"

    @property
    def count(self) -> int:
        return sum(self.keys.values())


class Hand:
    """Presses keys, types, selects on the page. `told` counts them, `log` names them, `times` are those of each."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.told = Told("", 0)
        self.times: list[tuple[float, str]] = []
        self.log: list[str] = []

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = BARE, why: str = "") -> None:
        """One key."""
        name = why or key.name.removeprefix("Key_")
        self.told.keys[name] += 1
        self.log.append(name)
        self._timed(lambda: QTest.keyClick(QApplication.focusWidget() or self.parts.window, key, held), name)

    def stroke(self, *strokes: Stroke) -> None:
        """Keys that only lead somewhere."""
        for key, held in strokes:
            self.press(key, held, "" if key == K.Key_Return else "go")

    def type(self, words: str) -> None:
        """A value, letter by letter."""
        self.told.keys["typed value"] += 1
        self.told.letters += len(words)
        self.log.append(f"“{words[:20]}”")
        for letter in words:
            self._timed(partial(self._letter, letter), "letter")

    def _letter(self, letter: str) -> None:
        QTest.keyClicks(QApplication.focusWidget() or self.parts.window, letter)

    def _timed(self, act: Callable[[], object], name: str) -> None:
        begun = perf_counter()
        act()
        turn(self.parts.application)
        self.times.append((perf_counter() - begun, name))
        self.wait()

    def wait(self) -> None:
        """Until nothing is done behind the window."""
        until(self.parts, lambda: not self.parts.runner.busy)

    def select(self, *wordings: str) -> bool:
        """Select words on the page with the mouse, the first wording that stands there; whether one does.

        Where it stands several times, the place is meant that looks most like a heading, and of several the first.
        """
        view = self.parts.window.review.document.view
        pages = view.document.pages if view.document else ()
        for words in wordings:
            pattern = re.compile(r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
            found = [(n, hit.span(), page.text) for n, page in enumerate(pages) for hit in pattern.finditer(page.text)]
            if not found or view.selection is None:
                continue
            page, (start, end), _ = max(found, key=lambda each: _like_heading(each[2], *each[1]))
            view.selection.begin(Position(page, start))
            view.selection.extend(Position(page, end))
            view.show_selection()
            self.told.keys["selected on the page"] += 1
            self.log.append(f"[{words[:20]}]")
            return True
        return False

    @property
    def form(self) -> RecordPanel:
        """The record panel."""
        return self.parts.window.review.form

    @property
    def record(self) -> ReviewRecord:
        """The open record as the desk holds it."""
        assert self.parts.bridge.record is not None
        return self.parts.bridge.desk.record(self.parts.bridge.record)


def _like_heading(text: str, start: int, end: int) -> tuple[bool, int, bool]:
    """How much words look like an item's heading: alone at their line's beginning, numbered, a colon behind them."""
    before = _HEADED.search(text, max(0, start - 80), start)
    signs = sum(map(bool, before.groups())) if before else 0
    return before is not None, signs, text[end : end + 2].lstrip().startswith(":")
