"""Page lists given to the citations that they belong to; pages of another heading become citations of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.guidelines.atoms import PageGroup
from workbench.guidelines.piece import Piece, known_headings
from workbench.guidelines.reading import Reading, Span
from workbench.guidelines.statement import Statement


def share_pages(statement: Statement, pieces: list[Piece]) -> Iterator[Piece]:
    """The pages given to the pieces that they belong to; groups that no named heading holds are pieces of their own."""
    waiting: list[Piece] = []
    for piece in pieces:
        waiting.append(piece)
        if not piece.reading.groups:
            continue
        yield from _shared(statement, waiting)
        waiting = []
    yield from waiting


def _shared(statement: Statement, pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces of which the last prints a page list that may be for all of them."""
    last = pieces[-1]
    if _is_in_order(statement, pieces):
        for piece, group in zip(pieces, last.reading.groups, strict=True):
            piece.groups.append(group)
        yield from pieces
        return
    strays: list[tuple[int | None, list[PageGroup]]] = []
    for group in last.reading.groups:
        holds = [_holds(statement, piece, group) for piece in pieces]
        best = max((hold for hold in holds if hold is not None), default=0)
        if best > 0:
            pieces[holds.index(best)].groups.append(group)
            continue
        row = _row_of(statement, last, group) if holds[-1] == 0 else None
        if row is None:
            last.groups.append(group)
        elif strays and strays[-1][0] == row:
            strays[-1][1].append(group)
        else:
            strays.append((row, [group]))
    yield from pieces[:-1]
    yield from _set_apart(statement, last, [groups for _, groups in strays])


def _is_in_order(statement: Statement, pieces: Sequence[Piece]) -> bool:
    """Whether each piece has its page group, in order, one of them by a heading that nothing knows: `Xs; Ys 78, 86`."""
    groups = pieces[-1].reading.groups
    if len(pieces) < 2 or len(groups) != len(pieces):
        return False
    holds = [_holds(statement, piece, group) for piece, group in zip(pieces, groups, strict=True)]
    return None in holds and any(holds) and 0 not in holds


def _holds(statement: Statement, piece: Piece, group: PageGroup) -> int | None:
    """Whether the pages lie in what a piece names (2), touch it (1) or not (0); None where nobody knows."""
    index = statement.index
    numbers: list[int] = []
    if piece.reading.heading:
        span = (piece.reading.heading[0][0], piece.reading.heading[-1][1])
        numbers = known_headings(statement, piece, span)
        if not numbers:
            return None
    elif piece.reading.chapters:
        numbers = list(piece.reading.chapters)
    elif piece.reading.chapter_number:
        numbers = index.by_chapter.get(piece.reading.chapter_number, [])[:20]
    elif piece.reading.documents:
        numbers = list(piece.reading.documents)
    known = [pages for number in numbers if (pages := index.profiles[number].pages)]
    if not known:
        return None
    first, end = group.pages
    if any(pages[0] <= first and end <= pages[1] for pages in known):
        return 2
    if any(pages[0] <= end and first <= pages[1] for pages in known):
        return 1
    return 0 if piece.reading.heading else None


def _row_of(statement: Statement, piece: Piece, group: PageGroup) -> int | None:
    """The smallest section under the piece's document that holds the pages; None where there is none."""
    index = statement.index
    found: list[tuple[int, int]] = []
    for scope in _documents_of(piece):
        for number in index.below(scope):
            pages = index.profiles[number].pages
            if (
                pages
                and index.profiles[number].entry.kind == "section"
                and pages[0] <= group.pages[0]
                and group.pages[1] <= pages[1]
            ):
                found.append((pages[1] - pages[0], number))
    return min(found)[1] if found else None


def _documents_of(piece: Piece) -> list[int]:
    at: Piece | None = piece
    while at is not None:
        if at.reading.chapters:
            return list(at.reading.chapters)[:4]
        if at.reading.documents:
            return list(at.reading.documents)[:4]
        at = at.above
    return []


def _set_apart(statement: Statement, piece: Piece, strays: list[list[PageGroup]]) -> Iterator[Piece]:
    """A piece and, behind it, its page groups that belong to other headings."""
    if not strays:
        yield piece
        return
    apart = [
        Piece(*_token_span(statement, groups), Reading(*_token_span(statement, groups)), piece, groups)
        for groups in strays
    ]
    edge = min(part.first for part in apart)
    own = [group for group in piece.groups if group.end <= statement.tokens[edge].start]
    if own:
        piece.last = next(at for at, token in enumerate(statement.tokens) if token.end >= own[-1].end) + 1
    else:
        piece.last = piece.reading.heading[-1][1] if piece.reading.heading else edge
    yield piece
    yield from apart


def _token_span(statement: Statement, groups: Sequence[PageGroup]) -> Span:
    first = next(at for at, token in enumerate(statement.tokens) if token.start >= groups[0].start)
    last = next(at for at, token in enumerate(statement.tokens) if token.end >= groups[-1].end) + 1
    return (first, last)
