"""Between the record under review and the record as the world reads it. JSON Pointers are made here alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from workbench.model.evidence import Span
from workbench.model.fields import (
    CITATION_FIELDS,
    DIAGNOSES,
    DIAGNOSIS_FIELDS,
    ITEMS,
    LICENSURE,
    LISTS,
    RECORD_FIELDS,
    ROOT,
    SPECIALTIES,
    SUBSPECIALTIES,
    TREATMENTS,
    Kind,
)
from workbench.model.guidelines import Candidate
from workbench.model.record import PARTIES, Citation, Record
from workbench.model.review import Alternative, Cell, Place, Proposal, ReviewRecord, Row, Value

TEXT_LISTS = (SPECIALTIES, SUBSPECIALTIES, LICENSURE, TREATMENTS)
"""The lists of the record that are plain texts in JSON."""


def pointers(record: ReviewRecord) -> Iterator[tuple[str, Place]]:
    """Every field of the record, found or not, as (JSON Pointer, place) in printed order.

    An emptied row of a list of texts has no element in JSON: it has a number behind the last one's.
    """
    for spec in RECORD_FIELDS:
        yield "/" + spec.name.replace(".", "/"), Place(ROOT, spec.name)
    for path in (SPECIALTIES, SUBSPECIALTIES, LICENSURE, DIAGNOSES, TREATMENTS, ITEMS):
        rows = record.rows_of(path)
        if path in TEXT_LISTS:
            rows.sort(key=lambda row: record.value(row.id, "value") is None)
        for number, row in enumerate(rows):
            yield from _row_pointers(record, row, f"/{path.replace('.', '/')}/{number}")


def _row_pointers(record: ReviewRecord, row: Row, head: str) -> Iterator[tuple[str, Place]]:
    for spec in LISTS[row.list].fields:
        tail = "" if spec.name == "value" else "/" + spec.name.replace(".", "/")
        yield head + tail, Place(row.id, spec.name)
    if row.list == ITEMS:
        for party in PARTIES:
            for number, citation in enumerate(record.rows_of(f"items.{party}.citations", row.id)):
                yield from _row_pointers(record, citation, f"{head}/{party}/citations/{number}")


def to_record(record: ReviewRecord, with_fields: bool = True) -> Record:
    """The record as JSON knows it; `with_fields` adds evidence and state by JSON Pointer.

    Raises `msgspec.ValidationError` when a value is not of its field's type.
    """
    tree: dict[str, Any] = {
        "document": {
            "file_name": record.file_name,
            "sha256": record.sha256 or None,
            "media_type": record.media_type or None,
            "pages": record.pages,
            "layout": record.value(ROOT, "document.layout") or "unknown",
        }
    }
    _put_fields(tree, record, ROOT, tuple(spec.name for spec in RECORD_FIELDS if spec.name != "document.layout"))
    for path in TEXT_LISTS:
        texts = [record.value(row.id, "value") for row in record.rows_of(path)]
        _put(tree, path, [text for text in texts if text is not None])
    tree["diagnoses"] = [_row_tree(record, row) for row in record.rows_of(DIAGNOSES)]
    tree["items"] = [_item_tree(record, row) for row in record.rows_of(ITEMS)]
    if with_fields:
        tree["fields"] = fields_json(record)
    return msgspec.convert(tree, Record)


def _item_tree(record: ReviewRecord, row: Row) -> dict[str, Any]:
    tree = _row_tree(record, row)
    for party in PARTIES:
        basis = tree[party]
        basis["none_cited"] = bool(basis["none_cited"])
        basis["citations"] = [
            _row_tree(record, citation) for citation in record.rows_of(f"items.{party}.citations", row.id)
        ]
    return tree


def _row_tree(record: ReviewRecord, row: Row) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    _put_fields(tree, record, row.id, tuple(spec.name for spec in LISTS[row.list].fields))
    for required in ("text", "treatment", "description"):
        if required in tree:
            tree[required] = tree[required] or ""
    return tree


def _put_fields(tree: dict[str, Any], record: ReviewRecord, row: str, names: tuple[str, ...]) -> None:
    for name in names:
        value = record.value(row, name)
        if name == "pages":
            value = value or ()
        _put(tree, name, value)


def _put(tree: dict[str, Any], path: str, value: Any) -> None:
    *heads, last = path.split(".")
    for head in heads:
        tree = tree.setdefault(head, {})
    tree[last] = value


def fields_json(record: ReviewRecord) -> dict[str, Any]:
    """Evidence, rule, confidence, state, author and note of each field that anything is known of, by JSON Pointer."""
    return {
        pointer: _cell_json(cell)
        for pointer, place in pointers(record)
        if (cell := record.cells.get(place)) is not None and cell != _NOTHING
    }


_NOTHING = Cell()


def _cell_json(cell: Cell) -> dict[str, Any]:
    proposal = cell.proposal or Proposal(None)
    told: dict[str, Any] = {
        "state": cell.status,
        "evidence": [_span_json(span) for span in cell.evidence],
        "rule": proposal.rule or None,
        "confidence": round(proposal.confidence, 4) if cell.proposal else None,
        "by": cell.by,
        "at": cell.at,
    }
    if cell.proposal:
        if proposal.value != cell.value:
            told["proposed"] = msgspec.to_builtins(proposal.value)
        if proposal.evidence != cell.evidence:
            told["proposed_evidence"] = [_span_json(span) for span in proposal.evidence]
    if proposal.alternatives:
        told["alternatives"] = [msgspec.to_builtins(a.value) for a in proposal.alternatives]
        told["alternatives_from"] = [_alternative_json(a) for a in proposal.alternatives]
    if proposal.candidates:
        told["candidates"] = [_candidate_json(candidate) for candidate in proposal.candidates]
    if proposal.recommendation is not None:
        told["recommendation"] = proposal.recommendation
    if proposal.by_context:
        told["by_context"] = True
    if cell.rank is not None:
        told["rank"] = cell.rank
    if cell.note:
        told["note"] = cell.note
    if cell.flag:
        told["flag"] = True
    return told


def _alternative_json(alternative: Alternative) -> dict[str, Any]:
    spans = [_span_json(span) for span in alternative.evidence]
    return {"confidence": round(alternative.confidence, 4), "evidence": spans}


def _candidate_json(candidate: Candidate) -> dict[str, Any]:
    parts = [msgspec.structs.asdict(part) for part in candidate.parts]
    return {"guideline_id": candidate.guideline_id, "score": round(candidate.score, 4), "parts": parts}


def _span_json(span: Span) -> dict[str, Any]:
    return {
        "page": span.page,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "rects": [[round(side, 2) for side in rect] for rect in span.rects],
    }


def citation_of(record: ReviewRecord, row: Row) -> Citation:
    """The citation that stands in a row of one of the citation lists."""
    tree = {spec.name: record.value(row.id, spec.name) for spec in CITATION_FIELDS}
    return msgspec.convert(tree | {"text": tree["text"] or "", "pages": tree["pages"] or ()}, Citation)


def cited_above(record: ReviewRecord, row: Row) -> str:
    """The words of the citations before one in its statement; empty for the first."""
    before = [
        each for each in record.rows_of(row.list, row.parent) if (each.position, each.id) < (row.position, row.id)
    ]
    return "; ".join(str(text).rstrip(" ;,.") for each in before if (text := record.value(each.id, "text")))


def from_record(record: Record) -> ReviewRecord:
    """A record under review made of a plain record: its values stand as extracted, without evidence."""
    rows: dict[str, Row] = {}
    cells: dict[Place, Cell] = {}

    def put(row: str, name: str, value: Value) -> None:
        if value is not None and value != ():
            cells[Place(row, name)] = Cell(value)

    def add(path: str, parent: str, number: int) -> str:
        head = {"diagnoses": "d", "items": "i"}.get(path, path.rsplit(".", 1)[-1][:4])
        if path.endswith(".citations"):
            head = parent + ("a" if "claims" in path else "e")
        row = Row(f"{head}{number}", path, parent, float(number))
        rows[row.id] = row
        return row.id

    for spec in RECORD_FIELDS:
        put(ROOT, spec.name, _dig(record, spec.name))
    for path in TEXT_LISTS:
        for number, text in enumerate(_dig(record, path), 1):
            put(add(path, ROOT, number), "value", text)
    for number, diagnosis in enumerate(record.diagnoses, 1):
        row = add(DIAGNOSES, ROOT, number)
        for spec in DIAGNOSIS_FIELDS:
            put(row, spec.name, getattr(diagnosis, spec.name))
    for number, item in enumerate(record.items, 1):
        row = add(ITEMS, ROOT, number)
        for spec in LISTS[ITEMS].fields:
            value = _dig(item, spec.name)
            put(row, spec.name, None if spec.kind is Kind.FLAG and not value else value)
        for party in PARTIES:
            for count, citation in enumerate(getattr(item, party).citations, 1):
                cited = add(f"items.{party}.citations", row, count)
                for spec in CITATION_FIELDS:
                    put(cited, spec.name, getattr(citation, spec.name))
    head = record.document
    return ReviewRecord(
        head.file_name, head.sha256 or "", head.media_type or "", head.pages or 0, rows=rows, cells=cells
    )


def _dig(value: Any, path: str) -> Any:
    for name in path.split("."):
        value = getattr(value, name)
    return value
