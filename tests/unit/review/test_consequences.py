"""What an edit brings about besides: the determination stays the sum of the items' decisions."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from workbench.model.edits import Edit
from workbench.model.evidence import Span
from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Cell, Place, Proposal, RecordState, ReviewRecord, Row
from workbench.review import steps
from workbench.review.applying import apply
from workbench.review.consequences import with_consequences
from workbench.review.overall import overall

ANN = steps.Author("Ann", "2026-01-02T03:04:05Z")
WHOLE = Place(ROOT, "case.determination")


def record_of(*decisions: str | None, whole: str | None = None, layout: str = "final-determination") -> ReviewRecord:
    """A record in review of items with these decisions, and a determination that is their sum if none is given."""
    rows = {f"i{at}": Row(f"i{at}", ITEMS, ROOT, float(at)) for at in range(len(decisions))}
    cells = {
        Place(f"i{at}", "decision"): _proposed(decision, at) for at, decision in enumerate(decisions) if decision
    } | {Place(ROOT, "document.layout"): _proposed(layout, 90)}
    record = ReviewRecord("a.txt", id=1, state=RecordState("in review"), rows=rows, cells=cells)
    told = whole or overall(record)
    return replace(record, cells=cells | {WHOLE: _proposed(told, 91)}) if told else record


def _proposed(value: str, at: int) -> Cell:
    spans = (Span(0, at * 10, at * 10 + len(value), value),)
    return Cell(value, evidence=spans, proposal=Proposal(value, spans, "a@1", 0.9))


def after(record: ReviewRecord, edits: tuple[Edit, ...]) -> ReviewRecord:
    return reduce(apply, with_consequences(record, edits, ANN), record)


def decide(record: ReviewRecord, item: int, decision: str) -> ReviewRecord:
    return after(record, steps.correct(record, Place(f"i{item}", "decision"), decision, (), ANN))


def test_a_determination_that_was_the_sum_stays_the_sum_with_the_words_of_every_item() -> None:
    record = record_of("Upheld", "Upheld")
    then = decide(record, 1, "Overturned")
    cell = then.cells[WHOLE]
    assert (cell.value, cell.status, cell.by) == ("Partially overturned", "corrected", "Ann")
    assert cell.proposal == record.cells[WHOLE].proposal
    assert cell.evidence == tuple(s for i in (0, 1) for s in then.cells[Place(f"i{i}", "decision")].evidence)
    assert decide(then, 1, "Upheld").cells[WHOLE] == record.cells[WHOLE]


@pytest.mark.parametrize(
    "record",
    [
        record_of("Upheld", "Upheld", whole="Overturned"),
        record_of("Upheld", "Upheld", layout="determination-letter"),
        replace(record_of("Upheld", "Upheld"), cells=record_of("Upheld", "Upheld").cells | {WHOLE: Cell()}),
    ],
    ids=["another value was meant", "the letter prints its own", "nothing stands there"],
)
def test_any_other_determination_is_left_alone(record: ReviewRecord) -> None:
    assert decide(record, 1, "Overturned").cells[WHOLE] == record.cells[WHOLE]


def test_an_item_that_goes_takes_its_decision_along() -> None:
    record = record_of("Upheld", "Overturned")
    assert after(record, steps.remove_row(record, "i1")).value(ROOT, WHOLE.name) == "Upheld"
    only = record_of("Upheld")
    assert after(only, steps.remove_row(only, "i0")).cells[WHOLE] == only.cells[WHOLE]


def test_an_item_that_comes_brings_its_decision() -> None:
    record = record_of("Upheld")
    row, room = steps.new_row(record, ITEMS, ROOT, None)
    edits = (*room, *steps.add_row(record, row, {"decision": "Overturned"}, (), ANN))
    assert after(record, edits).value(ROOT, WHOLE.name) == "Partially overturned"


def test_who_gives_both_in_one_step_has_both_as_given() -> None:
    record = record_of("Upheld", "Upheld")
    edits = (
        *steps.correct(record, Place("i1", "decision"), "Overturned", (), ANN),
        *steps.correct(record, WHOLE, "Overturned", (), ANN),
    )
    assert after(record, edits).value(ROOT, WHOLE.name) == "Overturned"


def test_other_edits_bring_nothing_else() -> None:
    record = record_of("Upheld", "Overturned")
    edits = steps.correct(record, Place("i0", "treatment"), "Massage", (), ANN)
    assert with_consequences(record, edits, ANN) == edits


_decisions = st.sampled_from(("Upheld", "Overturned"))


@given(st.lists(_decisions, min_size=1, max_size=4), st.lists(st.tuples(st.integers(0, 3), _decisions), max_size=6))
def test_whatever_is_decided_in_whatever_order_the_determination_adds_up(
    begun: list[str], acts: list[tuple[int, str]]
) -> None:
    record = record_of(*begun)
    for item, decision in acts:
        record = decide(record, item % len(begun), decision)
        assert record.value(ROOT, WHOLE.name) == overall(record)
