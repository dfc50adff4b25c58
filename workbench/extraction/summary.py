"""The clinical summary and what can be read from it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.extraction.age import age_of
from workbench.extraction.agreement import borne_out
from workbench.extraction.dates import dates_in
from workbench.extraction.diagnoses import put_diagnoses
from workbench.extraction.found import Findings, Found, Range, cut
from workbench.extraction.injury import injury_dates
from workbench.extraction.landmarks import Sections
from workbench.extraction.marks import outline
from workbench.extraction.person import sex_of
from workbench.extraction.review_date import review_date
from workbench.extraction.sentences import points, sentences
from workbench.extraction.stream import Stream
from workbench.extraction.treatments import put_treatments

# A disclaimer that leads into the summary by a colon; one that is a sentence of its own ends as sentences do.
_DISCLAIMER = re.compile(r"disclaimer ?:[^:\"]*: ?(?=[\"A-Z])", re.IGNORECASE)


def put_summary(findings: Findings, sections: Sections, header: Mapping[str, Found]) -> None:
    """Add the summary's text and facts; dates only where the header has none."""
    start, end = sections.summary, sections.summary_end
    if start < 0:
        return
    sure = 0.98 if end >= 0 else 0.6
    put_facts(findings, start, end if end >= 0 else sections.end, header, sure)


def put_facts(findings: Findings, start: int, end: int, header: Mapping[str, Found], sure: float) -> None:
    """Add what the summary between two offsets says."""
    stream = findings.stream
    start, end = _own_words(stream, start, end)
    findings.put("clinical_summary", cut(stream, start, end, "summary.text@1", sure))
    age = age_of(stream, start, end)
    findings.put("patient.age", age)
    findings.put("patient.sex", sex_of(stream, start, end, age))
    dates = dates_in(stream.low, start, end)
    injured, injured_until = injury_dates(stream, start, end, dates)
    if "case.date_of_injury" not in header:
        findings.put("case.date_of_injury", borne_out(injured, stream, dates))
    if "case.date_of_injury_end" not in header:
        findings.put("case.date_of_injury_end", borne_out(injured_until, stream, dates))
    if "case.ur_denial_date" not in header:
        findings.put("case.ur_denial_date", borne_out(review_date(stream, start, end, dates), stream, dates))
    parts = outline(stream.text, start, end) or points(stream.text, start, end)
    put_treatments(findings, parts, put_diagnoses(findings, parts))


def _own_words(stream: Stream, start: int, end: int) -> Range:
    """The summary without a disclaimer before it and the quotation marks around it."""
    start, end = stream.trimmed(start, end)
    if stream.low.startswith("disclaimer", start):
        told = sentences(stream.text, start, end)
        leads_in = _DISCLAIMER.match(stream.text, *told[0])
        start = leads_in.end() if leads_in else (told[1][0] if len(told) > 1 else start)
    start, end = stream.trimmed(start, end)
    if stream.text[start : start + 1] == '"':
        start += 1
        if stream.text[end - 1 : end] == '"':
            end -= 1
    return start, end
