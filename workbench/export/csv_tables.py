"""CSV, one file a table: UTF-8, comma, quotes doubled, line feeds, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re

from workbench.export.rows import ROWS, CellValue, guideline_row
from workbench.export.staging import StagedFile, Staging
from workbench.export.tables import GUIDELINES, Table
from workbench.model.guidelines import Guideline
from workbench.model.review import ReviewRecord

_RUNS = re.compile(r"'*\s*[=+\-@＝＋－＠]")


def guarded(text: str) -> str:
    """The text with one apostrophe before it where a spreadsheet would take it for a formula.

    Texts that begin so already get one more, so that `unguarded` always gives the text back.
    """
    return "'" + text if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text


class CsvWriter:
    """A file for each table of `rows.ROWS`, and `guidelines.csv` with the catalogue that the links point into."""

    def __init__(self, staging: Staging, guidelines: tuple[Guideline, ...]) -> None:
        self._files = [(_begin(staging, table), rows_of) for table, rows_of in ROWS]
        entries = _begin(staging, GUIDELINES)
        for entry in guidelines:
            _add(entries, guideline_row(entry))

    def add(self, record: ReviewRecord) -> None:
        for file, rows_of in self._files:
            for row in rows_of(record):
                _add(file, row)


def _begin(staging: Staging, table: Table) -> StagedFile:
    file = staging.file(f"{table.name}.csv")
    file.write(_line(tuple(column.name for column in table.columns)))
    file.rows = 0
    return file


def _add(file: StagedFile, row: tuple[CellValue, ...]) -> None:
    file.write(_line(row))
    file.count_row()


def _line(row: tuple[CellValue, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([_cell(value) for value in row])
    return text.getvalue().encode()


def _cell(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else str(value)
