from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.document import Document, Page, Sheet, Word
from workbench.ui.document.lines import Lines, Position
from workbench.ui.document.selecting import Move, Selection, Unit

Letter = Callable[..., Document]

TEXT = "Thoracic X-ray: Upheld\nDecision based on MTUS"


def at(words: str, text: str = TEXT) -> Position:
    return Position(0, text.index(words))


def selection(letter: Letter, *texts: str) -> Selection:
    return Selection(Lines(letter(*(texts or (TEXT,)))))


def test_nothing_is_selected_at_first(letter: Letter) -> None:
    made = selection(letter)
    assert (made.range, made.spans(), made.text()) == (None, (), "")


def test_a_drag_selects_letters(letter: Letter) -> None:
    made = selection(letter)
    made.begin(at("X-ray"))
    made.extend(at(": Upheld"))
    assert made.text() == "X-ray"


def test_a_drag_backwards_selects_the_same(letter: Letter) -> None:
    made = selection(letter)
    made.begin(at(": Upheld"))
    made.extend(at("X-ray"))
    assert made.text() == "X-ray"


def test_by_words_both_ends_are_whole_words(letter: Letter) -> None:
    made = selection(letter)
    made.begin(at("ray:"), Unit.WORD)
    made.extend(at("cision"))
    assert made.text() == "X-ray: Upheld Decision"


def test_by_words_backwards_keeps_the_first_word(letter: Letter) -> None:
    made = selection(letter)
    made.begin(at("pheld"), Unit.WORD)
    made.extend(at("ray:"))
    assert made.text() == "X-ray: Upheld"


def test_by_lines_the_whole_line_is_taken(letter: Letter) -> None:
    made = selection(letter)
    made.begin(at("based"), Unit.LINE)
    assert made.text() == "Decision based on MTUS"


def test_a_later_extension_keeps_the_anchor(letter: Letter) -> None:
    made = selection(letter)
    made.begin(at("X-ray"))
    made.extend(at("based"))
    made.extend(at(": Upheld"))
    assert made.text() == "X-ray"


def test_keys_extend_by_letter_word_and_line(letter: Letter) -> None:
    made = selection(letter)
    made.begin(at("X-ray"))
    made.step(Move.NEXT_LETTER)
    assert made.text() == "X"
    made.step(Move.NEXT_WORD)
    assert made.text() == "X-ray:"
    made.step(Move.LINE_END)
    assert made.text() == "X-ray: Upheld"


def test_back_by_a_word_takes_it_from_the_end(letter: Letter) -> None:
    made = selection(letter)
    made.begin(at("X-ray"))
    made.extend(at("\n"))
    made.step(Move.PREVIOUS_WORD)
    assert made.text() == "X-ray:"


def test_up_and_down_keep_to_their_column(letter: Letter) -> None:
    made = selection(letter, "long first line here\nab\nlong third line here")
    made.begin(Position(0, 15))
    made.step(Move.NEXT_LINE)
    made.step(Move.NEXT_LINE)
    assert made.caret == Position(0, len("long first line here\nab\n") + 15)


def test_down_from_the_last_line_goes_to_its_end(letter: Letter) -> None:
    made = selection(letter)
    made.begin(at("based"))
    made.step(Move.NEXT_LINE)
    assert made.text() == "based on MTUS"


def test_words_are_selected_over_a_page_end(letter: Letter) -> None:
    made = selection(letter, "one two", "three four")
    made.begin(Position(0, 4))
    for _ in range(3):
        made.step(Move.NEXT_WORD)
    assert [span.quote for span in made.spans()] == ["two", "three"]


def test_all_is_every_page(letter: Letter) -> None:
    made = selection(letter, "one", "", "two")
    made.take_all()
    assert [span.quote for span in made.spans()] == ["one", "two"]


def test_clearing_keeps_the_caret(letter: Letter) -> None:
    made = selection(letter)
    made.begin(at("X-ray"))
    made.extend(at("based"))
    made.clear()
    assert (made.range, made.caret) == (None, at("based"))


@given(st.lists(st.sampled_from(list(Move)), max_size=12), st.integers(0, 20))
def test_whatever_the_keys_the_quotes_are_the_text(moves: list[Move], offset: int) -> None:
    text = "one two\nthree four five"
    words = tuple(
        Word(text.index(word), text.index(word) + len(word), 0, 10, 20 * n, 60, 20 * n + 12, n)
        for n, word in enumerate(text.split())
    )
    document = Document("a", "b", "text/plain", "plain text", (Page(text, words),), (Sheet(612, 792, 0),))
    made = Selection(Lines(document))
    made.begin(Position(0, offset))
    for move in moves:
        made.step(move)
    assert all(text[span.start : span.end] == span.quote for span in made.spans())
