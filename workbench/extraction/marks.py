"""Lists whose entries stand behind marks: "1. A. 2. B.", "(a) A, (b) B", "#1 A; #2 B"."""

from __future__ import annotations

import re

from workbench.extraction.lists import Range, without_article
from workbench.extraction.sentences import is_sentence_end

_MARKS = (
    (re.compile(r"\(?1[.)](?: |(?=[A-Za-z]))"), r"\(?{}[.)](?: |(?=[A-Za-z]))", tuple(map(str, range(1, 40)))),
    (re.compile(r"\[1\] "), r"\[{}\] ", tuple(map(str, range(1, 40)))),
    (re.compile(r"#1[.):]? "), r"#{}[.):]? ", tuple(map(str, range(1, 40)))),
    (re.compile(r"\(?a\) "), r"\(?{}\) ", tuple("abcdefghijklmnop")),
    (re.compile(r"a\. (?=[A-Z\d])"), r"{}\. (?=[A-Z\d])", tuple("abcdefghijklmnop")),
    (re.compile(r"A\. (?=[A-Z\d])"), r"{}\. (?=[A-Z\d])", tuple("ABCDEFGHIJKLMNOP")),
    (re.compile(r"\(?A\) "), r"\(?{}\) ", tuple("ABCDEFGHIJKLMNOP")),
    (
        re.compile(r"I\. (?=[A-Z\d])"),
        r"{}\. (?=[A-Z\d])",
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    ),
    (re.compile(r"\(?i\) "), r"\(?{}\) ", ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")),
)
"""How entries of a list are marked: the first mark, the form of each, and what stands in it in order."""

_BEGIN = "(1[#aAIi"
"""What the first marks begin with."""
_FEWEST_PARTS = 3
_JOINED = re.compile(r"[ ,;]+(?:and|or)?[ ,;]*$")


def list_marks(text: str, begin: int, stop: int, *, connected: bool = False) -> list[Range]:
    """Where the marks of a list's entries stand, "1." or "a)", in order; none where the list does not begin with one.

    `connected` marks end where a sentence that has none of them does.
    """
    if text[begin : begin + 1] not in _BEGIN:  # most do not begin so
        return []
    for first, form, names in _MARKS:
        if not first.match(text, begin, stop):
            continue
        found: list[Range] = []
        at = begin
        for name in names:
            bound = min(stop, sentence_stop(text, at, stop) + 8) if connected and found else stop
            match = re.compile(r"(?<![\w.-])" + form.format(name)).search(text, at, bound)
            if not match:
                break
            found.append(match.span())
            at = match.end()
        return found
    return []


def outline(text: str, start: int, end: int) -> list[Range]:
    """The parts of a text whose first words stand behind a mark, and others in order: "A. Onset … B. Course … C. …".

    None where it is no such outline.
    """
    if text[start : start + 1] not in _BEGIN or text[start + 1 : start + 2] not in ".)1aAiI":
        return []
    marks = list_marks(text, start, end)
    if len(marks) < _FEWEST_PARTS:
        return []
    return list(zip((stop for _, stop in marks), [*(begin for begin, _ in marks[1:]), end], strict=True))


def marked_entries(text: str, marks: list[Range], stop: int) -> list[Range]:
    """The entries behind their marks, without the "and" before the next."""
    ends = [*(mark[0] for mark in marks[1:]), stop]
    entries = []
    for mark, end in zip(marks, ends, strict=True):
        joined = _JOINED.search(text, mark[1], end)
        if entry := without_article(text, mark[1], joined.start() if joined else end):
            entries.append(entry)
    return entries


def sentence_stop(text: str, at: int, end: int) -> int:
    """Where the sentence that `at` stands in ends; one that goes on in lower case has not ended."""
    while True:
        stop = text.find(". ", at, end)
        if stop < 0:
            return end - 1 if text[end - 1 : end] == "." else end
        if is_sentence_end(text, stop + 1) and not text[stop + 2 : stop + 3].islower():
            return stop
        at = stop + 1
