"""Where sentences end, given the abbreviations and numbers of medical prose."""

from __future__ import annotations

import re

_ENDS = re.compile(r"[.!?]['\")\]]* +(?=[\"'(\[]?[A-Z0-9])")
_LAST_WORD = re.compile(r"([\w./#]+)\.['\")\]]*$")
_ABBREVIATIONS = frozenset(
    [
        "no",
        "nos",
        "vs",
        "dr",
        "drs",
        "mr",
        "mrs",
        "ms",
        "st",
        "approx",
        "inc",
        "e.g",
        "i.e",
        "p",
        "pp",
        "pg",
        "pgs",
        "fig",
        "sec",
        "lat",
        "bilat",
        "lt",
        "rt",
        "incl",
        "etc",
        "dept",
        "jr",
        "sr",
        "ph.d",
        "m.d",
        "d.o",
        "d.c",
        "p.a",
        "n.p",
        "vol",
        "ed",
        "eds",
        "cf",
        "al",
        "s/p",
        "dx",
        "hx",
        "rx",
        "wt",
        "ht",
        "est",
        "avg",
        "max",
        "min",
        "temp",
        "dist",
        "prox",
        "sup",
        "inf",
        "ant",
        "post",
        "med",
        "b.i.d",
        "t.i.d",
        "q.d",
        "q.h.s",
        "p.r.n",
        "p.o",
    ]
)


def is_sentence_end(text: str, at: int) -> bool:
    """Whether the words before `at` (a full stop and closing marks among them) end a sentence there."""
    head = text[max(0, at - 40) : at].rstrip()
    if head.endswith(("!", "?", '!"', '?"')):
        return True
    match = _LAST_WORD.search(head)
    if not match:
        return head.rstrip("\"')]").endswith(".")
    word = match[1].lower()
    return word not in _ABBREVIATIONS and not (len(word) == 1 and word.isalpha())


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
