"""Codes of diagnoses (ICD-9-CM, ICD-10-CM) as they stand beside a printed description."""

from __future__ import annotations

import re
from collections.abc import Iterator

CODE = r"(?:[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?|[EV]?\d{3}(?:\.\d{1,2})?|V\d\d(?:\.\d{1,2})?)"
_POINTED = r"(?:[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}|E?\d{3}\.\d{1,2}|V\d\d\.\d{1,2})"
_BARE = r"[EFGIJKMNR]\d\d|(?<=NOS )\d{3}"
"""A code without a point that no level of the spine or vitamin looks like, or that follows the words of the book."""
_OF_WHICH = r"(?:,? (?:in|by|per|of|under|old)(?![a-z])[^)\]]{0,40})?"
"""Words in the bracket behind a code: "257.2 in the older notation"."""
CODED = re.compile(  # what all begin with is asked for at once, for it is what most places lack
    rf"(?=[ (\[,:–I-])(?: ?[(\[] ?(?:(?:ICD(?:[- ]?(?:9|10))?(?:-CM)?)?(?: ?[Cc]odes?)?[:# ]*)({CODE})"
    rf"(?:[,;/ ]+{CODE})*{_OF_WHICH} ?[)\]]"
    rf"| ?[-–,:]? ?ICD-?(?:9|10)(?:-CM)?(?: codes?)?[:# ]*({CODE})"
    rf"| [-–] ({CODE})$"
    rf"|,?(?: codes?)? ({_POINTED})$"
    rf"| ({_BARE})$)"
)
"""A code after a description: in brackets, named as such, after a dash, or bare with its point at the entry's end."""

_POINT = re.compile(r"\.(?<=\d[\dA-Z]\.)[\dA-Z]")
"""The point of a code: looked for first, for points are few."""
_SEEN = re.compile(rf"[ (\[](?:ICD[-\w ]{{0,12}}|[Cc]ode )?{_POINTED}(?=[)\].,;]|$)")
_LONGEST_BEFORE, _LONGEST_BEHIND = 20, 8

CODE_FIRST = re.compile(rf"({_POINTED})[ :–-]+(?=[A-Za-z])")
"""A code before its description."""

_ICD10 = re.compile(r"(?:[A-DF-UW-Z]\d[0-9A-Z]|E\d\d(?!\d))(?:\.[0-9A-Z]{1,4})?$|[A-Z]\d[0-9A-Z]\.[0-9A-Z]{3,4}$")
_CLOSED = re.compile(rf"(?:[)\]]|(?:^|[ ,])(?:{_POINTED}|{_BARE}))$")
_LONGEST_CLOSE = len(" S83.2411")
_FIGURE = re.compile(r"\d")


def codes_seen(text: str, start: int, end: int) -> Iterator[int]:
    """Where something begins, its bracket included, that may be the code of a diagnosis."""
    for point in _POINT.finditer(text, start, end):
        at = point.start()
        seen = _SEEN.search(text, max(start, at - _LONGEST_BEFORE), min(end, at + _LONGEST_BEHIND))
        if seen and seen.end() > at:
            yield seen.start()


def codes_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Codes behind descriptions, as `CODED` finds them; only where a figure stands, for that is looked for fast."""
    return CODED.finditer(text, start, end) if _FIGURE.search(text, start, end) else iter(())


def code_system(code: str) -> str:
    """The system a printed code belongs to, by its form."""
    return "ICD-10-CM" if _ICD10.match(code) else "ICD-9-CM"


def closes_with_code(words: str) -> bool:
    """Whether a code is the last of the words."""
    words = words.rstrip(" .,;")
    if not _CLOSED.search(words, max(0, len(words) - _LONGEST_CLOSE)):
        return False
    last = None
    for last in codes_in(words, 0, len(words)):  # noqa: B007 - the last one is wanted
        pass
    return last is not None and last.end() == len(words)
