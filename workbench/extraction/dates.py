"""Dates as determinations print them: `9/17/2011`, `09-17-11`, `September 17, 2011`, `17 September 2011`."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from workbench.model.errors import BadValue
from workbench.model.typed import parse_date

_DATE = re.compile(
    r"[^\w/](?:"
    r"(?<![.])(\d{1,2}) ?/ ?(\d{1,2}) ?/ ?(\d{4}|\d{2})(?![\w/])"
    r"|(?<![.-])(\d{1,2})([.-])(\d{1,2})\5(\d{4}|\d{2})(?![\w/-]|\.\d)"
    r"|(?<![.-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\w/-])"
    r"|(\d{1,2})(?:st|nd|rd|th)?,? ?((?:19|20)\d\d)(?!\w)"
    r"|(\d{1,2})[ -]([a-z]{3,9})\.?,?[ -]((?:19|20)\d\d)(?!\w))"
)
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
    for match in _DATE.finditer(low, max(0, start - 1), len(low) if end is None else end):
        begin, finish = match.start() + 1, match.end()
        if match[1]:
            value = _iso(f"{match[1]}/{match[2]}/{match[3]}")
        elif match[4]:
            value = _iso(f"{match[4]}/{match[6]}/{match[7]}")
        elif match[8]:
            value = _iso(match[0][1:])
        elif match[11]:
            month = _MONTH_BEFORE.search(low, max(start, begin - 12), begin)
            if not month:
                continue
            begin = month.start(1)
            value = _named(month[1], match[11], match[12])
        else:
            value = _named(match[14], match[13], match[15])
        if value:
            found.append(DateAt(value, begin, finish))
    return found


def misread_date(text: str) -> str | None:
    """A numeric date in which letters stand for digits (`O9/l7/2011`); None where that gives no date."""
    match = re.search(r"[\dolisbz|]{1,2}[/.-][\dolisbz|]{1,2}[/.-][\dolisbz|]{2,4}(?![\w/])", text.lower())
    return _iso(match[0].translate(_NOISY)) if match else None


def _iso(text: str) -> str | None:
    try:
        return parse_date(text)
    except BadValue:
        return None


def _named(month: str, day: str, year: str) -> str | None:
    if month[:3] not in _MONTHS:
        return None
    try:
        return date(int(year), 1 + _MONTHS.index(month[:3]), int(day)).isoformat()
    except ValueError:
        return None
