"""How sure the parts and the link of a citation are at most, by what the citation and its document show."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.extraction import Statement
from workbench.extraction.doubt import LISTED, UNSURE, is_cut, of_citation, of_pages, of_words
from workbench.guidelines import Cited
from workbench.model.guidelines import Guideline

_MISREAD = 0.98
"""How far a link is trusted whose words were misread."""
_MISREAD_LINK = 0.78
"""Where words were misread and the link is no surer than this, the citation may be cut wrongly."""
_FEWEST_WORDS, _MOST_WORDS = 6, 14
"""Of such a citation: with fewer it may be the rest of one, with more it may be two."""
_PAGES_FIT = 0.5
"""Pages that fit the entry linked worse than this were probably misread."""
_GOES_ON = re.compile(r"[\w-]|\.\d")
"""What stands behind a list of pages that a misread figure broke off."""
_OF_A_PIECE, _OF_A_WHOLE = frozenset(("text", "basis")), frozenset(("text",))
_MIXED = re.compile(r"\d[a-z]|[a-z]\d", re.IGNORECASE)


def of_part(name: str, cited: Cited, statement: Statement, entry: Guideline | None) -> float:
    """How sure the part of that field name is at most, 0 to 1; `entry` is the catalogue's that is linked."""
    if name not in ("text", "basis", "pages"):
        return 1.0
    if not statement.in_step:
        return UNSURE
    if name == "pages":
        return UNSURE if _has_odd_pages(cited, statement, entry) else of_pages(cited.parsed.citation.pages)
    if statement.misread and is_cut(statement.text, cited.parsed.start, cited.parsed.end):
        return UNSURE
    if statement.misread and name == "text" and _has_missing_words(cited):
        return UNSURE
    if name != "text":
        return 1.0
    span = statement.start + cited.parsed.start, statement.start + cited.parsed.end
    return min(of_citation(cited.parsed.citation.text, entry is not None), of_words(statement.stream, (span,), LISTED))


def may_be_split(entries: Sequence[Guideline | None]) -> list[frozenset[str]]:
    """By citation of one statement and the entries linked, which of its fields are doubtful as pieces of one may be.

    What follows another and leads to no publisher's work may be where that one was printed, or the rest of its title.
    """
    loose = [False, *(entry is None or not entry.body for entry in entries[1:])][: len(entries)]
    return [
        _OF_A_PIECE if is_loose else _OF_A_WHOLE if before_loose else frozenset()
        for is_loose, before_loose in zip(loose, [*loose[1:], False], strict=False)
    ]


def of_link(cited: Cited, statement: Statement, entry: Guideline | None) -> float:
    """How sure the link is, 0 to 1."""
    sure = cited.linking.confidence
    if not statement.misread:
        return sure if statement.in_step else min(sure, UNSURE)
    citation = cited.parsed.citation
    strayed = bool(citation.pages) and not _holds(entry, cited)
    return min(sure * _MISREAD, UNSURE) if strayed or not statement.in_step else sure * _MISREAD


def _has_odd_pages(cited: Cited, statement: Statement, entry: Guideline | None) -> bool:
    parsed = cited.parsed
    if statement.misread:
        return _is_broken(statement.text, parsed.parts.get("pages")) or not _holds(entry, cited)
    fits = [part.score for one in cited.linking.candidates[:1] for part in one.parts if part.name == "pages"]
    return bool(fits) and fits[0] < _PAGES_FIT


def _is_broken(text: str, part: tuple[int, int] | None) -> bool:
    """Whether a list of pages was broken by a misread figure or mark."""
    return bool(part and (_GOES_ON.match(text, part[1]) or _MIXED.search(text, *part)))


def _has_missing_words(cited: Cited) -> bool:
    """Whether neither words nor pages lead to the entry linked, and there are very few words or many."""
    citation = cited.parsed.citation
    odd = not _FEWEST_WORDS <= len(citation.text.split()) <= _MOST_WORDS
    return odd and cited.linking.confidence < _MISREAD_LINK and not citation.pages


def _holds(entry: Guideline | None, cited: Cited) -> bool:
    """Whether all pages cited are the entry's own."""
    if entry is None or entry.page_start is None or entry.page_end is None:
        return False
    return all(entry.page_start <= first and last <= entry.page_end for first, last in cited.parsed.citation.pages)
