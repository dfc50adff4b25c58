"""Plain text set on sheets like a letter."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.document import Page, Word
from workbench.sources import canonical
from workbench.sources.typeset import HEIGHT, MARGIN, PITCH, WIDTH, typeset


def set_page(text: str) -> Page:
    return typeset([text])[0][0]


def rows(page: Page) -> list[float]:
    """The distinct tops of rows, in lines of the sheet from its margin."""
    return sorted({round((word.y0 - MARGIN) / PITCH, 3) for word in page.words})


def test_words_stand_on_lines_inside_the_margins() -> None:
    page = set_page("MRI of the spine: Upheld\nPage(s): 304.")
    first, *_, last = page.words
    assert (first.x0, first.y0, first.line, last.line) == (MARGIN, MARGIN, 0, 1)
    assert last.y0 == pytest.approx(MARGIN + PITCH)


def test_a_space_is_a_quarter_of_the_size_and_an_indent_is_kept() -> None:
    page = set_page("  a  b")
    assert page.words[0].x0 == pytest.approx(MARGIN + 6)
    assert page.words[1].x0 - page.words[0].x1 == pytest.approx(6)


def test_a_long_line_wraps() -> None:
    page = set_page("medically necessary " * 20)
    assert rows(page) == [0, 1, 2, 3, 4]
    assert max(word.x1 for word in page.words) <= WIDTH - MARGIN
    assert [word.line for word in page.words] == sorted(word.line for word in page.words)


def test_a_word_longer_than_a_line_comes_in_parts_that_are_the_word() -> None:
    text = "see " + "W" * 100
    parts = set_page(text).words[1:]
    assert len(parts) > 2
    assert "".join(text[word.start : word.end] for word in parts) == "W" * 100


def test_empty_lines_that_follow_every_line_are_not_drawn() -> None:
    text = "\n\n".join(["one line of the text"] * 10) + "\n\n \n\n" + "\n\n".join(["the next paragraph"] * 10)
    page = set_page(text)
    assert rows(page) == [*range(10), *range(11, 21)]
    assert page.text == text


def test_empty_lines_between_long_paragraphs_are_drawn() -> None:
    page = set_page("\n\n".join(["a paragraph in one long line " * 6] * 8))
    assert len(rows(page)) == rows(page)[-1] + 1 - 7


def test_pages_begin_on_sheets_of_their_own() -> None:
    pages, sheets = typeset(["line\n" * 60, "", "next page"])
    assert [sheet.page for sheet in sheets] == [0, 0, 1, 2]
    assert [{word.sheet for word in page.words} for page in pages] == [{0, 1}, set(), {3}]


def test_five_million_letters_without_a_space_are_set() -> None:
    pages, sheets = typeset(["x" * 5_000_000])
    assert pages[0].words[-1].end == 5_000_000
    assert len(sheets) > 1000


def _below_or_right(one: Word, other: Word) -> bool:
    return (one.sheet, one.y0, one.x0) <= (other.sheet, other.y0, other.x0)


@given(st.text(max_size=400).map(canonical) | st.text(alphabet="ab \n", max_size=400))
def test_words_cover_the_text_in_order_and_stay_on_their_sheets(text: str) -> None:
    (page,), sheets = typeset([text])
    assert "".join(page.text[word.start : word.end] for word in page.words) == "".join(
        text.replace("\n", " ").split(" ")
    )
    assert all(_below_or_right(one, other) for one, other in pairwise(page.words))
    assert all(word.y1 <= HEIGHT and word.sheet < len(sheets) for word in page.words)
