"""Lists in prose: "A, B (x 2), C and D", cut into their entries as they are printed."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

Range = tuple[int, int]
Verdict = Literal["new", "more", "stop"]
Judge = Callable[[str, str, str], Verdict]
"""(entry before, joint, piece) → whether the piece is an entry, says more about the one before, or ends the list."""

_JOINT = re.compile(
    r"; ?(?:and |as well as )?|, ?(?:and |as well as |along with |plus |or |then |followed by |and then )?(?=\D|\d+ )|"
    r" (?:and,(?: (?:in|with|by|per|according to|as|of|among|until|after|when|for|since|at|on|before)"
    r" [^,;()]{3,40},)?"
    r"|and/or|and then|and|&|as well as|along with|in addition to|together with|plus|nor|(?:was |were )?followed by) "
)
_BRACKET = re.compile(r"[()\[\]]")
_BULLETS = ("- ", "• ", "* ", "– ", "· ")
_ARTICLE = re.compile(
    r"(?:and |as well as |also |or |(?:an? |the |his |her |their )|some |\(?(?:\d{1,2}[.)]|[a-z]\)) |[-•*] )",
    re.IGNORECASE,
)


def bracketed(text: str, start: int, end: int) -> list[Range]:
    """The bracketed stretches between two offsets, where no joint counts."""
    found, depth, begin = [], 0, start
    for mark in _BRACKET.finditer(text, start, end):
        if mark[0] in "([":
            if depth == 0:
                begin = mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((begin, mark.end()))
    return found


def bracket_end(text: str, start: int, end: int) -> int:
    """Where the bracket closes that opens right before `start`; `end` where it does not."""
    inner = bracketed(text, start, end)
    at = text.find(")", start, end)
    while at >= 0 and _inside(at, inner):
        at = text.find(")", at + 1, end)
    return at if at >= 0 else end


def split_list(text: str, start: int, end: int, judge: Judge) -> list[Range]:
    """The entries of the list between two offsets, without joints, leading articles and list numbers.

    A list in bullets is split at those alone, one with semicolons outside brackets at those alone too, unless what
    follows them ends the list, and at the "and" before its last entry.
    """
    if text[start : start + 2] in _BULLETS:
        return _clean(text, _bulleted(text, start, end))
    brackets = bracketed(text, start, end)
    joints = [match.span() for match in _JOINT.finditer(text, start, end) if not _inside(match.start(), brackets)]
    semicolons = [joint for joint in joints if text[joint[0]] == ";"]
    if semicolons:
        entries = _entries(text, start, end, semicolons, judge)
        if len(entries) > 1:
            return _clean(text, [*entries[:-1], *_last_two(text, entries[-1], joints, judge)])
        stop = entries[0][1] if entries else end
        joints = [joint for joint in joints if joint[1] <= stop]
        end = stop
    return _clean(text, _entries(text, start, end, joints, judge))


def _bulleted(text: str, start: int, end: int) -> list[Range]:
    """The entries behind the bullets of a list, whatever joints stand in them."""
    mark = " " + text[start : start + 2]
    begins = [start + 2]
    while (at := text.find(mark, begins[-1], end)) >= 0:
        begins.append(at + len(mark))
    return list(zip(begins, [*(begin - len(mark) for begin in begins[1:]), end], strict=True))


def _last_two(text: str, last: Range, joints: list[Range], judge: Judge) -> list[Range]:
    """The last piece of a list with semicolons: two entries where only an "and" parts them."""
    start, end = last
    inside = [joint for joint in joints if start < joint[0] and joint[1] < end]
    opened = text.startswith(("and ", "as well as "), start)
    if opened or len(inside) != 1 or "and" not in text[slice(*inside[0])]:
        return [last]
    return _entries(text, start, end, inside, judge)


def _entries(text: str, start: int, end: int, joints: list[Range], judge: Judge) -> list[Range]:
    entries: list[Range] = []
    at = start
    for begin, stop in [*joints, (end, end)]:
        piece = text[at:begin].strip(" .,")
        if piece:
            before = entries[-1] if entries else (start, start)
            verdict = judge(text[slice(*before)], text[before[1] : at].replace("&", "and") if entries else "", piece)
            if verdict == "stop":
                break
            if verdict == "more" and entries:
                entries[-1] = (before[0], begin)
            else:
                entries.append((at, begin))
        at = stop
    return entries


def _clean(text: str, entries: list[Range]) -> list[Range]:
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
