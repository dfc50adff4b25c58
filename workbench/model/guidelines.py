"""Catalogue entries, citations as parsed and the candidates a citation may be linked to."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from workbench.model.record import Citation

Recommendation = Literal["sure", "likely", "open", "none"]


class Guideline(Struct, frozen=True):
    """One catalogue entry: a document, a chapter or a section of one (`resources/catalogue/README.md`).

    Page numbers are the printed ones, both or neither. Dates are ISO texts.
    """

    id: str
    parent_id: str | None
    kind: Literal["document", "chapter", "section"]
    basis: str
    body: str
    document: str
    edition: str
    year: int | None
    chapter: str
    title: str
    page_start: int | None
    page_end: int | None
    url: str
    aliases: tuple[str, ...]
    regulation: str
    in_force_from: str | None
    in_force_to: str | None
    evidence: str
    note: str


class ParsedCitation(Struct, frozen=True):
    """One citation cut out of a basis statement: its values, where it stands, where each part stands.

    `start`, `end` and the offsets in `parts` (field name to start and end) count code points of the statement.
    """

    citation: Citation
    start: int
    end: int
    parts: dict[str, tuple[int, int]]


class Part(Struct, frozen=True):
    """One named share of a score, 0 to 1, and what it says for or against in plain words (`page 182 inside`).

    `weight` is its share of the whole; a part that the citation is silent about is left out, not zero.
    """

    name: str
    score: float
    weight: float
    says: str


class Candidate(Struct, frozen=True):
    """A catalogue entry that a citation may mean, with its `score` from 0 to 1 and the parts that make it."""

    guideline_id: str
    score: float
    parts: tuple[Part, ...] = ()


class Linking(Struct, frozen=True):
    """The outcome of linking one citation: candidates best first, at most five, and what the program recommends.

    `guideline_id` is the proposed entry, None for none; `confidence` is the probability, 0 to 1, that it is right.
    `by_context` says that the citation's own words leave it open: what was named before it, the disputed item or the
    day of the decision chose.
    """

    guideline_id: str | None
    recommendation: Recommendation
    confidence: float
    candidates: tuple[Candidate, ...] = ()
    by_context: bool = False
