"""The block of labelled fields at a determination's head: case number, dates, priority.

Each colon in the block is looked at from behind: the words before it are matched with the labels that such letters
print. So the fields may stand in one column or two, in any order, with their values after or, in a file read by
columns, below a run of labels.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from workbench.extraction.agreement import agreed
from workbench.extraction.dates import DateAt, dates_in, is_likely, likely_year, misread_date
from workbench.extraction.found import Found
from workbench.extraction.labels import alike
from workbench.extraction.stream import Stream

_LABELS = {
    "case number": "case.case_number",
    "imr case number": "case.case_number",
    "maximus case number": "case.case_number",
    "case no.": "case.case_number",
    "case #": "case.case_number",
    "case no": "case.case_number",
    "imr case no.": "case.case_number",
    "imr number": "case.case_number",
    "date assigned": "case.date_assigned",
    "assigned date": "case.date_assigned",
    "assignment date": "case.date_assigned",
    "assigned": "case.date_assigned",
    "date of assignment": "case.date_assigned",
    "date of injury": "case.date_of_injury",
    "dates of injury": "case.date_of_injury",
    "date(s) of injury": "case.date_of_injury",
    "injury date": "case.date_of_injury",
    "doi": "case.date_of_injury",
    "decision date": "case.decision_date",
    "date of decision": "case.decision_date",
    "determination date": "case.decision_date",
    "date of final determination": "case.decision_date",
    "final determination date": "case.decision_date",
    "date of determination": "case.decision_date",
    "dated": "case.decision_date",
    "ur denial date": "case.ur_denial_date",
    "date of ur denial": "case.ur_denial_date",
    "date of ur decision": "case.ur_denial_date",
    "ur decision date": "case.ur_denial_date",
    "ur denial date(s)": "case.ur_denial_date",
    "ur denial/modification date": "case.ur_denial_date",
    "ur denial or modification date": "case.ur_denial_date",
    "ur determination date": "case.ur_denial_date",
    "utilization review denial date": "case.ur_denial_date",
    "utilization review decision date": "case.ur_denial_date",
    "date of utilization review decision": "case.ur_denial_date",
    "priority": "case.priority",
    "application received": "case.application_received",
    "imr application received": "case.application_received",
    "application received date": "case.application_received",
    "date application received": "case.application_received",
    "application date": "case.application_received",
    # Labels whose values are blacked out in public letters.
    "claims number": "",
    "claim number": "",
    "employee name": "",
    "employee": "",
    "provider name": "",
    "provider": "",
    "claims administrator": "",
    "employer": "",
    "fax": "",
    "dear": "",
    "final determination": "",
    "treatment(s) in dispute listed on imr application": "",
}
_BY_WORDS: dict[int, list[str]] = {}
for _label in _LABELS:
    _BY_WORDS.setdefault(len(_label.split()), []).append(_label)
_LONGEST = max(_BY_WORDS)
_CASE = re.compile(r"c[mn] ?(\d{2}) ?[-–] ?(\d{6,8})")
_CASE_MISREAD = re.compile(r"c[mn] ?([\dolisbz]{2}) ?[-–_.~]? ?([\dolisbz]{6,8})(?!\w)")
_VALUE = re.compile(r"(?<!\w)(?:\d{1,2}/\d{1,2}/\d{2,4}|cm\d\d-\d+|standard|expedited)(?!\w)")
_NOISY = str.maketrans({"o": "0", "l": "1", "i": "1", "s": "5", "b": "8", "z": "2"})
_CASE_DIGITS, _FIRST_YEAR, _LAST_YEAR = 7, 13, 35
"""How many digits follow the year in a case number, and the years that it may name."""
_RANGE = re.compile(r" ?(?:-|–|to|thru|through|until) ?(?:and including )?$")
_LABEL_LIKENESS = 0.82
_PRIORITY = {"standard": "Standard", "expedited": "Expedited"}
_WORD = re.compile(r"[a-z]+")


class _Field(NamedTuple):
    label: str
    name: str
    start: int
    end: int


def header_fields(stream: Stream, start: int, end: int) -> dict[str, Found]:
    """The labelled fields between two offsets, by field name; only those that have a value."""
    fields = _labelled(stream.low, start, end)
    if stream.misread:
        fields = _with_unmarked(stream.low, start, end, fields)
    stops = [*(field.start for field in fields[1:]), end][: len(fields)]
    found: dict[str, Found] = {}
    waiting: list[_Field] = []
    for field, stop in zip(fields, stops, strict=True):
        blank = not stream.low[field.end : stop].strip()
        if blank and field.name:
            waiting.append(field)
            continue
        if waiting and field.name:
            _fill_run(stream, [*waiting, field], field.end, stop, found)
        elif field.name:
            _fill(stream, field, field.end, stop, found)
        waiting = []
    return agreed(found, stream, end)


def _labelled(low: str, start: int, end: int) -> list[_Field]:
    """The known labels before a colon, in order."""
    fields: list[_Field] = []
    colon = low.find(":", start, end)
    while colon >= 0:
        floor = fields[-1].end if fields else start
        field = _label_before(low, max(floor, colon - 60), colon)
        if field:
            fields.append(field)
        colon = low.find(":", colon + 1, end)
    return fields


def _with_unmarked(low: str, start: int, end: int, fields: list[_Field]) -> list[_Field]:
    """The fields with those whose colon was misread: a label right before what may be its value."""
    found = {field.end: field for field in fields}
    for value in _VALUE.finditer(low, start, end):
        at = value.start()
        while at > start and low[at - 1] in " .,;":
            at -= 1
        if low[at - 1] != ":" and (field := _label_before(low, max(start, at - 60), at)):
            found.setdefault(at, field._replace(end=at))
    return [found[at] for at in sorted(found)]


def _label_before(low: str, floor: int, colon: int) -> _Field | None:
    words = low[floor:colon].split()[-_LONGEST:]
    known = _known_label(" ".join(words))
    if known is None:
        return None
    label, count = known
    return _Field(label, _LABELS[label], _start_of(low, words[-count:], colon), colon + 1)


@lru_cache(1024)
def _known_label(words: str) -> tuple[str, int] | None:
    """The label that the words end with, or nearly end with, and of how many words it is."""
    pieces = words.split()
    for count in range(len(pieces), 0, -1):
        label = " ".join(pieces[-count:])
        if label in _LABELS:
            return label, count
    for count in range(len(pieces), 0, -1):
        label = " ".join(pieces[-count:])
        for known in _BY_WORDS.get(count, ()):
            if len(known) > 6 and abs(len(known) - len(label)) <= 2 and alike(known, label) >= _LABEL_LIKENESS:
                return known, count
    return None


def _start_of(low: str, words: list[str], colon: int) -> int:
    at = colon
    for word in reversed(words):
        at = low.rindex(word, 0, at)
    return at


def _fill(stream: Stream, field: _Field, start: int, stop: int, found: dict[str, Found]) -> None:
    """Read the value after one label. The first value of a field stands; a later copy of the header changes nothing."""
    if field.name in found:
        return
    if field.name == "case.case_number":
        value = _case_number(stream.low, start, stop)
    elif field.name == "case.priority":
        value = _priority(stream.low, start, stop)
    else:
        dates = dates_in(stream.low, start, min(stop, start + 60))
        if (
            field.name == "case.date_of_injury"
            and len(dates) > 1
            and _RANGE.search(stream.low, dates[0].end, dates[1].start)
        ):
            found["case.date_of_injury_end"] = _dated(dates[1], "header.date_of_injury_end@1")
        value = _date(field, stream, start, stop, dates)
    if value:
        found[field.name] = value


def _fill_run(stream: Stream, fields: list[_Field], start: int, stop: int, found: dict[str, Found]) -> None:
    """Read a run of labels whose values follow below in the same order; of one alone, the last label's."""
    dates = dates_in(stream.low, start, stop)
    dated = [field for field in fields if field.name not in ("case.case_number", "case.priority")]
    others = [field for field in fields if field not in dated]
    total = len(dates) + sum(1 for field in others if _other(stream.low, field, start, stop))
    if total < len(fields):
        _fill(stream, fields[-1], start, stop, found)
        return
    for field, date in zip(dated, dates, strict=False):
        found.setdefault(field.name, _dated(date, f"header.{_short(field)}@1", 0.9))
    for field in others:
        if value := _other(stream.low, field, start, stop):
            found.setdefault(field.name, value)


def _other(low: str, field: _Field, start: int, stop: int) -> Found | None:
    return (_case_number if field.name == "case.case_number" else _priority)(low, start, stop)


def _short(field: _Field) -> str:
    return field.name.removeprefix("case.")


def _date(field: _Field, stream: Stream, start: int, stop: int, dates: list[DateAt]) -> Found | None:
    rule = f"header.{_short(field)}@1"
    if dates and dates[0].start - start <= 12 and not is_likely(dates[0].value) and stream.misread:
        mended = likely_year(dates[0].value)
        return Found(mended, ((dates[0].start, dates[0].end),), rule, 0.6)
    if dates and dates[0].start - start <= 12:
        others = tuple(_dated(date, rule, 0.1) for date in dates[1:])
        return Found(dates[0].value, ((dates[0].start, dates[0].end),), rule, 0.99, others)
    text = stream.text[start : min(stop, start + 20)].strip()
    value = misread_date(text)
    if value is None:
        return None
    finish = start + 1 + len(text.split()[0])
    return Found(value, ((start, finish),), rule, 0.6)


def _dated(date: DateAt, rule: str, confidence: float = 0.97) -> Found:
    return Found(date.value, ((date.start, date.end),), rule, confidence)


def _case_number(low: str, start: int, stop: int) -> Found | None:
    match = _CASE.search(low, start, stop)
    if match:
        value = f"CM{match[1]}-{match[2]}"
        sure = 0.99 if match.start() - start <= 3 else 0.9
        if len(match[2]) != _CASE_DIGITS or not _FIRST_YEAR <= int(match[1]) <= _LAST_YEAR:
            sure = 0.5
        return Found(value, (match.span(),), "header.case_number@1", sure)
    match = _CASE_MISREAD.search(low, start, stop)
    if not match:
        return None
    value = f"CM{match[1].translate(_NOISY)}-{match[2].translate(_NOISY)}"
    return Found(value, (match.span(),), "header.case_number@1", 0.6)


def _priority(low: str, start: int, stop: int) -> Found | None:
    word = _WORD.search(low, start, min(stop, start + 24))
    if not word:
        return None
    if word[0] in _PRIORITY:
        return Found(_PRIORITY[word[0]], (word.span(),), "header.priority@1", 0.99)
    best = max(_PRIORITY, key=lambda choice: alike(choice, word[0]))
    if alike(best, word[0]) < 0.75 and word[0][:6] not in ("expedi", "urgent"):
        return None
    return Found(_PRIORITY[best], (word.span(),), "header.priority@1", 0.8)
