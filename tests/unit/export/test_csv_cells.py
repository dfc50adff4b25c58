"""No cell runs in a spreadsheet, and every cell can be had back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.csv_tables import guarded, unguarded


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2 degrees", "@SUM(A1)", " =1", "\t=1", "'=1", "＝1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text


@pytest.mark.parametrize("text", ["Lumbar MRI", "", "5'-nucleotidase", "'tis", "L4-L5", "a=b"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(st.one_of(st.text(), st.text(alphabet="'= +-@\t1", max_size=6)))
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
