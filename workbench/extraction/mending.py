"""What the words of a misread text most likely were: `guidc1ine` is `guideline`, `O4/l5/2014` a date.

Of all that each word may have been (`misreadings.py`) those are taken that together are the least unlikely: how each
was misread, and how expected it is behind the word before it (`wording.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp, inf
from typing import NamedTuple

from workbench.extraction.figures import is_well_formed, with_figures
from workbench.extraction.misreadings import FARTHEST, misread_as, near
from workbench.extraction.wording import Wording, bare, expected, is_word, parts

_LEVEL = re.compile(r"(?:[CLTS]\d{1,2}|[clts][1-9]\d?|[A-Z]\d\d)(?![\dA-Za-z])")
_PARTED = re.compile(r"([/(\-]|'s\b)")
_TAIL = re.compile(r"(\w{3,})([.,;:])\w")
"""A word with a letter too many behind its punctuation."""
_SENTENCE_ENDS = ".:?!"
_NAMES_LONG, _LONGEST_CODE = 4, 5
_MOST = 8
_PUNCTUATION = 5.5
"""How unlikely it is that a letter became punctuation or punctuation a letter."""
_NEARLY = 2.0
_LISTED = 1.5
"""So much more must speak against a word that is in a list: how words follow each other is known but roughly."""


class _Reading(NamedTuple):
    """What a word may have been: in lower case, as it would be printed, and how unlikely the misreading is."""

    word: str
    text: str
    cost: float


_MALFORMED, _STRANGE, _UNLISTED = 1.5, 1.7, 0.5
_FIGURED, _MARKED = 0.045, 0.02
_CHANGED, _FALLS, _CHANGED_LEAST = 0.9, 0.45, 0.02
_KNOWN_NEAR, _KNOWN, _FAR = 0.08, 0.001, 4.0
_USUAL = 0.08
"""How doubtful a word is (`Mended`): letters and figures that never stand together so, mended but in no list, in no
list as printed; with figures, with marks; mended to a listed word, falling with what speaks against the next likely
one; listed and as printed with another less than so far, with none. Measured on determinations misread in six ways, of
whose words so large a share is mended."""


class Mended(NamedTuple):
    """A word as it most likely reads, and its `doubt`: how many of a text's errors stand here on average, from 0."""

    text: str
    doubt: float


def mended(words: Sequence[str]) -> list[Mended]:
    """Printed words (punctuation at their ends allowed) as they most likely read, one for one."""
    mending = _Mending(words)
    path = mending.best()
    misread = mending.changed(path) / _USUAL if words else 0.0
    return [Mended(reading.text, mending.doubt(at, path, misread)) for at, reading in enumerate(path)]


class _Mending:
    """The words of one text, and what each may have been."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._cores = [bare(word) for word in words]
        own = Counter(self._cores)
        strange = [core for core, count in own.items() if count > 1 and core.isalpha() and not is_word(core)]
        slips = {core for core in strange if any(own[other] > own[core] for other, _ in near(core))}
        self._names = [core for core in strange if core not in slips and len(core) >= _NAMES_LONG]
        self._wording = Wording(self._cores, slips)
        self._prints: dict[str, Counter[str]] = {}
        for word, core in zip(words, self._cores, strict=True):
            self._prints.setdefault(core, Counter())[parts(word)[1]] += 1
        self._layers = [self._readings(at) for at in range(len(words))]

    def best(self) -> list[_Reading]:
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
        found: list[_Reading] = []
        chosen = 0
        for at in range(len(costs) - 1, -1, -1):
            if at == len(costs) - 1:
                chosen = costs[at].index(min(costs[at]))
            found.append(self._layers[at][chosen])
            chosen = came[at][chosen]
        return found[::-1]

    def changed(self, path: Sequence[_Reading]) -> float:
        """Which share of the words is read as another than is printed, 0 to 1."""
        return sum(chosen.word != core for chosen, core in zip(path, self._cores, strict=True)) / len(path)

    def doubt(self, at: int, path: Sequence[_Reading], misread: float) -> float:
        """How doubtful the reading chosen at a place is: by what it is, and how near another comes to it.

        What looks right is doubtful as much as the text is `misread`, 1 being as usual.
        """
        chosen = path[at]
        if chosen.word != self._cores[at]:
            if self._wording.is_strange(at, chosen.word):
                return _STRANGE
            return max(_CHANGED_LEAST, _CHANGED * exp(-_FALLS * self._apart(at, path)))
        if not is_well_formed(chosen.text):
            return _MALFORMED
        if not chosen.word.isalpha():
            return misread * (_FIGURED if any(letter.isdigit() for letter in chosen.word) else _MARKED)
        if not is_word(parts(chosen.text)[1]):
            return _UNLISTED
        return misread * (_KNOWN_NEAR if self._apart(at, path) < _FAR else _KNOWN)

    def _apart(self, at: int, path: Sequence[_Reading]) -> float:
        """How much less likely the next likely reading of a place is than the one chosen."""
        others = [other for other in self._layers[at] if other.word != path[at].word]
        if not others:
            return inf
        return min(self._between(at, other, path) for other in others) - self._between(at, path[at], path)

    def _between(self, at: int, reading: _Reading, path: Sequence[_Reading]) -> float:
        """The cost of a reading between the words chosen on either side of it."""
        cost = self._step(at, path[at - 1] if at else None, reading, self._alone(at, reading))
        if at + 1 == len(path):
            return cost
        return cost + self._step(at + 1, reading, path[at + 1], self._alone(at + 1, path[at + 1]))

    def _reached(self, at: int, reading: _Reading, costs: list[list[float]]) -> tuple[float, int]:
        """The least cost of a reading with all before it, and which of the readings before it that is by."""
        alone = self._alone(at, reading)
        if not at:
            return self._step(at, None, reading, alone), 0
        before = zip(self._layers[at - 1], costs[at - 1], strict=True)
        ways = [cost + self._step(at, earlier, reading, alone) for earlier, cost in before]
        least = min(ways)
        return least, ways.index(least)

    def _alone(self, at: int, reading: _Reading) -> float:
        return self._wording.alone(at, reading.word, parts(self._words[at])[1])

    def _step(self, at: int, before: _Reading | None, reading: _Reading, alone: float) -> float:
        """The cost of a reading behind another, where its word costs `alone` by itself."""
        if before is None or before.text[-1:] in _SENTENCE_ENDS:
            return alone + reading.cost
        return self._wording.behind(at, before.word, reading.word, alone) + reading.cost

    def _readings(self, at: int) -> list[_Reading]:
        """What a word may have been, as it stands first."""
        word, core = self._words[at], self._cores[at]
        stays = _Reading(core, word, 0.0)
        if (figures := with_figures(word)) is not None:
            return [_Reading(bare(figures), figures, 0.0)]
        if not any(letter.isalpha() for letter in core) or _LEVEL.match(word) or (len(core) < 2 and core not in word):
            return [stays]
        found = [stays, *self._whole(at)]
        if len(found) == 1 and not is_word(core):
            found += self._compound(at)
        if len(found) > _MOST:
            found = [stays, *sorted(found[1:], key=lambda one: one.cost + (expected(one.word) or 0.0))[:_MOST]]
        return found

    def _whole(self, at: int) -> Iterator[_Reading]:
        """Readings of the word as one, also with a letter at its end that is printed as punctuation."""
        start, printed, end = parts(self._words[at])
        core = self._cores[at]
        digits = sum(letter.isdigit() for letter in core)
        is_code = digits and len(core) - digits < _LONGEST_CODE and any(letter.isupper() for letter in printed[1:])
        if is_code or (digits > 1 and digits * 3 > len(core)):
            return
        known = is_word(printed)
        for other, cost in self._near(core):
            yield _Reading(other, start + self._cased(other, printed, at) + end, cost + known * _LISTED)
        if known:
            return
        if (tail := _TAIL.fullmatch(printed)) and is_word(tail[1]):
            yield _Reading(tail[1].lower(), start + tail[1] + tail[2] + end, _PUNCTUATION)
        if len(start) == 1 and start in ".,;:-)":
            for other, cost in near(start + core):
                yield _Reading(other, self._cased(other, printed, at) + end, cost)
        if end and end[0] in ".,;:(-":
            for other, cost in near(core + end[0]):
                if other.startswith(core):
                    yield _Reading(other, start + self._cased(other, printed, at) + end[1:], cost + _NEARLY)
        follows = at + 1 == len(self._words) or self._words[at + 1][:1].isupper()
        if is_word(core[:-1]) and len(core) > _NAMES_LONG and follows and not end:
            yield _Reading(core[:-1], start + self._cased(core[:-1], printed, at) + ".", _PUNCTUATION)

    def _near(self, core: str) -> Iterator[tuple[str, float]]:
        yield from near(core)
        if not is_word(core) and len(core) >= _NAMES_LONG:
            for name in self._names:
                if name != core and abs(len(name) - len(core)) < 3 and (cost := misread_as(name, core)) < FARTHEST:
                    yield name, cost

    def _compound(self, at: int) -> Iterator[_Reading]:
        """The reading of a word of several parts, each part by itself."""
        start, printed, end = parts(self._words[at])
        pieces = _PARTED.split(printed)
        if len(pieces) < 2:
            return
        read = "".join(piece if len(piece) < 3 else self._part(piece) for piece in pieces)
        if read != printed:
            yield _Reading(read.lower(), start + read + end, -FARTHEST)

    def _part(self, piece: str) -> str:
        low = piece.lower()
        if any(letter.isdigit() for letter in piece):
            return piece
        best, least = piece, self._wording.alone(0, low, piece)
        for other, cost in near(low):
            if cost + (expected(other) or 0.0) < least:
                best, least = _like(other, piece), cost + (expected(other) or 0.0)
        return best

    def _cased(self, word: str, printed: str, at: int) -> str:
        """A word with the capitals it has elsewhere in the text, or else those of what is printed."""
        begins = at == 0 or self._words[at - 1][-1:] in _SENTENCE_ENDS
        if elsewhere := self._prints.get(word):
            usual = elsewhere.most_common(1)[0][0]
            if not usual.islower() and usual != usual.capitalize():
                return usual
            if usual.islower() and not begins and word[:1] != printed[:1].lower() and not printed.isupper():
                return usual
        if begins and printed.islower() and word[:1] != printed[:1]:
            return word.capitalize()
        return _like(word, printed)


def _like(word: str, printed: str) -> str:
    """A word with the capitals of another."""
    letters = [letter for letter in printed if letter.isalpha()]
    if len(letters) > 1 and sum(letter.isupper() for letter in letters) * 2 > len(letters):
        return word.upper()
    return word.capitalize() if printed[:1].isupper() else word
