"""What a misread word may have been: the listed words that are near to it, each with how unlikely the misreading is.

A figure is a natural logarithm of one in how many times, as in `wording.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from workbench.extraction.wording import expected, lexicon

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
_ALIKE, _FIGURE, _OTHER, _LOST, _MORE, _SWAPPED = 4.5, 5.0, 6.0, 6.0, 6.5, 7.0
_LONG = 5
_SHARED = 0.4
"""The share of its pairs of letters that a word keeps when two or three of its letters are wrong."""
_NEAREST, _LONGER = 40, 2
FARTHEST = 20.0


@lru_cache(50_000)
def near(word: str) -> tuple[tuple[str, float], ...]:
    """The listed words other than itself that a printed word in lower case may have been, and how unlikely that is.

    A letter apart first; for a longer word in no list, two or three where nothing is a letter apart.
    """
    found = _once(word)
    if not found and len(word) >= _LONG and expected(word) is None:
        for pair in filter(word.__contains__, _PAIRS):
            again = _once(word.replace(pair, LOOKS_LIKE[pair], 1))
            found |= {other: cost + _ALIKE for other, cost in again.items()}
        found |= dict(_far(word))
    return tuple(found.items())


def _once(word: str) -> dict[str, float]:
    """The listed words that are one letter apart from a word."""
    found: dict[str, float] = {}
    known = lexicon()
    for other, cost in _changed(word):
        if other in known and other != word and cost < found.get(other, FARTHEST):
            found[other] = cost
    return found


def _changed(word: str) -> Iterator[tuple[str, float]]:
    """All that a word may have been with one letter wrong."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        for seen, meant in LOOKS_LIKE.items():
            if tail.startswith(seen):
                for letters in [meant] if meant in _TWO_FOR_ONE else meant:
                    yield head + letters + tail[len(seen) :], _ALIKE
        if tail:
            yield head + tail[1:], _MORE
            cost = _OTHER if tail[0].isalpha() else _FIGURE
            for letter in _INSERTED:
                yield head + letter + tail[1:], cost
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:], _SWAPPED
        for letter in _INSERTED:
            yield head + letter + tail, _LOST


def _far(word: str) -> list[tuple[str, float]]:
    """Listed words of about that length that share much of it, and how unlikely it is that they were misread so."""
    letters, index = _pairs_of_letters(word), _by_pairs()
    shared: Counter[str] = Counter()
    for length in range(len(word) - _LONGER, len(word) + _LONGER + 1):
        for pair in letters:
            shared.update(index.get((pair, length), ()))
    enough = _SHARED * len(letters)
    nearest = sorted(((count, other) for other, count in shared.items() if count >= enough), reverse=True)[:_NEAREST]
    return [(other, cost) for _, other in nearest if (cost := misread_as(other, word)) < FARTHEST]


def _pairs_of_letters(word: str) -> set[str]:
    return {a + b for a, b in pairwise(f"^{word}$")}


@cache
def _by_pairs() -> dict[tuple[str, int], list[str]]:
    """The longer listed words by the pairs of letters in them and their length."""
    found = defaultdict(list)
    for word in lexicon():
        if len(word) >= _LONG:
            for pair in _pairs_of_letters(word):
                found[pair, len(word)].append(word)
    return found


def misread_as(word: str, printed: str) -> float:
    """How unlikely it is that a word was printed so: the least sum over its letters."""
    row = [_MORE * count for count in range(len(printed) + 1)]
    rows = [row]
    for at, letter in enumerate(word):
        new = [row[0] + _LOST]
        for other, seen in enumerate(printed):
            same = row[other] + (0.0 if letter == seen else _taken_for(letter, seen))
            cost = min(same, row[other + 1] + _LOST, new[other] + _MORE)
            if other and LOOKS_LIKE.get(printed[other - 1 : other + 1]) == letter:
                cost = min(cost, row[other - 1] + _ALIKE)
            if at and LOOKS_LIKE.get(seen) == word[at - 1 : at + 1]:
                cost = min(cost, rows[-2][other] + _ALIKE)
            new.append(cost)
        if min(new) > FARTHEST:
            return FARTHEST
        row = new
        rows.append(row)
    return row[-1]


def looks_like(seen: str, meant: str) -> bool:
    """Whether OCR takes what was printed as `meant` for `seen`, both in lower case: `c1` for `el`, `rn` for `m`."""
    if LOOKS_LIKE.get(seen) == meant:
        return True
    pairs = list(zip(seen, meant, strict=False))
    alike = all(one in LOOKS_LIKE.get(other, "") or other in LOOKS_LIKE.get(one, "") for other, one in pairs)
    return alike and len(seen) == len(meant)


def _taken_for(letter: str, seen: str) -> float:
    if letter in LOOKS_LIKE.get(seen, ""):
        return _ALIKE
    return _OTHER if seen.isalpha() else _FIGURE
