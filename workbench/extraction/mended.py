"""A misread document with its words mended for finding, and the way back to what is printed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from workbench.extraction.labels import like
from workbench.extraction.mending import mended
from workbench.extraction.misreadings import looks_like
from workbench.extraction.stream import MakesSpan, Stream, in_lower_case
from workbench.model.evidence import Span

# What every layout prints in the same words.
_ALWAYS = (
    "has no affiliation with the employer, employee, providers or the claims administrator",
    "in active clinical practice for more than five years and is currently working at least 24 hours a week",
    "clinical experience, education, background, and expertise in the same or similar specialties",
    # halves of two others: one letter in a hundred leaves one in twelve texts with the first three whole
    "governing laws and regulations, including the strength of evidence hierarchy",
    "evaluate and/or treat the medical condition",
    "decisions for the disputed items/services set forth below",
)
_WORD = re.compile(r"\S+")
_BRACKETS = str.maketrans({"{": "(", "}": ")", "~": "-"})
_FULL_STOP = re.compile(r"[a-z)]{4,}\.$")
"""One that no sentence follows was a comma."""
_NO_STOP = re.compile(r"\)[a-z]$")
"""A letter behind a bracket was a full stop where a sentence follows."""
_STARTS = frozenset(
    ("The", "This", "He", "She", "He/she", "It", "There", "These", "They", "Therefore,", "However,", "As", "His", "Her")
)
_NO_END = re.compile(r"(?<![^\w])[a-z]{3,},?$")
"""Behind a word in small letters these begin a sentence."""


def _stopped(word: str, following: str) -> str:
    """A word with the comma or full stop behind it that the next word asks for."""
    if following[:2].isalpha() and following.islower() and _FULL_STOP.search(word):
        return f"{word[:-1]},"
    if following in _STARTS and _NO_END.search(word):
        return f"{word.removesuffix(',')}."
    if following[:1].isupper() and _NO_STOP.search(word):
        return f"{word[:-1]}."
    return word


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common from their beginning on."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def is_misread(stream: Stream) -> bool:
    """Whether letters are wrong all over: a sentence of the form stands there, but not letter for letter."""
    missing = [words for words in _ALWAYS if words not in stream.low]
    return any(like(stream.low, words, words) for words in missing)


class MendedStream(Stream):
    """The words of a printed stream as they most likely read. Offsets are those of the mended text.

    Values are the mended words (`said`), evidence is what is printed there (`spans`).
    """

    __slots__ = ("_begins", "_changed", "_doubts", "_mistaken", "_words", "printed")

    def __init__(self, printed: Stream) -> None:
        self.printed = printed
        pieces: list[str] = []
        self._words: list[int] = []  # where each word begins
        self._changed: list[tuple[int, int, int, int]] = []  # start and end here, start and end as printed
        at = reached = 0
        starts = {}
        places = [found.span() for found in _WORD.finditer(printed.text)]
        words = mended([printed.text[begin:end].translate(_BRACKETS) for begin, end in places])
        following = [*(word.text for word in words), ""][1:]
        for (begin, end), (single, _), behind in zip(places, words, following, strict=True):
            word = _stopped(single, behind)
            self._words.append(at + begin - reached)
            pieces.append(printed.text[reached:begin])
            at += begin - reached
            reached = end
            starts[begin] = at
            if word != printed.text[begin:end]:
                self._changed.append((at, at + len(word), begin, end))
            pieces.append(word)
            at += len(word)
        self._doubts = [0.0, *accumulate(word.doubt for word in words)]
        self.text = "".join([*pieces, printed.text[reached:]])
        self.low = in_lower_case(self.text)
        self._begins = [change[0] for change in self._changed]
        self.line_starts = [starts[start] for start in printed.line_starts if start in starts]
        self.paragraph_starts = [starts[start] for start in printed.paragraph_starts if start in starts]
        self.misread = True
        self._mistaken: float | None = None

    @property
    def share(self) -> float:
        """How much of the text is in words that were mended, 0 to 1."""
        return sum(end - begin for begin, end, _, _ in self._changed) / max(1, len(self.text))

    def unsure(self, start: int, end: int) -> float:
        return self._doubts[bisect_left(self._words, end)] - self._doubts[bisect_left(self._words, start)]

    @property
    def mistaken(self) -> float:
        """As many letters as were mended were misread, and figures with them.

        What looks like the letter that was meant comes of OCR, which mostly makes letters of figures, and those show.
        """
        if self._mistaken is None:
            swaps = [swap for change in self._changed if all(swap := self._swap(*change))]
            unlike = sum(not looks_like(*swap) for swap in swaps) / max(1, len(swaps))
            self._mistaken = unlike * len(self._changed) / max(1, len(self.text.replace(" ", "")))
        return self._mistaken

    def _swap(self, begin: int, end: int, first: int, last: int) -> tuple[str, str]:
        """What was seen and what was meant in a mended word, apart from what both have at their ends."""
        seen, meant = self.printed.low[first:last], self.low[begin:end]
        head = _shared(seen, meant)
        seen, meant = seen[head:], meant[head:]
        tail = _shared(seen[::-1], meant[::-1])
        return seen[: len(seen) - tail], meant[: len(meant) - tail]

    def _printed(self, at: int) -> int:
        """The offset in the printed stream."""
        index = bisect_right(self._begins, at) - 1
        if index < 0:
            return at
        begin, end, first, last = self._changed[index]
        if at >= end or end - at < at - begin:
            return max(first, last + at - end)
        return min(first + at - begin, last)

    def as_printed(self, start: int, end: int) -> str:
        return self.printed.text[self._printed(start) : self._printed(end)]

    def spans(self, start: int, end: int, made: MakesSpan = Span) -> tuple[Span, ...]:
        start, end = self.trimmed(start, end)
        return self.printed.spans(self._printed(start), self._printed(end), made) if start < end else ()
