"""The shipped word lists (`resources/vocabulary/`): names that the field shares, each file with its source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

from workbench.resources import resource

T = TypeVar("T")
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
    """Finds any of many lower-case phrases fast: only those that begin with the word at hand are tried.

    A "*" before a phrase stands for any beginning of its one word, a "*" after a word for any ending; a space also
    stands for a hyphen, and a plural is found with its singular. Of several phrases at one place the longest is found.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        self._words: set[str] = set()
        self._endings: tuple[str, ...] = ()
        self._longer: dict[str, list[str]] = defaultdict(list)
        for phrase in sorted(set(wanted), key=len, reverse=True):
            first = _WORD.match(phrase)
            if phrase.startswith("*"):
                self._endings += (phrase[1:],)
            elif first and first[0] == phrase:
                self._words.update((phrase, f"{phrase}s", f"{phrase}es"))
                if phrase.endswith("y"):
                    self._words.add(f"{phrase[:-1]}ies")
            elif first:
                open_ended = phrase[first.end()] == "*"
                self._longer[phrase[:2] if open_ended else first[0]].append(phrase)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def all_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where phrases stand in `text`, in order and apart from each other."""
        reached = 0
        words, longer = self._words, self._longer
        for found in _WORD.finditer(text):
            begin, end = found.span()
            if begin < reached:
                continue
            word = found[0]
            stop = end if word in words else 0
            if word in longer:
                stop = max(stop, self._reach(word, text, begin))
            if (stem := word[:2]) in longer:
                stop = max(stop, self._reach(stem, text, begin))
            if stop:
                reached = stop
                yield begin, stop
            elif self._endings and word.endswith(self._endings) and word not in self._endings:
                yield begin, end

    def _reach(self, key: str, text: str, begin: int) -> int:
        """Where the phrase ends that begins at `begin` and is one of those under `key`; 0 where none does."""
        pattern = self._patterns.get(key)
        if pattern is None:
            pattern = re.compile("(?:" + "|".join(map(as_expression, self._longer[key])) + ")(?:e?s)?(?![a-z])")
            self._patterns[key] = pattern
        found = pattern.match(text, begin)
        return found.end() if found else 0

    def is_in(self, text: str) -> bool:
        """Whether one of the phrases stands in `text`; those of one word are asked for first, for that is fast."""
        return not self._words.isdisjoint(_WORD.findall(text)) or next(self.all_in(text), None) is not None


class Told(Generic[T]):
    """What is told of phrases; of those with an open end the longest is asked first."""

    def __init__(self, of_phrases: Iterable[tuple[str, T]]) -> None:
        told = dict(of_phrases)
        self._exact = {phrase: value for phrase, value in told.items() if "*" not in phrase}
        open_ended = sorted(told.keys() - self._exact.keys(), key=lambda phrase: (-len(phrase), phrase))
        self._open_ended = [(re.compile(as_expression(phrase)), told[phrase]) for phrase in open_ended]

    def of(self, words: str) -> T | None:
        """What is told of the phrase that was found as these words, or None."""
        for singular in (words, words.removesuffix("s"), words.removesuffix("es"), words.removesuffix("ies") + "y"):
            for printed in (singular, singular.replace("-", " ")):
                if printed in self._exact:
                    return self._exact[printed]
        for pattern, value in self._open_ended:
            if pattern.fullmatch(words) or pattern.fullmatch(words.removesuffix("s")):
                return value
        return None


def as_expression(phrase: str) -> str:
    """A phrase as a regular expression."""
    expression = re.escape(phrase).replace(r"\*", "[a-z]*").replace(r"\ ", "[ -]")
    return f"{expression[:-1]}(?:y|ies)" if expression.endswith("y") else expression


@cache
def care() -> PhraseFinder:
    """Finds words for care: therapies and drugs."""
    return PhraseFinder((*phrases("therapies"), *phrases("drugs")))
