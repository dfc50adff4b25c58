"""What selected words mean in a field."""

from __future__ import annotations

from functools import partial

import pytest

from workbench.model.errors import BadValue
from workbench.model.fields import DIAGNOSES, ITEMS, ROOT, FieldSpec, field_of
from workbench.model.review import Value
from workbench.tasks.picking import picked_value
from workbench.ui.form.taken import taken_value

CITATIONS = "items.expert_reviewer.citations"


def spec(list_path: str, name: str) -> FieldSpec:
    return field_of(list_path, name)


@pytest.mark.parametrize(
    ("list_path", "name", "text", "value"),
    [
        (ROOT, "case.date_of_injury", "Date of Injury: 7/24/2013", "2013-07-24"),
        (ROOT, "case.decision_date", "dated\nFebruary 12, 2014.", "2014-02-12"),
        (ROOT, "patient.age", "a 57-year-old", 57),
        (ROOT, "patient.sex", "57-year-old female who", "female"),
        (ROOT, "case.determination", "Final Determination: PARTIALLY OVERTURNED", "Partially overturned"),
        (ITEMS, "decision", "is not medically necessary and appropriate", "Upheld"),
        (ITEMS, "decision", "is medically necessary and appropriate", "Overturned"),
        (ITEMS, "treatment", " Thoracic \n X-ray,", "Thoracic X-ray"),
        (ITEMS, "treatment", "“Norco 10/325mg”", "Norco 10/325mg"),
        (ITEMS, "treatment", "2. Thoracic X-ray: Upheld", "Thoracic X-ray"),
        (ITEMS, "treatment", "Norco is not medically necessary and appropriate.", "Norco"),
        (ITEMS, "category", "Thoracic X-ray", "Diagnostic testing"),
        (ITEMS, "category", "Norco 10/325mg #120", "Pharmaceuticals"),
        (ITEMS, "rationale", "Decision rationale: No red flags.", "No red flags."),
        (ITEMS, "expert_reviewer.text", "MAXIMUS guideline: Decision based on ODG.", "Decision based on ODG."),
        (ROOT, "case.case_number", "Case Number: cm14-0023456 Date", "CM14-0023456"),
        (ROOT, "patient.age", "the fifty-seven year old claimant", 57),
        (ROOT, "patient.age", "57", 57),
        (ROOT, "patient.sex", "57 year old gentleman", "male"),
        (ROOT, "clinical_summary", "CLINICAL CASE SUMMARY The patient is 57.", "The patient is 57."),
        (DIAGNOSES, "description", "1. lumbar radiculitis (724.4)", "lumbar radiculitis"),
        (DIAGNOSES, "code", "lumbar radiculitis (724.4)", "724.4"),
        (DIAGNOSES, "code_system", "M54.16", "ICD-10-CM"),
        ("treatments_to_date", "value", "a home exercise program,", "home exercise program"),
        ("reviewer.licensure", "value", "California", "California"),
        (CITATIONS, "text", "Decision based on ACOEM Chapter 8.", "ACOEM Chapter 8"),
        (CITATIONS, "chapter", "Chapter 8", "8"),
        (CITATIONS, "pages", "Chapter 8, Page(s): 176-7, 182", ((176, 177), (182, 182))),
        (CITATIONS, "pages", "pp. 303 & 305.", ((303, 303), (305, 305))),
        (CITATIONS, "year", "2nd Edition (2004)", 2004),
    ],
)  # fmt: skip
def test_words_become_the_value_in_them(list_path: str, name: str, text: str, value: Value) -> None:
    assert taken_value(spec(list_path, name), text, partial(picked_value, list_path, name)) == value


def test_words_without_a_date_are_refused_with_what_the_field_takes() -> None:
    with pytest.raises(BadValue, match="takes a day such as 2014-02-12"):
        taken_value(spec(ROOT, "case.decision_date"), "not medically necessary")


def test_a_long_text_is_taken_whole() -> None:
    assert taken_value(spec(ROOT, "clinical_summary"), "(as stated)  by him") == "(as stated) by him"
