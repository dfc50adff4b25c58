"""The order in which the printed lines of a page are read: rows from the top, column after column.

PDF files hold text in the order in which it was drawn. That is nearly always the reading order, and is kept then;
headers drawn last, and columns drawn row by row, are what is mended here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby

from msgspec import Struct


class Piece(Struct, frozen=True, order=True, gc=False):
    """A run of words that the PDF library saw as one line: its box in points as seen, and its words' numbers."""

    x0: float
    y0: float
    x1: float
    y1: float
    first: int
    last: int


Row = list[Piece]
"""The pieces that stand beside each other on one printed line, from the left."""

_FEW_ROWS = 4
_GRID = 2.0  # points; how finely a gutter is looked for
_NARROWEST_GUTTER = 3  # of that grid
_MOST_ACROSS = 0.4  # of the pieces may run across a gutter: titles, headers, footers
_PROSE_WORDS = 3  # a line in each column; fewer are labels and values, which are read across
_UPRIGHT = 30.0  # points; a taller, narrow piece is sideways text


def rows_in_reading_order(pieces: Sequence[Piece]) -> list[Row]:
    """All `pieces` as rows, in the order in which a person reads them."""
    rows = _rows_as_drawn(pieces)
    if rows is not None:
        return rows
    level = [piece for piece in pieces if not _is_upright(piece)]
    if len(level) * 2 < len(pieces):
        return [[piece] for piece in pieces]  # a page of sideways text: its own order is the best there is
    upright = [[piece] for piece in pieces if _is_upright(piece)]
    return [row for region in _regions(level) for row in _rows_from_the_top(region)] + upright


def _rows_as_drawn(pieces: Sequence[Piece]) -> list[Row] | None:
    """The rows when they were drawn from the top, each from the left, and few have pieces side by side."""
    rows: list[Row] = []
    middle = float("-inf")
    side_by_side = 0
    for piece in pieces:
        if piece.y0 >= middle:
            rows.append([piece])
            middle = (piece.y0 + piece.y1) / 2
            continue
        row = rows[-1]
        if side_by_side == _FEW_ROWS or piece.x0 < row[-1].x1 - 1 or not _same_row(row[0], piece):
            return None
        side_by_side += len(row) == 1
        row.append(piece)
    return rows


def _rows_from_the_top(pieces: Sequence[Piece]) -> list[Row]:
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda p: (p.y0 + p.y1, p.x0)):
        if rows and _same_row(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort()
    return rows


def _same_row(one: Piece, other: Piece) -> bool:
    """Whether two pieces share more than half the height of the lower one."""
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared * 2 > min(one.y1 - one.y0, other.y1 - other.y0)


def _is_upright(piece: Piece) -> bool:
    height = piece.y1 - piece.y0
    return height > _UPRIGHT and height > 2 * (piece.x1 - piece.x0)


def _regions(pieces: Sequence[Piece]) -> list[Sequence[Piece]]:
    """The page cut into parts that are read one after the other: columns, and what runs across them."""
    gutter = _gutter(pieces)
    if gutter is None:
        return [pieces]
    regions: list[Sequence[Piece]] = []
    from_the_top = sorted(pieces, key=lambda p: p.y0)
    for across, members in groupby(from_the_top, key=lambda p: p.x0 < gutter < p.x1):
        band = list(members)
        left = [piece for piece in band if piece.x1 <= gutter]
        right = [piece for piece in band if piece.x0 >= gutter]
        if across or len(left) < 2 or len(right) < 2:
            regions.append(band)
        else:
            regions += _regions(left) + _regions(right)
    return regions


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """The x of an empty strip between two columns of prose; None where the text runs across or is a table."""
    if len(pieces) < 2 * _FEW_ROWS:
        return None
    edge = min(piece.x0 for piece in pieces)
    steps = int((max(piece.x1 for piece in pieces) - edge) / _GRID) + 2
    changes = [0] * (steps + 1)
    for piece in pieces:
        changes[int((piece.x0 - edge) / _GRID)] += 1
        changes[int((piece.x1 - edge) / _GRID) + 1] -= 1
    covered = list(accumulate(changes))
    first, last = _widest_gap(covered, steps // 6, steps - steps // 6)
    if last - first < _NARROWEST_GUTTER or covered[first] > len(pieces) * _MOST_ACROSS:
        return None
    gutter = edge + (first + last) / 2 * _GRID
    columns = [p for p in pieces if p.x1 <= gutter], [p for p in pieces if p.x0 >= gutter]
    return gutter if all(map(_is_prose, columns)) and _side_by_side(*columns) else None


def _widest_gap(covered: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """The longest run of the least covered steps between `start` and `end`, as its first step and the one after."""
    least = min(covered[start:end], default=0)
    best = (start, start)
    here = start
    for is_least, run in groupby(covered[start:end], key=lambda count: count == least):
        length = len(list(run))
        if is_least and length > best[1] - best[0]:
            best = (here, here + length)
        here += length
    return best


def _is_prose(column: Sequence[Piece]) -> bool:
    words = sorted(piece.last - piece.first for piece in column)
    return len(words) >= _FEW_ROWS and words[len(words) // 2] >= _PROSE_WORDS


def _side_by_side(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether two columns share at least half the height of the shorter one."""
    tops = [min(piece.y0 for piece in column) for column in (left, right)]
    bottoms = [max(piece.y1 for piece in column) for column in (left, right)]
    shorter = min(bottom - top for top, bottom in zip(tops, bottoms, strict=True))
    return (min(bottoms) - max(tops)) * 2 > shorter
