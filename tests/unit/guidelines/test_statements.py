"""Invented basis statements of all layouts, their answers written down before the program was asked.

Each line of tests/data/statements.jsonl holds a statement and its citations in printed order: the text as it is to be
cut out, and the entry, null where the catalogue has none.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench.guidelines import Catalogue, Linker
from workbench.guidelines.linker import Cited

DATA = Path(__file__).resolve().parents[2] / "data" / "statements.jsonl"

Lines = list[dict[str, Any]]


@pytest.fixture(scope="module")
def lines() -> Lines:
    return [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]


def f1(
    lines: Lines, linker: Linker, wanted: Callable[[dict[str, Any]], object], got: Callable[[Cited], object]
) -> float:
    """The F1 of one value over all citations; null is no value."""
    right = both = 0
    for line in lines:
        told = Counter(value for one in line["citations"] if (value := wanted(one)) is not None)
        found = Counter(value for one in linker.cite(line["statement"]) if (value := got(one)) is not None)
        right += (told & found).total()
        both += told.total() + found.total()
    return 2 * right / both


def test_the_answers_are_of_the_catalogue_and_in_their_statements(lines: Lines, catalogue: Catalogue) -> None:
    for line in lines:
        for one in line["citations"]:
            assert one["text"] in line["statement"]
            assert one["guideline_id"] is None or one["guideline_id"] in catalogue.by_id


def test_statements_link_right(lines: Lines, linker: Linker) -> None:
    assert f1(lines, linker, lambda one: one["guideline_id"], lambda one: one.linking.guideline_id) >= 0.97


def test_statements_are_cut_right(lines: Lines, linker: Linker) -> None:
    assert f1(lines, linker, lambda one: one["text"], lambda one: one.parsed.citation.text) >= 0.97


def test_the_right_entry_is_among_the_candidates(lines: Lines, linker: Linker) -> None:
    wanted = found = 0
    for line in lines:
        shown = {
            candidate.guideline_id for one in linker.cite(line["statement"]) for candidate in one.linking.candidates
        }
        ids = [one["guideline_id"] for one in line["citations"] if one["guideline_id"]]
        wanted += len(ids)
        found += sum(one in shown for one in ids)
    assert found / wanted >= 0.99
