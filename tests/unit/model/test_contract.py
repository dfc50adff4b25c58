"""Between the record under review and the record as the world reads it."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.contract import fields_json, from_record, pointers, to_record
from workbench.model.evidence import Span
from workbench.model.fields import EXPERT_CITATIONS, ROOT
from workbench.model.record import (
    Case,
    Citation,
    Diagnosis,
    DocumentHead,
    Item,
    PartyBasis,
    Patient,
    Record,
    Reviewer,
)
from workbench.model.review import Cell, Place, Proposal, Row

texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
maybe = st.none() | texts
years = st.none() | st.integers(1990, 2030)
pages = st.lists(st.tuples(st.integers(1, 900), st.integers(1, 900)), max_size=2).map(tuple)
citations = st.builds(
    Citation, texts, st.sampled_from([None, "MTUS", "Non-MTUS"]), maybe, maybe, maybe, years, pages, maybe, maybe, maybe
)
bases = st.builds(PartyBasis, maybe, st.booleans(), st.lists(citations, max_size=2).map(tuple))
items = st.builds(
    Item, texts, st.sampled_from([None, "Surgery"]), st.sampled_from([None, "Upheld"]), bases, bases, maybe
)
lists = st.lists(texts, max_size=3).map(tuple)
records = st.builds(
    Record,
    document=st.builds(DocumentHead, texts, st.just("final-determination"), st.just("a" * 64), maybe, st.just(1)),
    case=st.builds(Case, case_number=maybe, priority=st.sampled_from([None, "Standard"])),
    reviewer=st.builds(Reviewer, lists, lists, lists),
    patient=st.builds(Patient, st.none() | st.integers(0, 120), st.sampled_from([None, "female"])),
    clinical_summary=maybe,
    diagnoses=st.lists(st.builds(Diagnosis, texts, maybe), max_size=2).map(tuple),
    treatments_to_date=lists,
    items=st.lists(items, max_size=3).map(tuple),
)


@given(records)
def test_a_record_comes_back_whole_from_review(record: Record) -> None:
    assert to_record(from_record(record), with_fields=False) == record


@given(records)
def test_json_reads_back_as_the_same_record(record: Record) -> None:
    whole = to_record(from_record(record))
    assert msgspec.json.decode(msgspec.json.encode(whole), type=Record) == whole


@given(records)
def test_every_pointer_leads_to_its_value(record: Record) -> None:
    review = from_record(record)
    tree = msgspec.to_builtins(to_record(review, with_fields=False))
    for pointer, place in pointers(review):
        value = tree
        for name in pointer.split("/")[1:]:
            value = value[int(name)] if isinstance(value, list | tuple) else value[name]
        stands = review.value(place.row, place.name)
        assert (value or None) == (msgspec.to_builtins(stands) or None)


@pytest.fixture
def one_item() -> Record:
    expert = PartyBasis("Decision based on MTUS.", False, (Citation("MTUS", "MTUS"), Citation("ODG")))
    return Record(DocumentHead("a.txt", "unknown"), items=(Item("MRI", expert_reviewer=expert),))


def test_a_new_row_disturbs_no_other_row_s_place(one_item: Record) -> None:
    review = from_record(one_item)
    first, second = review.rows_of(EXPERT_CITATIONS, "i1")
    between = Row("n1", EXPERT_CITATIONS, "i1", (first.position + second.position) / 2)
    wider = msgspec.structs.replace(
        review, rows={**review.rows, "n1": between}, cells={**review.cells, Place("n1", "text"): Cell("new")}
    )
    found = to_record(wider, with_fields=False).items[0].expert_reviewer.citations
    assert [citation.text for citation in found] == ["MTUS", "new", "ODG"]
    assert wider.value(second.id, "text") == "ODG"


def test_evidence_rule_and_author_stand_under_the_value_s_pointer(one_item: Record) -> None:
    review = from_record(one_item)
    span = Span(0, 4, 7, "MRI", ((1.0, 2.0, 3.0, 4.0),))
    place = Place("i1", "treatment")
    cell = Cell(
        "MRI", "corrected", (span,), Proposal("MR", (span,), "items.heading@1", 0.91), by="ana", at="2026-01-01"
    )
    told = fields_json(msgspec.structs.replace(review, cells={**review.cells, place: cell}))["/items/0/treatment"]
    assert told["state"] == "corrected"
    assert told["proposed"] == "MR"
    assert told["rule"] == "items.heading@1"
    assert told["evidence"] == [{"page": 0, "start": 4, "end": 7, "quote": "MRI", "rects": [[1.0, 2.0, 3.0, 4.0]]}]
    assert (told["by"], told["confidence"]) == ("ana", 0.91)


def test_a_field_that_nobody_found_has_no_entry(one_item: Record) -> None:
    assert "/case/case_number" not in fields_json(from_record(one_item))


def test_the_record_s_own_fields_stand_first(one_item: Record) -> None:
    assert next(pointers(from_record(one_item))) == ("/document/layout", Place(ROOT, "document.layout"))
