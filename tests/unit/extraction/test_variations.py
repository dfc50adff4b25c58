"""The same record from the same document, however it is set, encoded or paged."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_letters import MadeItem, final_determination, letter, notice
from variations import VARIATIONS, fed, flowed, hyphenated, paged, set_on, wrapped

from workbench.extraction import extract
from workbench.model.contract import to_record
from workbench.model.record import Record
from workbench.sources import read

FOLDER = Path(__file__).resolve().parents[2] / "data" / "determinations"
WHOLE = tuple(path.read_text("utf-8") for path in sorted(FOLDER.glob("invented-*.txt")))
_LONG = "The guideline asks for failure of self-directed care, which the progress reports at hand do not describe. "
_OTHER = "Opioids need a trial with goals, and a record of what they do for pain and for work; neither is there. "
_SUMMARY = (
    "The injured worker is a 54-year-old female who sustained an industrial injury on 4/29/2012. She was diagnosed "
    "with cervical radiculopathy (723.4) and trapezius strain. Treatment has included physical therapy and Norco."
)
SMALL = (
    final_determination(
        _SUMMARY,
        [MadeItem("MRI, cervical spine: without contrast", rationale=_LONG * 3), MadeItem("Norco 10/325mg #60")],
        header="Case Number: CM14-0041873 Date Assigned: 05/16/2014\nDate of Injury: 09/17/2011",
    ),
    letter([("Massage therapy, six visits", False, _LONG), ("Norco #60", True, _OTHER)], summary=_SUMMARY),
    notice([("six visits of massage therapy", False, _LONG), ("Norco #60", True, _OTHER)], _SUMMARY),
)
_texts = st.sampled_from(SMALL)


def _read(content: bytes, suffix: str = ".txt") -> Record:
    return to_record(extract(read(Path(f"made{suffix}"), content)).record, with_fields=False)


@cache
def _as_it_is(text: str) -> Record:
    return _read(text.encode())


def _same(found: Record, text: str) -> bool:
    wanted = _as_it_is(text)
    names = ("case", "reviewer", "patient", "clinical_summary", "diagnoses", "treatments_to_date", "items")
    return all(getattr(found, name) == getattr(wanted, name) for name in names)


@pytest.mark.parametrize("name", VARIATIONS)
def test_a_variation_changes_nothing(name: str) -> None:
    for text in SMALL:
        assert _same(_read(VARIATIONS[name].make(text), VARIATIONS[name].suffix), text)


@pytest.mark.parametrize("name", [name for name, variation in VARIATIONS.items() if variation.suffix == ".txt"])
def test_whole_determinations_keep_their_decisions_and_headings(name: str) -> None:
    for text in WHOLE[::5]:
        found = _read(VARIATIONS[name].make(text)).items
        wanted = _as_it_is(text).items
        assert [(item.treatment, item.decision) for item in found] == [(one.treatment, one.decision) for one in wanted]


@settings(max_examples=30, deadline=None)
@given(_texts, st.integers(34, 120), st.integers(0, 99))
def test_hyphens_at_line_ends_change_nothing(text: str, width: int, seed: int) -> None:
    assert _same(_read(hyphenated(text, width, seed).encode()), text)


@settings(max_examples=30, deadline=None)
@given(
    _texts,
    st.integers(8, 60),
    st.sampled_from(["", "Independent Medical Review", "State of California  DWC", "IMR file no. 7  p. {n}"]),
    st.sampled_from(["", "{n}", "- {n} -", "Page {n} of {of}", "Page {n}", "{n}/{of}"]),
)
def test_running_lines_of_any_pages_change_nothing(text: str, height: int, header: str, footer: str) -> None:
    assert _same(_read(fed(paged(text, height, header, footer)).encode()), text)


@settings(max_examples=20, deadline=None)
@given(
    _texts, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]), st.integers(30, 200)
)
def test_encodings_and_widths_change_nothing(text: str, encoding: str, width: int) -> None:
    mark = "\ufeff" if encoding.startswith("utf-16-") else ""
    assert _same(_read((mark + flowed(text, width)).encode(encoding)), text)


@settings(max_examples=12, deadline=None)
@given(_texts, st.sampled_from([0, 90, 180, 270]), st.integers(20, 38), st.booleans())
def test_turned_and_mixed_sheets_change_nothing(text: str, rotation: int, height: int, mixed: bool) -> None:
    sizes = ((612, 792), (792, 612), (595, 842)) if mixed and not rotation else ((612, 792),)
    assert _same(_read(set_on(paged(wrapped(text, 76), height), rotation, sizes), ".pdf"), text)
