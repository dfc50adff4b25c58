"""Between what a person types or reads in a field and the value it stands for."""

from __future__ import annotations

import re
from datetime import date

from workbench.model.errors import BadValue
from workbench.model.fields import FieldSpec, Kind
from workbench.model.record import PageRange
from workbench.model.review import Value

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})$")
_US = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$")
_LONG = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})$")
_DAY_FIRST = re.compile(r"(1[3-9]|2\d|3[01])\.(\d{1,2})\.(\d{4}|\d{2})$")
_DAY_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})$")
_RANGE = re.compile(r"(\d+)(?:\s*[-–—]\s*(\d+))?$")


def typed_value(spec: FieldSpec, text: str) -> Value:
    """What `text` means in that field; None for blank. Raises `BadValue` with what the field takes."""
    text = " ".join(text.split())
    if not text:
        return None
    match spec.kind:
        case Kind.DATE:
            return parse_date(_as_printed(text), spec.label)
        case Kind.INTEGER:
            return _integer(text, spec.label)
        case Kind.CHOICE:
            return _choice(text, spec)
        case Kind.FLAG:
            return text.casefold() in ("true", "yes", "1")
        case Kind.PAGES:
            return parse_pages(text)
        case _:
            return text


def shown_value(spec: FieldSpec, value: Value) -> str:
    """The value as a field shows it; `typed_value` reads it back. Blank for None."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in value)
    if spec.kind is Kind.FLAG:
        return "yes" if value else "no"
    return str(value)


def _as_printed(text: str) -> str:
    """A day as people type it, in a form that letters have: `2015/11/24`, `24.11.15` and `24 Nov 2015` too.

    With points the day goes before the month only where it can be no month.
    """
    text = text.strip(" .,")
    for pattern, form in ((_YEAR_FIRST, r"\1-\2-\3"), (_DAY_FIRST, r"\2/\1/\3"), (_DAY_NAMED, r"\2 \1, \3")):
        text = pattern.sub(form, text) if pattern.match(text) else text
    return text


def parse_date(text: str, label: str = "Date") -> str:
    """An ISO date from `2014-02-12`, `2/12/2014`, `02-12-14` (month first) or `February 12, 2014`.

    Two-digit years are 1930 to 2029. Raises `BadValue` when it is no day of the calendar.
    """
    text = text.strip(" .,")
    try:
        if found := _ISO.match(text):
            return date(*map(int, found.groups())).isoformat()
        if found := _US.match(text):
            month, day, year = map(int, found.groups())
            return date(full_year(year), month, day).isoformat()
        if found := _LONG.match(text):
            name = found[1].casefold()
            month = next((i for i, full in enumerate(_MONTHS, 1) if full.startswith(name)), 0)
            return date(int(found[3]), month, int(found[2])).isoformat()
    except ValueError:
        pass
    raise BadValue(f"{label} takes a day such as 2014-02-12 or 2/12/2014; “{text}” is none.")


def full_year(year: int) -> int:
    """The year that is meant by two figures; any other as it is."""
    if year >= 100:
        return year
    return year + (1900 if year >= 30 else 2000)


def parse_pages(text: str) -> tuple[PageRange, ...]:
    """Page ranges from `304`, `177-179, 182` or the abbreviated `176-7` (176 to 177).

    Raises `BadValue` when a piece is no page or range, or runs backwards.
    """
    ranges = []
    for piece in re.split(r"[,;]|\band\b", text):
        if not piece.strip():
            continue
        found = _RANGE.match(piece.strip())
        if not found:
            raise BadValue(f"Pages take numbers and ranges such as 177-179, 182; “{piece.strip()}” is neither.")
        ranges.append(page_range(found[1], found[2]))
    return tuple(ranges)


def page_range(first: str, last: str | None) -> PageRange:
    """One range from its printed ends; an abbreviated last page takes the missing digits of the first.

    Raises `BadValue` when the range runs backwards.
    """
    if last is None:
        return (int(first), int(first))
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if int(last) < int(first):
        raise BadValue(f"The pages {first}-{last} run backwards.")
    return (int(first), int(last))


def _integer(text: str, label: str) -> int:
    if not re.fullmatch(r"\d{1,6}", text):
        raise BadValue(f"{label} takes a whole number; “{text}” is none.")
    return int(text)


def _choice(text: str, spec: FieldSpec) -> str:
    folded = text.casefold()
    exact = [choice for choice in spec.choices if choice.casefold() == folded]
    starting = [choice for choice in spec.choices if choice.casefold().startswith(folded)]
    if len(exact or starting) != 1:
        raise BadValue(f"{spec.label} takes one of {', '.join(spec.choices)}; “{text}” is none of them.")
    return (exact or starting)[0]
