"""Whether evidence stands where it says: each quote is what the document's text has there."""

from __future__ import annotations

from msgspec.structs import replace

from workbench.model.contract import pointers
from workbench.model.document import Document
from workbench.model.evidence import Span
from workbench.model.review import Alternative, Cell, ReviewRecord


def standing_in(record: ReviewRecord, document: Document) -> tuple[ReviewRecord, tuple[str, ...]]:
    """The record without evidence that does not stand in `document`, and the JSON Pointers of what lost some."""
    cells = dict(record.cells)
    lost = []
    for pointer, place in pointers(record):
        cell = cells.get(place)
        if cell is not None and (kept := _kept(cell, document)) != cell:
            cells[place] = kept
            lost.append(pointer)
    return (replace(record, cells=cells), tuple(lost)) if lost else (record, ())


def stands(span: Span, document: Document) -> bool:
    """Whether the quote of `span` is exactly what the document has there."""
    if not 0 <= span.page < len(document.pages) or span.start < 0:
        return False
    return document.pages[span.page].text[span.start : span.end] == span.quote


def _kept(cell: Cell, document: Document) -> Cell:
    proposal = cell.proposal
    if proposal is not None:
        alternatives = tuple(_bare(each, document) for each in proposal.alternatives)
        proposal = replace(proposal, evidence=_held(proposal.evidence, document), alternatives=alternatives)
    return replace(cell, evidence=_held(cell.evidence, document), proposal=proposal)


def _bare(alternative: Alternative, document: Document) -> Alternative:
    return replace(alternative, evidence=_held(alternative.evidence, document))


def _held(evidence: tuple[Span, ...], document: Document) -> tuple[Span, ...]:
    return tuple(span for span in evidence if stands(span, document))
