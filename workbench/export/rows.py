"""The rows of each table, made from a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from workbench.export import tables
from workbench.model import fields
from workbench.model.contract import fields_json
from workbench.model.fields import CITATION_FIELDS, ITEM_FIELDS, ITEMS, LISTS, RECORD_FIELDS, ROOT, FieldSpec, Kind
from workbench.model.guidelines import Guideline
from workbench.model.record import PARTIES
from workbench.model.review import ReviewRecord, Value

CellValue = str | int | float | bool | None

RowsOf = Callable[[ReviewRecord], Iterator[tuple[CellValue, ...]]]


def _determinations(record: ReviewRecord) -> Iterator[tuple[CellValue, ...]]:
    values = dict(zip((spec.name for spec in RECORD_FIELDS), _values(record, ROOT, RECORD_FIELDS), strict=True))
    values["document.layout"] = values["document.layout"] or "unknown"
    state = record.state
    head = (record.file_name, record.sha256 or None, record.media_type or None, record.pages)
    yield (record.id, *head, state.name, state.by, state.at, *values.values())


def _list(path: str, record: ReviewRecord) -> Iterator[tuple[CellValue, ...]]:
    for number, row in enumerate(record.rows_of(path), 1):
        yield (record.id, number, *_values(record, row.id, LISTS[path].fields))


def _items(record: ReviewRecord) -> Iterator[tuple[CellValue, ...]]:
    for number, row in enumerate(record.rows_of(ITEMS), 1):
        values = _values(record, row.id, ITEM_FIELDS)
        # A statement that cites nothing says so; without one the flag is false, as in the record.
        yield (
            record.id,
            number,
            *(bool(v) if spec.kind is Kind.FLAG else v for spec, v in zip(ITEM_FIELDS, values, strict=True)),
        )


def _citations(record: ReviewRecord) -> Iterator[tuple[CellValue, ...]]:
    for item, row in enumerate(record.rows_of(ITEMS), 1):
        for party in PARTIES:
            for number, cited in enumerate(record.rows_of(f"items.{party}.citations", row.id), 1):
                yield (record.id, item, party, number, *_values(record, cited.id, CITATION_FIELDS))


def _fields(record: ReviewRecord) -> Iterator[tuple[CellValue, ...]]:
    for pointer, told in fields_json(record).items():
        yield (record.id, pointer, told["state"], told["rule"], told["confidence"], told["by"], told["at"])


def _evidence(record: ReviewRecord) -> Iterator[tuple[CellValue, ...]]:
    for pointer, told in fields_json(record).items():
        for number, span in enumerate(told["evidence"], 1):
            yield (record.id, pointer, number, span["page"], span["start"], span["end"], span["quote"])


def _values(record: ReviewRecord, row: str, specs: tuple[FieldSpec, ...]) -> tuple[CellValue, ...]:
    return tuple(_plain(record.value(row, spec.name)) for spec in specs)


def _plain(value: Value) -> CellValue:
    """Page ranges as `177-179, 182`; every other value as it is."""
    if isinstance(value, tuple):
        return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in value) or None
    return value


def guideline_row(entry: Guideline) -> tuple[CellValue, ...]:
    """One catalogue entry as a row of `tables.GUIDELINES`; aliases apart by a vertical bar."""
    told = msgspec.structs.asdict(entry) | {"aliases": "|".join(entry.aliases)}
    return tuple(told.values())


ROWS: tuple[tuple[tables.Table, RowsOf], ...] = (
    (tables.DETERMINATIONS, _determinations),
    (tables.SPECIALTIES, partial(_list, fields.SPECIALTIES)),
    (tables.SUBSPECIALTIES, partial(_list, fields.SUBSPECIALTIES)),
    (tables.LICENSURE, partial(_list, fields.LICENSURE)),
    (tables.DIAGNOSES, partial(_list, fields.DIAGNOSES)),
    (tables.TREATMENTS, partial(_list, fields.TREATMENTS)),
    (tables.DISPUTED_ITEMS, _items),
    (tables.CITATIONS, _citations),
    (tables.FIELDS, _fields),
    (tables.EVIDENCE, _evidence),
)
"""Every table that is filled record by record, with what makes its rows."""
