"""From one citation to ranked entries: who comes into question is found by name, word, page, address, regulation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from workbench.guidelines.index import Index
from workbench.guidelines.likeness import best_likeness
from workbench.guidelines.pagefit import INSIDE, Fitted, PageFit, fit_pages
from workbench.guidelines.piece import SURE_NAME
from workbench.guidelines.profiles import address_key
from workbench.guidelines.query import Query
from workbench.guidelines.recommendation import recommend
from workbench.guidelines.scoring import Scale
from workbench.guidelines.statement import MOST
from workbench.guidelines.vocabulary import Words
from workbench.model.guidelines import Candidate, Linking

SHOWN = 5
"""Candidates kept for a citation."""
_CONSIDERED = 150
_NEAREST = 40
_ONE_OF_SEVERAL = 0.93
"""What the likeness of one run of a heading counts beside that of all its runs."""
_WITHOUT_CHAPTER = 0.97
"""The same for a heading without the words that its chapter says anyway."""
_WRITTEN_SO, _BESIDE_IT = 0.97, 0.9
"""The least score of an entry that alone has the whole citation as an alias, and the most of any other beside it."""

_ON_PATH = 0.95
_RATHER_LIKE = 0.6
_SURELY, _SOMEWHAT = 0.9, 0.3
"""Likeness from which a heading wins over pages, and from which pages win over a lesser likeness."""


@dataclass
class Found:
    """What one query found: the entries that it names, the likeness of headings, whole aliases, hosts.

    `weighed` is the last scale for it with the numbers of the entries that were weighed, `fitted` how its pages fit
    the entries below each scope.
    """

    scopes: list[int]
    headings: dict[int, float]
    aliased: dict[int, float]
    hosted: frozenset[int]
    weighed: tuple[Scale, list[int]] | None = None
    fitted: dict[int, Fitted] = field(default_factory=dict)


class Ranking:
    """Ranks the entries of one index. Its steps cost by what they find, not by how many entries there are."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def find(self, query: Query) -> Found:
        """All that the citation's own words say, whatever stands around them."""
        scopes = list(self._scopes(query))
        return Found(
            scopes,
            self._headings(query, scopes),
            self._aliased(query),
            frozenset(number for address in query.addresses for number in self._index.hosted(address)),
        )

    def rank(self, query: Query, found: Found) -> Linking:
        """The five likeliest entries, and which of them is proposed.

        `found` is what the same query found, then perhaps still without its treatment and date.
        """
        scale, numbers = self._weighed(query, found)
        read_so = _alone(found.aliased)
        scored = []
        for number in numbers:
            profile = self._index.profiles[number]
            score = scale.score(profile)
            if read_so is not None:
                score = max(score, _WRITTEN_SO) if number == read_so else min(score, _BESIDE_IT)
            scored.append((score, -len(profile.lineage), -number))
        scored.sort(reverse=True)
        profiles = self._index.profiles
        candidates = tuple(
            Candidate(profiles[-number].entry.id, round(score, 4), scale.parts(profiles[-number]))
            for score, _, number in scored[:SHOWN]
        )
        by_another_name = bool(scored) and read_so is None and scale.is_by_another_name(-scored[0][2])
        other_subject = bool(scored) and scale.is_of_other_subject(-scored[0][2])
        return recommend(query, scale, candidates, by_another_name=by_another_name, other_subject=other_subject)

    def _weighed(self, query: Query, found: Found) -> tuple[Scale, list[int]]:
        """The scale for what was found, and what is weighed on it. A treatment may choose among topics of a page."""
        scopes, index = found.scopes, self._index
        pages = fit_pages(index, query, self._page_scopes(query, scopes), found.fitted) if query.pages else {}
        before = found.weighed
        if before is not None and before[0].pages == pages:
            scale, numbers = before
            return Scale(index, query, pages, scale.headings, found.aliased, found.hosted, scale.said), numbers
        headings = _agreeing(index, found.headings, pages)
        scale = Scale(index, query, pages, headings, found.aliased, found.hosted)
        found.weighed = scale, self._numbers(query, scopes, headings, pages, found.aliased)
        return found.weighed

    def _scopes(self, query: Query) -> Iterator[int]:
        """The entries that the citation names as source, most particular first."""
        index = self._index
        seen: set[int] = set()
        for number in (
            *query.chapters,
            *(n for n in index.by_chapter.get(query.chapter_number, ())[:MOST] if self._allowed(query, n)),
            *(n for address in query.addresses for n in index.by_address.get(address_key(address), ())),
            *(n for regulation in query.regulations for n in index.regulated(regulation)),
            *query.documents,
            *(n for body in sorted(query.bodies) for n in index.by_body.get(body, ())[:MOST]),
            *(index.by_total.get(query.total, ()) if not query.documents else ()),
            *(n for address in query.addresses for n in index.hosted(address)),
        ):
            if number not in seen:
                seen.add(number)
                yield number

    def _allowed(self, query: Query, number: int) -> bool:
        profile = self._index.profiles[number]
        if query.bodies:
            return bool(profile.bodies & query.bodies)
        return not query.documents or any(above in query.documents for above in profile.lineage)

    def _page_scopes(self, query: Query, scopes: list[int]) -> list[int]:
        """Where pages are looked up: the chapters that are named, else the documents."""
        profiles = self._index.profiles
        if query.chapters:
            return list(query.chapters)
        numbered = [number for number in scopes if profiles[number].entry.chapter == query.chapter_number != ""]
        labelled = [number for number in scopes if query.basis == profiles[number].entry.basis]
        return (numbered or list(query.documents) or labelled or scopes)[:MOST]

    def _headings(self, query: Query, scopes: list[int]) -> dict[int, float]:
        """The likeness of the citation's heading to entries under its scopes, found by their words."""
        if not query.heading:
            return {}
        index, found = self._index, dict[int, float]()
        wanted, plain = set(scopes), self._without_chapter(query)
        for number in self._with_words(query.heading):
            profile = index.profiles[number]
            if wanted and not any(above in wanted for above in profile.lineage[1:]):
                continue
            like = best_likeness(query.heading, profile.names, index.weight)
            if plain:
                like = max(like, _WITHOUT_CHAPTER * best_likeness(plain, profile.names, index.weight))
            if len(query.headings) > 1:
                like = max(
                    like, *(_ONE_OF_SEVERAL * best_likeness(one, profile.names, index.weight) for one in query.headings)
                )
            found[number] = like
        for key, sure in query.parts:
            for number, quality in index.by_key.get(key, ())[:MOST]:
                under = not wanted or any(above in wanted for above in index.profiles[number].lineage[1:])
                if quality >= SURE_NAME and under:
                    found[number] = max(found.get(number, 0.0), sure * quality)
        if len(query.headings) > 1:
            self._follow_path(query, found)
        return _unambiguous(self._index, found, query)

    def _without_chapter(self, query: Query) -> Words:
        """The heading without words that its chapter says anyway (`Hip, total hip arthroplasty`); empty for none."""
        names = [name for number in query.chapters for name in self._index.profiles[number].names]
        said = {word for name in names for word in name.words}
        left = tuple(word for word in query.heading if word not in said)
        return left if len(left) < len(query.heading) else ()

    def _follow_path(self, query: Query, found: dict[int, float]) -> None:
        """A heading under a heading counts as named where its own words are rather like: `Knee, Meniscectomy`."""
        index = self._index
        best = max(found.values(), default=0.0)
        outer = [number for number, like in found.items() if like >= min(best, _ONE_OF_SEVERAL)]
        *_, last = query.headings
        for number, like in list(found.items()):
            if like >= _ON_PATH or not any(index.within(number, one) for one in outer):
                continue
            own = best_likeness(last, index.profiles[number].names, index.weight)
            if max(own, like) >= _RATHER_LIKE and own > 0:
                found[number] = _ON_PATH

    def _with_words(self, words: Iterable[str]) -> list[int]:
        """Entries with any of the words, those with rare words first, at most `_CONSIDERED` times four."""
        index = self._index
        found: dict[int, None] = {}
        for word in sorted(words, key=index.weight, reverse=True):
            for number in index.postings.get(word, ())[: 4 * _CONSIDERED]:
                found[number] = None
            if len(found) > 4 * _CONSIDERED:
                break
        return list(found)

    def _numbers(
        self,
        query: Query,
        scopes: list[int],
        headings: dict[int, float],
        pages: dict[int, PageFit],
        aliased: Iterable[int],
    ) -> list[int]:
        """What is scored: the named entries, the likest sections, the rows with the pages, and what lies above them."""
        near = sorted(headings, key=lambda number: -headings[number])[:_NEAREST]
        held = sorted(pages, key=lambda number: -pages[number].score)[:_NEAREST]
        found: dict[int, None] = dict.fromkeys([*aliased, *scopes[:MOST], *near, *held])
        if not scopes:
            found.update(dict.fromkeys(self._likest(query)))
        for number in list(found)[:_CONSIDERED]:
            found.update(dict.fromkeys(self._index.profiles[number].lineage))
        return list(found)[: 2 * _CONSIDERED]

    def _aliased(self, query: Query) -> dict[int, float]:
        """The entries with an alias that is the whole citation, and how exactly it is."""
        found: dict[int, float] = {}
        for key, quality in query.keys.items():
            for number in self._index.by_alias.get(key, ())[:MOST]:
                found[number] = max(found.get(number, 0.0), quality)
        return found

    def _likest(self, query: Query) -> list[int]:
        words = query.words
        index = self._index
        likes = {
            number: best_likeness(words, index.profiles[number].names, index.weight)
            for number in self._with_words(words)
        }
        return sorted(likes, key=lambda number: -likes[number])[:_NEAREST]


def _alone(aliased: dict[int, float]) -> int | None:
    """The one entry with an alias that is the whole citation with its label: it was read so, and that decides."""
    exactly = [number for number, quality in aliased.items() if quality == 1.0]
    return exactly[0] if len(exactly) == 1 else None


def _agreeing(index: Index, headings: dict[int, float], pages: dict[int, PageFit]) -> dict[int, float]:
    """The likenesses, lessened where a heading is only like and the pages lie in another row of some likeness."""
    held = {number for number, fit in pages.items() if fit.score >= INSIDE and headings.get(number, 0.0) >= _SOMEWHAT}
    if not held:
        return headings
    return {
        number: like if like >= _SURELY or number in held or not _elsewhere(index, number, pages) else min(like, 0.6)
        for number, like in headings.items()
    }


def _elsewhere(index: Index, number: int, pages: dict[int, PageFit]) -> bool:
    """Whether an entry has pages of its own and the cited ones are none of them."""
    return index.profiles[number].pages is not None and number in pages and pages[number].score < 0.3


def _unambiguous(index: Index, found: dict[int, float], query: Query) -> dict[int, float]:
    """The likenesses, lessened where a heading that is no entry's whole name is as like to several of one parent."""
    if not found:
        return found
    best = max(found.values())
    if best >= 0.95:
        return found
    tied = [number for number, like in found.items() if like > best - 0.03]
    parents = {index.profiles[number].lineage[1:2] for number in tied}
    if len(tied) > 1 and len(parents) == 1 and not query.pages:
        return {number: min(like, 0.6) if number in tied else like for number, like in found.items()}
    return found
