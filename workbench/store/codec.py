"""How values that no column can hold lie in the file: JSON that any SQLite tool can query, MessagePack for bulk."""

from __future__ import annotations

import zlib

import msgspec
from msgspec import UNSET, Struct, UnsetType

from workbench.model.document import Page, Sheet, Word
from workbench.model.evidence import Span
from workbench.model.guidelines import Candidate, Recommendation
from workbench.model.review import Alternative, Cell, Place, Proposal, RecordState, ReviewRecord, Row, Value


class StoredProposal(Struct, frozen=True, omit_defaults=True):
    """A proposal beside the value it made: what agrees with the cell is left out. Rule and confidence are columns."""

    value: Value | UnsetType = UNSET
    evidence: tuple[Span, ...] | UnsetType = UNSET
    alternatives: tuple[Alternative, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    recommendation: Recommendation | None = None
    by_context: bool = False


class Snapshot(Struct, frozen=True, array_like=True):
    """A whole record, for the journal."""

    file_name: str
    sha256: str
    media_type: str
    pages: int
    id: int
    state: RecordState
    rows: tuple[Row, ...]
    cells: tuple[tuple[str, str, Cell], ...]
    warnings: tuple[str, ...]


class _Layout(Struct, frozen=True, array_like=True):
    lengths: tuple[int, ...]
    sheets: tuple[Sheet, ...]
    words: tuple[tuple[Word, ...], ...]


_SPANS = msgspec.json.Decoder(tuple[Span, ...])
_PROPOSAL = msgspec.json.Decoder(StoredProposal)
_SNAPSHOT = msgspec.msgpack.Decoder(Snapshot)
_LAYOUT = msgspec.msgpack.Decoder(_Layout)
_TO_MSGPACK = msgspec.msgpack.Encoder()
_TO_JSON = msgspec.json.Encoder()


def json_text(value: object) -> str:
    """`value` as compact JSON."""
    return _TO_JSON.encode(value).decode()


def evidence_text(evidence: tuple[Span, ...]) -> str | None:
    """Evidence as JSON, None for none."""
    return json_text(evidence) if evidence else None


def read_evidence(text: str | None) -> tuple[Span, ...]:
    """What `evidence_text` wrote."""
    return _SPANS.decode(text) if text else ()


def proposal_text(cell: Cell) -> str | None:
    """What a cell's proposal holds beside rule, confidence and what the cell says anyway; None for nothing."""
    proposal = cell.proposal
    if proposal is None:
        return None
    text = json_text(
        StoredProposal(
            UNSET if _same(proposal.value, cell.value) else proposal.value,
            UNSET if proposal.evidence == cell.evidence else proposal.evidence,
            proposal.alternatives,
            proposal.candidates,
            proposal.recommendation,
            proposal.by_context,
        )
    )
    return None if text == "{}" else text


def _same(one: Value, other: Value) -> bool:
    return one == other and type(one) is type(other)


def read_proposal(
    rule: str | None, confidence: float | None, text: str | None, value: Value, evidence: tuple[Span, ...]
) -> Proposal | None:
    """The proposal beside a cell's value and evidence; None where nothing was proposed (`rule` is None)."""
    if rule is None:
        return None
    told = _PROPOSAL.decode(text) if text else StoredProposal()
    return Proposal(
        value if told.value is UNSET else told.value,
        evidence if told.evidence is UNSET else told.evidence,
        rule,
        confidence or 0.0,
        told.alternatives,
        told.candidates,
        told.recommendation,
        told.by_context,
    )


def pack_record(record: ReviewRecord) -> bytes:
    """A whole record, small; `unpack_record` reads it."""
    snapshot = Snapshot(
        record.file_name,
        record.sha256,
        record.media_type,
        record.pages,
        record.id,
        record.state,
        tuple(record.rows.values()),
        tuple((place.row, place.name, cell) for place, cell in record.cells.items()),
        record.warnings,
    )
    return zlib.compress(_TO_MSGPACK.encode(snapshot), 3)


def unpack_record(packed: bytes) -> ReviewRecord:
    """What `pack_record` wrote."""
    s = _SNAPSHOT.decode(zlib.decompress(packed))
    return ReviewRecord(
        s.file_name,
        s.sha256,
        s.media_type,
        s.pages,
        s.id,
        s.state,
        {row.id: row for row in s.rows},
        {Place(row, name): cell for row, name, cell in s.cells},
        s.warnings,
    )


def pack_layout(pages: tuple[Page, ...], sheets: tuple[Sheet, ...]) -> bytes:
    """Sheets, words and the length of each page's text."""
    layout = _Layout(tuple(len(p.text) for p in pages), sheets, tuple(p.words for p in pages))
    return zlib.compress(_TO_MSGPACK.encode(layout), 3)


def unpack_layout(packed: bytes, text: str) -> tuple[tuple[Page, ...], tuple[Sheet, ...]]:
    """Pages and sheets from what `pack_layout` wrote and the pages' text, apart by one form feed."""
    layout = _LAYOUT.decode(zlib.decompress(packed))
    pages, start = [], 0
    for length, words in zip(layout.lengths, layout.words, strict=True):
        pages.append(Page(text[start : start + length], words))
        start += length + 1
    return tuple(pages), layout.sheets
