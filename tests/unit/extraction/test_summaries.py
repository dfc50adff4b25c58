"""Whole invented summaries in many manners of writing, and what each tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from made_letters import final_determination, read_record

PATH = Path(__file__).resolve().parents[2] / "data" / "determinations" / "summaries.json"
CASES: list[dict[str, Any]] = json.loads(PATH.read_text("utf-8"))


def _told(summary: str) -> dict[str, Any]:
    record = read_record(final_determination(summary))
    return {
        "age": record.patient.age,
        "sex": record.patient.sex,
        "date_of_injury": record.case.date_of_injury,
        "date_of_injury_end": record.case.date_of_injury_end,
        "ur_denial_date": record.case.ur_denial_date,
        "diagnoses": [diagnosis.description for diagnosis in record.diagnoses],
        "treatments_to_date": list(record.treatments_to_date),
    }


@pytest.mark.parametrize("case", CASES, ids=[case["summary"][:40] for case in CASES])
def test_a_summary_tells_what_it_says(case: dict[str, Any]) -> None:
    told = _told(case["summary"])
    assert {name: told[name] for name in case["wanted"]} == case["wanted"]
