from __future__ import annotations

from collections.abc import Callable

import pytest

from workbench.model.document import Document
from workbench.ui.document.finding import find, nearest_hit
from workbench.ui.document.lines import Position

Letter = Callable[..., Document]


def test_case_and_white_space_are_folded_over_line_ends(letter: Letter) -> None:
    text = "based on the ACOEM\nChapter 8, acoem  chapter 12"
    hits = find(letter(text), "Acoem chapter")
    assert [text[start.offset : end.offset] for start, end in hits] == ["ACOEM\nChapter", "acoem  chapter"]


def test_a_match_may_run_over_a_page_end(letter: Letter) -> None:
    assert find(letter("low back", "complaints"), "back complaints") == [(Position(0, 4), Position(1, 10))]


@pytest.mark.parametrize(("typed", "printed"), [("worker's", "worker’s"), ('"none"', "“none”"), ("177-179", "177–179")])
def test_typed_quotes_and_hyphens_match_printed_ones(letter: Letter, typed: str, printed: str) -> None:
    assert len(find(letter(f"the {printed} words"), typed)) == 1


def test_signs_are_meant_as_they_stand(letter: Letter) -> None:
    assert len(find(letter("Page(s): 182. Pages: 3"), "(s): 182.")) == 1


@pytest.mark.parametrize("words", ["", "   ", "\n"])
def test_blanks_match_nothing(letter: Letter, words: str) -> None:
    assert find(letter("some words"), words) == []


def test_the_hit_to_begin_with_is_the_next_one(letter: Letter) -> None:
    hits = find(letter("a b a b a"), "a")
    assert nearest_hit(hits, Position(0, 3)) == 1


def test_behind_the_last_hit_comes_the_first(letter: Letter) -> None:
    assert nearest_hit(find(letter("a b"), "a"), Position(0, 3)) == 0
