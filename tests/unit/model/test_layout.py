"""Between offsets into a page's text and boxes on sheets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.document import Document, MediaType, Page, Sheet, Word
from workbench.model.evidence import Span
from workbench.model.layout import Frames, places_on_sheets, span_between, words_between

TEXT = "Rated \U0001f600\U0001f44d fair\nthen Upheld"
"""Five words on two lines; the emoji count one each."""


def document(media_type: MediaType = "application/pdf") -> Document:
    words = (
        Word(0, 5, 0, 10, 20, 60, 32, 0),
        Word(6, 8, 0, 70, 20, 90, 32, 0),
        Word(9, 13, 0, 100, 20, 140, 32, 0),
        Word(14, 18, 0, 10, 40, 50, 52, 1),
        Word(19, 25, 1, 10, 20, 70, 32, 2),
    )
    sheets = (Sheet(612, 792, 0), Sheet(612, 792, 0))
    return Document("a", "", media_type, "text layer", (Page(TEXT, words), Page("")), sheets)


def test_words_of_one_line_are_one_box() -> None:
    assert places_on_sheets(document(), 0, 0, 13) == [(0, (10, 20, 140, 32))]


def test_a_span_over_lines_and_sheets_has_a_box_on_each() -> None:
    assert places_on_sheets(document(), 0, 9, 25) == [
        (0, (100, 20, 140, 32)),
        (0, (10, 40, 50, 52)),
        (1, (10, 20, 70, 32)),
    ]


def test_offsets_count_emoji_as_one() -> None:
    assert TEXT[7:8] == "\U0001f44d"
    assert places_on_sheets(document(), 0, 7, 8) == [(0, (80, 20, 90, 32))]


def test_part_of_a_word_is_part_of_its_box() -> None:
    assert places_on_sheets(document(), 0, 1, 3) == [(0, (20, 20, 40, 32))]


def test_spaces_alone_and_empty_spans_have_no_box() -> None:
    assert places_on_sheets(document(), 0, 5, 6) == []
    assert places_on_sheets(document(), 0, 3, 3) == []
    assert places_on_sheets(document(), 1, 0, 5) == []


def test_a_word_set_sideways_is_framed_whole() -> None:
    sideways = Document("a", "", "application/pdf", "text layer", (Page("word", (Word(0, 4, 0, 10, 20, 22, 60),)),), ())
    assert places_on_sheets(sideways, 0, 1, 2) == [(0, (10, 20, 22, 60))]


def test_spans_of_a_pdf_get_rectangles_and_those_of_plain_text_none() -> None:
    span = Span(0, 19, 25, "Upheld", ((1, 2, 3, 4),))
    assert Frames(document()).framed([span])[0].rects == ((10, 20, 70, 32),)
    assert Frames(document("text/plain")).framed([span])[0].rects == ()


@given(st.integers(0, 25), st.integers(0, 25))
def test_framed_spans_have_the_boxes_of_their_words(start: int, end: int) -> None:
    frames = Frames(document())
    framed = frames.framed([Span(0, 0, 5, "Rated"), Span(0, start, end, TEXT[start:end]), Span(1, 0, 0, "")])
    boxes = [box for _, box in places_on_sheets(document(), 0, start, end)]
    assert [span.rects for span in framed] == [((10, 20, 60, 32),), tuple(boxes), ()]


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_a_box_holds_the_tallest_and_widest_of_its_words(edges: list[int]) -> None:
    left, top, right, bottom = edges
    words = (
        Word(0, 1, 0, 100, 20, 110, 32, 0),
        Word(2, 3, 0, 100 - left, 20 - top, 110 + right, 32 + bottom, 0),
        Word(4, 5, 0, 104, 21, 109, 31, 0),
    )
    drawn = Document("a", "", "application/pdf", "text layer", (Page("a b c", words),), ())
    assert places_on_sheets(drawn, 0, 0, 5) == [(0, (100 - left, 20 - top, 110 + right, 32 + bottom))]


def test_a_span_is_made_with_its_quote() -> None:
    assert span_between(document(), 0, 14, 25) == Span(0, 14, 25, "then Upheld", ((10, 40, 50, 52), (10, 20, 70, 32)))


@given(st.integers(-2, 30), st.integers(-2, 30))
def test_words_between_are_those_that_share_a_letter(start: int, end: int) -> None:
    page = document().pages[0]
    meant = set(range(start, end))
    assert words_between(page, start, end) == tuple(w for w in page.words if meant & set(range(w.start, w.end)))
