"""Where sentences end, given the abbreviations and numbers of medical prose."""

from __future__ import annotations

import re
from functools import cache

from workbench.extraction.vocabulary import phrases

_ENDS = re.compile(r"[.!?]['\")\]]* +(?=(?:[-–•*·] )?[\"'(\[]?(?:[A-Z0-9]|\([a-z]\) |(?<=\()[a-z]\) ))")
_ACRONYMS = ("NOS", "NEC")
"""Words of the code books that are abbreviations only in small letters: "nos. 1 and 2"."""
_POINT = re.compile(r"[-–•*·] (?=[A-Z])(?<= . )")
_LABEL = re.compile(r"[A-Z][^.:;•*·]{1,40}: ")
_FEWEST_POINTS = 2
_LAST_WORD = re.compile(r"([\w./#]+)\.['\")\]]*$")


def is_sentence_end(text: str, at: int) -> bool:
    """Whether the words before `at` (a full stop and closing marks among them) end a sentence there."""
    head = text[max(0, at - 40) : at].rstrip()
    if head.endswith(("!", "?", '!"', '?"')):
        return True
    match = _LAST_WORD.search(head, head.rfind(" ") + 1)
    if not match:
        return head.rstrip("\"')]").endswith(".")
    word = match[1].lower()
    if match[1] in _ACRONYMS:
        return True
    return word not in _abbreviations() and not (len(word) == 1 and word.isalpha())


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of the sentences between two offsets."""
    found = []
    begin = start
    for match in _ENDS.finditer(text, start, end):
        if is_sentence_end(text, match.end()):
            found.append((begin, match.end()))
            begin = match.end()
    if begin < end:
        found.append((begin, end))
    return found


def points(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a text set as an outline: "- Onset: … - Diagnosis: … - No films". All of it where it is none.

    Two points at least have labels. A list below a label, each entry behind a dash, is no outline.
    """
    found = list(_POINT.finditer(text, start, end))
    labelled = [match for match in found if _LABEL.match(text, match.end(), end)]
    if len(labelled) < _FEWEST_POINTS:
        return [(start, end)]
    mark = labelled[0][0]
    begins = [start, *(match.start() for match in found if match[0] == mark and match.start() > start)]
    return list(zip(begins, [*begins[1:], end], strict=True))


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(phrases("abbreviations"))
