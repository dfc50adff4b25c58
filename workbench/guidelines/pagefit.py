"""Which entry a page list means: the smallest row that holds it, or what lies above where it means several."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from workbench.guidelines.index import Index
from workbench.guidelines.likeness import best_likeness
from workbench.guidelines.profiles import Profile
from workbench.guidelines.query import Query
from workbench.guidelines.tokens import fold
from workbench.guidelines.vocabulary import Words
from workbench.model.record import PageRange

INSIDE = 0.85
"""How well pages fit the entry that is meant when they are only some of its pages."""
PARTLY = 0.3
"""How well pages fit an entry that holds only some of them."""
NEAR = 0.15
"""How well pages fit an entry that lies within a few pages of them: enough to be shown before farther ones."""
_FEW = 5
DECIDES = 0.5
"""Likeness of the disputed item to a topic from which it decides between topics of one page."""

CATEGORY_WORDS = {
    category: frozenset(map(fold, words.split()))
    for category, words in {
        "Pharmaceuticals": "drug medication",
        "Rehabilitation": "physical manipulation exercise",
        "Diagnostic testing": "studies diagnostic test testing imaging",
        "DMEPOS": "equipment device",
        "Injections": "injection",
        "Surgery": "surgical surgery",
        "Evaluation and management": "referral consultation visit",
        "Behavioral and mental health": "psychological behavioral cognitive stress mental",
        "Programs": "program",
        "Dental": "dental",
    }.items()
}
"""Words of a topic's title by which an item's category decides, where its own words do not."""
WITH_OTHERS = "with other topics"
"""What is said of pages that an entry shares with others."""


class PageFit(NamedTuple):
    """How well pages fit one entry, 0 to 1, and why in plain words."""

    score: float
    says: str


class Fitted(NamedTuple):
    """What pages alone say of the entries below one scope: how well they fit each, and which entries hold them all."""

    fits: dict[int, PageFit]
    rows: list[Profile]


def fit_pages(index: Index, query: Query, scopes: Iterable[int], known: dict[int, Fitted]) -> dict[int, PageFit]:
    """How the query's pages fit the entries in and under each scope. Entries that are left out have no say.

    `known` keeps, by scope, what the pages alone say: it holds for the same citation whatever stands around it.
    """
    fits: dict[int, PageFit] = {}
    for scope in scopes:
        if scope not in known:
            known[scope] = _fitted(index, query.pages, scope)
        for number, fit in _fit_scope(index, query, scope, known[scope]).items():
            if number not in fits or fits[number].score < fit.score:
                fits[number] = fit
    return fits


def shown(pages: tuple[PageRange, ...]) -> str:
    """`page 182`, `pages 177–179, 182`."""
    ranges = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in pages)
    return ("page " if len(pages) == 1 and pages[0][0] == pages[0][1] else "pages ") + ranges


def _fitted(index: Index, pages: tuple[PageRange, ...], scope: int) -> Fitted:
    said = shown(pages)
    near, outside = PageFit(NEAR, f"{said} outside"), PageFit(0.0, f"{said} outside")
    partly, inside = PageFit(PARTLY, f"{said} partly inside"), PageFit(0.6, f"{said} inside, {WITH_OTHERS}")
    lowest, highest = min(map(min, pages)), max(map(max, pages))
    fits: dict[int, PageFit] = {}
    rows = []
    for profile in index.paged_below(scope):
        begin, end = profile.pages or (0, 0)
        beside = end < lowest or begin > highest  # nearly always
        if not beside and _holds(profile, pages):
            fits[profile.number] = inside
            rows.append(profile)
        elif not beside and any(begin <= last and first <= end for first, last in pages):
            fits[profile.number] = partly
        else:
            is_near = min(abs(begin - pages[-1][1]), abs(pages[0][0] - end)) <= _FEW
            fits[profile.number] = near if is_near else outside
    return Fitted(fits, rows)


def _fit_scope(index: Index, query: Query, scope: int, fitted: Fitted) -> dict[int, PageFit]:
    said = shown(query.pages)
    fits, rows = fitted.fits.copy(), fitted.rows
    chosen = _chosen(index, query, rows, scope)
    for above in index.profiles[chosen].lineage[1:]:
        fits[above] = PageFit(0.6, f"{said} inside, a section fits") if rows else PageFit(0.5, said)
    own = index.profiles[chosen]
    if own.pages is None:
        fits[chosen] = PageFit(1.0, f"{said} in it") if rows else PageFit(0.5, "")
    elif query.pages == (own.pages,):
        fits[chosen] = PageFit(1.0, f"{said} exactly")
    elif _holds(own, query.pages):
        fits[chosen] = PageFit(INSIDE, f"{said} inside")
    else:
        fits[chosen] = PageFit(0.6, f"{said} outside")
    return fits


def _holds(profile: Profile, pages: tuple[PageRange, ...]) -> bool:
    own = profile.pages
    return own is not None and all(own[0] <= first and last <= own[1] for first, last in pages)


def _chosen(index: Index, query: Query, rows: list[Profile], scope: int) -> int:
    """The row that the pages mean (`resources/catalogue/README.md`, rule 2), or what lies over all of them."""
    if not rows:
        return scope
    above = {number for profile in rows for number in profile.lineage[1:]}
    topics = [profile for profile in rows if profile.number not in above]
    if len(topics) == 1:
        return topics[0].number
    if (item := _by_item(index, query, topics)) is not None:
        return item
    marked = [profile for profile in topics if query.pages in profile.page_marks]
    if len(marked) == 1:
        return marked[0].number
    topics.sort(key=_length)
    if _nested(topics):
        return topics[0].number
    return next(
        number
        for number in topics[0].lineage
        if all(number in profile.lineage for profile in topics) or number == scope
    )


def _by_item(index: Index, query: Query, topics: list[Profile]) -> int | None:
    """The one topic that the disputed item, or the heading named beside the pages, is about."""
    treatment = _beside_chapter(index, query.treatment, topics)
    for subject, apart in ((query.heading, 0.05), (query.beside, 0.05), (treatment, 0.15)):
        if not subject:
            continue
        likes = sorted(((_about(index, subject, profile), profile.number) for profile in topics), reverse=True)
        if likes[0][0] >= DECIDES and likes[0][0] - likes[1][0] >= apart:
            return likes[0][1]
    of_kind = [profile.number for profile in topics if query.category & index.title_words(profile.number)]
    return of_kind[0] if len(of_kind) == 1 else None


def _about(index: Index, subject: tuple[str, ...], profile: Profile) -> float:
    """How far a topic's name is in the words of an item: shares of the name's weight, best name."""
    asked = set(subject)
    best = best_likeness(subject, profile.names, index.weight)
    for name in profile.names:
        whole = sum(map(index.weight, name.words))
        best = max(best, 0.95 * name.quality * sum(index.weight(word) for word in name.words if word in asked) / whole)
    return best


def _beside_chapter(index: Index, treatment: Words, topics: list[Profile]) -> Words:
    """The item's words without those of the topics' chapter, which tell nothing among them: `wrist ganglion`."""
    above = {number for profile in topics for number in profile.lineage[1:]}
    chapters = [index.profiles[number] for number in above if index.profiles[number].entry.kind == "chapter"]
    said = {word for chapter in chapters for word in index.title_words(chapter.number)}
    return tuple(word for word in treatment if word not in said)


def _length(profile: Profile) -> int:
    return profile.pages[1] - profile.pages[0] if profile.pages else 0


def _nested(topics: list[Profile]) -> bool:
    """Whether each topic's pages lie within the next one's, the first properly so."""
    spans = [profile.pages for profile in topics if profile.pages]
    if len(spans) < 2 or spans[0] == spans[1]:
        return False
    return all(big[0] <= small[0] and small[1] <= big[1] for small, big in pairwise(spans))
