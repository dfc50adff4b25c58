"""Which records the checks have to see again after a step: those that were not changed, but stand beside what was."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from workbench.model.edits import CellEdit, Edit, GuidelineEdit, RecordEdit, StateEdit, WaiverEdit
from workbench.model.fields import ROOT
from workbench.model.guidelines import Guideline
from workbench.store import catalogue, findings, rationales, standing
from workbench.store.connection import Connection

_MANY = 5_000
"""More are not named one by one: all are seen again."""
_FEW = 50
"""So many documents with the same case number or rationale are told at once."""


def mark_due(conn: Connection, edits: Iterable[Edit], alike: Iterable[int]) -> None:
    """Write which records have to be seen again; `alike` are others with a rationale like one that came."""
    beside = set(alike)
    for edit in edits:
        match edit:
            case WaiverEdit(0, code, _, after):
                beside |= _failing(conn, code) if after is not None else _all(conn)
            case GuidelineEdit(id, before, after_entry):
                beside |= _resting_on(conn, id, before, after_entry)
            case CellEdit(record, place, was, now) if place.name == "case.case_number" and edit.revalues:
                beside |= _with_number(conn, record, *(cell.value for cell in (was, now) if cell))
            case RecordEdit(record, was_record, now_record):
                sides = (side for side in (was_record, now_record) if side)
                beside |= _with_number(conn, record, *(side.value(ROOT, "case.case_number") for side in sides))
            case StateEdit(record):
                beside |= _with_number(conn, record, standing.case_number(conn, record))
                beside |= set(rationales.pointing_to(conn, record, _FEW))
            case _:
                pass
    findings.mark_due(conn, beside)


def _all(conn: Connection) -> set[int]:
    findings.mark_all_due(conn)
    return set()


def _failing(conn: Connection, code: str) -> set[int]:
    found = findings.with_code(conn, code, _MANY + 1)
    return set(found) if len(found) <= _MANY else _all(conn)


def _resting_on(conn: Connection, id: str, before: Guideline | None, after: Guideline | None) -> set[int]:
    """Records that cite an entry, where more of it changed than its other names; all where others lie under it."""
    if before and after and msgspec.structs.replace(before, aliases=after.aliases) == after:
        return set()
    citing = catalogue.records_citing(conn, id, _MANY + 1)
    return citing if len(citing) <= _MANY and not catalogue.has_below(conn, id) else _all(conn)


def _with_number(conn: Connection, record: int, *numbers: object) -> set[int]:
    found = (standing.same_case(conn, record, str(number), _FEW) for number in numbers if number)
    return {other for each in found for other, _ in each}
