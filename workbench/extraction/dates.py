"""Dates as determinations print them: `9/17/2011`, `09-17-11`, `September 17, 2011`, `17 September 2011`."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from workbench.model.errors import BadValue
from workbench.model.typed import full_year, parse_date

_DATE = re.compile(
    r"[0-9](?<=[^\w/]\d)(?:"  # the first digit is taken at once, for it is what most places lack
    r"(?<![.]\d)(\d?) ?/ ?(\d{1,2}) ?/ ?(\d{4}|\d{2})(?![\w/])"
    r"|(?<![.-]\d)(\d?)([.-])(\d{1,2})\5(\d{4}|\d{2})(?![\w/-]|\.\d)"
    r"|(?<![.-]\d)(\d{3})-(\d{1,2})-(\d{1,2})(?![\w/-])"
    r"|(\d?)(?:st|nd|rd|th)?,? ?((?:19|20)\d\d)(?!\w)"
    r"|(\d?)(?:(?:st|nd|rd|th)?(?: of)? |-)([a-z]{3,9})\.?,?[ -]((?:19|20)\d\d)(?!\w))"
)
_LONG_YEAR = re.compile(r" *(\d{1,2})[/-](\d{1,2})[/-](\d{5})(?!\w)")
# One of the two marks misread or lost.
_ONE_MARK = re.compile(
    r" *(?:(\d{1,2})[/-](\d\d) ?[^\d\s]?((?:19|20)\d\d)|(\d{1,2}) ?[^\d\s](\d{1,2})[/-]((?:19|20)\d\d)"
    r")(?!\w)"
)
_EARLIEST, _LATEST = 1940, 2035
_MONTH_BEFORE = re.compile(r"(?<![a-z])([a-z]{3,9})\.?,? $")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOISY = str.maketrans({"o": "0", "l": "1", "i": "1", "s": "5", "|": "1", "b": "8", "z": "2"})


class DateAt(NamedTuple):
    """An ISO date and where it stands."""

    value: str
    start: int
    end: int


def dates_in(low: str, start: int = 0, end: int | None = None) -> list[DateAt]:
    """Every whole date of the calendar in that stretch of lower-case text, in order."""
    found = []
    for match in _DATE.finditer(low, start, len(low) if end is None else end):
        begin, finish = match.span()
        first = low[begin]
        if match[2]:
            value = _numeric(first + match[1], match[2], match[3])
        elif match[5]:
            value = _numeric(first + match[4], match[6], match[7])
        elif match[8]:
            value = _iso(match[0])
        elif match[12]:
            month = _MONTH_BEFORE.search(low, max(start, begin - 12), begin)
            if not month:
                continue
            begin = month.start(1)
            value = _named(month[1], first + match[11], match[12])
        else:
            value = _named(match[14], first + match[13], match[15])
        if value:
            found.append(DateAt(value, begin, finish))
    return found


def misread_date(text: str) -> str | None:
    """A numeric date in which letters stand for digits (`O9/l7/2011`); None where that gives no date."""
    low = text.lower()
    match = re.search(r"[\dolisbz|]{1,2}[/.-][\dolisbz|]{1,2}[/.-][\dolisbz|]{2,4}(?![\w/])", low)
    if match:
        return _iso(match[0].translate(_NOISY))
    if match := _LONG_YEAR.match(low):
        years = {year for at in range(5) if is_likely(year := match[3][:at] + match[3][at + 1 :])}
        return _iso(f"{match[1]}/{match[2]}/{years.pop()}") if len(years) == 1 else None
    parted = _ONE_MARK.match(low)
    return _iso("/".join(part for part in parted.groups() if part)) if parted else None


def is_likely(date: str) -> bool:
    """Whether an ISO date lies where dates of a determination may."""
    return _EARLIEST <= int(date[:4]) <= _LATEST


def likely_year(date: str) -> str:
    """An ISO date with its century put right, where that gives a likely one: 2913-08-12 is 2013-08-12."""
    for century in ("20", "19"):
        if is_likely(mended := century + date[2:]):
            return mended
    return date


def _iso(text: str) -> str | None:
    try:
        return parse_date(text)
    except BadValue:
        return None


def _numeric(month: str, day: str, year: str) -> str | None:
    try:
        return date(full_year(int(year)), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _named(month: str, day: str, year: str) -> str | None:
    if month[:3] not in _MONTHS:
        return None
    try:
        return date(int(year), 1 + _MONTHS.index(month[:3]), int(day)).isoformat()
    except ValueError:
        return None
