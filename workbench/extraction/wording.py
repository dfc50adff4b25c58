"""How expected a word is where it stands: by English, the printed forms, the field's lists and the document itself.

A figure is the natural logarithm of one in how many times (nats); small is expected.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import exp, log
from typing import NamedTuple

from workbench.extraction.vocabulary import phrases, sections
from workbench.resources import resource

_CORE = re.compile(r"^([^\w|$!]*)(.*?)([^\w|$!]*)$", re.DOTALL)
_PLAIN = re.compile(r"(?<![*\w'])[a-z]{3,}(?![*\w'])")
_HYPHENED = re.compile(r"(?<![*\w'-])[a-z]+-[a-z]{3,}(?![*\w'-])")
_LISTS = ("specialties", "states", "drugs", "therapies", "conditions", "medical")
_ABBREVIATED = ("mtus", "acoem", "odg", "mri", "emg", "ncv", "maximus", "imr", "ur")
_UNITS = (
    "mg",
    "ml",
    "mcg",
    "mm",
    "cm",
    "gm",
    "cc",
    "kg",
    "lb",
    "lbs",
    "hr",
    "hrs",
    "qty",
    "tid",
    "bid",
    "prn",
    "x",
    "dx",
    "rx",
)
_IN_CAPITALS = ("dos", "ct", "pt", "ot", "er", "md", "do", "dc", "pa", "np")
_JOINT = re.compile(r"[-/]")
_PAIR = re.compile(r"([a-z]+)(\d+)")

_OF_FIELD, _OF_FORM, _SHORTENED, _OF_CODES = 9.0, 7.5, 9.5, 11.0
_RANKED = 2.3
"""Of words by how often they are used, the first is expected about one time in ten, the others by Zipf's law."""
RAREST = 12.5
"""How expected a medical word is that people hardly use."""
_INFLECTED, _UNPAIRED_PARTS = 1.5, 5.0
_UNPAIRED, _PAIRED, _NEVER_PAIRED, _USUAL = 0.5, 0.7, 7.0, 300
"""What it costs that two words are no usual pair, and how far a usual pair is trusted."""
_BESIDE_IN_FORM = 1.0
_OWN, _OWN_PAIR = 0.4, 0.5
"""How much of what is expected is what the document itself says elsewhere."""
_STRANGE, _UNUSUAL, _NAME, _LETTER, _CAPITAL, _FIGURED, _LONGEST_SHORT = 7.0, 2.5, 1.0, 1.8, 1.0, 5.0, 6
_UNUSUAL_SHORT, _SHORT = 5.0, 4
"""A word that is in no list: one in a hundred is, and each of its letters could be another. Abbreviations and names are
likelier."""
_ENDINGS = (
    ("'s", ""), ("s", ""), ("es", "sxzho"), ("ed", ""), ("d", "e"), ("ing", ""), ("ly", ""), ("ity", ""), ("ness", ""),
)  # fmt: skip
"""What a listed word may end with besides, each with the letters that it stands behind; any where none are told."""


def bare(word: str) -> str:
    """A printed word in lower case without the punctuation at its ends."""
    match = _CORE.match(word.lower())
    return match[2] if match else ""


def parts(word: str) -> tuple[str, str, str]:
    """A printed word as the punctuation before it, the word, and the punctuation behind it."""
    match = _CORE.match(word)
    return (match[1], match[2], match[3]) if match else ("", word, "")


@cache
def lexicon() -> dict[str, float]:
    """Every listed word with how expected it is by itself."""
    known = {word: _RANKED + log(rank + 2) for rank, word in enumerate(("a", "i", *phrases("english")))}
    listed = [phrase for name in _LISTS for phrase in phrases(name)]
    listed += [phrase for lines in sections("categories").values() for phrase in lines]
    for phrase in listed:
        for word in (*_PLAIN.findall(phrase.lower()), *_HYPHENED.findall(phrase.lower())):
            known[word] = min(known.get(word, _OF_FIELD), _OF_FIELD)
    of_form = {word for pair in pairs_of_form() for word in pair if word.strip("0123456789")}
    for word in of_form.union(sections("form")["words"], _ABBREVIATED):
        known[word] = min(known.get(word, _OF_FORM), _OF_FORM)
    for kind, cost in (("usual", _OF_CODES), ("rare", RAREST)):
        for word in sections("medical-english")[kind]:
            known.setdefault(word, cost)
    for word in _shortened():
        known.setdefault(word, _SHORTENED)
    for word in _diagnosis_words():
        known.setdefault(word, _OF_CODES)
    for nats, words in sections("english-further").items():
        for word in words:
            known.setdefault(word, float(nats))
    for short in _UNITS:
        known.setdefault(short, _SHORTENED)
    for short in _short():
        known[short] = _SHORTENED
    return known


@cache
def _short() -> frozenset[str]:
    """Abbreviations that are no words in small letters."""
    usual = set(phrases("english"))
    short = {phrase.lower() for phrase in phrases("abbreviations")}
    return frozenset(short.union(_IN_CAPITALS) - usual - set(_UNITS))


def is_abbreviation(word: str) -> bool:
    """Whether a word in lower case is printed in capitals."""
    return word in _short() or word in _ABBREVIATED


@cache
def _shortened() -> frozenset[str]:
    return frozenset(phrases("shortened"))


def is_shortened(word: str) -> bool:
    """Whether a word in lower case is one that a full stop ends anywhere."""
    return word in _shortened()


def _diagnosis_words() -> set[str]:
    """The words of the official descriptions of diagnoses, but for those that stand there once."""
    text = resource("icd", "icd-10-cm.tsv").read_text("utf-8").lower()
    return {word for word, count in Counter(_PLAIN.findall(text)).items() if count > 1}


@cache
def pairs_of_form() -> frozenset[tuple[str, str]]:
    """The words that stand side by side in the printed forms."""
    found: set[tuple[str, str]] = set()
    for sentence in sections("form")["sentences"]:
        found.update(pairwise(bare(word) for word in sentence.split()))
    return frozenset(found)


@cache
def _pairs() -> dict[str, str]:
    """Which word follows which, a line of the list for each first word."""
    return {first: rest for first, _, rest in (line.partition(" ") for line in phrases("word-pairs"))}


class _Followers(NamedTuple):
    """What follows a word, with how unlikely each is, and how unlikely it is that another usual word does."""

    costs: dict[str, float]
    others: float


@lru_cache(4_000)
def _followers(word: str) -> _Followers:
    others, _, rest = _pairs().get(word, "0").partition(" ")
    return _Followers({other: int(cost) / 10 for other, cost in _PAIR.findall(rest)}, int(others) / 10)


@cache
def _usual() -> frozenset[str]:
    """The words that are so usual that a pair of two of them is listed if people write it."""
    return frozenset((*phrases("english")[:_USUAL], "a", "i"))


def expected(word: str) -> float | None:
    """How expected a word in lower case is by itself; None for one that is in no list, nor is the form of one."""
    known = lexicon()
    cost = known.get(word)
    if cost is None:
        stems = [
            stem
            for ending, letters in _ENDINGS
            if word.endswith(ending) and (stem := word.removesuffix(ending)) and (not letters or stem[-1] in letters)
        ]
        costs = [known[stem] for stem in stems if (len(stem) > 3 or is_abbreviation(stem)) and stem in known]
        cost = min(costs) + _INFLECTED if costs else _compound(word)
    return cost


def _compound(word: str) -> float | None:
    """How expected a word is whose parts are all listed, as in `follow-up`; more where they are a usual pair."""
    pieces = [piece for piece in _JOINT.split(word) if piece]
    costs = [lexicon().get(piece) for piece in pieces]
    known = [cost for cost in costs if cost is not None]
    if not len(known) == len(costs) > 1:
        return None
    return max(known) + (_INFLECTED if are_paired(pieces) else _UNPAIRED_PARTS)


def are_paired(pieces: Sequence[str]) -> bool:
    """Whether the parts of a word joined by hyphens or strokes are such as people join, each with the next."""
    return all(first in _prefixes() or second in _followers(first).costs for first, second in pairwise(pieces))


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(sections("hyphens")["after"])


def is_word(printed: str) -> bool:
    """Whether a printed word is in a list, or the form of one that is; an abbreviation only in its capitals."""
    low = printed.lower()
    return expected(low) is not None and not (printed.islower() and low in _short())


class Wording:
    """What is expected in one document, given its words in lower case, in order; `slips` are none of its own.

    Words are told by their place, so that none speaks for itself.
    """

    def __init__(self, words: Sequence[str], slips: Collection[str] = ()) -> None:
        self._words = words
        self._own = Counter(words)
        for slip in slips:
            del self._own[slip]
        self._own_pairs = Counter(pair for pair in pairwise(words) if pair[1] not in slips)

    def alone(self, at: int, word: str, printed: str) -> float:
        """How expected a word is at a place where `printed` (with its capitals) stands."""
        cost = expected(word)
        elsewhere = max(0, self._own[word] - (word == self._words[at]))
        if word in _short() and printed.islower():
            cost = None
        if cost is None and not elsewhere:
            return _strange(printed)
        chance = exp(-cost) * (1 - _OWN) if cost is not None else 0.0
        return -log(chance + _OWN * elsewhere / len(self._words))

    def is_strange(self, at: int, word: str) -> bool:
        """Whether a word is in no list and stands nowhere else in the document."""
        return expected(word) is None and self._own[word] <= (word == self._words[at])

    def behind(self, at: int, before: str, word: str, alone: float) -> float:
        """How expected a word is at a place behind another, where it costs `alone` by itself."""
        costs, others = _followers(before)
        pair = costs.get(word)
        if (before, word) in pairs_of_form():
            pair = min(_BESIDE_IN_FORM, 9.0 if pair is None else pair)
        stands = at > 0 and word == self._words[at] and before == self._words[at - 1]
        elsewhere = self._own_pairs[before, word] - stands
        if pair is None:
            both = word in _usual() and before in _usual()
            cost = max(alone + _UNPAIRED, min(others, alone + _NEVER_PAIRED) if both else 0.0)
        else:
            cost = alone + _PAIRED * (pair - alone)
        if elsewhere > 0:
            share = elsewhere / max(self._own[before], 1)
            cost = -log(exp(-cost) * (1 - _OWN_PAIR) + _OWN_PAIR * share)
        return cost


def _strange(printed: str) -> float:
    """How expected a word is that is in no list, by its length and capitals."""
    if any(letter.isdigit() for letter in printed):
        return _STRANGE + _FIGURED + _CAPITAL * len(printed)
    if printed.isupper() and len(printed) <= _LONGEST_SHORT:
        return _STRANGE + _CAPITAL * len(printed)
    if printed.islower():
        return _STRANGE + (_UNUSUAL_SHORT if len(printed) <= _SHORT else _UNUSUAL) + _LETTER * len(printed)
    return _STRANGE + _NAME + _LETTER * len(printed)
