"""Whole invented determinations, worded unlike the samples, against the records that are right for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from made_letters import document_of

from workbench.extraction import extract
from workbench.model.contract import to_record
from workbench.sources import canonical

FOLDER = Path(__file__).resolve().parents[2] / "data" / "determinations"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def _found(name: str) -> dict[str, Any]:
    text = canonical((FOLDER / f"{name}.txt").read_text("utf-8"))
    record = to_record(extract(document_of(text)).record, with_fields=False)
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_record_is_right(name: str) -> None:
    wanted = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    found = _found(name)
    assert found["document"]["layout"] == wanted.pop("document")["layout"]
    assert {key: found[key] for key in wanted} == wanted
