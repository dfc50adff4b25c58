"""One citation as a question to the catalogue: what it names, in folded form, and what is known around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from workbench.guidelines.cutting import Piece
from workbench.guidelines.names import GENERIC, key_of, words_of
from workbench.guidelines.reading import Reading, Span
from workbench.guidelines.statement import Statement
from workbench.guidelines.vocabulary import Words
from workbench.model.record import Basis, PageRange

_JOURNAL = re.compile(r"\b(?:19|20)\d\d\b[^;]{0,30};\s*\d+\s*(?:\([^)]*\))?\s*:\s*[a-z]?\d+", re.IGNORECASE)
JOURNAL = "journalarticle"
"""The name, as a key, of whatever is printed as a journal's year, volume and pages."""


@dataclass
class Query:
    """What one citation says. `heading` are the words that name a part inside the guideline; `words` all its words.

    `inherited` is true where publisher or document were named by a citation before it.
    """

    bodies: frozenset[str] = frozenset()
    documents: dict[int, float] = field(default_factory=dict)
    chapters: dict[int, float] = field(default_factory=dict)
    chapter_number: str = ""
    heading: Words = ()
    headings: tuple[Words, ...] = ()
    words: Words = ()
    pages: tuple[PageRange, ...] = ()
    total: int = 0
    years: frozenset[int] = frozenset()
    edition: str = ""
    regulations: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    basis: Basis | None = None
    keys: dict[str, float] = field(default_factory=dict)
    beside: Words = ()
    inherited: bool = False
    treatment: Words = ()
    decision_date: str | None = None

    @property
    def names_anything(self) -> bool:
        """Whether any part of the catalogue is named, here or before."""
        return bool(
            self.bodies or self.documents or self.chapters or self.chapter_number or self.regulations or self.addresses
        )


def ask(statement: Statement, piece: Piece, basis: Basis | None) -> Query:
    """The question that a piece of a statement puts."""
    reading, scope = piece.reading, piece.scope
    named = reading if reading.names_anything else (scope or reading)
    source = reading if reading.names_source or scope is None else scope
    tokens = statement.tokens
    years = [int(atom.value) for atom in reading.years if atom.value.isdecimal() and int(atom.value) > 1900]
    if named is not reading:
        years = years or [int(atom.value) for atom in named.years if atom.value.isdecimal()]
    words = words_of(tokens[piece.first : piece.last])
    documents = _documents(statement, source)
    if _JOURNAL.search(statement.text, tokens[piece.first].start, tokens[piece.last - 1].end):
        documents.update(statement.index.by_key.get(JOURNAL, ()))
    chapters = reading.chapters or (named.chapters if named is not reading else {})
    return Query(
        bodies=frozenset(source.bodies),
        documents=documents,
        chapters=dict(chapters),
        chapter_number=reading.chapter_number or (named.chapter_number if named is not reading else ""),
        heading=_heading_words(statement, reading.heading),
        headings=tuple(words_of(tokens[first:last]) for first, last in reading.heading),
        words=words,
        pages=tuple(group.pages for group in piece.groups),
        total=reading.total,
        years=frozenset(years),
        edition=next((atom.value for atom in [*reading.editions, *named.editions]), ""),
        regulations=tuple(atom.value for atom in reading.regulations),
        addresses=tuple(atom.value for atom in reading.addresses),
        basis=basis,
        keys=full_keys(statement, piece, basis),
        beside=_heading_words(statement, piece.above.reading.heading) if piece.above and not reading.heading else (),
        inherited=source is not reading or named is not reading,
    )


def _documents(statement: Statement, source: Reading) -> dict[int, float]:
    """The documents named; those with as many pages as are told ("43 of 127") where only the schedule is."""
    profiles = statement.index.profiles
    counted = statement.index.by_total.get(source.total, ())
    above = {number for one in counted for number in profiles[one].lineage[1:]}
    if counted and source.documents.keys() <= above:
        return dict.fromkeys(counted, 0.9)
    return dict(source.documents)


def full_keys(statement: Statement, piece: Piece, basis: Basis | None) -> dict[str, float]:
    """The citation as an alias would be compared with it: as printed with its label, and less surely without either."""
    words = statement.index.alias_words(
        statement.tokens[piece.first : piece.last], tuple(g.pages for g in piece.groups)
    )
    if not words:
        return {}
    own = [word for word in words if word not in GENERIC]
    label: Words = {"MTUS": ("mtus",), "Non-MTUS": ("non", "mtus", "citation"), None: ()}[basis]
    keys = {key_of(own): 0.5, key_of(words): 0.6} if own else {}
    if label:
        keys.update({key_of([*label, *own]): 1.0, key_of([*label, *words]): 1.0})
    else:
        keys[key_of(words)] = 1.0
    return keys


def _heading_words(statement: Statement, runs: list[Span]) -> Words:
    return tuple(dict.fromkeys(word for first, last in runs for word in words_of(statement.tokens[first:last])))
