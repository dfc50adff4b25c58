from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.document import Document, Word
from workbench.ui.document.letters import edges, letter_edge, part
from workbench.ui.document.lines import Lines, Position, collapsed

Letter = Callable[..., Document]

TEXT = "Thoracic X-ray: Upheld\nDecision based on MTUS\nACOEM page 182."


def test_a_point_on_a_letter_is_a_place_in_the_text(letter: Letter) -> None:
    lines = Lines(letter(TEXT))
    assert lines.position_at(0, 72 + 16 * 6 - 1, 75) == Position(0, TEXT.index("Upheld"))


def test_a_point_right_of_a_line_is_its_end(letter: Letter) -> None:
    assert Lines(letter(TEXT)).position_at(0, 600, 75) == Position(0, TEXT.index("\n"))


def test_a_point_below_the_text_is_on_the_last_line(letter: Letter) -> None:
    assert Lines(letter(TEXT)).position_at(0, 60, 700) == Position(0, TEXT.index("ACOEM"))


def test_a_sheet_without_words_has_no_place(letter: Letter) -> None:
    assert Lines(letter("")).position_at(0, 100, 100) is None


def test_places_are_one_box_a_line_to_the_letter(letter: Letter) -> None:
    start, end = TEXT.index("based"), TEXT.index(" page")
    (sheet, first), (_, second) = Lines(letter(TEXT)).places(Position(0, start), Position(0, end))
    assert (sheet, first) == (0, (72 + 9 * 6, 86, 72 + 22 * 6, 98))
    assert second == (72, 100, 72 + 5 * 6, 112)


def test_part_of_a_word_is_part_of_its_box(letter: Letter) -> None:
    start = TEXT.index("182")
    ((_, box),) = Lines(letter(TEXT)).places(Position(0, start), Position(0, start + 3))
    assert 72 + 14 * 6 < box[2] < 72 + 15 * 6


def test_places_run_over_page_ends(letter: Letter) -> None:
    places = Lines(letter("one two", "three")).places(Position(0, 4), Position(1, 5))
    assert [sheet for sheet, _ in places] == [0, 1]


def test_places_past_the_last_page_are_none(letter: Letter) -> None:
    assert Lines(letter("one")).places(Position(3, 0), Position(3, 2)) == []


def test_spans_quote_the_text_exactly_one_a_page(letter: Letter) -> None:
    spans = Lines(letter("one two\nthree ", "\nfour five")).spans(Position(0, 4), Position(1, 5))
    assert [(span.page, span.quote) for span in spans] == [(0, "two\nthree"), (1, "four")]
    assert collapsed(spans) == "two three four"


def test_spans_of_a_pdf_carry_their_boxes(letter: Letter) -> None:
    (span,) = Lines(letter("one two")).spans(Position(0, 4), Position(0, 7))
    assert span.rects == ((96.0, 72.0, 114.0, 84.0),)


@pytest.mark.parametrize(
    ("inside", "word"), [("X-ray", "X-ray"), ("ray:", "X-ray"), ("182", "182"), ("Upheld", "Upheld")]
)
def test_the_word_around_a_place(letter: Letter, inside: str, word: str) -> None:
    start, end = Lines(letter(TEXT)).word_around(Position(0, TEXT.index(inside) + 1))
    assert TEXT[start.offset : end.offset] == word


def test_the_line_around_a_place(letter: Letter) -> None:
    start, end = Lines(letter(TEXT)).line_around(Position(0, TEXT.index("based")))
    assert TEXT[start.offset : end.offset] == "Decision based on MTUS"


def test_the_caret_stands_between_letters(letter: Letter) -> None:
    caret = Lines(letter(TEXT)).caret(Position(0, TEXT.index("Upheld")))
    assert caret == (0, (72 + 16 * 6, 72, 72 + 16 * 6, 84))


def test_the_line_beside_the_last_one_is_on_the_next_page(letter: Letter) -> None:
    lines = Lines(letter("one", "", "two"))
    following = lines.beside(lines.on_page(0)[0], 1)
    assert following is not None
    assert following.page == 2
    assert lines.beside(following, 1) is None


@given(st.text("abcijlmwW .,-", min_size=1, max_size=12), st.floats(0, 100))
def test_letters_share_out_their_word(text: str, x: float) -> None:
    word = Word(0, len(text), 0, 10.0, 0.0, 90.0, 12.0)
    sides = edges(word, text)
    assert sides == sorted(sides)
    assert (sides[0], sides[-1]) == pytest.approx((10.0, 90.0))
    assert 0 <= letter_edge(word, text, x) <= len(text)


def test_an_upright_word_is_taken_whole() -> None:
    assert part(Word(0, 6, 0, 10.0, 0.0, 20.0, 90.0), "margin", 2, 4) == (10.0, 20.0)
