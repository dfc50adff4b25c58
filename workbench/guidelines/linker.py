"""Citations to catalogue entries: parse a basis statement, rank what each citation may mean, say how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from workbench.guidelines.alike import says_no_more
from workbench.guidelines.atoms import Part
from workbench.guidelines.catalogue import Catalogue
from workbench.guidelines.cutting import cut
from workbench.guidelines.fields import parsed, retold
from workbench.guidelines.finding import Ranking
from workbench.guidelines.frames import Clause, clauses
from workbench.guidelines.index import Index
from workbench.guidelines.mending import mended
from workbench.guidelines.names import words_of
from workbench.guidelines.pagefit import CATEGORY_WORDS
from workbench.guidelines.piece import Piece
from workbench.guidelines.query import Query, ask, full_keys
from workbench.guidelines.reading import read
from workbench.guidelines.search import search
from workbench.guidelines.statement import Statement
from workbench.guidelines.tokens import GENERIC
from workbench.guidelines.vocabulary import Words
from workbench.model.guidelines import Candidate, Linking, ParsedCitation
from workbench.model.record import Citation

_REMEMBERED = 4096
_ON_THE_SKIN = re.compile(r"\d ?%|\b(?:creams?|ointment|gel|lotion|transdermal|compound(?:ed)?)\b", re.IGNORECASE)
"""What makes a drug one for the skin."""
K = TypeVar("K")
V = TypeVar("V")


class LinkContext(Struct, frozen=True):
    """What stands around a citation: the disputed item's name and category, and the ISO date of the decision.

    `above` is for `Linker.link` alone: the text of the citations before it in its statement, whose publisher and
    document still hold where it names none itself.
    """

    treatment: str = ""
    decision_date: str | None = None
    above: str = ""
    category: str = ""


NOTHING_AROUND = LinkContext()


class Cited(Struct, frozen=True):
    """One citation of a statement, taken apart and linked."""

    parsed: ParsedCitation
    linking: Linking


class Linker:
    """Links citations to the entries of one catalogue. Keeps what it computed: equal statements cost once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._index = Index(catalogue)
        self._ranking = Ranking(self._index)
        self._cited: OrderedDict[tuple[str, LinkContext], tuple[Cited, ...]] = OrderedDict()
        self._linked: OrderedDict[tuple[Citation, LinkContext], Linking] = OrderedDict()
        self._item_words = lru_cache(maxsize=_REMEMBERED)(self._words_of_item)
        self._days = _days_that_count(catalogue)

    def cite(self, statement: str, context: LinkContext = NOTHING_AROUND) -> tuple[Cited, ...]:
        """The citations of a basis statement in printed order, each linked; empty where it cites nothing."""
        context = self._since(context)
        known = self._cited.get((statement, context))
        if known is None:
            known = tuple(self._cite(statement, context))
            _remember(self._cited, (statement, context), known)
        return known

    def link(self, citation: Citation, context: LinkContext = NOTHING_AROUND) -> Linking:
        """One citation as it stands now: its text where the other fields agree with it, else its fields.

        What it is linked to already has no say.
        """
        asked = (replace(citation, guideline_id=None), self._since(context))
        if (known := self._linked.get(asked)) is None:
            known = self._link(*asked)
            _remember(self._linked, asked, known)
        return known

    def _since(self, context: LinkContext) -> LinkContext:
        """The context on the last day since which the same entries are in force: all that the date decides."""
        day = context.decision_date
        at = bisect_right(self._days, day) if day else 0
        return replace(context, decision_date=self._days[at - 1]) if at else context

    def _link(self, citation: Citation, context: LinkContext) -> Linking:
        text = retold(citation, self._fields_of)
        before = context.above.rstrip(" ;,.") + "; " if context.above else ""
        statement = Statement(before + mended(text), self._index)
        first = next((at for at, token in enumerate(statement.tokens) if token.start >= len(before)), None)
        if first is None:
            return Linking(None, "none", 0.9)  # it has no words
        above = next((piece for piece in reversed(cut(statement)) if piece.last <= first), None)
        last = len(statement.tokens)
        reading = read(statement, first, last, above.reading if above else None)
        piece = Piece(first, last, reading, None if reading.names_source else above, list(reading.groups))
        query = ask(statement, piece, citation.basis, tuple(citation.pages))
        if text != citation.text and says_no_more(citation):
            query.keys.update(self._keys(citation))
        return self._rank(query, context)

    def _keys(self, citation: Citation) -> dict[str, float]:
        """The whole citation as an alias would be compared with it, however its words are read today."""
        statement = Statement(citation.text, self._index)
        last = len(statement.tokens)
        whole = Piece(0, last, read(statement, 0, last, None))
        return full_keys(statement, whole, citation.basis, tuple(citation.pages))

    def search(self, words: str, limit: int = 20) -> tuple[Candidate, ...]:
        """The entries whose titles, aliases or documents have all these words, as one types: the last may be begun."""
        return search(self._index, words, limit)

    def _fields_of(self, text: str) -> Citation | None:
        found = self.cite(text)
        return found[0].parsed.citation if len(found) == 1 else None

    def _cite(self, text: str, context: LinkContext) -> Iterator[Cited]:
        plain = mended(text)
        for clause in clauses(plain):
            statement = Statement(plain[clause.words : clause.end], self._index)
            words = clause.words
            if _is_label_alone(statement, clause):
                words = clause.start
                statement = Statement(plain[words : clause.end], self._index)
            for piece in cut(statement):
                linking = self._rank(ask(statement, piece, clause.basis), context)
                cited = parsed(text, clause._replace(words=words), statement, piece, linking.guideline_id)
                yield Cited(cited, linking)

    def _words_of(self, text: str) -> Words:
        return words_of(self._index.vocabulary.read(text))

    def _words_of_item(self, treatment: str) -> Words:
        """The words of a disputed item; a drug in percent or in a cream is a topical one, whether the item says so."""
        return self._words_of(f"{treatment} topical" if _ON_THE_SKIN.search(treatment) else treatment)

    def _rank(self, query: Query, context: LinkContext) -> Linking:
        """The ranked entries, and whether what stands around the citation chose among them."""
        found = self._ranking.find(query)
        plain = self._ranking.rank(query, found)
        if context.treatment or context.category or context.decision_date:
            query.treatment = self._item_words(context.treatment)
            query.category = CATEGORY_WORDS.get(context.category, frozenset())
            query.decision_date = context.decision_date
        elif not query.inherited:
            return plain
        linking = self._ranking.rank(query, found)
        by_context = query.inherited or linking.guideline_id != plain.guideline_id
        return replace(linking, by_context=by_context)


def _remember(known: OrderedDict[K, V], key: K, value: V) -> None:
    known[key] = value
    if len(known) > _REMEMBERED:
        known.popitem(last=False)


def _days_that_count(catalogue: Catalogue) -> list[str]:
    """The days on which an entry comes into force or is so no longer, in order."""
    days = {entry.in_force_from for entry in catalogue.entries if entry.in_force_from}
    ends = {entry.in_force_to for entry in catalogue.entries if entry.in_force_to}
    return sorted(days | {(date.fromisoformat(end) + timedelta(days=1)).isoformat() for end in ends if end < "9999"})


def _is_label_alone(statement: Statement, clause: Clause) -> bool:
    """Whether nothing but the schedule's own name is cited, so that the label is the citation."""
    if clause.basis != "MTUS" or clause.start == clause.words:
        return False
    words = [
        token.word
        for at, token in enumerate(statement.tokens)
        if token.word[:1].isalpha() and at not in statement.atom_at
    ]
    return all(word in GENERIC or word in ("the", "of") for word in words) and not any(
        atom.part in (Part.CHAPTER, Part.REGULATION, Part.ADDRESS) for atom in statement.atoms
    )
