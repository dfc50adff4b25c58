"""Lists in prose: "A, B (x 2), C and D", cut into their entries as they are printed."""

from __future__ import annotations

import re
from collections.abc import Callable

Range = tuple[int, int]

_JOINT = re.compile(
    r";(?: and| as well as)?(?= )|,(?: and| as well as| along with| plus| or)?(?= )| and/or | and | as well as | along with | plus |\n"
)
_ARTICLE = re.compile(
    r"(?:and |as well as |also |(?:an? |the |his |her |their )|some |\(?\d{1,2}[.)] |[-•*] )", re.IGNORECASE
)


def outside_brackets(text: str, start: int, end: int) -> list[Range]:
    """The bracketed stretches between two offsets, where no joint counts."""
    found, depth, begin = [], 0, start
    for at in range(start, end):
        char = text[at]
        if char in "([":
            if depth == 0:
                begin = at
            depth += 1
        elif char in ")]" and depth:
            depth -= 1
            if depth == 0:
                found.append((begin, at + 1))
    return found


def split_list(text: str, start: int, end: int, belongs: Callable[[str, str, str], bool] | None = None) -> list[Range]:
    """The entries of the list between two offsets, without joints, leading articles and list numbers.

    `belongs(before, joint, after)` says whether a piece is part of the entry before it rather than one of its own.
    A list with semicolons outside brackets is split at those alone.
    """
    brackets = outside_brackets(text, start, end)
    joints = [match.span() for match in _JOINT.finditer(text, start, end) if not _inside(match.start(), brackets)]
    if any(text[begin] == ";" for begin, _ in joints):
        joints = [joint for joint in joints if text[joint[0]] == ";"]
    entries: list[Range] = []
    at = start
    for begin, stop in [*joints, (end, end)]:
        piece = (at, begin)
        if entries and text[slice(*piece)].strip():
            before = entries[-1]
            joint_text = text[before[1] : piece[0]]
            if belongs and belongs(text[slice(*before)], joint_text, text[slice(*piece)].strip()):
                entries[-1] = (before[0], begin)
                at = stop
                continue
        if text[slice(*piece)].strip():
            entries.append(piece)
        at = stop
    return [trimmed for entry in entries if (trimmed := without_article(text, *entry))]


def without_article(text: str, start: int, end: int) -> Range | None:
    """The stretch without white space, closing marks, leading articles and list numbers; None where nothing is left."""
    while start < end and text[start] in " ,;:-":
        start += 1
    while match := _ARTICLE.match(text, start, end):
        start = match.end()
    while end > start and text[end - 1] in " ,;:.":
        end -= 1
    return (start, end) if end > start else None


def _inside(at: int, brackets: list[Range]) -> bool:
    return any(begin <= at < end for begin, end in brackets)
