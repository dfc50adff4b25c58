"""JSON Lines: the record itself, one a line."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from workbench.export.staging import Staging
from workbench.model.contract import to_record
from workbench.model.errors import Unreadable
from workbench.model.guidelines import Guideline
from workbench.model.review import ReviewRecord

_encoder = msgspec.json.Encoder()


class JsonLinesWriter:
    """`records.jsonl`: every value with its evidence and state, and the record's own review state."""

    def __init__(self, staging: Staging, guidelines: tuple[Guideline, ...]) -> None:
        del guidelines  # records name entries by id; the entries themselves belong to the tables
        self._file = staging.file("records.jsonl")
        self._file.rows = 0

    def add(self, record: ReviewRecord) -> None:
        self._file.write(json_line(record, with_review=True))
        self._file.count_row()


def json_line(record: ReviewRecord, with_fields: bool = True, with_review: bool = False) -> bytes:
    """The record as one line of UTF-8 JSON, ended by a line feed; keys always in the same order.

    `with_fields` adds evidence and state by JSON Pointer, `with_review` the state of the record itself.
    Raises `msgspec.ValidationError` when a value is not of its field's type.
    """
    tree: dict[str, Any] = msgspec.structs.asdict(to_record(record, with_fields))
    tree = {"schema_version": tree.pop("schema_version"), **tree}
    if not with_fields:
        del tree["fields"]
    if with_review:
        state = record.state
        tree["review"] = {"state": state.name, "by": state.by, "at": state.at, "reason": state.reason}
        if state.note:
            tree["review"]["note"] = state.note
        if state.flag:
            tree["review"]["flag"] = True
        if state.until:
            tree["review"]["until"] = state.until
        if record.warnings:
            tree["review"]["warnings"] = record.warnings
    return _encoder.encode(tree) + b"\n"


def read_json_lines(lines: Iterable[bytes], name: str) -> Iterator[dict[str, Any]]:
    """The objects of JSON Lines, one at a time; blank lines are passed over.

    Raises `Unreadable` that says `name` and the line.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _object(line, name, number)


def _object(line: bytes, name: str, number: int) -> dict[str, Any]:
    try:
        return msgspec.json.decode(line.removeprefix(codecs.BOM_UTF8), type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable(f"{name}, line {number} is no JSON object: {error}.") from error
