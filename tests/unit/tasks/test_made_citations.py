"""The citations of whole invented determinations, against the record that is right for each."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from workbench.guidelines import Linker, load_catalogue
from workbench.model.contract import to_record
from workbench.model.record import PARTIES
from workbench.sources import read
from workbench.tasks.proposals import propose_document

FOLDER = Path(__file__).resolve().parents[2] / "data" / "determinations"
NAMES = sorted(path.stem for path in FOLDER.glob("invented-*.txt"))


@cache
def _linker() -> Linker:
    return Linker(load_catalogue())


def _found(name: str) -> dict[str, Any]:
    record: dict[str, Any] = msgspec.to_builtins(
        to_record(propose_document(read(FOLDER / f"{name}.txt"), _linker()), with_fields=False)
    )
    return record


def _cited(record: dict[str, Any]) -> list[Any]:
    bases = [item[party] for item in record["items"] for party in PARTIES]
    return [
        (basis["none_cited"], [(one["text"], one["basis"], [list(span) for span in one["pages"]]) for one in cited])
        for basis in bases
        for cited in [basis["citations"]]
    ]


@pytest.mark.parametrize("name", NAMES)
def test_each_source_is_cut_out_as_printed(name: str) -> None:
    wanted = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert _cited(_found(name)) == _cited(wanted)
