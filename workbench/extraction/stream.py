"""A document's words as one run of text, without what the printing added, and the way back to the pages.

Rules read the stream; evidence is made of page offsets. White space is one space, running headers and footers are left
out, words hyphenated at a line's end are whole, curly quotes are straight. Where printed lines began is kept apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence, Set
from itertools import pairwise

from workbench.extraction.hyphens import joined_line_end
from workbench.extraction.joints import is_joined, joints, odd_words, spaces_within
from workbench.extraction.running import running_ranges
from workbench.model.document import Document
from workbench.model.evidence import Span

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "\t": " "})
_WORDS = re.compile(r"\S+(?: \S+)*")
MakesSpan = Callable[[int, int, int, str], Span]
"""A span of a page, start, end and quote."""
_UPPER_ASCII = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


class Stream:
    """The text of all pages as one line, and where each piece of it stands.

    `text` is what values are cut from; `low` is the same in lower case, of equal length, for finding. `line_starts`
    are the offsets at which a printed line begins, `paragraph_starts` those of lines set off by more than the usual
    gap (a hint only: many files have no gaps, or only gaps). `misread` tells that letters are wrong all over.
    """

    __slots__ = (
        "_cut", "_offsets", "_pages", "_starts", "_texts", "line_starts", "low", "misread", "paragraph_starts", "text",
    )  # fmt: skip

    def __init__(self, pages: Sequence[str], *, misread: bool = False) -> None:
        self._texts = tuple(pages)
        self._starts: list[int] = []
        self._pages: list[int] = []
        self._offsets: list[int] = []
        self.line_starts: list[int] = []
        self._cut = running_ranges(self._texts, misread=misread)
        pieces, gaps = self._gather()
        self.text = "".join(pieces)
        self.low = in_lower_case(self.text)
        self.misread = misread
        words, odd = odd_words(self.low)
        if odd:
            self._set_right(words, odd)
        usual = min(gaps[1:], default=0)
        self.paragraph_starts = [at for at, gap in zip(self.line_starts, gaps, strict=True) if gap > usual]

    def _gather(self) -> tuple[list[str], list[int]]:
        """The pieces of the text with their joints, and how many empty lines stand before each printed line."""
        pieces: list[str] = []
        gaps: list[int] = []
        length = 0
        empty = 0
        starts, pages, offsets, line_starts = self._starts, self._pages, self._offsets, self.line_starts
        for page, raw in enumerate(self._texts):
            text = raw if raw.isascii() and "\t" not in raw else raw.translate(_STRAIGHT)
            for first, last in self._cut[page]:
                text = text[:first] + _blanked(text[first:last]) + text[last:]
            offset = 0
            for line in text.split("\n"):
                begin = offset
                offset += len(line) + 1
                stripped = line.strip(" ")
                if not stripped:
                    empty += 1
                    continue
                if stripped is not line:
                    begin += len(line) - len(line.lstrip(" "))
                if pieces:
                    joint = joined_line_end(pieces[-1], stripped) if pieces[-1][-1] == "-" else 1
                    if joint < 0:
                        pieces[-1] = pieces[-1][:joint]
                        length += joint
                    elif joint:
                        pieces.append(" ")
                        length += 1
                line_starts.append(length)
                gaps.append(empty)
                empty = 0
                if "  " in stripped:
                    length = self._add_apart(pieces, stripped, page, begin, length)
                else:
                    starts.append(length)
                    pages.append(page)
                    offsets.append(begin)
                    pieces.append(stripped)
                    length += len(stripped)
        return pieces, gaps

    def _add_apart(self, pieces: list[str], line: str, page: int, begin: int, length: int) -> int:
        """Add a printed line that holds wide gaps, as several segments. Returns the text's new length."""
        for number, found in enumerate(_WORDS.finditer(line)):
            if number:
                pieces.append(" ")
                length += 1
            self._segment(length, page, begin + found.start())
            pieces.append(found[0])
            length += len(found[0])
        return length

    def _segment(self, at: int, page: int, offset: int) -> None:
        self._starts.append(at)
        self._pages.append(page)
        self._offsets.append(offset)

    def _set_right(self, words: list[str], odd: Set[str]) -> None:
        """Put words of the forms together that came in pieces, and apart those that came joined."""
        if within := spaces_within(words, odd):
            self._put_together(within)
            words, odd = odd_words(self.low)
        if any(map(is_joined, odd)) and (apart := joints(words)):
            self._set_apart(apart)

    def _put_together(self, spaces: Sequence[int]) -> None:
        """Leave out the spaces at those places, in rising order; what stands behind each begins a segment."""
        ends = [-1, *spaces, len(self.text)]
        pieces = [slice(first + 1, last) for first, last in pairwise(ends)]
        self.text = "".join(self.text[piece] for piece in pieces)
        self.low = "".join(self.low[piece] for piece in pieces)
        owners = [bisect_right(self._starts, place) - 1 for place in spaces]
        known = set(self._starts)
        parts = [
            (place - count, self._pages[owner], self._offsets[owner] + place + 1 - self._starts[owner])
            for count, (place, owner) in enumerate(zip(spaces, owners, strict=True))
            if place + 1 not in known
        ]
        moved = [start - bisect_right(spaces, start) for start in self._starts]
        whole = sorted([*zip(moved, self._pages, self._offsets, strict=True), *parts])
        self._starts, self._pages, self._offsets = map(list, zip(*whole, strict=True))
        self.line_starts = [start - bisect_right(spaces, start) for start in self.line_starts]

    def _set_apart(self, places: Sequence[int]) -> None:
        """Put a space before each of those places, which lie within words, in rising order."""
        new_at = [place + count for count, place in enumerate(places, 1)]
        ends = [0, *places, len(self.text)]
        pieces = [slice(first, last) for first, last in pairwise(ends)]
        self.text = " ".join(self.text[piece] for piece in pieces)
        self.low = " ".join(self.low[piece] for piece in pieces)
        owners = [bisect_right(self._starts, place) - 1 for place in places]
        parts = [
            (at, self._pages[owner], self._offsets[owner] + place - self._starts[owner])
            for at, place, owner in zip(new_at, places, owners, strict=True)
        ]
        moved = [start + bisect_right(places, start) for start in self._starts]
        whole = sorted([*zip(moved, self._pages, self._offsets, strict=True), *parts])
        self._starts, self._pages, self._offsets = map(list, zip(*whole, strict=True))
        self.line_starts = [start + bisect_right(places, start) for start in self.line_starts]

    @property
    def mistaken(self) -> float:
        """How likely it is that a figure was taken for another, 0 to 1."""
        return 0.0

    def at(self, page: int, offset: int) -> int:
        """The offset in `text` of a place on a page; of the nearest before it where that was left out."""
        segments = range(len(self._starts))
        number = bisect_right(segments, (page, offset), key=lambda n: (self._pages[n], self._offsets[n])) - 1
        if number < 0:
            return 0
        following = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        within = offset - self._offsets[number] if self._pages[number] == page else following
        return min(self._starts[number] + within, following)

    def starts_line(self, at: int) -> bool:
        """Whether a printed line begins at that offset."""
        index = bisect_left(self.line_starts, at)
        return index < len(self.line_starts) and self.line_starts[index] == at

    def starts_paragraph(self, at: int) -> bool:
        """Whether a line that is set off from the one before begins at that offset."""
        index = bisect_left(self.paragraph_starts, at)
        return index < len(self.paragraph_starts) and self.paragraph_starts[index] == at

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The range without white space at its ends."""
        text = self.text
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        return start, end

    def said(self, start: int, end: int) -> str:
        """The words between two offsets, white space collapsed: what a value holds."""
        return self.text[start:end]

    def as_printed(self, start: int, end: int) -> str:
        """The same words with the letters that are printed, right or wrong."""
        return self.text[start:end]

    def unsure(self, start: int, end: int) -> float:
        """How many words between two offsets are other than they seem, on average of such words."""
        del start, end  # nothing was mended here
        return 0.0

    def spans(self, start: int, end: int, made: MakesSpan = Span) -> tuple[Span, ...]:
        """Where `text[start:end]` stands: a span for each page, more where a running line was left out between.

        Each quote is exactly the page's text; rectangles are there if `made` gives them. Empty for an empty range.
        """
        start, end = self.trimmed(start, end)
        if start >= end:
            return ()
        starts, pages, offsets = self._starts, self._pages, self._offsets
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1, first) - 1
        from_page, to_page = pages[first], pages[last]
        begin = offsets[first] + start - starts[first]
        finish = offsets[last] + end - starts[last]
        if from_page == to_page and not _touches(self._cut[from_page], begin, finish):
            # nearly always; trimmed, so it ends on letters
            return (made(from_page, begin, finish, self._texts[from_page][begin:finish]),)
        found: list[Span] = []
        for page in range(from_page, to_page + 1):
            head = begin if page == from_page else 0
            tail = finish if page == to_page else len(self._texts[page])
            found.extend(made(page, *part) for part in self._page_parts(page, head, tail))
        return tuple(found)

    def _page_parts(self, page: int, head: int, tail: int) -> list[tuple[int, int, str]]:
        """The parts of one page's stretch, without the running lines in it and white space at the ends."""
        text = self._texts[page]
        found = []
        for first, last in (*self._cut[page], (tail, tail)):
            stop = min(first, tail)
            if stop > head:
                quote = text[head:stop]
                begin = head + len(quote) - len(quote.lstrip())
                quote = quote.strip()
                if quote:
                    found.append((begin, begin + len(quote), quote))
            head = max(head, last)
        return found


def _touches(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether any of the ranges shares a character with that from `start` to `end`."""
    for first, last in ranges:  # noqa: SIM110 - there are few, and `any` over them takes three times as long
        if first < end and start < last:
            return True
    return False


def in_lower_case(text: str) -> str:
    """The text in lower case, of the same length whatever its letters."""
    low = text.lower()
    return low if len(low) == len(text) else text.translate(_UPPER_ASCII)


def stream_of(document: Document, *, misread: bool = False) -> Stream:
    """The stream of a document's pages."""
    return Stream([page.text for page in document.pages], misread=misread)


def _blanked(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))
