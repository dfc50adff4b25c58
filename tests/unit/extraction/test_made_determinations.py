"""Whole invented determinations, worded unlike the samples, against the records that are right for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from workbench.extraction import extract
from workbench.model.contract import to_record
from workbench.model.record import PARTIES
from workbench.sources import read

FOLDER = Path(__file__).resolve().parents[2] / "data" / "determinations"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def _found(name: str) -> dict[str, Any]:
    record = to_record(extract(read(FOLDER / f"{name}.txt")).record, with_fields=False)
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return found


def _without_citations(record: dict[str, Any]) -> dict[str, Any]:
    """Citations are cut and linked after extraction; `tests/unit/tasks/test_made_citations.py` looks at them."""
    for item in record["items"]:
        for party in PARTIES:
            item[party] = item[party]["text"]
    return record


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_record_is_right(name: str) -> None:
    wanted = _without_citations(json.loads((FOLDER / f"{name}.json").read_text("utf-8")))
    found = _without_citations(_found(name))
    assert found["document"]["layout"] == wanted.pop("document")["layout"]
    assert {key: found[key] for key in wanted} == wanted
