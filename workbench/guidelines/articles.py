"""Sources that no catalogue names and that are known by their form alone: articles, laws, statements of a society."""

from __future__ import annotations

import re

JOURNAL_PAGES = re.compile(
    r"\b(?:19|20)\d\d\b[^;]{0,30};\s*\d+\s*(?:\([^)]*\))?\s*:\s*[a-z]?\d+"
    r"|\bvol(?:ume|\.)?\s*\d+,?\s*(?:(?:no|issue|number)\.?\s*\d+,?\s*)?(?:pages?|pgs?\.?|pp?\.?)\s*\d+",
    re.IGNORECASE,
)
"""A journal's year, volume and pages: `2001;26:1-5`, `Volume 142, pages 1-42`."""

_AUTHOR = re.compile(r"[A-Z][\w'’-]+,?\s+(?:[A-Z]\.?-?\s?){1,3}(?:[,.]|\s*et\s+al)")
_AUTHORS = re.compile(
    r"[A-Z][\w'’-]+\s+[A-Z]{1,3}(?:(?:,|\s+and|\s*&)\s+[A-Z][\w'’-]+\s+[A-Z]{1,3}\b){1,9}(?:,?\s*et\s+al)?\.\s+[A-Z]"
)
_SOCIETY = re.compile(
    r"(?:American|National|International|European|Canadian|British|Australian|North\s+American|World|Royal|United\s+States)\s+"
    r"(?:[A-Z][\w'’&-]*\s+|of\s+|for\s+|and\s+|the\s+|on\s+|in\s+){0,7}?"
    r"(?:Academy|Association|College|Society|Board|Council|Institutes?|Foundation|Federation|Organization|League|Committee)\b"
)
_LAW = re.compile(
    r"(?:Section|Sec\.|§)\s*\d[\w.]*(?:\(\w+\))*\s+of\s+the\s+(?:[A-Z][\w-]*,?\s+|of\s+|and\s+|for\s+){1,8}?(?:Act|Code)\b"
)
_TITLED = re.compile(r"(?:\s+of(?:\s+[A-Z][\w-]+)+)?[:.,]?\s+(?:[\w'’()-]+[:,]?\s+){3,}[\w'’()-]+")
"""A title behind a society's name."""
_FIRST_LETTERS = frozenset("ABCEINRSUW§")
"""What a society's name or a law begins with: asked first, for most words begin otherwise."""


def begins_article(text: str, start: int, mark: str) -> bool:
    """Whether an article begins at `start` behind a joint: authors, or behind a semicolon a title, with its journal."""
    by_author = _AUTHOR.match(text, start)
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


def begins_source(text: str, start: int) -> bool:
    """Whether a society's name or a section of a law, which no guideline's heading begins with, begins at `start`."""
    return text[start] in _FIRST_LETTERS and bool(_SOCIETY.match(text, start) or _LAW.match(text, start))
