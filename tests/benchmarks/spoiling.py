"""Proposals made wrong in one known way, as extraction goes wrong: with all its confidence."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from workbench.model.fields import DIAGNOSES, ITEMS, ROOT
from workbench.model.review import Cell, Place, ReviewRecord, Value
from workbench.review.overall import overall

SPOILT = (
    "wrong category",
    "wrong decision",
    "wrong treatment",
    "wrong date",
    "wrong case number",
    "wrong link",
    "missing item",
    "missing diagnosis",
    "one diagnosis too many",
)


def spoil(record: ReviewRecord, how: str) -> ReviewRecord | None:
    """The record with one thing wrong in that way, far down in it; None where that is not possible."""
    return _WAYS[how](record)


def _with(record: ReviewRecord, place: Place, value: Value) -> ReviewRecord:
    cell = record.cells[place]
    proposal = replace(cell.proposal, value=value, confidence=0.97, alternatives=()) if cell.proposal else None
    return replace(record, cells=record.cells | {place: replace(cell, value=value, proposal=proposal)})


def _without(record: ReviewRecord, row: str) -> ReviewRecord:
    gone = {row} | {each.id for each in record.rows.values() if each.parent == row}
    return replace(
        record,
        rows={id: each for id, each in record.rows.items() if id not in gone},
        cells={place: cell for place, cell in record.cells.items() if place.row not in gone},
    )


def _last_item(record: ReviewRecord, name: str, wrong: str) -> ReviewRecord | None:
    rows = [row for row in record.rows_of(ITEMS) if record.value(row.id, name) not in (None, wrong)]
    return _with(record, Place(rows[-1].id, name), wrong) if rows else None


def _category(record: ReviewRecord) -> ReviewRecord | None:
    return _last_item(record, "category", "Dental")


def _decision(record: ReviewRecord) -> ReviewRecord | None:
    """Extraction adds up what it found: the determination is wrong with it, but for a letter's own word."""
    decided = [record.value(row.id, "decision") for row in record.rows_of(ITEMS)]
    wrong = _last_item(record, "decision", "Overturned" if decided and decided[-1] == "Upheld" else "Upheld")
    whole = Place(ROOT, "case.determination")
    if wrong is None or record.value(ROOT, "document.layout") == "determination-letter":
        return wrong
    return _with(wrong, whole, overall(wrong))


def _treatment(record: ReviewRecord) -> ReviewRecord | None:
    """What stood behind the heading was read as a part of it."""
    rows = [row for row in record.rows_of(ITEMS) if record.value(row.id, "treatment")]
    if not rows:
        return None
    return _with(record, Place(rows[-1].id, "treatment"), f"{record.value(rows[-1].id, 'treatment')}, see")


def _case_number(record: ReviewRecord) -> ReviewRecord | None:
    place = Place(ROOT, "case.case_number")
    return _with(record, place, "CM00-0000000") if record.value(ROOT, place.name) else None


def _date(record: ReviewRecord) -> ReviewRecord | None:
    place = Place(ROOT, "case.ur_denial_date")
    told = record.value(ROOT, place.name)
    if not isinstance(told, str):
        return None
    return _with(record, place, (date.fromisoformat(told) - timedelta(days=1)).isoformat())


def _link(record: ReviewRecord) -> ReviewRecord | None:
    for place, cell in record.cells.items():
        proposal = cell.proposal
        if place.name != "guideline_id" or proposal is None or len(proposal.candidates) < 2 or cell.value is None:
            continue
        first, second, *others = proposal.candidates
        if first.guideline_id == cell.value:
            changed = replace(proposal, value=second.guideline_id, candidates=(second, first, *others), confidence=0.97,
                              recommendation="sure")  # fmt: skip
            return replace(
                record,
                cells=record.cells | {place: Cell(second.guideline_id, evidence=cell.evidence, proposal=changed)},
            )
    return None


def _item(record: ReviewRecord) -> ReviewRecord | None:
    rows = record.rows_of(ITEMS)
    return _without(record, rows[-1].id) if len(rows) > 1 else None


def _diagnosis(record: ReviewRecord) -> ReviewRecord | None:
    rows = record.rows_of(DIAGNOSES)
    return _without(record, rows[-1].id) if len(rows) > 1 else None


def _too_many(record: ReviewRecord) -> ReviewRecord | None:
    rows = record.rows_of(DIAGNOSES)
    if not rows:
        return None
    last = rows[-1]
    extra = replace(last, id=f"{last.id}x", position=last.position + 1)
    place = Place(last.id, "description")
    cell = _with(record, place, "Hypertension of the aunt").cells[place]
    return replace(
        record,
        rows=record.rows | {extra.id: extra},
        cells=record.cells | {Place(extra.id, "description"): cell},
    )


_WAYS = dict(
    zip(
        SPOILT,
        (_category, _decision, _treatment, _date, _case_number, _link, _item, _diagnosis, _too_many),
        strict=True,
    )
)
