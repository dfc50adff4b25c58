"""What always holds: printed citations parse back to their parts, and every offset quotes exactly."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.guidelines import Catalogue, Linker
from workbench.model.guidelines import Guideline
from workbench.model.record import PageRange

_relaxed = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])

page_ranges = st.tuples(st.integers(1, 900), st.integers(0, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))
page_words = st.sampled_from(
    "ACOEM|MTUS|Non-MTUS|ODG|Chapter|12|Low|Back|Complaints|Pain|,|;|.|and|(|)|pages|46-7|Section(s):|Opioids|MRI|N/A|é|…"
    "|Decision based on|which is part of the MTUS|2009|http://www.odg-twc.com/x|8 CCR 9785|The Claims Administrator"
    "|did not cite any".split("|")
)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(statement=st.one_of(st.text(max_size=80), st.lists(words, max_size=14).map(" ".join)))
def test_whatever_is_read_pieces_quote_exactly_and_do_not_overlap(linker: Linker, statement: str) -> None:
    end = 0
    for cited in linker.cite(statement):
        parsed = cited.parsed
        assert statement[parsed.start : parsed.end] == parsed.citation.text
        assert end <= parsed.start < parsed.end
        assert all(0 <= first < last <= len(statement) for first, last in parsed.parts.values())
        assert all(0.0 <= one.score <= 1.0 for one in cited.linking.candidates)
        end = parsed.end
