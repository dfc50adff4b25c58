"""Figures that were taken for letters: `O4/l5/2014` is a date, `3Z5mg` a dose, `CM14-OO23l41` a case number."""

from __future__ import annotations

import re

from workbench.extraction.misreadings import misread_as

TAKEN_FOR = str.maketrans({
    "O": "0", "o": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "i": "1", "|": "1", "S": "5", "s": "5", "B": "8",
    "Z": "2", "z": "2", "G": "6", "g": "9", "q": "9", "A": "4", "b": "6", "T": "7",
})  # fmt: skip
_ONE = r"[\dOoQDlIi|SsBZzGgqAbT]"
_PARTED = re.compile(rf"{_ONE}{{1,4}}(?:[/.-]{_ONE}{{1,4}}){{2}}")
_DATE = re.compile(rf"({_ONE}{{1,2}})[/lI1|f]({_ONE}{{1,2}})[/lI1|f]({_ONE}{{4}})")
_NUMBER = re.compile(r"[\dOoQDlI|SBZ]+")
_DOSE = re.compile(rf"({_ONE}*\d{_ONE}*(?:[./]{_ONE}+)*)(mg|rng|m9|mq|ml|rnl|mcg|rncg|cc)")
_UNITS = {"rng": "mg", "m9": "mg", "mq": "mg", "rnl": "ml", "rncg": "mcg"}
_LEVEL = re.compile(r"(?:[cltsCLTS]\d{1,2}|[A-Z]\d\d)(?![\dolI])")
_CASE = re.compile(rf"([CG0O][MNH]){_ONE}{{2}}[-~._–]?{_ONE}{{6,8}}")
_PIECES = re.compile(r"[^\w]+")
_WELL_FORMED = re.compile(
    r"\d+|[^\W\d]+|\d+(?:st|nd|rd|th|s|x|mg|mcg|ml|mm|cm|gm?|kg|lbs?|cc|hrs?|h|k|iu|d|w|y|yo|v|[abc])"
    r"|[a-z]{1,2}\d{1,4}[a-z]?|[a-z]{2}\d\d|\d+x\d+",
    re.IGNORECASE,
)
_MARK_WITHIN = re.compile(r"[a-z\d][!?{}\[|][a-z\d]|[a-z]{2}[.;:,]{2}|[a-z]{3}[.:;,][a-z]", re.IGNORECASE)
_YEAR_OLD = "year-old"
_MOST_AGED = 14.0
_MOST_MONTH, _MOST_DAY = 12, 31


def is_well_formed(printed: str) -> bool:
    """Whether letters, figures and marks stand together in a word as they do in print: `10mg`, `L4-L5`, not `ho2rs`."""
    if _MARK_WITHIN.search(printed):
        return False
    return printed.isalpha() or all(map(_WELL_FORMED.fullmatch, filter(None, _PIECES.split(printed))))


def with_figures(printed: str) -> str | None:
    """A date, age, number, dose or case number with the figures taken for letters; None for any other word."""
    core = printed.strip(".,;:()[]{}")
    if core.isdigit() or not any(char.isdigit() for char in core) or _LEVEL.match(core):
        return None
    digits = sum(char.isdigit() for char in core)
    letters = sum(char.isalpha() or char == "|" for char in core)
    if not letters:
        return None
    if case := _CASE.fullmatch(core):
        return printed.replace(core, "CM" + core[case.end(1) :].translate(TAKEN_FOR))
    if (dose := _DOSE.fullmatch(core)) and dose[1]:
        return printed.replace(core, dose[1].translate(TAKEN_FOR) + _UNITS.get(dose[2], dose[2]))
    if aged := _aged(core):
        return printed.replace(core, aged)
    if date := _date(core):
        return printed.replace(core, date)
    whole = (_PARTED.fullmatch(core) and digits >= 3) or (_NUMBER.fullmatch(core) and digits >= 2)
    return printed.replace(core, core.translate(TAKEN_FOR)) if whole and digits > letters else None


def _date(core: str) -> str | None:
    """A date of which a stroke was taken for a letter too."""
    match = _DATE.fullmatch(core)
    if not match or "/" not in core:
        return None
    month, day, year = (match[group].translate(TAKEN_FOR) for group in (1, 2, 3))
    if 0 < int(month) <= _MOST_MONTH and 0 < int(day) <= _MOST_DAY:
        return f"{month}/{day}/{year}"
    return None


def _aged(core: str) -> str | None:
    """An age as an adjective, `47-year-old`, of which letters or hyphens are wrong."""
    match = re.fullmatch(r"(\d{1,3})(\D.{6,9})", core.lower())
    if not match or match[2] == f"-{_YEAR_OLD}" or misread_as(f"-{_YEAR_OLD}", match[2]) > _MOST_AGED:
        return None
    return f"{match[1]}-{_YEAR_OLD}"
