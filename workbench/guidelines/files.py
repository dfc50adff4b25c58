"""A catalogue's file, CSV or JSON, read row by row with every complaint, and written."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from workbench.guidelines.rows import COLUMNS, Row, entry_of
from workbench.guidelines.soundness import problems_between
from workbench.model.catalogue import CatalogueProblem, shown_fact
from workbench.model.errors import CatalogueError
from workbench.model.guidelines import Guideline

SUFFIXES = (".csv", ".json")
_SPACE = " \t\r\n"


class ReadCatalogue(Struct, frozen=True):
    """What a file holds: entries in its order, and what is wrong with them in the order of its lines."""

    entries: tuple[Guideline, ...]
    problems: tuple[CatalogueProblem, ...]


def read_file(path: Path, around: Iterable[Guideline] = ()) -> ReadCatalogue:
    """A catalogue's file, by its suffix. `around` are entries that its own may lie under.

    Raises `CatalogueError` when the file cannot be opened or is of another kind.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise CatalogueError(f"{path.name} is no catalogue: a catalogue's file ends in {' or '.join(SUFFIXES)}.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CatalogueError(f"{path} could not be read: {(error.strerror or str(error)).lower()}.") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return ReadCatalogue((), (CatalogueProblem(line, "", "it is not UTF-8. Save the file as UTF-8."),))
    return read_text(text, path.suffix.lower(), around)


def read_text(text: str, suffix: str, around: Iterable[Guideline] = ()) -> ReadCatalogue:
    """As `read_file`, from the file's text."""
    rows, problems = _csv_rows(text) if suffix == ".csv" else _json_rows(text)
    entries = [entry_of(row) for row in rows]
    for row in rows:
        problems += row.problems
    problems += problems_between(list(zip(entries, rows, strict=True)), around)
    return ReadCatalogue(tuple(entries), tuple(sorted(problems, key=lambda problem: problem.line)))


def _csv_rows(text: str) -> tuple[list[Row], list[CatalogueProblem]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    try:
        head = next(reader, [])
        problems = [CatalogueProblem(1, column, "the column is missing.") for column in COLUMNS if column not in head]
        problems += [
            CatalogueProblem(1, column, "the catalogue has no such column.") for column in head if column not in COLUMNS
        ]
        problems += [CatalogueProblem(1, c, "the column stands twice.") for c in COLUMNS if head.count(c) > 1]
        if problems:
            return [], problems
        last = reader.line_num
        for cells in reader:
            line, last = last + 1, reader.line_num
            if not cells:
                continue
            rows.append(Row(dict(zip(head, cells, strict=False)), line))
            if len(cells) != len(head):
                reason = f"the row has {len(cells)} columns, the first line names {len(head)}."
                problems.append(CatalogueProblem(line, "", reason, rows.pop().id))
    except csv.Error as error:
        problems = [CatalogueProblem(max(reader.line_num, 1), "", f"the CSV breaks off: {error}.")]
    return rows, problems


def _json_rows(text: str) -> tuple[list[Row], list[CatalogueProblem]]:
    rows: list[Row] = []
    problems: list[CatalogueProblem] = []
    try:
        for start, end, value in _elements(text):
            line = text.count("\n", 0, start) + 1
            if isinstance(value, dict):
                rows.append(_json_row(value, text[start:end], line))
            else:
                problems.append(CatalogueProblem(line, "", "this is no entry, which is an object with its facts."))
    except json.JSONDecodeError as error:
        problems.append(CatalogueProblem(error.lineno, "", f"the JSON breaks off: {error.msg}."))
    except (RecursionError, ValueError):  # nested too deeply, or a number of thousands of digits
        problems.append(CatalogueProblem(1, "", "the JSON is no catalogue: something in it is too deep or too long."))
    return rows, problems


def _elements(text: str) -> Iterator[tuple[int, int, Any]]:
    """The elements of the array that the text is, each with where it stands. Raises `json.JSONDecodeError`."""
    decoder = json.JSONDecoder()
    at = _next(text, 0)
    if text[at : at + 1] != "[":
        raise json.JSONDecodeError("a catalogue is an array of entries", text, at)
    at = _next(text, at + 1)
    while text[at : at + 1] != "]":
        value, end = decoder.raw_decode(text, at)
        yield at, end, value
        at = _next(text, end)
        if text[at : at + 1] == ",":
            at = _next(text, at + 1)
        elif text[at : at + 1] != "]":
            raise json.JSONDecodeError("a comma or the array's end is missing", text, at)
    if (rest := _next(text, at + 1)) < len(text):
        raise json.JSONDecodeError("something stands behind the array", text, rest)


def _next(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _json_row(value: dict[str, Any], source: str, line: int) -> Row:
    lines = {name: line + _lines_before(name, source) for name in (*COLUMNS, *value)}
    texts = {name: text for name in COLUMNS if (text := _text(name, value.get(name))) is not None}
    row = Row(texts, line, lines)
    for name in COLUMNS:
        if name not in value:
            row.wrong(name, "it is missing")
        elif name not in texts:
            takes = "a list of texts without vertical bars" if name == "aliases" else "a text, a whole number or null"
            row.wrong(name, f"it takes {takes}")
    for name in value:
        if name not in COLUMNS:
            row.wrong(name, "the catalogue has no such column")
    return row


def _lines_before(name: str, source: str) -> int:
    found = re.search(rf'"{re.escape(name)}"\s*:', source)
    return source.count("\n", 0, found.start()) if found else 0


def _text(name: str, value: object) -> str | None:
    """What a JSON value says as a column's text, None where the column cannot hold it."""
    if value is None:
        return ""
    if name == "aliases":
        fits = isinstance(value, list) and all(isinstance(each, str) and "|" not in each for each in value)
        return "|".join(value) if fits and isinstance(value, list) else None
    fits = isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))
    return str(value) if fits else None


def written(entries: Iterable[Guideline], suffix: str) -> bytes:
    """The entries as a file that `read_file` reads back the same."""
    if suffix == ".json":
        return msgspec.json.format(msgspec.json.encode(list(entries)), indent=2) + b"\n"
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([shown_fact(entry, name) for name in COLUMNS] for entry in entries)
    return out.getvalue().encode()
