"""What is packed comes out as it went in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from invented_review import invented_document, invented_record

from workbench.model.document import Page, Sheet, Word
from workbench.model.evidence import Span
from workbench.model.review import Alternative, Cell, Proposal, Value
from workbench.store import codec

TEXT = st.text(max_size=30)
PAGES = st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), max_size=3).map(tuple)
VALUES: st.SearchStrategy[Value] = st.one_of(st.none(), st.booleans(), st.integers(-5, 10**6), TEXT, PAGES)
OFFSETS = st.integers(0, 99)
SPANS = st.lists(st.builds(Span, OFFSETS, OFFSETS, OFFSETS, TEXT), max_size=2).map(tuple)
ALTERNATIVES = st.lists(st.builds(Alternative, VALUES, SPANS), max_size=2).map(tuple)
PROPOSALS = st.none() | st.builds(Proposal, VALUES, SPANS, TEXT, st.floats(0, 1), ALTERNATIVES)


@given(VALUES, SPANS, PROPOSALS)
def test_a_proposal_beside_its_value_comes_out_as_it_went_in(
    value: Value, evidence: tuple[Span, ...], proposal: Proposal | None
) -> None:
    cell = Cell(value, evidence=evidence, proposal=proposal)
    rule, confidence = (proposal.rule, proposal.confidence) if proposal else (None, None)
    assert codec.read_evidence(codec.evidence_text(evidence)) == evidence
    assert codec.read_proposal(rule, confidence, codec.proposal_text(cell), value, evidence) == proposal


def test_a_whole_record_comes_out_as_it_went_in() -> None:
    assert codec.unpack_record(codec.pack_record(invented_record())) == invented_record()


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_pages_come_out_as_they_went_in_whatever_they_hold(texts: list[str]) -> None:
    pages = tuple(Page(text, (Word(0, 1, 0, 0.5, 1.0, 2.0, 3.0, 4, 0.25),)) for text in texts)
    sheets = (Sheet(612.0, 792.0, 0),)
    packed = codec.pack_layout(pages, sheets)
    assert codec.unpack_layout(packed, "\f".join(texts)) == (pages, sheets)


def test_a_document_packs_small() -> None:
    document = invented_document()
    assert len(codec.pack_layout(document.pages, document.sheets)) < 200
