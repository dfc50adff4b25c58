"""What each word of a misread text may have been: as it stands, misread, between other marks, joined, as elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.extraction.brackets import Brackets
from workbench.extraction.capitals import HIDDEN, Shape, shapes
from workbench.extraction.figures import with_figures
from workbench.extraction.figures_told import figures_told, is_formed
from workbench.extraction.misreadings import ALIKE, FARTHEST, LONGEST, LOST, MARK, MORE, OTHER, Odds, Slips, near, way
from workbench.extraction.punctuation import ALIKE as ALIKE_MARKS
from workbench.extraction.punctuation import UNUSUAL, before, behind
from workbench.extraction.wording import (
    Wording,
    are_paired,
    bare,
    expected,
    is_abbreviation,
    is_shortened,
    is_word,
    lexicon,
    parts,
)

_LEVEL = re.compile(r"(?:[CLTS]\d{1,2}|[clts][1-9]\d?|[A-Z]\d\d)(?![\dA-Za-z])")
_PARTED = re.compile(r"([/(\-]|'s\b)")
_MONTHS = frozenset(
    ("january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december")
)
_MONTH = 8.0
"""How much more expected a month is before a day and a year."""
_DAY_AND_YEAR = re.compile(r"\d{1,2},? (?:19|20)\d\d\b")
SENTENCE_ENDS = ".:?!"
_NAMES_LONG, _LONGEST_CODE = 4, 5
_INITIALS = re.compile(r"[A-Z]{2}[,.;]|[B-HJ-Z][,.;]")
_AUTHOR = 6.0
"""How much more expected a name in no list is before initials."""
_SURE = 6
"""Longer words that a list has are no misread ones for a capital within."""
_MOST = 8
_JOINED, _OFTEN = 7, 11.0
"""From how many letters on a word may be two that are joined, and how expected each of them is at least."""
_LISTED, _RARE, _SHOUTED = 2.3, 11.5, 6.0
"""So much more must speak against a word that is in a list, and against capitals: how words follow each other is known
but roughly."""
_MARKS, _TWICE = 0.9, 1.0
"""How far punctuation counts, and how expected it is at most where the word stands so elsewhere in the text."""


class Reading(NamedTuple):
    """What a word may have been: in lower case, as it would be printed, how it was misread, how unlikely that is."""

    word: str
    text: str
    cost: float
    slips: Slips = ()


class Readings:
    """The words of one text, and what each may have been; `taken` for what they were so far."""

    def __init__(self, words: Sequence[str], cores: Sequence[str], taken: Sequence[str], odds: Odds) -> None:
        self._words = words
        self._cores = cores
        self._odds = odds
        own = Counter(taken)
        strange = [core for core, count in own.items() if count > 1 and core.isalpha() and not is_word(core)]
        slips = {core for core in strange if any(own[other] >= own[core] for other, _ in near(core))}
        self._names = [core for core in strange if core not in slips and _NAMES_LONG <= len(core) <= LONGEST]
        self.wording = Wording(taken, slips)
        self._tokens = Counter((one[0], one[1].lower(), one[2]) for one in map(parts, words))
        self._ends: dict[str, Counter[str]] = {}
        for (_, core, end), count in self._tokens.items():
            if "(" in core or len(core) > _NAMES_LONG:
                self._ends.setdefault(core, Counter())[end] += count
        self._hyphened = {core.replace("-", ""): core for core, count in own.items() if "-" in core and count > 1}
        self._prints: dict[str, Counter[str]] = {}
        for word, core in zip(words, self._cores, strict=True):
            self._prints.setdefault(core, Counter())[parts(word)[1]] += 1
        self._figures = figures_told(words, odds)
        self._brackets = Brackets(words)

    def at(self, at: int) -> list[Reading]:
        """What a word may have been, as it stands first."""
        word, core = self._words[at], self._cores[at]
        stays = self._as_it_stands(at)
        if len(word) > LONGEST:
            return [stays]
        figures = self._figures.get(at) or (None if is_formed(word) else with_figures(word))
        if figures is not None:
            return [Reading(bare(figures), figures, 0.0)]
        if self._is_kept(at):
            return [stays]
        found = [stays, *self._whole(at), *self._marks(at), *self._as_elsewhere(at), *self._paired(at)]
        if not is_word(core):
            found += [*self._compound(at), *self._joined(at)]
        if len(found) > _MOST:
            found = [stays, *sorted(found[1:], key=lambda one: self._alone(at, one))[:_MOST]]
        return found

    def _alone(self, at: int, reading: Reading) -> float:
        """How unlikely a reading is, whatever stands beside it."""
        return reading.cost + self.wording.alone(at, reading.word, parts(reading.text)[1])

    def _as_it_stands(self, at: int) -> Reading:
        """The word as printed, each letter whose case is wrong being misread all the same."""
        start, printed, end = parts(self._words[at])
        core = self._cores[at]
        hidden = min(shape.core.count(HIDDEN) for shape in self._shapes(at))
        cost = self._odds.of((OTHER,) * hidden) + self._marked(at, start, end, core)
        if printed.istitle() and _INITIALS.fullmatch(self._behind(at)) and not is_word(core):
            cost -= _AUTHOR
        return Reading(core, start + printed + self._closed(printed, end), cost)

    def _shapes(self, at: int) -> list[Shape]:
        """What a printed word is when no letter has the wrong case; itself if it stands so elsewhere or is listed."""
        printed, core = parts(self._words[at])[1], self._cores[at]
        if self._prints[core][printed] > 1 or (len(core) > _SURE and core in lexicon() and not printed[-1].isupper()):
            return [Shape(printed, core)]
        return shapes(printed)

    def _is_kept(self, at: int) -> bool:
        """Whether a word is right as it stands: one of figures, a usual abbreviation, a sign."""
        word, core = self._words[at], self._cores[at]
        if self._before_day(at):
            return False
        if is_shortened(word.lower()) or (is_shortened(core) and (word[-1:] in ".," or not core.isalpha())):
            return True
        if core == "x" and any(map(str.isdigit, self._behind(at))):
            return True
        if is_formed(word) or _LEVEL.match(word) or not any(letter.isalpha() for letter in core):
            return True
        return len(core) < 2 and core not in word

    def _behind(self, at: int) -> str:
        """The word behind a place as printed; empty at the end."""
        return self._words[at + 1] if at + 1 < len(self._words) else ""

    def _marked(self, at: int, start: str, end: str, word: str = "") -> float:
        cost = before(start) + behind(end, self._behind(at), word) + self._brackets.cost(at, start, word, end)
        usual = self._tokens[start, word, end] > 1 or (end[:1] == "." and is_shortened(word))
        return _MARKS * (min(cost, _TWICE) if usual else cost)

    def _before_day(self, at: int) -> bool:
        """Whether a day and a year stand behind a word."""
        return bool(_DAY_AND_YEAR.match(" ".join(self._words[at + 1 : at + 3])))

    def _whole(self, at: int) -> Iterator[Reading]:
        """Readings of the word as one, between the marks that are printed."""
        start, printed, end = parts(self._words[at])
        core = self._cores[at]
        digits = sum(letter.isdigit() for letter in core)
        is_code = (
            digits
            and not (digits == 1 and any(is_abbreviation(other) for other, _ in near(core)))
            and len(core) - digits < _LONGEST_CODE
            and sum(map(str.isupper, printed)) * 2 >= len(core) - digits
            and any(map(str.isupper, printed[1:]))
        )
        if is_code or (digits > 1 and digits * 3 > len(core)):
            return
        odd = end and self._marked(at, start, end, core) > _MARKS * UNUSUAL
        for shape in self._shapes(at):
            known = _listed(printed) if shape.core == core else 0.0
            for other, slips in self._near(shape.core):
                marked = self._marked(at, start, end, other)
                cost = self._odds.of(slips) + known + marked + self._shouted(at, other, shape.printed)
                cost -= _MONTH * (other in _MONTHS and self._before_day(at))
                text = start + self._cased(other, shape.printed, at)
                yield Reading(other, text + self._closed(other, end), cost, slips)
                if odd:
                    cost += self._marked(at, start, end[1:], other) - marked + self._odds.of((MORE,))
                    yield Reading(other, text + self._closed(other, end[1:]), cost, (*slips, MORE))

    def _closed(self, word: str, end: str) -> str:
        """The marks behind a word, and the bracket that it leaves open; as behind the same word elsewhere."""
        if word.count("(") <= word.count(")") + end.count(")"):
            return end
        elsewhere = self._ends.get(word.lower(), Counter()).most_common(1)
        return elsewhere[0][0] if elsewhere and elsewhere[0][0].startswith(")") else f"){end}"

    def _shouted(self, at: int, other: str, printed: str) -> float:
        """What it costs to take letters that are all capitals among others that are not for a word of small ones."""
        if sum(letter.isupper() for letter in printed) < 2 or any(map(is_abbreviation, other.split("-"))):
            return 0.0
        beside = [parts(word)[1] for word in (*self._words[max(0, at - 1) : at], *self._words[at + 1 : at + 2])]
        return 0.0 if any(word.isupper() and len(word) > 1 for word in beside) else _SHOUTED

    def _marks(self, at: int) -> Iterator[Reading]:
        """Readings with other marks at the word's ends: one was a letter, or another mark, or a letter was a mark."""
        start, printed, end = parts(self._words[at])
        core = self._cores[at]
        known = is_word(printed)
        for marked in self._brackets.completed(at, start, printed, end):
            yield self._so(at, *marked)
        if not known and len(printed) > 1 and not printed[-2].isalnum():
            head, word, marks = parts(start + printed[:-1])
            if is_word(word) or self._tokens[head, word.lower(), marks + end]:
                yield self._so(at, head, word, marks + end, (MORE,))
        odd = self._marked(at, start, end, core) > _MARKS * UNUSUAL
        if start and (not known or odd):
            yield self._so(at, start[:-1], printed, end, (MORE,))
            yield from (
                self._so(at, start[:-1], self._cased(other, printed, at), end, (*slips, MARK))
                for other, slips in near(start[-1] + core)
            )
        if end and (not known or odd):
            yield self._so(at, start, printed, end[1:], (MORE,))
            yield self._so(at, start, printed, end[:-1], (MORE,))
            yield from (
                self._so(at, start, self._cased(other, printed, at), end[1:], (*slips, MARK))
                for other, slips in near(core + end[0])
                if other.startswith(core)
            )
            if end[0] in ALIKE_MARKS:
                yield self._so(at, start, printed, ALIKE_MARKS[end[0]] + end[1:], (ALIKE,))
        if not end and not known and len(core) >= _NAMES_LONG and is_word(core[:-1]):
            yield from (self._so(at, start, printed[:-1], mark, (OTHER,)) for mark in (",", ".", ":"))

    def _so(self, at: int, start: str, printed: str, end: str, slips: Slips) -> Reading:
        as_seen = printed == parts(self._words[at])[1]
        hidden = 0 if as_seen else min(shape.core.count(HIDDEN) for shape in shapes(printed))
        cost = self._odds.of((*slips, *(OTHER,) * hidden)) + self._marked(at, start, end, printed.lower())
        return Reading(printed.lower(), start + printed + self._closed(printed, end), cost, slips)

    def _near(self, core: str) -> Iterator[tuple[str, Slips]]:
        yield from near(core)
        if not is_word(core) and len(core) >= _NAMES_LONG:
            for name in self._names:
                if name != core and abs(len(name) - len(core)) < 3:
                    cost, slips = way(name, core)
                    if cost < FARTHEST:
                        yield name, slips

    def _compound(self, at: int) -> Iterator[Reading]:
        """The reading of a word of several parts, each part by itself."""
        start, printed, end = parts(self._words[at])
        pieces = _PARTED.split(printed)
        if len(pieces) < 2:
            return
        meant: list[tuple[str, Slips]] = [(piece, ()) if len(piece) < 3 else self._part(piece) for piece in pieces]
        read = "".join(piece for piece, _ in meant)
        if read != printed:
            yield self._so(at, start, read, end, tuple(slip for _, slips in meant for slip in slips))

    def _paired(self, at: int) -> Iterator[Reading]:
        """Readings of a word of several parts of which one was another that people join so: `pot-operative`."""
        start, printed, end = parts(self._words[at])
        pieces = printed.split("-")
        low = [piece.lower() for piece in pieces]
        if len(pieces) < 2 or are_paired(low) or any(map(str.isdigit, printed)):
            return
        for number, piece in enumerate(pieces):
            for other, slips in near(low[number]):
                if are_paired([*low[:number], other, *low[number + 1 :]]):
                    read = "-".join((*pieces[:number], _like(other, piece), *pieces[number + 1 :]))
                    yield self._so(at, start, read, end, slips)

    def _part(self, piece: str) -> tuple[str, Slips]:
        low = piece.lower()
        if sum(letter.isdigit() for letter in piece) > 1:
            return piece, ()
        best, least = piece, self.wording.alone(0, low, piece)
        how: Slips = ()
        for other, slips in near(low):
            if (cost := self._odds.of(slips) + (expected(other) or 0.0)) < least:
                best, least, how = _like(other, piece), cost, slips
        return best, how

    def _joined(self, at: int) -> Iterator[Reading]:
        """The reading of a word in no list as two that a hyphen or stroke joins, which was misread."""
        start, printed, end = parts(self._words[at])
        if len(printed) < _JOINED or "-" in printed:
            return
        for cut in range(3, len(printed) - 4):
            head, tail = printed[:cut], printed[cut + 1 :]
            if printed[cut].isalnum() and _is_usual(head) and _is_usual(tail):
                yield from (self._so(at, start, head + mark + tail, end, (OTHER, MARK)) for mark in "-/")

    def _as_elsewhere(self, at: int) -> Iterator[Reading]:
        """The word with the hyphens or the closing marks that it has elsewhere in the text."""
        start, printed, end = parts(self._words[at])
        core = self._cores[at]
        if (hyphened := self._hyphened.get(core)) and hyphened != core:
            yield self._so(at, start, self._cased(hyphened, printed, at), end, (LOST,))
        ends = self._ends.get(core)
        if ends and self._tokens[start, core, end] == 1:
            usual, count = ends.most_common(1)[0]
            if count > 1 and usual != end and ")" in usual:
                yield Reading(core, start + printed + usual, self._odds.of((MARK,)), (MARK,))

    def _cased(self, word: str, printed: str, at: int) -> str:
        """A word with the capitals it has elsewhere in the text, or else those of what is printed."""
        begins = at == 0 or self._words[at - 1][-1:] in SENTENCE_ENDS or word in _MONTHS
        if elsewhere := self._prints.get(word):
            usual = elsewhere.most_common(1)[0][0]
            if not usual.islower() and usual != usual.capitalize():
                return usual
            if usual.islower() and not begins and word[:1] != printed[:1].lower() and not printed.isupper():
                return usual
        if begins and printed.islower() and word[:1] != printed[:1]:
            return word.capitalize()
        return _like(word, printed)


def _listed(printed: str) -> float:
    """How much more must speak against a printed word for its being in a list: less against a rare one."""
    if not is_word(printed):
        return 0.0
    cost = expected(printed.lower()) or 0.0
    return min(_LISTED, max(0.0, _LISTED + _RARE - cost))


def _is_usual(part: str) -> bool:
    """Whether a part of a word is a word itself that people often use."""
    cost = expected(part.lower())
    return cost is not None and cost < _OFTEN


def _like(word: str, printed: str) -> str:
    """A word with the capitals of another."""
    letters = [letter for letter in printed if letter.isalpha()]
    if len(letters) > 1 and sum(letter.isupper() for letter in letters) * 2 > len(letters):
        return word.upper()
    return word.capitalize() if printed[:1].isupper() else word
