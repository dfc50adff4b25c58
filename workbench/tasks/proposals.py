"""From a file to a proposed record: read it, extract its values, cut out and link the citations."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from workbench.extraction import Statement, extract
from workbench.guidelines import Cited, LinkContext, Linker, states_none
from workbench.model.document import Document
from workbench.model.evidence import Span
from workbench.model.fields import CITATION_FIELDS, ROOT
from workbench.model.layout import spans_with_rects
from workbench.model.record import PARTIES
from workbench.model.review import Cell, Place, Proposal, ReviewRecord, Row, Value
from workbench.sources import read

_LETTERS = dict(zip(PARTIES, "ae", strict=True))
_PART_CONFIDENCE = 0.97


class Proposed(Struct, frozen=True):
    """A document as it was read and the record that the program proposes for it."""

    document: Document
    record: ReviewRecord


def propose(path: Path, content: bytes | None, linker: Linker) -> Proposed:
    """Read a file (or its bytes, where given) and propose its record. Raises `Unreadable`."""
    document = read(path, content)
    return Proposed(document, propose_document(document, linker))


def propose_document(document: Document, linker: Linker) -> ReviewRecord:
    """The record that the program proposes for a document: every value, every citation linked."""
    extraction = extract(document)
    record = extraction.record
    rows, cells = dict(record.rows), dict(record.cells)
    decided = record.value(ROOT, "case.decision_date")
    for statement in extraction.statements:
        treatment = record.value(statement.row, "treatment")
        context = LinkContext(treatment=str(treatment or ""), decision_date=str(decided) if decided else None)
        _add_statement(document, statement, linker, context, rows, cells)
    return replace(record, rows=rows, cells=cells)


def _add_statement(
    document: Document,
    statement: Statement,
    linker: Linker,
    context: LinkContext,
    rows: dict[str, Row],
    cells: dict[Place, Cell],
) -> None:
    if states_none(statement.text):
        evidence = _spans(document, statement, 0, len(statement.text))
        place = Place(statement.row, f"{statement.party}.none_cited")
        cells[place] = _proposed(True, evidence, "citations.none_cited@1", 0.98)
    for number, cited in enumerate(linker.cite(statement.text, context), 1):
        row = Row(
            f"{statement.row}{_LETTERS[statement.party]}{number}",
            f"items.{statement.party}.citations",
            statement.row,
            float(number),
        )
        rows[row.id] = row
        _add_citation(document, statement, cited, row.id, cells)


def _add_citation(document: Document, statement: Statement, cited: Cited, row: str, cells: dict[Place, Cell]) -> None:
    parsed, linking = cited.parsed, cited.linking
    whole = _spans(document, statement, parsed.start, parsed.end)
    for spec in CITATION_FIELDS:
        if spec.name == "guideline_id":
            continue
        value: Value = getattr(parsed.citation, spec.name)
        if value is None or value == ():
            continue
        part = parsed.parts.get(spec.name)
        evidence = _spans(document, statement, *part) if part else whole
        cells[Place(row, spec.name)] = _proposed(value, evidence, f"citations.{spec.name}@1", _PART_CONFIDENCE)
    proposal = Proposal(
        linking.guideline_id,
        whole,
        "links.ranked@1",
        linking.confidence,
        candidates=linking.candidates,
        recommendation=linking.recommendation,
    )
    cells[Place(row, "guideline_id")] = Cell(linking.guideline_id, evidence=whole, proposal=proposal)


def _proposed(value: Value, evidence: tuple[Span, ...], rule: str, confidence: float) -> Cell:
    return Cell(value, evidence=evidence, proposal=Proposal(value, evidence, rule, confidence))


def _spans(document: Document, statement: Statement, start: int, end: int) -> tuple[Span, ...]:
    return spans_with_rects(document, statement.spans(start, end))
