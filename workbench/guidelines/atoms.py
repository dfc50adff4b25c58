"""The parts of a citation that structure alone gives away: pages, chapter numbers, years, addresses, regulations."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from workbench.guidelines.tokens import Kind, Token
from workbench.model.record import PageRange

_PAGE = {"page", "pg", "pp", "p", "pgs"}
_CHAPTER = {"chapter", "ch", "chap", "chpt", "chapt", "chp"}
_SECTION = {"section"}
_DASH = {"-", "–", "—"}
_THROUGH = {"through", "thru", "to"}
_NUMBERED = {"table", "figure", "appendix", "algorithm", "part", "volume", "level", "type", "number", "no"}
_EDITION = {"edition", "ed", "revision"}
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_MONTH = {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}  # fmt: skip
_REGULATION = {"ccr", "title", "california", "cal", "code", "of", "regulation", "section", "sec", "§", "8", "c", "r",
               ",", ".", ":", "ca", "subsection", "article"}  # fmt: skip
_LAW = {"labor", "code", "lc", "section", "sec", "§", "california", ",", ".", ":", "ca"}


MOST_CHAPTERS = 40
"""Greater numbers are pages or years."""


class Part(Enum):
    """What an atom says."""

    PAGES = auto()
    CHAPTER = auto()
    CHAPTER_WORD = auto()
    SECTION_WORD = auto()
    YEAR = auto()
    EDITION = auto()
    DATE = auto()
    REGULATION = auto()
    ADDRESS = auto()


class PageGroup(NamedTuple):
    """One range of a page list and where it stands."""

    pages: PageRange
    start: int
    end: int


class Atom(NamedTuple):
    """One part over the tokens `first` to `last` (not included). `value` is its text or number in folded form.

    `groups` and `total` ("43 of 127") belong to pages alone.
    """

    part: Part
    first: int
    last: int
    value: str = ""
    groups: tuple[PageGroup, ...] = ()
    total: int = 0


def find_atoms(tokens: Sequence[Token]) -> list[Atom]:
    """The atoms of a statement in order; they do not overlap."""
    scan = _Scan(tokens)
    found: list[Atom] = []
    at = 0
    while at < len(tokens):
        atom = scan.at(at, found)
        if atom is None:
            at += 1
            continue
        found.append(atom)
        at = atom.last
    return found


class _Scan:
    """One pass over the tokens; `at` says which atom begins at a token."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.seen_pages = False

    def word(self, at: int) -> str:
        return self.tokens[at].word if 0 <= at < len(self.tokens) else ""

    def kind(self, at: int) -> Kind | None:
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else None

    def at(self, at: int, before: list[Atom]) -> Atom | None:
        token = self.tokens[at]
        if token.kind is Kind.ADDRESS:
            return Atom(Part.ADDRESS, at, at + 1, token.word)
        if token.kind is Kind.SECTION_NUMBER:
            return self._regulation(at, before)
        if token.kind is Kind.DATE:
            return Atom(Part.DATE, at, at + 1, token.word)
        if token.kind is Kind.NUMBER:
            return self._number(at, before)
        if token.kind is Kind.WORD:
            return self._word(at)
        return None

    def _word(self, at: int) -> Atom | None:
        word = self.word(at)
        if word in _PAGE and (number := self._number_after(at + 1)) is not None:
            return self._pages(at, number)
        if word in _CHAPTER:
            number = self._number_after(at + 1)
            if number is not None and int(self.word(number)) <= MOST_CHAPTERS:
                return Atom(Part.CHAPTER, at, number + 1, str(int(self.word(number))))
            if word == "chapter":
                return Atom(Part.CHAPTER_WORD, at, at + 1)
        if word in _SECTION and self.word(at + 1) == ":":
            return Atom(Part.SECTION_WORD, at, at + 2)
        if word in _ORDINAL and self.word(at + 1) in _EDITION:
            return Atom(Part.EDITION, at, at + 2, str(_ORDINAL[word]))
        if word in ("v", "version") and (number := self._number_after(at + 1)) is not None:
            return Atom(Part.EDITION, at, number + 1, self.word(number))
        if word in _MONTH:
            return self._date(at)
        return None

    def _number_after(self, at: int) -> int | None:
        """The number at `at`, after marks such as `.`, `:`, `#`, `(s)`."""
        for _ in range(4):
            if self.kind(at) is Kind.NUMBER:
                return at
            if self.word(at) == "s" and self._is_of_supplement(at):
                return None
            if self.word(at) not in (".", ":", "#", "(", "s", ")", "no"):
                return None
            at += 1
        return None

    def _is_of_supplement(self, at: int) -> bool:
        """Whether an S goes with the number behind it, a page of a supplement: `page S36`, not `Page(s) 36`."""
        ahead = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return self.tokens[at].text == "S" and ahead is not None and ahead.start == self.tokens[at].end

    def _number(self, at: int, before: list[Atom]) -> Atom | None:
        number = self.word(at)
        if self.word(at + 1) in ("st", "nd", "rd", "th") and self.word(at + 2) in _EDITION:
            last = at + 3 + (self.word(at + 3) == ".")
            return Atom(Part.EDITION, at, last, number)
        if self._is_regulation_number(at):
            return self._regulation(at, before)
        if len(number) == 4 and 1900 <= int(number) <= 2099:
            return Atom(Part.YEAR, at, at + 1, number)
        if self._continues_chapters(at, before):
            return Atom(Part.CHAPTER, at, at + 1, str(int(number)))
        named = self.kind(at - 1) is Kind.WORD and self.word(at - 1) not in _NUMBERED
        if self.seen_pages and named and 3 >= len(number) >= 2:
            atom = self._pages(at, at)
            ends = self.kind(atom.last)
            is_list = any(group.pages[0] < group.pages[1] for group in atom.groups)
            return atom if is_list or ends in (None, Kind.MARK) or self.word(atom.last) in ("and", "&") else None
        return None

    def _continues_chapters(self, at: int, before: list[Atom]) -> bool:
        """Whether a number is one more chapter: `Chapters 8, 9 and 12`, `Chapters 8 (Neck …) and 12 (Low Back …)`."""
        last = next((atom for atom in reversed(before) if atom.part is not Part.YEAR), None)
        if last is None or last.part is not Part.CHAPTER or not 1 <= int(self.word(at)) <= MOST_CHAPTERS:
            return False
        between = [token.word for token in self.tokens[last.last : at]]
        joined = 0
        while between and between[-1] in (",", ";", "and", "&"):
            between.pop()
            joined += 1
        bracketed = not between or (between[0] == "(" and between[-1] == ")" and between.count("(") == 1)
        first = next(atom for atom in reversed(before) if self.kind(atom.first) is Kind.WORD)
        several = self.tokens[first.first].text.casefold().endswith("s")
        return bool(joined) and bracketed and several

    def _is_regulation_number(self, at: int) -> bool:
        if len(self.word(at)) != 4:
            return False
        lead = {self.word(at - back) for back in (1, 2, 3, 4)}
        return (
            bool(lead & {"ccr", "lc", "§"})
            or {"labor", "code"} <= lead
            or {"code", "section"} <= lead
            or ("regulation" in lead)
        )

    def _regulation(self, at: int, before: list[Atom]) -> Atom:
        floor = before[-1].last if before else 0
        words = {self.word(back) for back in range(max(floor, at - 8), at)}
        law = "lc" in words or ("labor" in words and "code" in words) or self._continues_law(at, before)
        lead = _LAW if law else _REGULATION
        first = at
        while first > floor and self.word(first - 1) in lead:
            first -= 1
        while first < at and self.word(first) in (",", ".", ":", "of"):
            first += 1
        last, value = at + 1, self.word(at)
        while self.word(last) in _DASH and self.kind(last + 1) is Kind.SECTION_NUMBER:
            value = value.rstrip("-") + "-"  # a range is known by its first section
            last += 2
        return Atom(Part.REGULATION, first, last, ("lc " if law else "ccr ") + value)

    def _continues_law(self, at: int, before: list[Atom]) -> bool:
        """Whether a number is one more section of the law before it: `Labor Code sections 4600 and 4610.5`."""
        between = {token.word for token in self.tokens[before[-1].last : at]} if before else set()
        return bool(before) and before[-1].value.startswith("lc ") and between <= {",", ";", "and", "&", "section", "§"}

    def _date(self, at: int) -> Atom | None:
        last = at + 1
        if self.kind(last) is Kind.NUMBER and len(self.word(last)) <= 2:
            last += 1
            if self.word(last) == ",":
                last += 1
        if self.kind(last) is Kind.NUMBER and len(self.word(last)) == 4:
            return Atom(Part.DATE, at, last + 1, self.word(last))
        return None

    def _pages(self, first: int, number: int) -> Atom:
        """The page list whose first number is the token `number`."""
        self.seen_pages = True
        groups: list[PageGroup] = []
        at = number
        while True:
            group, last = self._group(at)
            groups.append(group)
            following = self._next_group(last)
            if following is None:
                break
            at = following
        total = 0
        if self.word(last) == "of" and self.kind(last + 1) is Kind.NUMBER:
            total, last = int(self.word(last + 1)), last + 2
        return Atom(Part.PAGES, first, last, groups=tuple(groups), total=total)

    def _group(self, at: int) -> tuple[PageGroup, int]:
        opening, end = self.word(at), at
        if self.word(at + 1) in _DASH | _THROUGH and self.kind(at + 2) is Kind.NUMBER:
            end = at + 2
        elif self.kind(at + 1) is Kind.NUMBER and len(self.word(at + 1)) == len(opening):
            end = at + 1  # the dash was lost
        pages = _range(opening, self.word(end))
        if pages is None:
            end = at
            pages = (int(opening), int(opening))
        return PageGroup(pages, self.tokens[at].start, self.tokens[end].end), end + 1

    def _next_group(self, at: int) -> int | None:
        """The first number of a further group after `,`, `;`, `and`, with or without a page word; None when it ends."""
        joined = False
        while self.word(at) in (",", ";", "and", "&") or self._is_misread_comma(at):
            joined, at = True, at + 1
        if not joined:
            return None
        if self.word(at) in _PAGE:
            return self._number_after(at + 1)
        if self.kind(at) is not Kind.NUMBER or self.word(at + 1) in ("st", "nd", "rd", "th", "ccr"):
            return None
        follows = self.kind(at + 1)
        return at if follows is not Kind.WORD or self.word(at + 1) in _THROUGH | {"and", "of"} else None

    def _is_misread_comma(self, at: int) -> bool:
        """Whether a full stop stands between two numbers of a list: `Page(s): 182. 303`."""
        ends = self.kind(at + 2)
        plain = self.word(at) == "." and self.kind(at + 1) is Kind.NUMBER and ends in (None, Kind.MARK)
        return plain and self.kind(at - 1) is Kind.NUMBER and len(self.word(at + 1)) >= 2


def _range(first: str, last: str) -> PageRange | None:
    """`176`, `7` is 176 to 177; None when the range runs backwards."""
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return (int(first), int(last)) if int(last) >= int(first) else None
