"""What the OCR program says of a page, read: words with boxes in pixels and how sure it is of each."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

_COLUMNS = 12
_WORD = "5"
_NOISE_BELOW = 0.4
"""Marks that are neither letter nor digit are specks unless the program is surer than this."""

_DATE = re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})[.,;:)]*")
"""Figures stand so far apart in some fonts that a date is read as two words (`07/1 1/2018`)."""

_SPECK_BETWEEN = re.compile(r"([A-Za-z][a-z]+)[.'’`]([a-z]{2,}[.,;:)]*)")
"""A speck between two words makes them one (`based.on`): printed, a full stop has a capital or a blank behind it."""

_ENDINGS = {"ll", "re", "ve", "com", "org", "net", "gov", "edu", "us", "htm", "html", "pdf"}
"""What does stand behind an apostrophe, or behind the dot of an address."""


class OcrWord(Struct, frozen=True):
    """A recognised word: its box in pixels of the picture, `trust` 0 to 1, and the printed line it stands in."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str
    trust: float
    line: tuple[int, int, int]


def words_of_tsv(tsv: str) -> list[OcrWord]:
    """The words in Tesseract's table, in its reading order. Blank words, specks and broken lines are left out.

    Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence (0 to 100), text.
    """
    return list(_dates_whole(_words(tsv)))


def _words(tsv: str) -> Iterator[OcrWord]:
    for row in tsv.splitlines():
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) < _COLUMNS or cells[0] != _WORD:
            continue
        text = cells[11].strip()
        try:
            block, paragraph, line = map(int, cells[2:5])
            left, top, width, height = map(float, cells[6:10])
            trust = min(max(float(cells[10]) / 100, 0.0), 1.0)
        except ValueError:
            continue
        if text and math.isfinite(left + top + width + height + trust) and not _is_speck(text, trust):
            yield from _apart(OcrWord(left, top, left + width, top + height, text, trust, (block, paragraph, line)))


def _is_speck(text: str, trust: float) -> bool:
    return trust < _NOISE_BELOW and not any(letter.isalnum() for letter in text)


def _apart(word: OcrWord) -> Iterator[OcrWord]:
    """The two words that a speck joined, each with its share of the box; otherwise the word itself."""
    glued = _SPECK_BETWEEN.fullmatch(word.text)
    if glued is None or glued[1] == "www" or glued[2].rstrip(".,;:)") in _ENDINGS:
        yield word
        return
    letter = (word.x1 - word.x0) / len(word.text)
    yield replace(word, text=glued[1], x1=word.x0 + letter * glued.end(1))
    yield replace(word, text=glued[2], x0=word.x0 + letter * glued.start(2))


def _dates_whole(words: Iterator[OcrWord]) -> Iterator[OcrWord]:
    """The words with the two halves of a date put together."""
    held: OcrWord | None = None
    for word in words:
        if held and held.line == word.line and _is_rest_of_date(held.text, word.text):
            held = replace(
                held,
                text=held.text + word.text,
                x1=word.x1,
                y0=min(held.y0, word.y0),
                y1=max(held.y1, word.y1),
                trust=min(held.trust, word.trust),
            )
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _is_rest_of_date(head: str, tail: str) -> bool:
    return "/" in head and not _DATE.fullmatch(head) and _DATE.fullmatch(head + tail) is not None
