"""One citation while it is being cut out of its statement."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.guidelines.atoms import PageGroup
from workbench.guidelines.names import key_of, words_of
from workbench.guidelines.reading import Reading, Span, fits
from workbench.guidelines.statement import Statement

SURE_NAME = 0.9
"""Quality from which a name counts as a heading that the catalogue knows."""
_NEAR = 0.05
"""How much less sure than the best a name is at most that counts beside it."""


@dataclass
class Piece:
    """One citation as tokens `first` to `last` (not included) of its statement.

    `above` is the piece whose publisher and document still hold for this one. `groups` are the pages that are its own,
    which may stand behind a later piece.
    """

    first: int
    last: int
    reading: Reading
    above: Piece | None = None
    groups: list[PageGroup] = field(default_factory=list)

    @property
    def scope(self) -> Reading | None:
        """The reading of the nearest piece above that names a source or chapter."""
        at = self.above
        while at is not None and not at.reading.names_anything:
            at = at.above
        return at.reading if at else None


def scope_of(piece: Piece | None) -> Reading | None:
    """What a piece names or, where it names nothing, the nearest one above it that does."""
    while piece is not None and not piece.reading.names_anything:
        piece = piece.above
    return piece.reading if piece else None


def known_headings(statement: Statement, piece: Piece, span: Span, at_least: float = SURE_NAME) -> list[int]:
    """The entries under the piece's source whose name the words are, with or without a second name in brackets.

    `at_least` is the quality from which a name counts; one that is much less sure than the best does not.
    """
    tokens = statement.tokens
    if found := _known(statement, piece, key_of(words_of(tokens[span[0] : span[1]])), at_least):
        return found
    opens = next((at for at in reversed(range(*span)) if tokens[at].text == "("), span[0])
    if opens == span[0] or tokens[span[1] - 1].text != ")":
        return []
    also = set(_known(statement, piece, key_of(words_of(tokens[opens : span[1]])), at_least, 1.0))
    return [one for one in _known(statement, piece, key_of(words_of(tokens[span[0] : opens])), at_least) if one in also]


def _known(statement: Statement, piece: Piece, key: str, at_least: float, within: float = _NEAR) -> list[int]:
    found = {
        number: quality
        for number, quality in statement.index.by_key.get(key, ())[:200]
        if quality >= at_least and is_under(statement, number, piece)
    }
    needed = max(found.values(), default=0.0) - within
    return [number for number, quality in found.items() if quality >= needed]


def is_under(statement: Statement, number: int, piece: Piece) -> bool:
    """Whether an entry lies properly below what a piece, or the one above it, names."""
    lineage = statement.index.profiles[number].lineage
    at: Piece | None = piece
    while at is not None:
        reading = at.reading
        if reading.chapters:
            chapters = _of_the_year(statement, reading)
            return any(above in chapters for above in lineage[1:])
        if reading.names_source:
            return statement.index.profiles[number].entry.kind != "document" and bool(fits(statement, number, reading))
        at = at.above
    return False


def _of_the_year(statement: Statement, reading: Reading) -> set[int]:
    """The chapters that a reading may mean: of several of one name those of the year that stands beside it."""
    told = {int(atom.value) for atom in reading.years if atom.value.isdigit()}
    dated = {number for number in reading.chapters if statement.index.profiles[number].years & told}
    return dated or set(reading.chapters)
