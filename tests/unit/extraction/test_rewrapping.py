"""The same record, however the words are set."""

import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st
from made_letters import MadeItem, final_determination, letter, notice, read_record

from workbench.sources import canonical

_SUMMARY = (
    "The injured worker is a 54-year-old female who sustained an industrial injury on 4/29/2012. She was diagnosed "
    "with "
    "cervical radiculopathy and trapezius strain. Treatment has included physical therapy, acupuncture and Norco. The "
    "requests were denied on 5/6/2013."
)
_LONG = (
    "The guideline asks for a failure of self-directed care, which is not described in the progress reports at hand. "
)
_TEXTS = (
    final_determination(
        _SUMMARY,
        [MadeItem("Magnetic resonance imaging, cervical spine", rationale=_LONG * 2), MadeItem("Norco 10/325mg #60")],
        header="Case Number: CM14-0041873 Date Assigned: 05/16/2014\nDate of Injury: 09/17/2011",
    ),
    letter([("Massage therapy, six visits", False, _LONG), ("Norco #60", True, _LONG)], summary=_SUMMARY),
    notice([("six visits of massage therapy", False, _LONG), ("Norco #60", True, _LONG)], _SUMMARY),
)
_RECORDS = tuple(read_record(text) for text in _TEXTS)


def _wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.fill(line, width, break_long_words=False) for line in text.split("\n"))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2), st.integers(30, 200))
def test_any_width_gives_the_same_record(which: int, width: int) -> None:
    assert read_record(_wrapped(_TEXTS[which], width)) == _RECORDS[which]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2), st.integers(40, 120), st.integers(1, 3))
def test_empty_lines_between_lines_change_nothing(which: int, width: int, lines: int) -> None:
    text = "\n".join(line for line in _wrapped(_TEXTS[which], width).split("\n") if line)
    assert read_record(text.replace("\n", "\n" * lines)) == _RECORDS[which]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2), st.integers(60, 120))
def test_lines_that_mean_nothing_change_nothing(which: int, width: int) -> None:
    assert read_record(textwrap.fill(" ".join(_TEXTS[which].split()), width)) == _RECORDS[which]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2), st.sampled_from(["  ", "\u00a0", "   \u2009"]))
def test_odd_spaces_change_nothing(which: int, space: str) -> None:
    assert read_record(canonical(_TEXTS[which].replace(" ", space))) == _RECORDS[which]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2), st.data())
def test_a_page_break_between_any_two_words_changes_nothing(which: int, data: st.DataObject) -> None:
    words = _TEXTS[which].split(" ")
    at = data.draw(st.integers(1, len(words) - 1))
    assert read_record(" ".join(words[:at]), " ".join(words[at:])).items == _RECORDS[which].items


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_some_record(text: str) -> None:
    read_record(text)
    read_record(_TEXTS[0][:900] + text + _TEXTS[0][900:])
