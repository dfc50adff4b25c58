"""From the words that the PDF library gives to a page of canonical text with words and boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from workbench.model.document import Page, Word
from workbench.sources.characters import canonical
from workbench.sources.reading_order import Piece, Row, rows_in_reading_order

RawWord = tuple[float, float, float, float, str, int, int, int]
"""Left, top, right, bottom in points as seen, the letters, and the numbers of block, line and word."""

_line_of = itemgetter(5, 6)
_SOLID = re.compile(r"[^ \n]+")
_HYPHEN_BY_DIGIT = re.compile(r"(?<=\d)\u00ad|\u00ad(?=\d)")
_PARAGRAPH_GAP = 0.4  # of a line's height, beyond the usual gap between lines
_FEW_GAPS = 4
_SHADOW = 1.5  # points


def page_of(words: Sequence[RawWord], sheet: int, soft_hyphens: bool = True) -> Page:
    """The page of text that `words`, in the order drawn, make on `sheet`.

    Rows are lines; a gap that is seen between paragraphs is an empty line. `soft_hyphens` says whether U+00AD means
    one in this document (`has_hyphens`) or stands for every hyphen.
    """
    texts = [word[4] for word in words]
    if not _are_plain(texts):
        words = list(_canonical_words(words, soft_hyphens))
        texts = [word[4] for word in words]
    rows = rows_in_reading_order(_pieces(words))
    found: list[Word] = []
    add = found.append
    lines: list[str] = []
    at = 0
    for number, (as_drawn, gap) in enumerate(zip(rows, _gaps_before(rows), strict=True)):
        if gap:
            lines.append("")
            at += 1
        row = as_drawn if len(as_drawn) == 1 else _without_shadows(as_drawn, texts)
        for piece in row:
            for x0, y0, x1, y1, text, _, _, _ in words[piece.first : piece.last]:
                end = at + len(text)
                add(Word(at, end, sheet, x0, y0, x1, y1, number))
                at = end + 1
        lines.append(" ".join([" ".join(texts[piece.first : piece.last]) for piece in row]))
    return Page("\n".join(lines), tuple(found))


def has_hyphens(pages: Sequence[Sequence[RawWord]]) -> bool:
    """Whether a document prints real hyphens.

    Some fonts, cut to the letters used, give U+00AD for every hyphen they print; then no U+002D is in the document.
    """
    return any("-" in word[4] for words in pages for word in words)


def _are_plain(texts: Sequence[str]) -> bool:
    letters = "".join(texts)
    return letters.isascii() and letters.isprintable() and " " not in letters


def _canonical_words(words: Sequence[RawWord], soft_hyphens: bool) -> Iterator[RawWord]:
    """The words in canonical spelling: those of unseen marks alone go, those with an odd space inside come apart."""
    for _, members in groupby(words, key=_line_of):
        line = list(members)
        number = 0
        for word in line:
            text = word[4]
            if "\u00ad" in text:
                text = _printed_hyphens(text, soft_hyphens, word is line[-1])
            for x0, y0, x1, y1, part in _parts(word, canonical(text)):
                yield (x0, y0, x1, y1, part, word[5], word[6], number)
                number += 1


def _printed_hyphens(text: str, soft_hyphens: bool, ends_line: bool) -> str:
    """U+00AD as a hyphen where it is one that is seen: by a digit, at the end of a line, or where all hyphens are."""
    if not soft_hyphens:
        return text.replace("\u00ad", "-")
    if ends_line and text.endswith("\u00ad"):
        text = text.rstrip("\u00ad") + "-"
    return _HYPHEN_BY_DIGIT.sub("-", text)


def _parts(word: RawWord, text: str) -> Iterator[tuple[float, float, float, float, str]]:
    """Boxes and letters of the words in `text`; of several, each has its share of the box."""
    x0, y0, x1, y1, *_ = word
    if " " not in text and "\n" not in text:
        if text:
            yield x0, y0, x1, y1, text
        return
    letter = (x1 - x0) / len(text)
    for part in _SOLID.finditer(text):
        yield x0 + letter * part.start(), y0, x0 + letter * part.end(), y1, part[0]


def _pieces(words: Sequence[RawWord]) -> list[Piece]:
    firsts = [number for number, word in enumerate(words) if not word[7]]
    pieces = []
    for first, last in pairwise([*firsts, len(words)]):
        x0, y0, x1, y1, *_ = words[first]
        if last - first > 1:
            left, top, right, bottom, *_ = words[last - 1]
            x0, y0 = left if left < x0 else x0, top if top < y0 else y0
            x1, y1 = right if right > x1 else x1, bottom if bottom > y1 else y1
        pieces.append(Piece(x0, y0, x1, y1, first, last))
    return pieces


def _without_shadows(row: Row, texts: Sequence[str]) -> Row:
    """The row without pieces drawn a second time, a hair aside, as some programs do to make letters bold."""
    kept = row[:1]
    for piece in row[1:]:
        before = kept[-1]
        aside = max(
            abs(piece.x0 - before.x0),
            abs(piece.y0 - before.y0),
            abs(piece.x1 - before.x1),
            abs(piece.y1 - before.y1),
        )
        if aside > _SHADOW or texts[piece.first : piece.last] != texts[before.first : before.last]:
            kept.append(piece)
    return kept


def _gaps_before(rows: Sequence[Row]) -> list[bool]:
    """For each row whether more than the usual space stands above it, as between paragraphs."""
    if not rows:
        return []
    gaps = [below[0].y0 - above[0].y1 for above, below in pairwise(rows)]
    height = sorted(row[0].y1 - row[0].y0 for row in rows)[len(rows) // 2]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    if len(gaps) < _FEW_GAPS:
        usual = min(usual, height / 2)
    return [False, *(gap > usual + height * _PARAGRAPH_GAP for gap in gaps)]
