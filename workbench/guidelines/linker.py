"""Citations to catalogue entries: parse a basis statement, rank what each citation may mean, say how sure that is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from workbench.guidelines.catalogue import Catalogue
from workbench.guidelines.cutting import cut
from workbench.guidelines.fields import parsed, retold
from workbench.guidelines.frames import Clause, clauses
from workbench.guidelines.index import Index
from workbench.guidelines.likeness import best_likeness
from workbench.guidelines.names import words_of
from workbench.guidelines.pagefit import PageFit, fit_pages
from workbench.guidelines.piece import Piece
from workbench.guidelines.profiles import address_key
from workbench.guidelines.query import Query, ask
from workbench.guidelines.reading import read
from workbench.guidelines.recommendation import recommend
from workbench.guidelines.scoring import Scale
from workbench.guidelines.search import search
from workbench.guidelines.statement import MOST, Statement
from workbench.model.guidelines import Candidate, Linking, ParsedCitation
from workbench.model.record import Citation

SHOWN = 5
"""Candidates kept for a citation."""
_CONSIDERED = 150
_REMEMBERED = 4096


class LinkContext(Struct, frozen=True):
    """What stands around a citation: the disputed item's name and the ISO date of the decision.

    `above` is for `Linker.link` alone: the text of the citations before it in its statement, whose publisher and document
    still hold where it names none itself (`Weaning of Medications` after `Chronic Pain Treatment Guidelines Opioids`).
    """

    treatment: str = ""
    decision_date: str | None = None
    above: str = ""


class Cited(Struct, frozen=True):
    """One citation of a statement, taken apart and linked."""

    parsed: ParsedCitation
    linking: Linking


class Linker:
    """Links citations to the entries of one catalogue. Keeps what it computed: equal statements cost once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._index = Index(catalogue)
        self._cited: OrderedDict[tuple[str, LinkContext], tuple[Cited, ...]] = OrderedDict()

    def cite(self, statement: str, context: LinkContext = LinkContext()) -> tuple[Cited, ...]:  # noqa: B008 - frozen
        """The citations of a basis statement in printed order, each linked; empty where it cites nothing."""
        known = self._cited.get((statement, context))
        if known is None:
            known = tuple(self._cite(statement, context))
            self._cited[statement, context] = known
            if len(self._cited) > _REMEMBERED:
                self._cited.popitem(last=False)
        return known

    def link(self, citation: Citation, context: LinkContext = LinkContext()) -> Linking:  # noqa: B008 - frozen
        """One citation as it stands now: its text where the other fields agree with it, else its fields."""
        text = retold(citation, self._fields_of)
        before = context.above.rstrip(" ;,.") + "; " if context.above else ""
        statement = Statement(before + text, self._index)
        first = next((at for at, token in enumerate(statement.tokens) if token.start >= len(before)), None)
        if first is None:
            return recommend(Query(), Scale(self._index, Query(), {}, {}, {}), ())
        above = next((piece for piece in reversed(cut(statement)) if piece.last <= first), None)
        last = len(statement.tokens)
        reading = read(statement, first, last, above.reading if above else None)
        piece = Piece(first, last, reading, None if reading.names_source else above, list(reading.groups))
        query = ask(statement, piece, citation.basis, tuple(citation.pages))
        return self._rank(self._around(query, context))

    def search(self, words: str, limit: int = 20) -> tuple[Candidate, ...]:
        """The entries whose titles, aliases or documents have all these words, as one types: the last may be begun."""
        return search(self._index, words, limit)

    def _fields_of(self, text: str) -> Citation | None:
        found = self.cite(text)
        return found[0].parsed.citation if len(found) == 1 else None

    def _cite(self, text: str, context: LinkContext) -> Iterator[Cited]:
        for clause in clauses(text):
            statement = Statement(text[clause.words : clause.end], self._index)
            if _is_label_alone(statement, clause):
                statement = Statement(text[clause.start : clause.end], self._index)
                clause = clause._replace(words=clause.start)
            for piece in cut(statement):
                query = self._around(ask(statement, piece, clause.basis), context)
                linking = self._rank(query)
                yield Cited(parsed(text, clause, statement, piece, linking.guideline_id), linking)

    def _around(self, query: Query, context: LinkContext) -> Query:
        query.treatment = words_of(self._index.vocabulary.read(context.treatment))
        query.decision_date = context.decision_date
        return query

    def _rank(self, query: Query) -> Linking:
        scopes = list(self._scopes(query))
        headings = self._headings(query, scopes)
        pages = fit_pages(self._index, query, self._page_scopes(query, scopes)) if query.pages else {}
        aliased = self._aliased(query)
        hosted = frozenset(number for address in query.addresses for number in _hosts(self._index, address))
        scale = Scale(self._index, query, pages, headings, aliased, hosted)
        numbers = self._numbers(query, scopes, headings, pages, aliased)
        scored = []
        for number in numbers:
            profile = self._index.profiles[number]
            score, parts = scale.score(profile)
            scored.append((score, -len(profile.lineage), -number, parts, profile))
        scored.sort(key=lambda one: one[:3], reverse=True)
        candidates = tuple(
            Candidate(profile.entry.id, round(score, 4), parts) for score, _, _, parts, profile in scored[:SHOWN]
        )
        return recommend(query, scale, candidates)

    def _scopes(self, query: Query) -> Iterator[int]:
        """The entries that the citation names as source, most particular first."""
        index = self._index
        seen: set[int] = set()
        for number in (
            *query.chapters,
            *(n for n in index.by_chapter.get(query.chapter_number, ())[:MOST] if self._allowed(query, n)),
            *(n for address in query.addresses for n in index.by_address.get(address_key(address), ())),
            *(n for regulation in query.regulations for n in _regulations(index, regulation)),
            *query.documents,
            *(n for body in sorted(query.bodies) for n in index.by_body.get(body, ())[:MOST]),
            *(index.by_total.get(query.total, ()) if not query.documents else ()),
            *(n for address in query.addresses for n in _hosts(index, address)),
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
        return (numbered or list(query.documents) or scopes)[:MOST]

    def _headings(self, query: Query, scopes: list[int]) -> dict[int, float]:
        """The likeness of the citation's heading to entries under its scopes, found by their words."""
        if not query.heading:
            return {}
        index, found = self._index, dict[int, float]()
        wanted = set(scopes)
        for number in self._with_words(query.heading):
            profile = index.profiles[number]
            if wanted and not any(above in wanted for above in profile.lineage[1:]):
                continue
            like = best_likeness(query.heading, profile.names, index.weight)
            if len(query.headings) > 1:
                like = max(like, *(0.93 * best_likeness(one, profile.names, index.weight) for one in query.headings))
            found[number] = like
        return _unambiguous(self._index, found, query)

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
        near = sorted(headings, key=lambda number: -headings[number])[:40]
        held = sorted(pages, key=lambda number: -pages[number].score)[:40]
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
        return sorted(likes, key=lambda number: -likes[number])[:40]


def _is_label_alone(statement: Statement, clause: Clause) -> bool:
    from workbench.guidelines.names import GENERIC

    if clause.basis != "MTUS" or clause.start == clause.words:
        return False
    words = [
        token.word
        for at, token in enumerate(statement.tokens)
        if token.word[:1].isalpha() and at not in statement.atom_at
    ]
    return all(word in GENERIC or word in ("the", "of") for word in words) and not any(
        atom.part.name in ("CHAPTER", "REGULATION", "ADDRESS") for atom in statement.atoms
    )


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


def _regulations(index: Index, regulation: str) -> Iterator[int]:
    """The entries of a regulation, of what it is a part of, and of the whole code."""
    yield from index.by_regulation.get(regulation, ())
    while "(" in regulation or "." in regulation:
        cut_at = max(regulation.rfind("("), regulation.rfind("."))
        regulation = regulation[:cut_at]
        yield from index.by_regulation.get(regulation, ())


def _hosts(index: Index, address: str) -> Iterator[int]:
    host = address_key(address).split("/")[0]
    while host:
        yield from index.by_host.get(host, ())
        _, _, host = host.partition(".")
