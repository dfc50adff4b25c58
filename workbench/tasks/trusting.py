"""How far a proposal can be trusted that stands on words of OCR: as far as those words."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from statistics import fmean

from msgspec.structs import replace

from workbench.model.document import Document
from workbench.model.evidence import Span
from workbench.model.layout import words_between
from workbench.model.review import Cell, Place

_SURE = 0.9
"""The OCR program is seldom surer of a right word than this."""

_LEAST = 0.3
"""Even of the words that it doubts most, so many are right."""

_trust = attrgetter("trust")

_SHORT = 12
"""Words. A value that is longer stays right, or nearly so, with one word misread; a shorter one does not."""


def trusted(document: Document, cells: Mapping[Place, Cell]) -> dict[Place, Cell]:
    """The cells with each proposal's confidence lowered by what OCR doubts in its evidence."""
    if all(min(map(_trust, page.words), default=1.0) == 1.0 for page in document.pages):
        return dict(cells)
    return {place: _lowered(document, cell) for place, cell in cells.items()}


def trust_of(document: Document, evidence: tuple[Span, ...]) -> float:
    """How far the words of some evidence can be trusted, 0 to 1: the least of a few words, the mean of many."""
    trusts = [
        word.trust for span in evidence for word in words_between(document.pages[span.page], span.start, span.end)
    ]
    if not trusts:
        return 1.0
    trust = fmean(trusts) if len(trusts) > _SHORT else min(trusts)
    return min(1.0, max(_LEAST, trust / _SURE))


def _lowered(document: Document, cell: Cell) -> Cell:
    proposal = cell.proposal
    if proposal is None:
        return cell
    alternatives = tuple(
        replace(each, confidence=each.confidence * trust_of(document, each.evidence)) for each in proposal.alternatives
    )
    confidence = proposal.confidence * trust_of(document, proposal.evidence)
    return replace(cell, proposal=replace(proposal, confidence=confidence, alternatives=alternatives))
