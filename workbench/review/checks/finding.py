"""What a check is, what it may look at, and how it says what it found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from msgspec import Struct, field

from workbench.model.check_words import Said, Told
from workbench.model.evidence import Span
from workbench.model.fields import ITEMS
from workbench.model.findings import Severity
from workbench.model.guidelines import Guideline
from workbench.model.review import Place, ReviewRecord

T = TypeVar("T")


class Other(Struct, frozen=True):
    """Another document of the project: its number and its file's name."""

    record: int
    name: str


class AlmostSame(Struct, frozen=True):
    """Where a rationale stands almost alike: document and item, and how many of 100 phrases they share."""

    other: Other
    item: str
    percent: int


class CheckContext(Struct, frozen=True):
    """What lies outside the record: catalogue entries by id, today, and the other documents with its case number.

    `almost_same` says of items where their rationale stands almost alike.
    """

    entries: Mapping[str, Guideline] = field(default_factory=dict)
    today: date = field(default_factory=date.today)
    same_case: tuple[Other, ...] = ()
    almost_same: Mapping[str, AlmostSame] = field(default_factory=dict)


class Hit(Struct, frozen=True):
    """One thing a check found: what to say, the fields it concerns (the first leads), its severity where milder.

    `quotes` are the words on both sides; without any, the evidence of the fields is quoted. `record` is another
    document that it is about, 0 for none, and `there` the place in it.
    """

    said: Said
    places: tuple[Place, ...]
    severity: Severity | None = None
    quotes: tuple[Span, ...] = ()
    record: int = 0
    there: Place | None = None


class Check(Struct, frozen=True):
    """A check: `reason` says what is looked at and why, `example` what it may find, for the list of checks.

    `severity` error stops verifying.
    """

    code: str
    severity: Severity
    reason: str
    look: Callable[[ReviewRecord, CheckContext], Iterator[Hit]]
    example: Said


def once_for_a_catalogue(look: Callable[[Mapping[str, Guideline]], T]) -> Callable[[Mapping[str, Guideline]], T]:
    """Works something out of all entries once, as long as the same catalogue is asked about."""
    last: list[tuple[Mapping[str, Guideline], T]] = []

    def looked_up(entries: Mapping[str, Guideline]) -> T:
        if not last or last[0][0] is not entries:
            last[:] = [(entries, look(entries))]
        return last[0][1]

    return looked_up


def say(sentence: str, /, **told: Told) -> Said:
    """One of the sentences of `check_words`, told of this."""
    return Said(sentence, told)


def number_of(record: ReviewRecord, item: str) -> int:
    """An item's number, from 1 in printed order."""
    ids = [row.id for row in record.rows_of(ITEMS)]
    return ids.index(item) + 1


def short(words: str, limit: int = 80) -> str:
    """Words to quote in a sentence, their end left out where they are long, and a final full stop."""
    words = " ".join(words.split()).rstrip(" .;")
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;") + " …"


def text_of(record: ReviewRecord, row: str, name: str) -> str:
    """A field's value as text, blank for none."""
    return str(record.value(row, name) or "")


def day_of(record: ReviewRecord, row: str, name: str) -> date | None:
    """A date field's value; None where there is none or it is no day."""
    try:
        return date.fromisoformat(text_of(record, row, name))
    except ValueError:
        return None


def quoted(record: ReviewRecord, place: Place, words: str) -> tuple[Span, ...]:
    """Where in the evidence of `place` the `words` stand, white space aside; the whole evidence where they do not."""
    cell = record.cells.get(place)
    pattern = r"\s+".join(map(re.escape, words.split()))
    for span in cell.evidence if cell else ():
        if pattern and (found := re.search(pattern, span.quote)):
            return (Span(span.page, span.start + found.start(), span.start + found.end(), found[0]),)
    return cell.evidence if cell else ()


def evidence_of(record: ReviewRecord, *places: Place) -> tuple[Span, ...]:
    """The first words that each of the places comes from."""
    cells = (record.cells.get(place) for place in places)
    return tuple(span for cell in cells if cell for span in cell.evidence[:1])
