"""What selected words mean in a field."""

from __future__ import annotations

import pytest

from workbench.model.errors import BadValue
from workbench.model.fields import ITEMS, ROOT, FieldSpec, field_of
from workbench.model.review import Value
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
        (CITATIONS, "pages", "Chapter 8, Page(s): 176-7, 182", ((176, 177), (182, 182))),
        (CITATIONS, "pages", "pp. 303 & 305.", ((303, 303), (305, 305))),
        (CITATIONS, "year", "2nd Edition (2004)", 2004),
    ],
)  # fmt: skip
def test_words_become_the_value_in_them(list_path: str, name: str, text: str, value: Value) -> None:
    assert taken_value(spec(list_path, name), text) == value


def test_words_without_a_date_are_refused_with_what_the_field_takes() -> None:
    with pytest.raises(BadValue, match="takes a day such as 2014-02-12"):
        taken_value(spec(ROOT, "case.decision_date"), "not medically necessary")


def test_a_long_text_is_taken_whole() -> None:
    assert taken_value(spec(ROOT, "clinical_summary"), "(as stated)  by him") == "(as stated) by him"
