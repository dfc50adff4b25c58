"""Sound records are spoiled, one thing at a time: each check finds what is its own to find."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spoiled import SPOILED

from workbench.guidelines import Catalogue, load_catalogue
from workbench.model.contract import from_record
from workbench.model.record import Record
from workbench.model.review import ReviewRecord
from workbench.review.checks import CHECKS, run_checks
from workbench.review.checks.finding import CheckContext

FOLDER = Path(__file__).parents[2] / "data" / "determinations"
DECODER = msgspec.json.Decoder(Record)


@cache
def sound() -> tuple[ReviewRecord, ...]:
    paths = sorted(path for path in FOLDER.glob("*.json") if path.with_suffix(".txt").is_file())
    return tuple(from_record(DECODER.decode(path.read_bytes())) for path in paths)


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def codes(record: ReviewRecord) -> set[str]:
    return {finding.code for finding in run_checks(record, CheckContext(catalogue().by_id))}


def test_every_check_of_one_record_has_a_way_to_be_spoiled() -> None:
    assert {check.code for check in CHECKS} - SPOILED.keys() == {"K1", "K2"}


@pytest.mark.parametrize("code", SPOILED)
def test_a_check_finds_every_record_that_was_spoiled_so(code: str) -> None:
    chance, spoiled = Random(code), 0
    for record in sound():
        for spoil in SPOILED[code]:
            wrong = spoil(record, chance, catalogue())
            if wrong is not None:
                spoiled += 1
                assert code in codes(wrong), (record.file_name, spoil.__name__)
    assert spoiled >= 3


@settings(max_examples=150, deadline=None)
@given(st.data(), st.randoms(use_true_random=False))
def test_records_spoiled_in_two_ways_at_once_show_both_or_what_hides_one(data: st.DataObject, chance: Random) -> None:
    record = data.draw(st.sampled_from(sound()))
    code = data.draw(st.sampled_from([code for code in SPOILED if code[0] in "TPRC"]))
    wrong = SPOILED[code][0](record, chance, catalogue())
    if wrong is not None:
        lost = SPOILED["L1"][0](wrong, chance, catalogue())
        assert lost is None or {code, "L1"} <= codes(lost)


def test_no_sound_record_fails_with_an_error() -> None:
    context = CheckContext(catalogue().by_id)
    errors = [each for record in sound() for each in run_checks(record, context) if each.severity == "error"]
    assert errors == []
