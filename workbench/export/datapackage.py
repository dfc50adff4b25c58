"""`datapackage.json`: what each file of a dataset holds, as Frictionless tools, DuckDB and pandas users read it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from workbench import __version__
from workbench.export.staging import WrittenFile
from workbench.export.tables import TABLES, Column, Table

_TABLES = {table.name: table for table in TABLES}


def datapackage(files: tuple[WrittenFile, ...]) -> dict[str, Any]:
    """The description of a dataset of these files, by Data Package 2.0."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "imr-determinations",
        "title": "Independent Medical Review determinations",
        "version": __version__,
        "resources": [_resource(file) for file in files],
    }


def _resource(file: WrittenFile) -> dict[str, Any]:
    stem, suffix = Path(file.name).stem, Path(file.name).suffix.removeprefix(".")
    told: dict[str, Any] = {
        "name": stem,
        "path": file.name,
        "format": suffix,
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }
    if suffix == "jsonl":
        return told | {
            "mediatype": "application/jsonl",
            "description": "one determination a line, as record.schema.json describes it",
        }
    table = _TABLES[stem]
    return told | {
        "type": "table",
        "mediatype": "text/csv",
        "description": table.says,
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    told: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.refers:
        told["foreignKeys"] = [
            {"fields": list(here), "reference": _reference(table, there, keys)} for here, there, keys in table.refers
        ]
    return told


def _reference(table: Table, there: str, keys: tuple[str, ...]) -> dict[str, Any]:
    # A table that refers to itself leaves its own name out.
    return ({} if there == table.name else {"resource": there}) | {"fields": list(keys)}


def _field(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {"name": column.name, "type": column.type}
    if column.says:
        told["description"] = column.says
    if column.choices:
        told["constraints"] = {"enum": list(column.choices)}
    return told
