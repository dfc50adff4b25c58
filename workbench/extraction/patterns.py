"""Writing long alternatives so that they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONGEST_LEAD = len("(12) regarding ")
MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
"""A month's name, in lower case."""


def begun(words: str) -> str:
    """An expression for one of several words, given with commas, that begins where a word does.

    The same as a look behind and the words, but that a search looks for their first letters alone: what stands first
    in an expression decides how fast it is searched for.
    """
    return "(?:" + "|".join(rf"{word}(?<!\w{word})" for word in words.split(", ")) + ")"


def led_by(beginnings: str, *others: str) -> str:
    """An assertion that one of several beginnings follows, given with bars between them: three letters tell enough.

    Most words of a text are passed over by it at once. `others` are expressions for what else may follow.
    """
    rests: dict[str, list[str]] = {}
    for beginning in beginnings.split("|"):
        rests.setdefault(beginning[0], []).append(beginning[1:])
    begins = (f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return f"(?={'|'.join((*begins, *others))})"


def either(words: str) -> str:
    """An expression for one of several wordings, given with a comma and a space between them; each is an expression
    itself, in which a bare comma parts nothing: `{3,30}`.
    """
    return "(?:" + "|".join(word.strip() for word in words.split(", ")) + ")"


def found_by(
    words: str, lead: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """The matches of a pattern in each of which the words stand, right at its beginning or behind its `lead`.

    The words are looked for first, and the lead, which ends with its match, before them: no other way is as fast.
    """
    reached = start
    at = text.find(words, start, end)
    while at >= 0:
        led = lead.search(text, max(reached, at - _LONGEST_LEAD), at)
        if match := pattern.match(text, led.start() if led else at, end):
            yield match
            reached = match.end()
        at = text.find(words, max(at + 1, reached), end)
