"""From recognised words to a page of canonical text, with lines and gaps as a text layer has them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from statistics import median

from msgspec.structs import replace

from workbench.model.document import Page
from workbench.sources.ocr_words import OcrWord
from workbench.sources.pdf_page import RawWord, page_of

_LONG_LINE = 5  # words; shorter lines say little about how a page lies
_STEEPEST = 0.1  # a page turned by more than six degrees is no scan that a person would read

_line = attrgetter("line")


def page_of_ocr(words: Sequence[OcrWord], sheet: int, scale: float) -> Page:
    """The page that `words` make on `sheet`; `scale` is points a pixel.

    A scan lies a little askew: lines are told apart as if it were straight, boxes stay where the words are seen.
    """
    slope = slope_of(words)
    trust: dict[tuple[float, float], float] = {}
    raw: list[RawWord] = []
    for number, (_, members) in enumerate(groupby(words, key=_line)):
        for place, word in enumerate(members):
            drop = slope * (word.x0 + word.x1) / 2
            box = (word.x0 * scale, (word.y0 - drop) * scale, word.x1 * scale, (word.y1 - drop) * scale)
            trust[box[:2]] = word.trust
            raw.append((*box, word.text, 0, number, place))
    page = page_of(raw, sheet, soft_hyphens=False)
    seen = []
    for each in page.words:
        drop = slope * (each.x0 + each.x1) / 2
        sure = trust.get((each.x0, each.y0), 0.0)
        seen.append(replace(each, y0=each.y0 + drop, y1=each.y1 + drop, trust=sure))
    return Page(page.text, tuple(seen))


def slope_of(words: Sequence[OcrWord]) -> float:
    """How far the lines fall for each pixel to the right; 0 where no line is long enough to tell."""
    slopes = []
    for _, members in groupby(words, key=_line):
        line = list(members)
        first, last = line[0], line[-1]
        across = last.x1 - first.x1
        if len(line) >= _LONG_LINE and across > 0:
            slopes.append((_middle(last) - _middle(first)) / across)
    found = median(slopes) if slopes else 0.0
    return found if abs(found) <= _STEEPEST else 0.0


def _middle(word: OcrWord) -> float:
    return (word.y0 + word.y1) / 2
