"""How alike two names are, by their words: the one place that asks rapidfuzz about names."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from rapidfuzz import fuzz

from workbench.guidelines.names import Name, key_of
from workbench.guidelines.vocabulary import Words

_key = lru_cache(maxsize=1 << 15)(key_of)

TELLING = 0.45
"""The share of a heading's weight from which a name that it begins with may be what it means."""


@lru_cache(maxsize=1 << 14)  # an item's name is compared for each of its citations
def likeness(asked: Words, name: Words, weight: Callable[[str], float]) -> float:
    """0 to 1: equal keys are 1; otherwise half letters in any order of words, half weight of the words shared.

    `weight` says how much a word tells. Neither side's words alone ever make it 1.
    """
    if not asked or not name:
        return 0.0
    if _key(asked) == _key(name):
        return 1.0
    shared = sum(weight(word) for word in asked if word in name)
    if not shared:
        letters = fuzz.ratio("".join(asked), "".join(name), score_cutoff=85) / 100
        return 0.9 * letters if letters > 0.85 else 0.0
    of_asked = shared / sum(map(weight, asked))
    of_name = shared / sum(map(weight, name))
    both = 2 * of_asked * of_name / (of_asked + of_name)
    letters = fuzz.token_sort_ratio(" ".join(asked), " ".join(name)) / 100
    like = 0.4 * letters + 0.6 * both
    begins = name[: len(asked)] == asked or (asked[: len(name)] == name and of_asked >= TELLING)
    if begins:
        like = max(like, 0.72 + 0.2 * min(of_asked, of_name))
    return min(like, 0.98)


def best_likeness(asked: Words, names: list[Name], weight: Callable[[str], float]) -> float:
    """The greatest likeness to any of an entry's names, each counted by its quality."""
    best = 0.0
    for name in names:
        if name.quality > best:  # else not even an equal name would be more
            best = max(best, name.quality * likeness(asked, name.words, weight))
    return best
