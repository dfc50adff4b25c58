"""The journal: every step with its edits, append-only. It is the audit trail, and what undo reads."""

from __future__ import annotations

import sqlite3
from typing import Any, TypeVar

import msgspec

from workbench.model.edits import (
    CellEdit,
    ChangeSet,
    Edit,
    GuidelineEdit,
    JournalStep,
    RecordEdit,
    RowEdit,
    StateEdit,
    Waiver,
    WaiverEdit,
)
from workbench.model.guidelines import Guideline
from workbench.model.review import Cell, Place, Proposal, RecordState, ReviewRecord, Row
from workbench.store import codec

_Value = TypeVar("_Value")
_HEAD = "SELECT id, kind, origin, label, by, at, of FROM step"
_EDITS = "SELECT kind, record, row_id, field, guideline, before, after, proposal FROM edit"


def last_step(conn: sqlite3.Connection) -> int:
    """The number of the newest step, 0 for none."""
    return int(conn.execute("SELECT coalesce(max(id), 0) FROM step").fetchone()[0])


def put_step(conn: sqlite3.Connection, step: JournalStep) -> int:
    """Begin a step and return its number. As the first write of a transaction it also takes the write lock."""
    of = "(SELECT coalesce(max(id), 0) + 1 FROM step)" if step.of == 0 else "?"
    cursor = conn.execute(
        f"INSERT INTO step (kind, origin, label, by, at, of) VALUES (?, ?, ?, ?, ?, {of})",
        (step.kind, step.origin, step.label, step.by, step.at, *([] if step.of == 0 else [step.of])),
    )
    return int(cursor.lastrowid or 0)


def put_edits(conn: sqlite3.Connection, step: int, edits: tuple[Edit, ...]) -> None:
    """Write the edits of a step, in the order in which they were made."""
    conn.executemany(
        "INSERT INTO edit (step, number, kind, record, row_id, field, guideline, before, after, proposal)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(step, number, *_columns(edit)) for number, edit in enumerate(edits)],
    )


def _columns(edit: Edit) -> tuple[Any, ...]:
    match edit:
        case CellEdit(record, place, before, after):
            shared = before.proposal if before and after and before.proposal == after.proposal else None
            if shared:
                before, after = _bare(before), _bare(after)
            sides = (_text(before), _text(after), _text(shared))
            return ("cell", record, place.row, place.name, None, *sides)
        case RowEdit(record, row, before_row, after_row):
            return ("row", record, row, None, None, _text(before_row), _text(after_row), None)
        case StateEdit(record, before_state, after_state):
            return ("state", record, None, None, None, _text(before_state), _text(after_state), None)
        case RecordEdit(record, before_record, after_record):
            return ("record", record, None, None, None, _packed(before_record), _packed(after_record), None)
        case GuidelineEdit(id, before_entry, after_entry):
            return ("guideline", None, None, None, id, _text(before_entry), _text(after_entry), None)
        case WaiverEdit(record, code, before_waiver, after_waiver):
            return ("waiver", record, None, code, None, _text(before_waiver), _text(after_waiver), None)


def _bare(cell: Cell | None) -> Cell | None:
    return msgspec.structs.replace(cell, proposal=None) if cell else None


def _text(value: object) -> str | None:
    return None if value is None else codec.json_text(value)


def _packed(record: ReviewRecord | None) -> bytes | None:
    return codec.pack_record(record) if record else None


def _edit(row: tuple[Any, ...]) -> Edit:
    kind, record, row_id, field, guideline, before, after, proposal = row
    match kind:
        case "cell":
            shared = _read(proposal, Proposal)
            sides = (_cell(before, shared), _cell(after, shared))
            return CellEdit(record, Place(row_id, field), *sides)
        case "row":
            return RowEdit(record, row_id, _read(before, Row), _read(after, Row))
        case "state":
            was, became = (msgspec.json.decode(side, type=RecordState) for side in (before, after))
            return StateEdit(record, was, became)
        case "record":
            return RecordEdit(record, *(codec.unpack_record(side) if side else None for side in (before, after)))
        case "waiver":
            return WaiverEdit(record, field, _read(before, Waiver), _read(after, Waiver))
        case _:
            return GuidelineEdit(guideline, _read(before, Guideline), _read(after, Guideline))


def _read(text: str | None, kind: type[_Value]) -> _Value | None:
    return None if text is None else msgspec.json.decode(text, type=kind)


def _cell(text: str | None, shared: Proposal | None) -> Cell | None:
    cell = _read(text, Cell)
    return msgspec.structs.replace(cell, proposal=shared) if cell and shared else cell


def _step(head: tuple[Any, ...], edits: tuple[Edit, ...]) -> JournalStep:
    id, kind, origin, label, by, at, of = head
    return JournalStep(id, kind, origin, label, by, at, of, edits)


def load_step(conn: sqlite3.Connection, id: int) -> JournalStep:
    """One step with its edits. Raises `KeyError` for no such step."""
    return msgspec.structs.replace(head_of(conn, id), edits=edits_of(conn, id))


def count_edits(conn: sqlite3.Connection, step: int) -> int:
    """How many edits a step has, all its parts together."""
    counted = "SELECT count(*) FROM edit WHERE step = ?"
    return sum(int(conn.execute(counted, (part,)).fetchone()[0]) for part in parts_of(conn, step))


def edits_of(conn: sqlite3.Connection, step: int) -> tuple[Edit, ...]:
    """The edits of one step, or of one part of a step, in order."""
    return tuple(map(_edit, conn.execute(f"{_EDITS} WHERE step = ? ORDER BY number", (step,))))


def all_edits_of(conn: sqlite3.Connection, step: int) -> tuple[Edit, ...]:
    """The edits of one step, of all its parts where it was written in parts, in order."""
    return tuple(edit for part in parts_of(conn, step) for edit in edits_of(conn, part))


def parts_of(conn: sqlite3.Connection, step: int) -> list[int]:
    """The steps that one step was written as: itself and, where it is the first of several parts, the others."""
    head = conn.execute("SELECT of, by FROM step WHERE id = ?", (step,)).fetchone()
    return steps_for(conn, "do", step, head[1], step) if head and head[0] == step else [step]


def steps_for(conn: sqlite3.Connection, kind: str, of: int, by: str, since: int) -> list[int]:
    """A person's steps of one kind that are `of` another, from step `since` on."""
    rows = conn.execute(
        "SELECT id FROM step WHERE origin = 'person' AND by = ? AND id >= ? AND of = ? AND kind = ? ORDER BY id",
        (by, since, of, kind),
    )
    return [id for (id,) in rows]


def head_of(conn: sqlite3.Connection, step: int) -> JournalStep:
    """One step without its edits. Raises `KeyError` for no such step."""
    head = conn.execute(f"{_HEAD} WHERE id = ?", (step,)).fetchone()
    if head is None:
        raise KeyError(step)
    return _step(head, ())


def steps_by(conn: sqlite3.Connection, person: str, before: int | None, limit: int) -> list[JournalStep]:
    """A person's steps older than step `before` (None: the newest), newest first, without their edits.

    Of a step in parts there is the first part alone.
    """
    rows = conn.execute(
        f"{_HEAD} WHERE origin = 'person' AND by = ? AND id < ? AND NOT (kind = 'do' AND coalesce(of, id) != id)"
        " ORDER BY id DESC LIMIT ?",
        (person, before if before is not None else 1 << 62, limit),
    )
    return [_step(row, ()) for row in rows]


def moments_after(conn: sqlite3.Connection, id: int) -> list[tuple[int, str]]:
    """The steps newer than `id`, oldest first, and their moments."""
    return conn.execute("SELECT id, at FROM step WHERE id > ? ORDER BY id", (id,)).fetchall()


def changes_after(conn: sqlite3.Connection, id: int) -> tuple[ChangeSet, frozenset[str]]:
    """What the steps newer than `id` changed, and who made them."""
    people = frozenset(by for (by,) in conn.execute("SELECT DISTINCT by FROM step WHERE id > ?", (id,)))
    records, places, rows, states, catalogue = set(), set(), set(), set(), False
    touched = conn.execute("SELECT kind, record, row_id, field FROM edit WHERE step > ?", (id,))
    for kind, record, row_id, field in touched:
        catalogue |= kind == "guideline" or record == 0
        if record:
            records.add(record)
        if kind == "cell":
            places.add((record, Place(row_id, field)))
        if kind in ("row", "record"):
            rows.add(record)
        if kind in ("state", "record"):
            states.add(record)
    changes = ChangeSet("", frozenset(records), frozenset(places), frozenset(rows), frozenset(states), catalogue)
    return changes, people


def steps_of_record(conn: sqlite3.Connection, record: int) -> list[JournalStep]:
    """Every step that touched a record, oldest first, with the edits that concern it."""
    heads = conn.execute(f"{_HEAD} WHERE id IN (SELECT step FROM edit WHERE record = ?) ORDER BY id", (record,))
    found = []
    for head in heads.fetchall():
        rows = conn.execute(f"{_EDITS} WHERE step = ? AND record = ? ORDER BY number", (head[0], record))
        found.append(_step(head, tuple(map(_edit, rows))))
    return found


def steps_of_place(conn: sqlite3.Connection, record: int, place: Place) -> list[JournalStep]:
    """Every step that touched one cell or brought the whole record, oldest first, with those edits alone."""
    rows = conn.execute(
        "SELECT s.id, s.kind, s.origin, s.label, s.by, s.at, s.of,"
        " e.kind, e.record, e.row_id, e.field, e.guideline, e.before, e.after, e.proposal"
        " FROM edit e JOIN step s ON s.id = e.step"
        " WHERE e.record = ? AND (e.kind = 'record' OR (e.kind = 'cell' AND e.row_id = ? AND e.field = ?))"
        " ORDER BY e.step, e.number",
        (record, place.row, place.name),
    )
    return [_step(row[:7], (_edit(row[7:]),)) for row in rows]
