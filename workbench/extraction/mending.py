"""What the words of a misread text most likely were: `guidc1ine` is `guideline`, `O4/l5/2014` a date.

Of all that each word may have been (`misreadings.py`) those are taken that together are the least unlikely: how each
was misread, and how expected it is behind the word before it (`wording.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf
from typing import NamedTuple

from workbench.extraction.figures import is_well_formed
from workbench.extraction.misreadings import Odds
from workbench.extraction.readings import SENTENCE_ENDS, Reading, Readings
from workbench.extraction.wording import bare, is_word, parts

_MALFORMED, _STRANGE, _UNLISTED, _MARKS_CHANGED = 0.65, 0.4, 0.33, 0.3
_FIGURES_CHANGED, _FIGURED, _MARKED = 0.1, 0.032, 0.01
_CHANGED, _FALLS, _CHANGED_LEAST = 0.55, 0.5, 0.01
_NEAR, _NEAR_FALLS, _KNOWN, _FAR = 0.34, 0.4, 0.0017, 6.0
_USUAL = 0.08
"""How doubtful a word is (`Mended`): letters and figures that never stand together so, mended but in no list, in no
list as printed, with other marks; mended figures that stand elsewhere, figures and marks as printed; mended to a listed
word, falling with what speaks against the next likely one; listed and as printed, falling likewise up to a distance.
Measured: so often such words were wrong in determinations misread in three ways, of whose words so large a share is
mended."""


class Mended(NamedTuple):
    """A word as it most likely reads, and its `doubt`: how many of a text's errors stand here on average, from 0."""

    text: str
    doubt: float


def mended(words: Sequence[str]) -> list[Mended]:
    """Printed words (punctuation at their ends allowed) as they most likely read, one for one.

    Read twice: how the text is misread, and what its words are, shows in the first reading.
    """
    cores = [bare(word) for word in words]
    first = _Mending(words, cores, cores, Odds())
    path = first.best()
    odds = Odds((reading.slips for reading in path), sum(map(len, words)))
    mending = _Mending(words, cores, [reading.word for reading in path], odds)
    path = mending.best()
    misread = mending.changed(path) / _USUAL if words else 0.0
    return [Mended(reading.text, mending.doubt(at, path, misread)) for at, reading in enumerate(path)]


class _Mending:
    """The words of one text, and which of all that each may have been they are; `taken` for what they were so far."""

    def __init__(self, words: Sequence[str], cores: Sequence[str], taken: Sequence[str], odds: Odds) -> None:
        readings = Readings(words, cores, taken, odds)
        self._words = words
        self._cores = cores
        self._wording = readings.wording
        self._layers = [readings.at(place) for place in range(len(words))]

    def best(self) -> list[Reading]:
        """The readings that are least unlikely together, found forwards, followed back."""
        costs: list[list[float]] = []
        came: list[list[int]] = []
        for at, layer in enumerate(self._layers):
            costs.append([])
            came.append([])
            for reading in layer:
                cost, back = self._reached(at, reading, costs)
                costs[at].append(cost)
                came[at].append(back)
        found: list[Reading] = []
        chosen = 0
        for at in range(len(costs) - 1, -1, -1):
            if at == len(costs) - 1:
                chosen = costs[at].index(min(costs[at]))
            found.append(self._layers[at][chosen])
            chosen = came[at][chosen]
        return found[::-1]

    def changed(self, path: Sequence[Reading]) -> float:
        """Which share of the words is read as another than is printed, 0 to 1."""
        return sum(chosen.word != core for chosen, core in zip(path, self._cores, strict=True)) / len(path)

    def doubt(self, at: int, path: Sequence[Reading], misread: float) -> float:
        """How doubtful the reading chosen at a place is: by what it is, and how near another comes to it.

        What looks right is doubtful as much as the text is `misread`, 1 being as usual.
        """
        chosen = path[at]
        figured = any(letter.isdigit() for letter in chosen.word)
        if chosen.word != self._cores[at]:
            if self._wording.is_strange(at, chosen.word):
                return _STRANGE
            if figured:
                return _FIGURES_CHANGED
            return max(_CHANGED_LEAST, _CHANGED * exp(-_FALLS * self._apart(at, path)))
        if not is_well_formed(chosen.text):
            return _MALFORMED
        if chosen.text != self._words[at]:
            return _MARKS_CHANGED
        if not chosen.word.isalpha():
            return misread * (_FIGURED if figured else _MARKED)
        if not is_word(parts(chosen.text)[1]):
            return _UNLISTED
        apart = self._apart(at, path)
        return misread * (_NEAR * exp(-_NEAR_FALLS * apart) if apart < _FAR else _KNOWN)

    def _apart(self, at: int, path: Sequence[Reading]) -> float:
        """How much less likely the next likely reading of a place is than the one chosen."""
        others = [other for other in self._layers[at] if other.word != path[at].word]
        if not others:
            return inf
        return min(self._between(at, other, path) for other in others) - self._between(at, path[at], path)

    def _between(self, at: int, reading: Reading, path: Sequence[Reading]) -> float:
        """The cost of a reading between the words chosen on either side of it."""
        cost = self._step(at, path[at - 1] if at else None, reading, self._alone(at, reading))
        if at + 1 == len(path):
            return cost
        return cost + self._step(at + 1, reading, path[at + 1], self._alone(at + 1, path[at + 1]))

    def _reached(self, at: int, reading: Reading, costs: list[list[float]]) -> tuple[float, int]:
        """The least cost of a reading with all before it, and which of the readings before it that is by."""
        alone = self._alone(at, reading)
        if not at:
            return self._step(at, None, reading, alone), 0
        before = zip(self._layers[at - 1], costs[at - 1], strict=True)
        ways = [cost + self._step(at, earlier, reading, alone) for earlier, cost in before]
        least = min(ways)
        return least, ways.index(least)

    def _alone(self, at: int, reading: Reading) -> float:
        return self._wording.alone(at, reading.word, parts(self._words[at])[1])

    def _step(self, at: int, before: Reading | None, reading: Reading, alone: float) -> float:
        """The cost of a reading behind another, where its word costs `alone` by itself."""
        if before is None or before.text[-1:] in SENTENCE_ENDS:
            return alone + reading.cost
        return self._wording.behind(at, before.word, reading.word, alone) + reading.cost
