"""What a misread word of figures most likely was: by the forms that figures are printed in, and by the document's own.

`CM14Q0044190` is a case number with one letter wrong, `02/2j0/2011` a date with one too many, `06/24/201d` lies in the
year that the document's other dates lie in. A figure that the document tells elsewhere is taken before any other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log

from workbench.extraction.figures import TAKEN_FOR, with_figures
from workbench.extraction.misreadings import ALIKE, LONGEST, LOST, MARK, MORE, OTHER, Odds, Slips, looks_like

_ENDS = re.compile(r"^([^\w#]*)(.*?)([^\w%]*)$", re.DOTALL)
_MONTH, _DAY = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:19[5-9]\d|20[0-3]\d)"
_UNIT = r"(?:mg|mcg|ml|gm?|cc|mm|cm|kg|lbs?|hrs?|iu|units?)"
_ORDINAL = r"(?:\d?1st|\d?2nd|\d?3rd|\d{0,2}(?:[04-9]|1[123])th)"
_DATE = re.compile(rf"{_MONTH}([/-]){_DAY}\1({_YEAR}|\d\d)", re.IGNORECASE)
_CASE = re.compile(r"CM\d\d-\d{7}")
_FORMS: tuple[tuple[re.Pattern[str], float], ...] = (
    (_CASE, 2.0),
    (_DATE, 2.0),
    (re.compile(_YEAR), 2.0),
    (re.compile(r"\d{1,3}"), 3.0),
    (re.compile(rf"{_MONTH}[/-]{_YEAR}"), 3.5),
    (re.compile(r"#\d{1,3}(?:-\d{1,2})?"), 3.0),
    (re.compile(r"(?:\d{1,3}-)?\d{1,3}(?:\.\d+)?%"), 3.0),
    (re.compile(rf"\d+(?:\.\d+)?(?:[/-]\d+(?:\.\d+)?)*{_UNIT}", re.IGNORECASE), 3.0),
    (re.compile(r"\d{1,2}-year-old"), 2.0),
    (re.compile(r"[CLTS]\d{1,2}(?:[-/][CLTS]?\d{1,2})*"), 3.5),
    (re.compile(r"\d{1,4}[-–]\d{1,4}|\d{1,3}/\d{1,2}|\d{1,2}/\d{3}"), 3.5),
    (re.compile(r"\d{3}\.\d{1,2}|[A-Z]\d\d(?:\.\d[\dA-Z]{0,3})?"), 3.5),
    (re.compile(r"[0-5][+-]/5|(?:Hb)?A1[cC]"), 4.0),
    (re.compile(r"\d{1,4}\.\d{1,2}|\.\d{1,2}"), 4.0),
    (re.compile(r"[A-Z]?\d{4,5}"), 5.0),
    (re.compile(_ORDINAL + r"|\d{1,2}0s|\d{1,3}x|x\d{1,3}|[1-9]\d?x[1-9]\d?", re.IGNORECASE), 4.5),
    (re.compile(r"\d{3}-\d{4}|\d{5}-\d{4}"), 5.0),
    (re.compile(r"\d{1,3}(?:,\d{3})+"), 5.0),
    (re.compile(r"\d+(?:\.\d+)+"), 6.0),
)
"""The forms that figures are printed in, each with how unlikely it is beside the others."""
_OTHERWISE = re.compile(
    r"[a-z]+\d+[a-z]?|\d+[a-z]{1,3}|\d+(?:-[a-z]+)+|[a-z]+-\d+|[a-z]\d{1,2}(?:[-/][a-z]?\d{1,2})+|\d+x/\w+"
    r"|\d{1,2}-\d{1,2}x?(?:/\w+)?|\d{1,3}-\d{1,3}(?:-\d+)+[a-z]*|\d{6}",
    re.IGNORECASE,
)
"""Other words with figures in them that may be right as they stand."""
_LETTER_MORE = re.compile(r"\d+[a-z]|\d{2,}[A-Z]|\d{1,2}[/-]\d{1,2}[/-]\d+[A-Za-z]|\d+-\d+[A-Z]")
"""Of these the letter may be one too many, or a figure."""
_AGE = re.compile(r"(\d\D|\D\d)(-year-old|)")
_YEARS = re.compile(r"y(?:ea)?rs?\b|y[./]?o\b", re.IGNORECASE)
_SIGNS = "0123456789/-."
_YEAR_FORM, _NUMBER = re.compile(_YEAR), re.compile(r"\d{3,5}")
_DATED = re.compile(
    r"(?:^| )(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},)?$"
)
_BRACKETED_YEAR = re.compile(r"\(\d{3,5}\)[,.;:]")
_STRAY = re.compile(r"([^\w\s]?(?:\w[\w./-]*)?\d)([)\]\"']+[.,;:]?|[,;:])[A-Za-z]([.,;:]?)")
"""A letter behind figures and the marks that end them."""
_UNCLOSED = re.compile(r"(\(\d+)[^\d).,;:%/-]([.,;:]?)")
_BRACKETED = 8
_OWN, _STRANGER, _LONG = 1.0, 4.0, 8


def figures_told(words: Sequence[str], odds: Odds) -> dict[int, str]:
    """For each place of a word of figures in no form that print has: how it would be printed as it most likely was."""
    cores = {at: _core(word) for at, word in enumerate(words) if len(word) <= LONGEST and any(map(str.isdigit, word))}
    told = _Told(Counter(cores.values()), odds)
    found = {}
    for at, core in cores.items():
        if cut := _without_stray(words, at):
            found[at] = cut
            continue
        following = words[at + 1] if at + 1 < len(words) else ""
        meant = _aged(core, following) or (told.year(core) if _is_year(words, at) else None) or told.meant(core)
        if meant != core:
            found[at] = words[at].replace(core, meant)
    return found


def _is_year(words: Sequence[str], at: int) -> bool:
    """Whether a word stands where a year does: behind a month with or without its day, in brackets alone."""
    before = " ".join(words[max(0, at - 2) : at])
    return bool(_DATED.search(before) or _BRACKETED_YEAR.fullmatch(words[at]))


def _without_stray(words: Sequence[str], at: int) -> str | None:
    """A word of figures without the letter that stands behind its marks, or where its bracket closes."""
    word = words[at]
    if (stray := _STRAY.fullmatch(word)) and is_formed(stray[1]):
        marks, behind = stray[2], stray[3]
        return stray[1] + marks + behind.removeprefix(marks[-1])
    if (opened := _UNCLOSED.fullmatch(word)) and is_formed(opened[1]):
        follows = words[at + 1 : at + _BRACKETED]
        if not any(")" in one and "(" not in one for one in follows):
            return f"{opened[1]}){opened[2]}"
    return None


def _aged(core: str, following: str) -> str | None:
    """An age of two figures, one of which was taken for a letter; None for any other word."""
    if (age := _AGE.fullmatch(core)) and (age[2] or _YEARS.match(following)):
        figures = age[1].translate(TAKEN_FOR)
        return f"{figures}{age[2]}" if figures.isdigit() else None
    return None


def is_formed(word: str) -> bool:
    """Whether a word stands in one of the forms that figures are printed in."""
    return _form(_core(word)) is not None


def _core(word: str) -> str:
    """A word without the marks at its ends."""
    match = _ENDS.match(word)
    return match[2] if match else word


class _Told:
    """The figures of one document."""

    def __init__(self, own: Counter[str], odds: Odds) -> None:
        self._own = Counter({core: count for core, count in own.items() if _form(core) is not None})
        self._odds = odds
        self._years = Counter(found[2][-2:] for core in own for found in [_DATE.fullmatch(core)] if found)

    def meant(self, core: str) -> str:
        """What a printed word of figures most likely was."""
        if _form(core) is not None:
            return self._case_told_more(core) if _CASE.fullmatch(core) else core
        if not _is_of_figures(core):
            return core
        known = [(self._cost(other, slips), other) for other, slips in self._near_own(core)]
        formed = [(self._cost(other, slips), other) for other, slips in _once(core)]
        if (looked := with_figures(core)) and _form(looked) is not None:
            formed.append((self._cost(looked, (ALIKE,)), looked))
        best = min([*known, *formed], default=(0.0, core))
        return best[1]

    def year(self, core: str) -> str | None:
        """The year that a number in a year's place was, by the document's other years; None where that is not told."""
        if _YEAR_FORM.fullmatch(core) or not _NUMBER.fullmatch(core):
            return None
        years = [other for other in self._own if _YEAR_FORM.fullmatch(other) and len(_apart(other, core)) == 1]
        return max(years, key=self._own.__getitem__, default=None)

    def _case_told_more(self, core: str) -> str:
        """The document's case number, where one with a figure or two wrong stands less often."""
        for other, count in self._own.most_common():
            if count <= self._own[core]:
                break
            if _CASE.fullmatch(other) and sum(a != b for a, b in zip(core, other, strict=True)) <= 2:
                return other
        return core

    def _near_own(self, core: str) -> Iterator[tuple[str, Slips]]:
        for other in self._own:
            if other != core and abs(len(other) - len(core)) <= 2:
                slips = _apart(other, core)
                if len(slips) <= 1 + (len(other) >= _LONG):
                    yield other, slips

    def _cost(self, core: str, slips: Slips) -> float:
        form = _form(core)
        cost = self._odds.of(slips) + (form if form is not None else 99.0)
        if core in self._own:
            return cost - _OWN - log(self._own[core])
        if date := _DATE.fullmatch(core):
            years = self._years
            return cost + _STRANGER - log((years[date[2][-2:]] + 0.1) / (years.total() + 0.1))
        return cost + _STRANGER


def _form(core: str) -> float | None:
    return next((cost for form, cost in _FORMS if form.fullmatch(core)), None)


def _is_of_figures(core: str) -> bool:
    """Whether a word that is in no form is one of figures, and not of letters or both."""
    digits = sum(letter.isdigit() for letter in core)
    letters = sum(letter.isalpha() for letter in core)
    if not digits or (_OTHERWISE.fullmatch(core) and not _LETTER_MORE.fullmatch(core)):
        return False
    enough = digits > letters or (digits >= letters and (digits > 1 or core[0] == "#" or core[-1] == "%"))
    return enough and not set(core) & set("():;,")


def _once(core: str) -> Iterator[tuple[str, Slips]]:
    """All in a form of print that is one sign apart from a word."""
    for at in range(len(core) + 1):
        head, tail = core[:at], core[at:]
        if tail:
            yield from ((one, (MORE,)) for one in [head + tail[1:]] if _form(one) is not None)
            for sign in _SIGNS:
                if _form(one := head + sign + tail[1:]) is not None:
                    alike = looks_like(tail[0].lower(), sign)
                    yield one, (ALIKE,) if alike else (OTHER, MARK) if sign.isdigit() else (OTHER,)
        for sign in _SIGNS:
            if _form(one := head + sign + tail) is not None:
                yield one, (LOST, MARK) if sign.isdigit() else (LOST,)


def _apart(word: str, printed: str) -> Slips:
    """The slips by which a word is printed so, the fewest; more than three are not told apart."""
    row: list[Slips] = [(MORE,) * count for count in range(len(printed) + 1)]
    for letter in word:
        new = [(*row[0], LOST)]
        for other, seen in enumerate(printed):
            same = row[other] if letter == seen else (*row[other], OTHER)
            new.append(min(same, (*row[other + 1], LOST), (*new[other], MORE), key=len))
        row = new
    return row[-1]
