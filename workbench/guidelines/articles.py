"""Sources that no catalogue names and that are known by their form alone: articles, laws, statements of a society."""

from __future__ import annotations

import re

JOURNAL_PAGES = re.compile(
    r"\b(?:19|20)\d\d\b[^;]{0,30};\s*\d+\s*(?:\([^)]*\))?\s*:\s*[a-z]?\d+"
    r"|\bvol(?:ume|\.)?\s*\d+,?\s*(?:(?:no|issue|number)\.?\s*\d+,?\s*)?(?:pages?|pgs?\.?|pp?\.?)\s*\d+"
    r"|\bCochrane\s+Database\s+(?:of\s+)?Syst(?:ematic|\.)?\s+Rev(?:iews?|\b)"
    r"|\bart(?:icle|\.)?\s*(?:no|number)\.?\s*:?\s*[a-z]*\d{3,}",
    re.IGNORECASE,
)
"""A journal's year, volume and pages: `2001;26:1-5`, `Volume 142, pages 1-42`; `Art. No.: CD007330`; or the one journal
that is often named without."""

_AUTHOR = re.compile(r"[A-Z][\w'’-]+,?\s+(?:[A-Z]\.?-?\s?){1,3}(?:[,.]|\s*et\s+al)")
_AUTHORS = re.compile(
    r"[A-Z][\w'’-]+\s+[A-Z]{1,3}(?:(?:,|\s+and|\s*&)\s+[A-Z][\w'’-]+\s+[A-Z]{1,3}\b){1,9}(?:,?\s*et\s+al)?\.\s+[A-Z]"
)
_OF_YEAR = re.compile(r"[^;]{0,60}\bet\s+al\b[^;]{0,120}\b(?:19|20)\d\d\b")
"""Authors and the year of their article, without its pages."""
_SOCIETY = re.compile(
    r"(?:American|National|International|European|Canadian|British|Australian|North\s+American|World|Royal|United\s+States)\s+"
    r"(?:[A-Z][\w'’&-]*\s+|of\s+|for\s+|and\s+|the\s+|on\s+|in\s+){0,7}?"
    r"(?:Academy|Association|College|Society|Board|Council|Institutes?|Foundation|Federation|Organization|League|Committee)\b"
)
_ORGANISATION = re.compile(
    r"(?:[A-Z][\w'’&-]+\s+|of\s+|for\s+|and\s+|the\s+|on\s+|in\s+){1,6}?"
    r"(?:Group|Society|Societies|Task\s+Force|Initiative|Network|Collaborati(?:on|ve)|Consortium|Alliance|Foundation"
    r"|Association|Federation|of\s+America)\b(?:\s*\([A-Z]{2,}\))?[,:.]?\s+(?=[A-Z0-9])"
    r"|[A-Z]{2,}(?:/[A-Z]{2,}){1,8}\b"
    r"|(?:(?:19|20)\d\d\s+)?[A-Z]{3,6}\s+(?:[A-Z][\w-]*\s+|and\s+|in\s+|on\s+|for\s+){0,4}?"
    r"(?:Guidelines?|(?:Position\s+|Policy\s+|Consensus\s+|Scientific\s+)?Statements?|Recommendations|Standards)\b"
)
"""Who publishes by what the name ends with, by initials of several societies, or by initials before the work's kind."""
_LAW = re.compile(
    r"(?:Section|Sec\.|§)\s*\d[\w.]*(?:\(\w+\))*\s+of\s+the\s+(?:[A-Z][\w-]*,?\s+|of\s+|and\s+|for\s+){1,8}?(?:Act|Code)\b"
)
_TITLED = re.compile(r"(?:\s+of(?:\s+[A-Z][\w-]+)+)?[:.,]?\s+(?:[\w'’()-]+[:,]?\s+){3,}[\w'’()-]+")
"""A title behind a society's name."""
_SHORTEST_TITLE = 2
_FIRST_LETTERS = frozenset("ABCEINRSUW§")
"""What a society's name or a law begins with: asked first, for most words begin otherwise."""


def begins_article(text: str, start: int, mark: str) -> bool:
    """Whether an article begins at `start` behind a joint: authors, or behind a semicolon a title, with its journal."""
    by_author = _AUTHOR.match(text, start)
    if by_author and mark == ";" and _OF_YEAR.match(text, by_author.start()):
        return True
    if not by_author and mark != ";":
        return False
    journal = JOURNAL_PAGES.search(text, start)
    return journal is not None and (by_author is not None or text.find(";", start, journal.start()) < 0)


def is_inside_article(text: str, start: int, here: int) -> bool:
    """Whether `here` stands between the authors of an article that begins at `start` and its journal's pages."""
    begun = _AUTHOR.match(text, start) and not JOURNAL_PAGES.search(text, start, here)
    return bool(begun) and bool(JOURNAL_PAGES.search(text, here))


def is_article(text: str, start: int, end: int) -> bool:
    """Whether a citation is an article by its form: a journal's pages, or several authors before its title.

    A society's own paper is the society's, wherever it was printed.
    """
    if _SOCIETY.match(text, start, end):
        return False
    return bool(JOURNAL_PAGES.search(text, start, end) or _AUTHORS.match(text, start, end))


def is_titled_by_society(text: str, start: int, end: int) -> bool:
    """Whether a citation is a society's name and the title of a paper of its own, without a journal yet."""
    society = _SOCIETY.match(text, start, end)
    return bool(society and _TITLED.match(text, society.end(), end)) and not JOURNAL_PAGES.search(text, start, end)


def is_work(text: str, start: int, end: int) -> bool:
    """Whether a publisher that no catalogue names stands at `start`, and a title of at least two words behind it."""
    found = _SOCIETY.match(text, start, end) or _ORGANISATION.match(text, start, end)
    return found is not None and len(text[found.end() : end].split()) >= _SHORTEST_TITLE


def begins_source(text: str, start: int) -> bool:
    """Whether a society's name or a section of a law, which no guideline's heading begins with, begins at `start`."""
    if text[start] in _FIRST_LETTERS and (_SOCIETY.match(text, start) or _LAW.match(text, start)):
        return True
    return text[start].isupper() and bool(_ORGANISATION.match(text, start))
