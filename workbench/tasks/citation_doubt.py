"""How sure the parts and the link of a citation are at most, by what the citation and its document show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import or_

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
_OF_ONE_TWICE = frozenset(("text", "guideline_id"))

_PAGES_ALONE = re.compile(r"(?:pages?|pgs?\.?|p\.)? ?\d[\d ,;&-]*", re.IGNORECASE)
_NEXT_HEADING = re.compile(r", (?:and )?[A-Z]")
"""In a heading: a comma before what begins as another one does."""
_AUTHORS = re.compile(r"[A-Z][\w'’-]+ [A-Z]{1,3}(?:[,.:]|,? et al)")
_FAR = 15
"""Pages so far behind those before them, or before them, may be of another part of the guideline."""
_JOINED = len(" and ")
"""So far apart two citations stand that nothing but a word joins, as it joins the halves of one heading."""
_OPEN = 0.8
"""A link that is no surer than this leaves open which entry is meant."""
_COMMAS_OF_TWO = 3
_AND_ANOTHER = re.compile(r" and (?:the )?(?:[A-Z]\w*[A-Z]|[A-Z]\w+ [A-Z(\d])")
"""A joint before what may be another source: initials, or a name of several words."""
_LIKE_A_HEADING, _AS_A_HEADING = 0.9, 0.98
"""From the one on a heading is taken for the entry's, below the other it has not its words."""
_TWO_HEADINGS = re.compile(r"; |, and ")
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
    if _TWO_HEADINGS.search(cited.parsed.citation.text) and _is_nearly_a_heading(cited):
        return UNSURE
    span = statement.start + cited.parsed.start, statement.start + cited.parsed.end
    return min(of_citation(cited.parsed.citation.text, entry is not None), of_words(statement.stream, (span,), LISTED))


def may_be_split(cited: Sequence[Cited], entries: Sequence[Guideline | None]) -> list[frozenset[str]]:
    """By citation of one statement and the entries linked, which of its fields are doubtful as pieces of one may be.

    What follows another and leads to no publisher's work may be where that one was printed, or the rest of its title;
    so may a further heading of a publisher named before, what begins with a small letter, pages alone, and what "and"
    joins. A heading with another behind its comma may be two, and pages far apart of two. Where the links of both are
    open, neither may be whole; one alone that leads nowhere for sure may hold two; of two that lead to one entry one
    may be too many.
    """
    places = range(len(cited))
    is_open = [one.linking.confidence <= _OPEN for one in cited]
    is_named = list(accumulate((one.parsed.citation.body is not None for one in cited), or_))
    linked = [one.linking.guideline_id for one in cited]
    doubtful = [frozenset[str]() for _ in places]
    for at, (one, entry) in enumerate(zip(cited, entries, strict=True)):
        nobodys = entry is None or not entry.body
        if at and (
            (nobodys and (is_open[at - 1] or not _has_authors(one)))
            or (is_open[at - 1] and is_open[at])
            or (is_named[at - 1] and _goes_on(one, entry, entries[at - 1]))
        ):
            doubtful[at - 1] |= _OF_A_WHOLE
            doubtful[at] |= _OF_A_PIECE
        if (is_open[at] and _may_hold_two(one)) or _holds_another(one, entry):
            doubtful[at] |= _OF_A_WHOLE
        if at and _is_rest(one, cited[at - 1]):
            doubtful[at] |= _OF_A_PIECE
            doubtful[at - 1] |= _OF_ONE_TWICE if one.parsed.citation.pages else _OF_A_WHOLE
        if linked[at] and linked.count(linked[at]) > 1:
            doubtful[at] |= _OF_ONE_TWICE
    return doubtful


def _goes_on(cited: Cited, entry: Guideline | None, before: Guideline | None) -> bool:
    """Whether a citation names no publisher of its own and leads to the work of the one before."""
    citation = cited.parsed.citation
    named = citation.body or citation.url
    return not named and entry is not None and before is not None and before.body == entry.body


def _may_hold_two(cited: Cited) -> bool:
    text = cited.parsed.citation.text
    listed = text.count(",") >= _COMMAS_OF_TWO and not _has_authors(cited)
    return listed or _AND_ANOTHER.search(text) is not None


def _has_authors(cited: Cited) -> bool:
    """Whether a citation begins as an article's does, with somebody's name and initials."""
    return _AUTHORS.match(cited.parsed.citation.text) is not None


def _holds_another(cited: Cited, entry: Guideline | None) -> bool:
    """Whether a citation is the rest of a heading, or its heading or that heading's pages may be those of two."""
    citation = cited.parsed.citation
    if citation.text[:1].islower():
        return True
    fits = max(_scores(cited, "section"), default=0.0) >= _AS_A_HEADING
    is_known = fits and entry is not None and len(citation.section or "") <= len(entry.title)
    if citation.section and not is_known and _NEXT_HEADING.search(citation.section):
        return True
    of_heading = citation.section or (entry and entry.kind == "section")
    return bool(of_heading) and _has_gap(citation.pages)


def _has_gap(pages: Sequence[tuple[int, int]]) -> bool:
    """Whether pages go back, or far ahead."""
    return any(not last <= first <= last + _FAR for (_, last), (first, _) in pairwise(pages))


def _is_rest(cited: Cited, before: Cited) -> bool:
    """Whether a citation may be the rest of the one before it."""
    citation = cited.parsed.citation
    if citation.text[:1].islower() or _PAGES_ALONE.fullmatch(citation.text):
        return True
    joined = cited.parsed.start - before.parsed.end == _JOINED
    return joined and not (citation.body or citation.chapter or citation.url)


def _is_nearly_a_heading(cited: Cited) -> bool:
    """Whether the heading cited is like that of the entry linked and no more."""
    return any(_LIKE_A_HEADING <= score < _AS_A_HEADING for score in _scores(cited, "section"))


def _scores(cited: Cited, name: str) -> list[float]:
    """How well the part of that name fits the entry linked; nothing where it says nothing."""
    return [part.score for one in cited.linking.candidates[:1] for part in one.parts if part.name == name]


def of_link(cited: Cited, statement: Statement, entry: Guideline | None) -> float:
    """How sure the link is, 0 to 1."""
    sure = cited.linking.confidence
    if sure <= _OPEN and (cited.parsed.citation.pages or _scores(cited, "section")):
        sure = min(sure, UNSURE)  # pages or a heading that another entry has too
    if not statement.misread:
        return sure if statement.in_step else min(sure, UNSURE)
    citation = cited.parsed.citation
    strayed = bool(citation.pages) and not _holds(entry, cited)
    return min(sure * _MISREAD, UNSURE) if strayed or not statement.in_step else sure * _MISREAD


def _has_odd_pages(cited: Cited, statement: Statement, entry: Guideline | None) -> bool:
    parsed = cited.parsed
    if statement.misread:
        return _is_broken(statement.text, parsed.parts.get("pages")) or not _holds(entry, cited)
    return any(fits < _PAGES_FIT for fits in _scores(cited, "pages"))


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
