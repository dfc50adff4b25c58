"""What a misread word most likely was: `guidc1ine` is `guideline`, `O4/l5/2014` a date.

Only words that are in no list are mended, to one that is a letter away (or two letters that look like one); of
several the one that the form prints, then one of the field's vocabularies, then the commonest English one. Mended
words serve for finding; values keep what is printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from workbench.extraction.vocabulary import phrases, sections

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_INSERTED = f"{_LETTERS}/()'-"
_TWO_FOR_ONE = ("rn", "cl", "vv")
_LOOKS_LIKE = {
    "0": "o", "1": "li", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g", "2": "z", "|": "li", "!": "li",
    "$": "s", "rn": "m", "ri": "n", "cl": "d", "vv": "w", "ii": "u", "c": "e", "e": "c", "h": "b", "b": "h", "o": "a",
    "a": "o", "u": "v", "v": "u", "f": "t", "t": "f", "l": "it", "i": "lt", "n": "h", "g": "q", "q": "g", "m": "rn",
    "r": "i", "d": "cl", "w": "vv",
}  # fmt: skip
"""What a printed letter may have been before OCR took it for another; of longer keys and values both count as one."""

_FIGURES = str.maketrans({
    "O": "0", "o": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "i": "1", "|": "1", "S": "5", "s": "5", "B": "8",
    "Z": "2", "z": "2", "G": "6", "g": "9", "q": "9", "A": "4", "b": "6", "T": "7",
})  # fmt: skip
_FIGURE = re.compile(r"[\dOoQDlIi|SsBZzGgqAbT]{1,4}(?:[/.-][\dOoQDlIi|SsBZzGgqAbT]{1,4}){2}")
_NUMBER = re.compile(r"[\dOoQDlI|SBZ]+")
_LEVEL = re.compile(r"(?:[cltsCLTS]\d{1,2}|[A-Z]\d\d)(?![\dOolI])")
_CASE = re.compile(r"([CG0O][MNH])[\dOoQDlIi|SsBZzGgqAbT]{2}[-~._–]?[\dOoQDlIi|SsBZzGgqAbT]{6,8}")
_CORE = re.compile(r"^([^\w|$!]*)(.*?)([^\w|$!]*)$", re.DOTALL)
_PART = re.compile(r"([/(\-]|'s\b)")
_PLAIN = re.compile(r"(?<![*\w'])[a-z]{3,}(?![*\w'])")
_FORM, _FIELD, _ENGLISH = 0.5, 0.8, 1.0
"""How far from being expected a word of the form is at most, one of the field's vocabularies, any other at least."""
_NEVER = 50.0
"""What no misread word is taken for, and what is left as it stands."""
_LONG, _LONGER, _SHORTEST, _SHORT = 7, 5, 4, 3
_ABBREVIATED = ("mtus", "acoem", "odg", "mri", "emg", "ncv", "maximus", "imr", "ur")
_UNITS = ("mg", "ml", "mcg", "mm", "cm", "gm", "cc", "kg", "lb", "lbs", "hr", "hrs", "qty", "tid", "bid", "prn", "dos",
          "ct", "pt", "ot", "dx", "rx", "er", "md", "do", "dc", "pa", "np")  # fmt: skip
_SURE_ENGLISH = 5000
"""So many of the commonest English words are left as they stand; a rarer one may be a misread word of the form."""


@cache
def _known() -> dict[str, float]:
    """Every word that may stand in a determination, with how far it is from being expected (0 least)."""
    known = {word: _ENGLISH + rank / 5000 for rank, word in enumerate(phrases("english"))}
    lists = ("specialties", "states", "drugs", "therapies", "conditions", "medical")
    listed = [phrase for name in lists for phrase in phrases(name)]
    listed += [phrase for lines in sections("categories").values() for phrase in lines]
    for phrase in listed:
        for word in _PLAIN.findall(phrase.lower()):
            known[word] = min(known.get(word, _FIELD), _FIELD)
    of_form = {word for pair in _neighbours() for word in pair if word.strip("0123456789")}
    for word in of_form.union(sections("form")["words"], _ABBREVIATED):
        known[word] = min((known.get(word, _ENGLISH) - _ENGLISH) / 10, _FORM)
    for short in (*phrases("abbreviations"), *_UNITS):
        known.setdefault(short, _NEVER)
    return known


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    """The words that stand side by side in the printed forms."""
    pairs: set[tuple[str, str]] = set()
    for sentence in sections("form")["sentences"]:
        pairs.update(pairwise(bare(word) for word in sentence.split()))
    return frozenset(pairs)


def bare(word: str) -> str:
    """A printed word in lower case without the punctuation at its ends."""
    match = _CORE.match(word.lower())
    return match[2] if match else ""


def mended(words: Sequence[str]) -> list[str]:
    """Printed words (punctuation at their ends allowed) as they most likely read, one for one."""
    found: list[str] = []
    before = ""
    cores = [bare(word) for word in words]
    repeated = {core for core, count in Counter(cores).items() if count > 1 and len(core) >= _LONGER}
    for at, word in enumerate(words):
        after = cores[at + 1] if at + 1 < len(words) else ""
        new = _figures(word) or (word if cores[at] in repeated else _mended(word, cores[at], before, after))
        found.append(new)
        before = cores[at] if new is word else bare(new)
    return found


def _mended(word: str, core: str, before: str, after: str) -> str:
    if len(core) < 2 or not any(char.isalpha() for char in core) or _LEVEL.match(word):
        return word
    known, beside = _known(), _neighbours()
    expected = known.get(core)
    if expected is None and core.endswith("s"):
        expected = known.get(core.removesuffix("s").removesuffix("'"))
    if expected == _NEVER or (before, core) in beside or (core, after) in beside:
        return word
    best = _meant(core, before, after, expected)
    if best is None and expected is None and (parts := _PART.split(core))[1:]:
        best = "".join(part if len(part) < 3 else _meant(part, "", "", known.get(part)) or part for part in parts)
    if best is None or best == core:
        return word
    start = word.lower().index(core)
    printed = word[start : start + len(core)]
    cased = best.upper() if printed.isupper() else best.capitalize() if printed[0].isupper() else best
    return word[:start] + cased + word[start + len(core) :]


def _meant(core: str, before: str, after: str, expected: float | None) -> str | None:
    """The known word that a misread one most likely was; None where it may stay. `expected` is what is known of it.

    A common word stays, unless another stands between the same two words of the form; a rare one, unless it is one of
    the form but for a letter that looks alike.
    """
    beside = _neighbours()
    common = expected is not None and expected < _ENGLISH + _SURE_ENGLISH / 5000
    best, best_cost = None, 99.0
    for other, change, cost in _candidates(core):
        fits = ((before, other) in beside) + ((other, after) in beside)
        if common and fits < 2:
            continue
        short = len(other) < _SHORTEST
        unlikely = cost > _FORM or (change > 1.0 and (expected is not None or len(other) < _SHORT))
        if unlikely and not fits and (short or expected is not None):
            continue
        if change + cost - fits < best_cost:
            best, best_cost = other, change + cost - fits
    if best is None and expected is None and len(core) >= _LONG:
        return _candidate_twice(core)
    return best


@lru_cache(20_000)
def _candidates(word: str) -> tuple[tuple[str, float, float], ...]:
    """The known words that are a letter away, each with how unlikely the change is, and the word itself."""
    known = _known()
    found: dict[str, float] = {}
    for other, change in _changed(word):
        if known.get(other, _NEVER) < _NEVER and change < found.get(other, 9.0):
            found[other] = change
    return tuple((other, change, known[other]) for other, change in found.items())


@lru_cache(5_000)
def _candidate_twice(word: str) -> str | None:
    """What a long word was of which two letters are wrong, one of them taken for its like."""
    known = _known()
    best, best_cost = None, 99.0
    for once, change in list(_changed(word)):
        if change > 1.0:
            continue
        for twice, again in _changed(once):
            cost = change + again + known.get(twice, _NEVER)
            if cost < min(best_cost, _NEVER):
                best, best_cost = twice, cost
    return best


def _figures(printed: str) -> str | None:
    """A date, number or case number whose digits were taken for letters, with its digits; None for anything else."""
    core = printed.strip(".,;:()[]{}")
    if core.isdigit() or not any(char.isdigit() for char in core) or _LEVEL.match(core):
        return None
    digits = sum(char.isdigit() for char in core)
    letters = sum(char.isalpha() or char == "|" for char in core)
    if not letters:
        return None
    if case := _CASE.fullmatch(core):
        return printed.replace(core, "CM" + core[case.end(1) :].translate(_FIGURES))
    whole = (_FIGURE.fullmatch(core) and digits >= 3) or (_NUMBER.fullmatch(core) and digits >= 2)
    return printed.replace(core, core.translate(_FIGURES)) if whole and digits > letters else None


def _changed(word: str) -> Iterator[tuple[str, float]]:
    """What a word may have been, with how unlikely that is."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        for seen, meant in _LOOKS_LIKE.items():
            if tail.startswith(seen):
                for letters in [meant] if meant in _TWO_FOR_ONE else meant:
                    yield head + letters + tail[len(seen) :], 0.7
        if tail:
            yield head + tail[1:], 1.5
            figure = not tail[0].isalpha()
            for letter in _LETTERS:
                yield head + letter + tail[1:], 0.9 if figure else 1.2
        for letter in _INSERTED:
            yield head + letter + tail, 1.4
