"""Words broken at the end of a printed line: when the hyphen belongs to the word, and when the printer put it there."""

from __future__ import annotations

import re
from functools import cache

from workbench.extraction.vocabulary import phrases, sections

_LAST = re.compile(r"([\w'./:]+)-$")
_USUAL = 8000
"""A word among so many of the most used is written in one."""
_SHORTEST = 4
"""Shorter halves are parts of many words: `con-`, `-ion`."""
_FIRST = re.compile(r"[\w']+")


def joined_line_end(before: str, after: str) -> int:
    """How a line joins the next one: 1 with a space, 0 without, -1 without its closing hyphen too."""
    if not before.endswith("-") or len(before) < 2 or before[-2] == " ":
        return 1
    last, first = _LAST.search(before), _FIRST.match(after)
    if not last or not first:
        return 1
    left, right = last[1], first[0]
    if not right[0].islower() or not left.isalpha() or len(left) < 2:
        return 0
    if left.isupper():
        return 0
    if left.lower() in _parts("after") or right in _parts("before"):
        return -1 if _is_one_word(left.lower(), right) else 0
    return 0 if _are_two_words(left.lower(), right) else -1


def _is_one_word(left: str, right: str) -> bool:
    """Whether two halves make a word usually written without a hyphen: `re-` and `quest`, `guide-` and `line`."""
    rank = _english().get(left + right)
    return rank is not None and (rank < _USUAL or (left in _parts("after") and right not in _english()))


def _are_two_words(left: str, right: str) -> bool:
    """Whether both halves are usual words and what they make is none: `Barbiturate-` and `containing`."""
    ranks = _english()
    if len(left) < _SHORTEST or len(right) < _SHORTEST or not {left + right, f"{left}{right}s"}.isdisjoint(ranks):
        return False
    return left in ranks and ranks.get(right, _USUAL) < _USUAL


@cache
def _english() -> dict[str, int]:
    """English words with their rank by how often they are used, those of the form first."""
    return {word: rank for rank, word in enumerate(phrases("english"))} | dict.fromkeys(sections("form")["words"], 0)


@cache
def _parts(side: str) -> frozenset[str]:
    """Word parts that keep a hyphen `after` or `before` them: prefixes, numbers in words, usual second halves."""
    return frozenset(sections("hyphens")[side])
