"""What a misread word may have been: the listed words that are near to it, each with how it was misread.

How unlikely a way of misreading is differs from text to text (`Odds`): OCR takes letters for others that look like
them, a bad copy loses them. A figure is a natural logarithm of one in how many times, as in `wording.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import exp, log

from workbench.extraction.capitals import HIDDEN
from workbench.extraction.wording import RAREST, expected, lexicon

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_INSERTED = f"{_LETTERS}/()'-"
LOOKS_LIKE = {
    "0": "o", "1": "li", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g", "2": "z", "|": "li", "!": "li",
    "$": "s", "rn": "m", "ri": "n", "cl": "d", "vv": "w", "ii": "u", "c": "e", "e": "c", "h": "b", "b": "h", "o": "a",
    "a": "o", "u": "v", "v": "u", "f": "t", "t": "f", "l": "it/", "i": "lt", "n": "hm", "g": "q", "q": "g", "m": "rn",
    "r": "i", "d": "cl", "w": "vv", "y": "v",
}  # fmt: skip
"""What a printed letter may have been before OCR took it for another; of longer keys and values both count as one."""
_TWO_FOR_ONE = ("rn", "cl", "vv")
_PAIRS = [seen for seen in LOOKS_LIKE if len(seen) > 1]

ALIKE, FIGURE, OTHER, LOST, MORE, SWAPPED, MARK = range(7)
"""A letter that looks like the one meant; a figure or mark for a letter; another letter; none; one more; two in each
other's place."""
Slips = tuple[int, ...]
"""The ways in which one word was misread, one for each letter that is wrong."""
_USUAL = (4.5, 5.0, 6.0, 6.0, 6.5, 7.0, 2.0)
_AMONG = (1.5, 12.0, 25.0, 1.0, 30.0, 1.0, 1.0)
"""Among how many signs each of these ways chooses."""
_WEIGHT = 0.9
"""How far misreadings count beside what is expected, which is known but roughly and thought too sure of itself."""
_BELIEVED = 600
"""So many letters of a text tell as much of how it was misread as is known beforehand."""
_LONG = 5
_SHARED = 0.4
"""The share of its pairs of letters that a word keeps when two or three of its letters are wrong."""
_NEAREST, _LONGER = 25, 2
_USUAL_SHORT = 400
LONGEST = 100
"""A row of more letters or figures is no word, and no other is near to it."""
FARTHEST = 20.0
_NEVER = (FARTHEST, ())


class Odds:
    """How unlikely each way of misreading a letter is in one text."""

    def __init__(self, seen: Iterable[Slips] = (), letters: int = 0) -> None:
        """By the misreadings `seen` in so many `letters`, and by what is usual."""
        counts = Counter(slip for slips in seen for slip in slips)
        self._costs = [
            log(among * (letters + _BELIEVED) / (counts[slip] + among * _BELIEVED * exp(-usual)))
            for slip, (usual, among) in enumerate(zip(_USUAL, _AMONG, strict=True))
        ]
        self._costs[MARK] = _USUAL[MARK]
        self._costs[ALIKE] = min(self._costs[ALIKE], self._costs[OTHER])

    def of(self, slips: Slips) -> float:
        """How unlikely it is that a word was misread so."""
        return _WEIGHT * sum(self._costs[slip] for slip in slips)


@lru_cache(50_000)
def near(word: str) -> tuple[tuple[str, Slips], ...]:
    """The listed words other than itself that a printed word in lower case may have been, and how it was misread then.

    A letter apart; for a word in no list two or three.
    """
    if len(word) > LONGEST:
        return ()
    found: dict[str, Slips] = {other: (slip,) for other, slip in _once(word).items()}
    if expected(word) is None and len(word) > 2:
        further: dict[str, Slips] = {}
        for pair in filter(word.__contains__, _PAIRS):
            again = _once(word.replace(pair, LOOKS_LIKE[pair], 1))
            further |= {other: (slip, ALIKE) for other, slip in again.items()}
        further |= dict(_far(word) if len(word) >= _LONG else _short(word))
        found = further | found
        found.pop(word, None)
    return tuple(found.items())


def _once(word: str) -> dict[str, int]:
    """The listed words that are one letter apart from a word."""
    found: dict[str, int] = {}
    known = lexicon()
    for other, slip in _changed(word):
        if other in known and other != word and (other not in found or _USUAL[slip] < _USUAL[found[other]]):
            found[other] = slip
    return found


def _changed(word: str) -> Iterator[tuple[str, int]]:
    """All that a word may have been with one letter wrong."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        for seen, meant in LOOKS_LIKE.items():
            if tail.startswith(seen):
                for letters in [meant] if meant in _TWO_FOR_ONE else meant:
                    yield head + letters + tail[len(seen) :], ALIKE
        if tail:
            yield head + tail[1:], MORE
            slip = OTHER if tail[0].isalpha() or tail[0] == HIDDEN else FIGURE
            for letter in _INSERTED:
                yield head + letter + tail[1:], slip
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:], SWAPPED
        for letter in _INSERTED:
            yield head + letter + tail, LOST


def _far(word: str) -> list[tuple[str, Slips]]:
    """Listed words of about that length that share much of it, and how they were misread."""
    letters, index = _pairs_of_letters(word), _by_pairs()
    shared: Counter[str] = Counter()
    for length in range(len(word) - _LONGER, len(word) + _LONGER + 1):
        for pair in letters:
            shared.update(index.get((pair, length), ()))
    enough = _SHARED * len(letters)
    known = lexicon()
    alike = (
        (-2 * count / (len(letters) + len(other) + 1), known[other], other)
        for other, count in shared.items()
        if count >= enough
    )
    return _misread(word, [other for _, _, other in sorted(alike)[:_NEAREST]])


def _short(word: str) -> list[tuple[str, Slips]]:
    """Usual short words of which more than half may have been misread so."""
    return _misread(word, [other for other in _usual_short() if abs(len(other) - len(word)) <= 1])


def _misread(word: str, others: Sequence[str]) -> list[tuple[str, Slips]]:
    ways = ((other, *way(other, word)) for other in others)
    return [(other, slips) for other, cost, slips in ways if cost < FARTHEST]


@cache
def _usual_short() -> list[str]:
    """The most usual of the short words."""
    short = [word for word in lexicon() if 1 < len(word) <= _LONG]
    return sorted(short, key=lexicon().__getitem__)[:_USUAL_SHORT]


def _pairs_of_letters(word: str) -> set[str]:
    return {a + b for a, b in pairwise(f"^{word}$")}


@cache
def _by_pairs() -> dict[tuple[str, int], list[str]]:
    """The longer listed words by the pairs of letters in them and their length."""
    found = defaultdict(list)
    for word, cost in lexicon().items():
        if len(word) >= _LONG and cost < RAREST:
            for pair in _pairs_of_letters(word):
                found[pair, len(word)].append(word)
    return found


def misread_as(word: str, printed: str) -> float:
    """How unlikely it is that a word was printed so, as texts are usually misread."""
    return way(word, printed)[0]


def way(word: str, printed: str) -> tuple[float, Slips]:
    """The least unlikely way in which a word was printed so: how unlikely it usually is, and its slips."""
    row: list[tuple[float, Slips]] = [(_USUAL[MORE] * count, (MORE,) * count) for count in range(len(printed) + 1)]
    rows = [row]
    for at, letter in enumerate(word):
        new = [_and(row[0], LOST)]
        for other, seen in enumerate(printed):
            same = row[other] if letter == seen else _and(row[other], _taken_for(letter, seen))
            best = min(same, _and(row[other + 1], LOST), _and(new[other], MORE))
            if other and LOOKS_LIKE.get(printed[other - 1 : other + 1]) == letter:
                best = min(best, _and(row[other - 1], ALIKE))
            if at and LOOKS_LIKE.get(seen) == word[at - 1 : at + 1]:
                best = min(best, _and(rows[-2][other], ALIKE))
            new.append(best)
        if min(new)[0] > FARTHEST:
            return _NEVER
        row = new
        rows.append(row)
    return row[-1]


def _and(way: tuple[float, Slips], slip: int) -> tuple[float, Slips]:
    return way[0] + _USUAL[slip], (*way[1], slip)


def looks_like(seen: str, meant: str) -> bool:
    """Whether OCR takes what was printed as `meant` for `seen`, both in lower case: `c1` for `el`, `rn` for `m`."""
    if LOOKS_LIKE.get(seen) == meant:
        return True
    pairs = list(zip(seen, meant, strict=False))
    alike = all(one in LOOKS_LIKE.get(other, "") or other in LOOKS_LIKE.get(one, "") for other, one in pairs)
    return alike and len(seen) == len(meant)


def _taken_for(letter: str, seen: str) -> int:
    if letter in LOOKS_LIKE.get(seen, ""):
        return ALIKE
    return OTHER if seen.isalpha() or seen == HIDDEN else FIGURE
