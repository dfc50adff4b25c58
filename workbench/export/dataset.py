"""A dataset: the records in the formats asked for, and what says what they are: card, schema, manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from workbench import __version__
from workbench.export.card import dataset_card
from workbench.export.csv_tables import CsvWriter
from workbench.export.datapackage import datapackage
from workbench.export.jsonl import JsonLinesWriter
from workbench.export.staging import Staging, WrittenFile
from workbench.model.catalogue import CatalogueVersion, version_of
from workbench.model.fields import CITATION_LISTS, ITEMS
from workbench.model.guidelines import Guideline
from workbench.model.review import ReviewRecord
from workbench.resources import resource


class Writer(Protocol):
    """One format: opens its files in the staging on construction, takes one record after the other."""

    def __init__(self, staging: Staging, guidelines: tuple[Guideline, ...]) -> None: ...

    def add(self, record: ReviewRecord) -> None: ...


FORMATS: dict[str, type[Writer]] = {"jsonl": JsonLinesWriter, "csv": CsvWriter}
"""The formats by name. A new one is a module with a writer, and a line here."""


class Dataset(Struct, frozen=True):
    """What was written: the folder, its files, and how many documents, items and citations are in them."""

    folder: Path
    files: tuple[WrittenFile, ...]
    counts: dict[str, int]


def write_dataset(
    folder: Path,
    formats: Sequence[str],
    records: Iterable[ReviewRecord],
    guidelines: Iterable[Guideline],
    told: dict[str, Any],
) -> Dataset:
    """Write `records`, one in memory at a time, in each of `formats` (keys of `FORMATS`).

    `told` goes into the manifest as it is: the filter, and what it left out. The same records give the same bytes: no
    file holds the hour or the place of writing. Files appear when all are whole; after an exception the folder is as it
    was. Raises `WorkbenchError` when the folder cannot be written to.
    """
    entries = tuple(sorted(guidelines, key=lambda entry: entry.id))
    counts: Counter[str] = Counter(documents=0, items=0, citations=0)
    with Staging(folder) as staging:
        writers = [FORMATS[name](staging, entries) for name in formats]
        for record in records:
            for writer in writers:
                writer.add(record)
            counts.update(_counts(record))
        data = staging.written
        _put(staging, "record.schema.json", resource("record.schema.json").read_bytes())
        _put(staging, "README.md", dataset_card(data, counts, told))
        _put(staging, "datapackage.json", _json(datapackage(data)))
        manifest = _manifest(staging.written, counts, version_of(entries)) | told
        _put(staging, "manifest.json", _json(manifest))
        written = staging.written
    return Dataset(folder, written, dict(counts))


def _counts(record: ReviewRecord) -> dict[str, int]:
    lists = Counter(row.list for row in record.rows.values())
    return {"documents": 1, "items": lists[ITEMS], "citations": sum(lists[path] for path in CITATION_LISTS)}


def _manifest(files: tuple[WrittenFile, ...], counts: Counter[str], catalogue: CatalogueVersion) -> dict[str, Any]:
    return {
        "program": "imr-workbench",
        "program_version": __version__,
        "schema_version": "1",
        "counts": dict(counts),
        "catalogue": {"entries": catalogue.entries, "sha256": catalogue.sha256},
        "files": msgspec.to_builtins(files),
    }


def _json(tree: dict[str, Any]) -> bytes:
    return msgspec.json.format(msgspec.json.encode(tree), indent=2) + b"\n"


def _put(staging: Staging, name: str, data: bytes) -> None:
    staging.file(name).write(data)
