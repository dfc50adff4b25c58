"""Records back into a project: our own JSON Lines, or a dataset that holds them, line by line.

A line that cannot be used is named with its number and field and stops nothing. What people decided in the project
gives way only to what was decided later (`review/rejoining.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

import msgspec

from workbench.model.contract import pointers
from workbench.model.errors import BadValue, Unreadable, WorkbenchError
from workbench.model.fields import field_of
from workbench.model.guidelines import Guideline
from workbench.model.reading_back import NotARecord, read_back
from workbench.model.review import Place, ReviewRecord
from workbench.progress import Progress
from workbench.review.values import fitting
from workbench.tasks.receiving import Taken

RECORDS = "records.jsonl"
"""What a dataset's records are called in its folder."""

_LONGEST_LINE = 64 * 1024 * 1024
_SHA256 = 64

Became = Literal["added", "taken", "joined", "older", "same", "refused"]
"""What became of one line: a record that is new here, one that the line's stands for now, one put together of both,
one that is newer here, one that says the same, or a line that cannot be used."""


class Line(NamedTuple):
    """One line of a dataset: the record in it, or else the `problem` with the field that it lies in."""

    number: int
    record: ReviewRecord | None = None
    problem: str = ""


class LineOutcome(NamedTuple):
    """What became of one line; `record` is its number in the project, 0 for none; `said` whole sentences, or empty."""

    number: int
    file_name: str
    became: Became
    record: int = 0
    said: str = ""


class Receiver(Protocol):
    """Where records go; `tasks.desk.Desk` is one."""

    def guideline(self, id: str) -> Guideline | None: ...

    def take_record(self, brought: ReviewRecord, source: str) -> Taken: ...


def is_dataset(path: Path) -> bool:
    """Whether a path is JSON Lines, or a folder of an exported dataset, and no document or folder of documents."""
    if path.is_dir():
        return (path / "datapackage.json").is_file() or (path / RECORDS).is_file()
    return path.suffix.lower() in (".jsonl", ".ndjson")


def import_records(
    sink: Receiver, path: Path, progress: Progress, on_line: Callable[[LineOutcome], None] | None = None
) -> dict[Became, int]:
    """Take every line of a file or dataset in; returns how many became what.

    Each line is one step, so cancelling (`Cancelled`) leaves what is in. Raises `Unreadable` when the file cannot be
    read at all.
    """
    counts: dict[Became, int] = {"added": 0, "taken": 0, "joined": 0, "older": 0, "same": 0, "refused": 0}
    for line in read_lines(path, progress):
        outcome = take_line(sink, line, path.name)
        counts[outcome.became] += 1
        if on_line:
            on_line(outcome)
    return counts


def read_lines(path: Path, progress: Progress) -> Iterator[Line]:
    """The lines of a file or dataset, one in memory at a time; blank lines are passed over. Raises `Unreadable`."""
    source = path / RECORDS if path.is_dir() else path
    if path.is_dir() and not source.is_file():
        raise Unreadable(
            f"{path.name} holds no {RECORDS}: tables alone do not say where a value stands. Export it with the format "
            "jsonl and import that."
        )
    try:
        size, reached = source.stat().st_size, 0
        with source.open("rb") as lines:
            for number, raw in enumerate(iter(lambda: lines.readline(_LONGEST_LINE), b""), 1):
                reached += len(raw)
                if raw.strip():
                    yield read_line(number, raw.removeprefix(b"\xef\xbb\xbf"))
                progress.report(reached, size, f"line {number}")
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise Unreadable(f"{source.name} could not be opened: {reason}. Look whether it is there.") from error


def read_line(number: int, raw: bytes) -> Line:
    """One line of JSON as a record; what is wrong with it is told, not raised."""
    try:
        tree = msgspec.json.decode(raw, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Line(number, None, f"It is no JSON object: {error}.")
    try:
        record = _checked(read_back(tree), "fields" in tree)
    except NotARecord as error:
        return Line(number, None, f"{error.field or 'record'}: {error.reason}")
    return Line(number, record)


def take_line(sink: Receiver, line: Line, source: str) -> LineOutcome:
    """Take one line in, on the desk's own thread."""
    record = line.record
    if record is None:
        advice = "Mend the line, or export the record again, and import the file once more; the other lines are in."
        return LineOutcome(line.number, "", "refused", said=f"{source}, line {line.number}: {line.problem} {advice}")
    where = f"{source}, line {line.number}, {record.file_name}"
    if unknown := _unknown_entries(sink, record):
        said = (
            f"{where}: the catalogue has no entry “{unknown[0]}”. Import the catalogue that the dataset was made with "
            "(`workbench catalogue import`), then this file again."
        )
        return LineOutcome(line.number, record.file_name, "refused", said=said)
    try:
        taken = sink.take_record(record, source)
    except WorkbenchError as error:
        return LineOutcome(line.number, record.file_name, "refused", said=f"{where}: {error}")
    return LineOutcome(line.number, record.file_name, taken.outcome, taken.record, _said(where, taken))


def _said(where: str, taken: Taken) -> str:
    """What a person should know of a record that was taken in."""
    told = []
    if taken.outcome == "older":
        told.append("what stands here was decided later, and stays.")
    if taken.outcome == "joined":
        told.append("it was reviewed here and there; of each field the later decision stands. Look at it again.")
    if taken.lost:
        some = ", ".join(taken.lost[:3]) + (f" and {len(taken.lost) - 3} more" if len(taken.lost) > 3 else "")
        told.append(f"the evidence of {some} does not stand in the document here and was left out; the values are in.")
    return f"{where}: {' '.join(told)}" if told else ""


def _checked(record: ReviewRecord, has_fields: bool) -> ReviewRecord:
    """The record, where it can be told whose it is and each value fits its field. Raises `NotARecord`."""
    if len(record.sha256) != _SHA256 or set(record.sha256) - set("0123456789abcdef"):
        raise NotARecord("document.sha256", "Without it nobody can tell which document this is the record of.")
    if not has_fields:
        raise NotARecord(
            "fields", "It is missing, so nothing says where a value stands, who gave it and when. Export it again."
        )
    if record.state.name == "failed":
        raise NotARecord("review.state", "A file that could not be read has no record.")
    if record.state.name == "verified" and not (record.state.by and record.state.at):
        raise NotARecord("review", "It is verified, but by nobody, or at no time.")
    for place, cell in record.cells.items():
        told = field_of(record.list_of(place.row), place.name)
        for value in (cell.value, cell.proposal.value if cell.proposal else None):
            try:
                fitting(told, value)
            except BadValue as error:
                raise NotARecord(_pointer(record, place), str(error)) from error
        if cell.status != "extracted" and not (cell.by and cell.at):
            raise NotARecord(_pointer(record, place), f"It is {cell.status}, but by nobody, or at no time.")
    return record


def _pointer(record: ReviewRecord, place: Place) -> str:
    return next(pointer for pointer, here in pointers(record) if here == place)


def _unknown_entries(sink: Receiver, record: ReviewRecord) -> list[str]:
    links = [cell.value for place, cell in record.cells.items() if place.name == "guideline_id"]
    return [str(id) for id in dict.fromkeys(links) if id is not None and sink.guideline(str(id)) is None]


def datasets_among(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """The datasets among paths that a person gives, and the documents and folders that are left."""
    given = list(paths)
    datasets = [path for path in given if is_dataset(path)]
    return datasets, [path for path in given if path not in datasets]
