"""What a field looks like in records that people verified: values with the words they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from workbench.model.fields import ROOT, field_of
from workbench.model.past import Example
from workbench.model.review import Cell, Place, ReviewRecord
from workbench.model.typed import shown_value


def examples_of(records: Iterable[ReviewRecord], list_path: str, name: str, limit: int) -> tuple[Example, ...]:
    """Examples of one field, each value once, those with words to show first; `records` are read only as needed."""
    spec = field_of(list_path, name)
    found: dict[str, Example] = {}
    for record in records:
        for cell in _cells(record, list_path, name):
            value = shown_value(spec, cell.value)
            quote = " ".join(" ".join(span.quote for span in cell.evidence).split())
            title = record.value(ROOT, "case.case_number") or PurePath(record.file_name).stem
            if value not in found or (quote and not found[value].quote):
                found[value] = Example(record.id, str(title), value, quote)
        if sum(bool(example.quote) for example in found.values()) >= limit:
            break
    return tuple(sorted(found.values(), key=lambda example: not example.quote)[:limit])


def _cells(record: ReviewRecord, list_path: str, name: str) -> Iterator[Cell]:
    rows = [ROOT] if list_path == ROOT else [row.id for row in record.rows.values() if row.list == list_path]
    for row in rows:
        cell = record.cells.get(Place(row, name))
        if cell is not None and cell.value is not None:
            yield cell
