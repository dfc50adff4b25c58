"""Records: typed rows with their values, and beside each value who or what put it there."""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

from workbench.model.errors import WorkbenchError
from workbench.model.fields import DIAGNOSES, ITEMS, ROOT
from workbench.model.review import Cell, Place, RecordState, ReviewRecord, Row, Value
from workbench.store import codec
from workbench.store.columns import TABLES, RowTable, row_columns

_TEXTS = msgspec.json.Decoder(tuple[str, ...])
_ROW_TABLES = ("citation", "item", "diagnosis", "listed")
_PUT_PROVENANCE = (
    "INSERT OR REPLACE INTO provenance (record, row_id, field, status, by, at, rank, note, rule, confidence, evidence,"
    " proposal, flag) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def load(conn: sqlite3.Connection, record: int) -> ReviewRecord:
    """The record as it stands. Raises `WorkbenchError` when the project has no such record."""
    head = load_head(conn, record)
    values: dict[tuple[str, str], Value] = {}
    rows = _load_rows(conn, record, values)
    return msgspec.structs.replace(head, rows=rows, cells=_load_cells(conn, record, values))


def load_head(conn: sqlite3.Connection, record: int) -> ReviewRecord:
    """The record without its rows and cells."""
    head = conn.execute(
        "SELECT d.file_name, d.sha256, d.media_type, d.pages, s.state, s.reason, s.until, s.state_by, s.state_at,"
        " s.note, s.flag, coalesce(t.warnings, '[]') FROM document d JOIN standing s ON s.record = d.id"
        " LEFT JOIN determination t ON t.record = d.id WHERE d.id = ?",
        (record,),
    ).fetchone()
    if head is None:
        raise WorkbenchError(f"The project has no document {record}. Another window may have taken it out.")
    return ReviewRecord(
        head[0],
        head[1] or "",
        head[2],
        head[3],
        record,
        RecordState(head[4], head[5], head[6], head[7], head[8], head[9], bool(head[10])),
        warnings=_TEXTS.decode(head[11]),
    )


def _load_rows(conn: sqlite3.Connection, record: int, values: dict[tuple[str, str], Value]) -> dict[str, Row]:
    rows: dict[str, Row] = {}

    def take(table: RowTable, columns: str, tail: str = "") -> list[tuple[Any, ...]]:
        fields = ", ".join(table.columns.values())
        found = conn.execute(f"SELECT {columns}, {fields} FROM {table.name} WHERE record = ? {tail}", (record,))
        return found.fetchall()

    def put(row: str, table: RowTable, stored: tuple[Any, ...]) -> None:
        for field, cell in zip(table.columns, stored, strict=True):
            if cell is not None:
                values[row, field] = table.value(field, cell)

    for _, *stored in take(TABLES[ROOT], "record"):
        put(ROOT, TABLES[ROOT], tuple(stored))
    for path in (ITEMS, DIAGNOSES):
        for row, position, *stored in take(TABLES[path], "id, position", "ORDER BY position, id"):
            rows[row] = Row(row, path, ROOT, position)
            put(row, TABLES[path], tuple(stored))
    listed = TABLES["treatments_to_date"]
    for row, position, path, *stored in take(listed, "id, position, list", "ORDER BY list, position, id"):
        rows[row] = Row(row, path, ROOT, position)
        put(row, listed, tuple(stored))
    cited = TABLES["items.expert_reviewer.citations"]
    for row, position, item, party, *stored in take(
        cited, "id, position, item, party", "ORDER BY item, party, position, id"
    ):
        rows[row] = Row(row, f"items.{party}.citations", item, position)
        put(row, cited, tuple(stored))
    return rows


def _load_cells(conn: sqlite3.Connection, record: int, values: dict[tuple[str, str], Value]) -> dict[Place, Cell]:
    cells = {}
    for row, field, status, by, at, rank, note, rule, confidence, told, proposed, flag in conn.execute(
        "SELECT row_id, field, status, by, at, rank, note, rule, confidence, evidence, proposal, flag FROM provenance"
        " WHERE record = ?",
        (record,),
    ):
        value = values.get((row, field))
        evidence = codec.read_evidence(told)
        proposal = codec.read_proposal(rule, confidence, proposed, value, evidence)
        cells[Place(row, field)] = Cell(value, status, evidence, proposal, by, at, rank, note, bool(flag))
    return cells


def put_record(conn: sqlite3.Connection, record: ReviewRecord) -> None:
    """Write a whole record, in place of the one that stands under its id. Its document and standing are apart."""
    remove_record(conn, record.id)
    by_row: dict[str, dict[str, Any]] = {ROOT: {"warnings": codec.json_text(record.warnings)}}
    for each in record.rows.values():
        by_row[each.id] = row_columns(each)
    for place, cell in record.cells.items():
        table = TABLES[record.list_of(place.row)]
        by_row[place.row][table.columns[place.name]] = table.stored(place.name, cell.value)
    order = (ROOT, *sorted(record.rows, key=lambda row: record.rows[row].parent != ROOT))
    for row in order:
        _insert(conn, TABLES[record.list_of(row)].name, {"record": record.id, **by_row[row]})
    conn.executemany(_PUT_PROVENANCE, [_provenance(record.id, place, cell) for place, cell in record.cells.items()])


def remove_record(conn: sqlite3.Connection, record: int) -> None:
    """Take out a record's values and their provenance; document, standing and journal stay."""
    for table in (*_ROW_TABLES, "determination", "provenance"):
        conn.execute(f"DELETE FROM {table} WHERE record = ?", (record,))


def _insert(conn: sqlite3.Connection, table: str, columns: dict[str, Any]) -> None:
    marks = ", ".join("?" * len(columns))
    conn.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values()))


def put_cell(
    conn: sqlite3.Connection, record: int, path: str, place: Place, cell: Cell | None, revalued: bool = True
) -> None:
    """Write one cell; `path` is the list its row belongs to, and None takes the cell away.

    Where it is not `revalued`, only what is said about its value is written.
    """
    table = TABLES[path]
    column, stored = table.columns[place.name], table.stored(place.name, cell.value if cell else None)
    if not revalued:
        pass
    elif path == ROOT:
        conn.execute(f"UPDATE determination SET {column} = ? WHERE record = ?", (stored, record))
    else:
        conn.execute(f"UPDATE {table.name} SET {column} = ? WHERE record = ? AND id = ?", (stored, record, place.row))
    if cell is None:
        conn.execute(
            "DELETE FROM provenance WHERE record = ? AND row_id = ? AND field = ?", (record, place.row, place.name)
        )
    else:
        conn.execute(_PUT_PROVENANCE, _provenance(record, place, cell))


def _provenance(record: int, place: Place, cell: Cell) -> tuple[Any, ...]:
    proposal = cell.proposal
    return (
        record,
        place.row,
        place.name,
        cell.status,
        cell.by,
        cell.at,
        cell.rank,
        cell.note,
        proposal.rule if proposal else None,
        proposal.confidence if proposal else None,
        codec.evidence_text(cell.evidence),
        codec.proposal_text(cell),
        int(cell.flag),
    )


def put_row(conn: sqlite3.Connection, record: int, before: Row | None, after: Row | None) -> None:
    """A row comes, goes or moves; it goes and comes without values (its cells are written apart, around it)."""
    if after is None and before is not None:
        conn.execute(f"DELETE FROM {TABLES[before.list].name} WHERE record = ? AND id = ?", (record, before.id))
    elif after is not None and before is None:
        _insert(conn, TABLES[after.list].name, {"record": record, **row_columns(after)})
    elif after is not None:
        columns = row_columns(after)
        marks = ", ".join(f"{name} = ?" for name in columns)
        conn.execute(
            f"UPDATE {TABLES[after.list].name} SET {marks} WHERE record = ? AND id = ?",
            (*columns.values(), record, after.id),
        )
