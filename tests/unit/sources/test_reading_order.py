"""The order of a page's lines, whatever the order in which they were drawn."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from workbench.sources.reading_order import Piece, rows_in_reading_order


def piece(x: float, y: float, width: float = 200, words: int = 6, number: int = 0) -> Piece:
    return Piece(x, y, x + width, y + 12, number, number + words)


def column(x: float, rows: int = 12, y: float = 150) -> list[Piece]:
    return [piece(x, y + 14 * row) for row in range(rows)]


def in_order(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for row in rows_in_reading_order(pieces) for piece in row]


LEFT, RIGHT = column(72), column(320)
TITLE, FOOTER = piece(100, 100, 400), piece(72, 740, 400)


def test_lines_drawn_from_the_top_stay_as_they_are() -> None:
    assert in_order(LEFT) == LEFT


def test_a_header_drawn_last_is_read_first() -> None:
    assert in_order([*LEFT, TITLE]) == [TITLE, *LEFT]


def test_columns_are_read_one_after_the_other_however_they_were_drawn() -> None:
    page = [TITLE, *LEFT, *RIGHT, FOOTER]
    row_by_row = [piece for pair in zip(LEFT, RIGHT, strict=True) for piece in pair]
    assert in_order([TITLE, *row_by_row, FOOTER]) == page
    assert in_order([FOOTER, *RIGHT, *LEFT, TITLE]) == page


def test_three_columns_are_read_from_the_left() -> None:
    columns = [[piece(x, 100 + 14 * row, 140) for row in range(10)] for x in (60, 220, 380)]
    drawn = [piece for row in zip(*columns, strict=True) for piece in row]
    assert in_order(drawn) == [piece for column in columns for piece in column]


def test_a_table_of_labels_and_values_is_read_across() -> None:
    rows = [[piece(72, y, 80, 2), piece(200, y, 70, 1), piece(340, y, 90, 2)] for y in range(100, 220, 16)]
    assert rows_in_reading_order([piece for row in rows for piece in row]) == rows
    assert rows_in_reading_order([row[n] for n in range(3) for row in rows]) == rows


def test_a_raised_mark_stays_on_its_line() -> None:
    raised = Piece(273, 97, 280, 105, 6, 7)
    assert rows_in_reading_order([piece(72, 100), raised]) == [[piece(72, 100), raised]]


def test_sideways_text_beside_a_page_comes_last() -> None:
    sideways = Piece(20, 100, 32, 600, 0, 5)
    assert in_order([sideways, *reversed(LEFT)]) == [*LEFT, sideways]


def test_a_page_of_sideways_text_keeps_its_own_order() -> None:
    sideways = [Piece(500 - 14 * n, 100, 512 - 14 * n, 600, n, n + 5) for n in range(8)]
    assert in_order(sideways) == sideways


@given(st.randoms(use_true_random=False), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 70)), max_size=40))
def test_every_piece_is_read_once(shuffled: random.Random, corners: list[tuple[int, int]]) -> None:
    pieces = [piece(x * 10, y * 10, shuffled.choice((5, 90, 400)), 3, n) for n, (x, y) in enumerate(corners)]
    assert sorted(in_order(pieces)) == sorted(pieces)
