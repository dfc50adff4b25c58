"""Recognised words as a page: lines and gaps as in a text layer, boxes where the words are seen."""

from __future__ import annotations

import pytest

from workbench.sources.ocr_page import page_of_ocr, slope_of
from workbench.sources.ocr_words import OcrWord

LINES = (
    ("The patient is a", 100.0),
    ("54 year old female who was", 138.0),
    ("injured at work in May", 176.0),
    ("MRI lumbar spine Upheld today", 260.0),
    ("Decision rationale as it stands", 298.0),
    ("The request is not supported", 336.0),
)


def words(slope: float = 0.0, trust: float = 0.95) -> list[OcrWord]:
    """Six lines at 200 dpi, a gap above the fourth; each falls by `slope` for a pixel to the right."""
    found = []
    for number, (text, top) in enumerate(LINES):
        x = 200.0
        for each in text.split():
            y = top + slope * x
            found.append(OcrWord(x, y, x + 20 * len(each), y + 30, each, trust, (1, 1, number)))
            x += 20 * len(each) + 15
    return found


@pytest.mark.parametrize("slope", [0.0, 0.016, -0.016, 0.05])
def test_lines_and_paragraph_gaps_are_found_however_the_scan_lies(slope: float) -> None:
    first, second = (tuple(text for text, _ in LINES[at : at + 3]) for at in (0, 3))
    assert page_of_ocr(words(slope), 0, 0.36).text == "\n".join((*first, "", *second))


def test_boxes_are_points_where_the_words_are_seen() -> None:
    page = page_of_ocr(words(0.016), 2, 0.36)
    word, seen = page.words[3], words(0.016)[3]
    assert word.sheet == 2
    assert (word.x0, word.y0, word.y1) == pytest.approx((seen.x0 * 0.36, seen.y0 * 0.36, seen.y1 * 0.36), abs=0.3)


def test_each_word_keeps_its_trust_and_stands_in_the_text() -> None:
    page = page_of_ocr(words(trust=0.42), 0, 0.36)
    assert {word.trust for word in page.words} == {0.42}
    assert [page.text[word.start : word.end] for word in page.words] == page.text.split()


def test_a_page_that_is_turned_too_far_is_taken_as_it_is() -> None:
    assert slope_of(words(0.4)) == 0.0


def test_no_words_make_an_empty_page() -> None:
    page = page_of_ocr([], 0, 0.36)
    assert (page.text, page.words) == ("", ())
