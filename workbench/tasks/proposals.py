"""From a file to a proposed record: read it, extract its values, cut out and link the citations."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from workbench.extraction import Statement, extract
from workbench.extraction.doubt import UNSURE
from workbench.guidelines import Cited, LinkContext, Linker, states_none
from workbench.model.document import Document
from workbench.model.evidence import Span
from workbench.model.fields import CITATION_FIELDS, ROOT
from workbench.model.guidelines import Guideline
from workbench.model.layout import Frames
from workbench.model.record import PARTIES
from workbench.model.review import Cell, Place, Proposal, ReviewRecord, Row, Value
from workbench.sources import read
from workbench.tasks.citation_doubt import may_be_split, of_link, of_part
from workbench.tasks.cited import item_context
from workbench.tasks.proposed import Proposed
from workbench.tasks.trusting import trusted

_LETTERS = dict(zip(PARTIES, "ae", strict=True))
_PARSED = tuple(spec.name for spec in CITATION_FIELDS if spec.name != "guideline_id")
_PART_CONFIDENCE = 0.975


def propose(path: Path, content: bytes | None, linker: Linker) -> Proposed:
    """Read a file (or its bytes, where given) and propose its record. Raises `Unreadable`."""
    document = read(path, content)
    return Proposed(document, propose_document(document, linker))


def propose_document(document: Document, linker: Linker) -> ReviewRecord:
    """The record that the program proposes for a document: every value, every citation linked.

    Values that stand on doubtful words of OCR are doubtful too.
    """
    extraction = extract(document)
    record = extraction.record
    decided = record.value(ROOT, "case.decision_date")
    citing = Citing(document, linker, dict(record.rows), dict(record.cells))
    for statement in extraction.statements:
        citing.add(statement, item_context(record, statement.row, decided))
    return replace(record, rows=citing.rows, cells=trusted(document, citing.cells))


class Citing:
    """Cuts and links the citations of one document's statements into rows and cells."""

    def __init__(self, document: Document, linker: Linker, rows: dict[str, Row], cells: dict[Place, Cell]) -> None:
        self._frames = Frames(document)
        self._linker = linker
        self.rows = rows
        self.cells = cells

    def add(self, statement: Statement, context: LinkContext) -> None:
        """Add what a statement cites, or that it cites nothing."""
        cited_in_order = self._linker.cite(statement.text, context)
        if not cited_in_order and states_none(statement.text):
            evidence = self._spans(statement, (0, len(statement.text)))
            place = Place(statement.row, f"{statement.party}.none_cited")
            sure = _PART_CONFIDENCE if statement.in_step else UNSURE
            self.cells[place] = _proposed(True, evidence, "citations.none_cited@1", sure)
        entries = [self._linker.catalogue.by_id.get(cited.linking.guideline_id or "") for cited in cited_in_order]
        split = may_be_split(cited_in_order, entries)
        for number, (cited, entry) in enumerate(zip(cited_in_order, entries, strict=True), 1):
            name = f"{statement.row}{_LETTERS[statement.party]}{number}"
            self.rows[name] = Row(name, f"items.{statement.party}.citations", statement.row, float(number))
            self._add_citation(statement, cited, entry, name, split[number - 1])

    def _add_citation(
        self, statement: Statement, cited: Cited, entry: Guideline | None, row: str, doubtful: frozenset[str]
    ) -> None:
        parsed, linking = cited.parsed, cited.linking
        whole = self._spans(statement, (parsed.start, parsed.end))
        for name in _PARSED:
            value: Value = getattr(parsed.citation, name)
            if name == "text":
                value = statement.said(parsed.start, parsed.end)
            if value is not None and value != ():
                part = parsed.parts.get(name)
                evidence = self._spans(statement, part) if part else whole
                sure = min(UNSURE if name in doubtful else _PART_CONFIDENCE, of_part(name, cited, statement, entry))
                self.cells[Place(row, name)] = _proposed(value, evidence, f"citations.{name}@1", sure)
        proposal = Proposal(
            linking.guideline_id,
            whole,
            "links.ranked@1",
            min(UNSURE if "guideline_id" in doubtful else 1.0, of_link(cited, statement, entry)),
            candidates=linking.candidates,
            recommendation=linking.recommendation,
            by_context=linking.by_context,
        )
        self.cells[Place(row, "guideline_id")] = Cell(linking.guideline_id, evidence=whole, proposal=proposal)

    def _spans(self, statement: Statement, part: tuple[int, int]) -> tuple[Span, ...]:
        return self._frames.framed(statement.spans(*part))


def _proposed(value: Value, evidence: tuple[Span, ...], rule: str, confidence: float) -> Cell:
    return Cell(value, evidence=evidence, proposal=Proposal(value, evidence, rule, confidence))
