"""The shipped word lists (`resources/vocabulary/`): names that the field shares, each file with its source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from workbench.resources import resource

_WORD = re.compile(r"[a-z]+")


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The phrases of one list, one a line as printed there; lines that begin with # are comments."""
    lines = resource("vocabulary", f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The phrases of a list that has headings in square brackets, by heading."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in phrases(name):
        if line.startswith("["):
            heading = line.strip("[]")
            found.setdefault(heading, [])
        else:
            found.setdefault(heading, []).append(line)
    return {heading: tuple(lines) for heading, lines in found.items()}


class PhraseFinder:
    """Finds any of many lower-case phrases fast: only those that begin as the word at hand does are tried.

    A "*" before a phrase stands for any beginning of its one word, a "*" after a word for any ending; a space also
    stands for a hyphen, and a plural is found with its singular. Of several phrases at one place the longest is found.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        self._endings: tuple[str, ...] = ()
        by_start: dict[str, list[str]] = defaultdict(list)
        for phrase in sorted(set(wanted), key=len, reverse=True):
            if phrase.startswith("*"):
                self._endings += (phrase[1:],)
            else:
                by_start[phrase[:2]].append(phrase)
        self._by_start = dict(by_start)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def all_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where phrases stand in `text`, in order and apart from each other."""
        reached = 0
        for word in _WORD.finditer(text):
            begin, end = word.span()
            if begin < reached:
                continue
            start = text[begin : begin + 2]
            match = self._pattern(start).match(text, begin) if start in self._by_start else None
            if match:
                reached = match.end()
                yield begin, reached
            elif self._endings and word[0].endswith(self._endings) and word[0] not in self._endings:
                yield begin, end

    def _pattern(self, start: str) -> re.Pattern[str]:
        pattern = self._patterns.get(start)
        if pattern is None:
            pattern = re.compile("(?:" + "|".join(map(as_expression, self._by_start[start])) + ")(?:e?s)?(?![a-z])")
            self._patterns[start] = pattern
        return pattern

    def is_in(self, text: str) -> bool:
        """Whether one of the phrases stands in `text`."""
        return next(self.all_in(text), None) is not None


def as_expression(phrase: str) -> str:
    """A phrase as a regular expression."""
    expression = re.escape(phrase).replace(r"\*", "[a-z]*").replace(r"\ ", "[ -]")
    return f"{expression[:-1]}(?:y|ies)" if expression.endswith("y") else expression
