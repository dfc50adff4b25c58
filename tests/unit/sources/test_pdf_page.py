"""A page's words become canonical text with offsets that fit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.document import Page
from workbench.sources import canonical
from workbench.sources.pdf_page import RawWord, has_hyphens, page_of


def raw_words(*lines: str, pitch: float = 14) -> list[RawWord]:
    """Words as the PDF library gives them: lines of 12 points below each other, letters 6 points wide."""
    words: list[RawWord] = []
    for line, text in enumerate(lines):
        top, left = 100 + line * pitch, 72.0
        for number, word in enumerate(text.split(" ")):
            words.append((left, top, left + 6 * len(word), top + 12, word, 0, line, number))
            left += 6 * (len(word) + 1)
    return words


def texts(page: Page) -> list[str]:
    return [page.text[word.start : word.end] for word in page.words]


def test_lines_and_words_are_where_they_stand() -> None:
    page = page_of(raw_words("Decision: Upheld", "Page 304"), sheet=3)
    assert page.text == "Decision: Upheld\nPage 304"
    assert texts(page) == ["Decision:", "Upheld", "Page", "304"]
    assert (page.words[1].start, page.words[1].end) == (10, 16)
    assert [(word.sheet, word.line) for word in page.words] == [(3, 0), (3, 0), (3, 1), (3, 1)]
    assert (page.words[1].x0, page.words[1].y0, page.words[1].y1) == (132, 100, 112)


def test_a_gap_between_paragraphs_is_an_empty_line() -> None:
    words = raw_words("one", "two", "three", "four", "five", "six")
    down = [0, 0, 0, 8, 8, 8]
    moved = [
        (x0, y0 + down[line], x1, y1 + down[line], text, block, line, number)
        for x0, y0, x1, y1, text, block, line, number in words
    ]
    assert page_of(moved, 0).text == "one\ntwo\nthree\n\nfour\nfive\nsix"


def test_double_spaced_lines_are_no_paragraphs() -> None:
    assert page_of(raw_words(*"abcdefgh", pitch=28), 0).text == "\n".join("abcdefgh")


def test_words_of_unseen_marks_go_and_odd_spaces_part_words() -> None:
    page = page_of(raw_words("\u200b\u200e Upheld\u2003in \ufb01ne", "end"), 0)
    assert page.text == "Upheld in fine\nend"
    assert texts(page) == ["Upheld", "in", "fine", "end"]


def test_a_document_that_prints_no_hyphens_but_soft_ones_means_hyphens() -> None:
    page = raw_words("MTUS\u00adadopted")
    assert not has_hyphens([page])
    assert page_of(page, 0, has_hyphens([page])).text == "MTUS-adopted"


def test_soft_hyphens_beside_real_ones_are_gone_but_at_digits_and_line_ends() -> None:
    page = page_of(raw_words("medi\u00adcal CM14\u00ad0023456 well-known conser\u00ad", "vative"), 0, soft_hyphens=True)
    assert page.text == "medical CM14-0023456 well-known conser-\nvative"


word = st.text(alphabet=st.characters(exclude_characters=" \n"), min_size=1, max_size=8)


@given(st.lists(st.lists(word, min_size=1, max_size=6).map(" ".join), max_size=8), st.booleans())
def test_offsets_fit_the_text_and_the_text_is_canonical(lines: list[str], soft_hyphens: bool) -> None:
    page = page_of(raw_words(*lines), 0, soft_hyphens)
    assert canonical(page.text) == page.text
    assert texts(page) == page.text.split()
    assert all(word.x0 < word.x1 and word.y0 < word.y1 for word in page.words)
