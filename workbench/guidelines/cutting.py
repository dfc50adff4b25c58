"""A citing stretch cut into citations: a new source, a new heading or pages of another heading begin a new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.guidelines.atoms import PageGroup, Part
from workbench.guidelines.names import LONGEST, key_of, words_of
from workbench.guidelines.reading import Reading, Span, fits, read
from workbench.guidelines.statement import Statement
from workbench.guidelines.tokens import Kind

_JOINING = frozenset(
    ("the", "and", "&", "or", "also", "plus", "both", "as", "well", "on", "with", ",", ";", ":", "-", "/", ".")
)
CROSSING = 0.97
"""Quality of a name that holds words together over a comma or "and"."""
SURE_NAME = 0.9
"""Quality from which a name counts as a heading that the catalogue knows."""


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


class _Segment(NamedTuple):
    first: int
    last: int
    mark: str


def cut(statement: Statement) -> list[Piece]:
    """The citations of one citing stretch in printed order; they do not overlap."""
    pieces = list(_by_source(statement))
    pieces = [heading for piece in pieces for heading in _by_heading(statement, piece)]
    return list(_by_pages(statement, pieces))


# --- sources -------------------------------------------------------------------------------------------------------


def _by_source(statement: Statement) -> Iterator[Piece]:
    piece: Piece | None = None
    for segment in _segments(statement):
        if piece is not None and not _begins_citation(statement, piece, segment):
            piece.last = segment.last
            piece.reading = read(statement, piece.first, piece.last, piece.scope)
            continue
        if piece is not None:
            yield piece
        above, first = piece, _opening(statement, segment)
        reading = read(statement, first, segment.last, _scope(above))
        piece = Piece(first, segment.last, reading, None if reading.names_source else above)
    if piece is not None:
        yield piece


def _opening(statement: Statement, segment: _Segment) -> int:
    """The first token of a segment that is no joining word."""
    at = segment.first
    while at < segment.last - 1 and statement.tokens[at].word in _JOINING:
        at += 1
    return at


def _scope(piece: Piece | None) -> Reading | None:
    while piece is not None and not piece.reading.names_anything:
        piece = piece.above
    return piece.reading if piece else None


def _segments(statement: Statement) -> Iterator[_Segment]:
    """The runs between commas, semicolons, full stops, "and" and behind page lists, all outside brackets."""
    tokens, depth = statement.tokens, 0
    first, mark = 0, ""
    for at, token in enumerate(tokens):
        depth = max(0, depth + (token.text in "([") - (token.text in ")]"))
        atom = statement.atom_at.get(at)
        after_pages = atom is not None and atom.part is Part.PAGES and at + 1 == atom.last
        if depth == 0 and after_pages and at + 1 < len(tokens) and tokens[at + 1].kind is Kind.WORD:
            yield _Segment(first, at + 1, mark)
            first, mark = at + 1, " "
        elif depth == 0 and atom is None and _separates(statement, at):
            if first < at:
                yield _Segment(first, at, mark)
                mark = ""
            first = at + 1
            mark = mark if mark in (",", ";") else token.word
    if first < len(tokens):
        yield _Segment(first, len(tokens), mark)


def _separates(statement: Statement, at: int) -> bool:
    token = statement.tokens[at]
    if token.word in (",", ";", "and", "&"):
        return True
    following = statement.tokens[at + 1] if at + 1 < len(statement.tokens) else None
    return token.text == "." and following is not None and following.start > token.end and following.text[0].isupper()


def _begins_citation(statement: Statement, piece: Piece, segment: _Segment) -> bool:
    """Whether a segment is no part of the citation before it."""
    if _is_crossed(statement, piece, segment):
        return False
    said, more = (
        piece.reading,
        read(statement, segment.first, segment.last, piece.reading if piece.reading.names_source else piece.scope),
    )
    if said.section_word and not more.names_source and not _is_chapter(statement, said, more):
        return bool(said.groups and more.heading)
    if more.names_source and _at_front(statement, segment, more):
        return _is_other_source(statement, piece, segment, more)
    if more.chapter_number or _is_chapter(statement, said, more):
        return _is_other_chapter(said, more)
    if said.groups and more.heading:
        return bool(said.heading)
    return False


def _is_crossed(statement: Statement, piece: Piece, segment: _Segment) -> bool:
    """Whether one name goes over from the piece into the segment: `Forearm, Wrist, and Hand Complaints`."""
    return any(
        segment.first < hit.last and any(quality >= CROSSING for _, quality in hit.refs)
        for at in range(max(piece.first, segment.first - LONGEST), segment.first)
        for hit in statement.hits.get(at, ())
    )


def _is_chapter(statement: Statement, said: Reading, more: Reading) -> bool:
    """Whether a segment is a chapter's whole name (`Low Back Complaints`) under the source named before it."""
    if not more.chapters or more.chapter_span is None:
        return False
    words = len(words_of(statement.tokens[more.chapter_span[0] : more.chapter_span[1]]))
    if said.section_word is None and said.chapters and said.names_source:
        return words > 1 and not more.heading
    return not more.heading and (bool(more.years) or (words > 1 and said.section_word is None))


def _at_front(statement: Statement, segment: _Segment, more: Reading) -> bool:
    """Whether the source opens the segment, save for "the", a label or the chapter that it belongs to."""
    opening = min(first for first, _ in more.sources)
    lead = {"the", "mtus", "ca", "california", "non", "-", "(", "/", "chapter"}
    inside = more.chapter_span or (opening, opening)
    return all(
        statement.tokens[at].word in lead or inside[0] <= at < inside[1] or at in statement.atom_at
        for at in range(segment.first, opening)
    )


def _is_other_source(statement: Statement, piece: Piece, segment: _Segment, more: Reading) -> bool:
    said = piece.reading
    if not said.names_source:
        if not (said.heading or said.chapters or said.chapter_number):
            return bool(said.addresses)
        if segment.mark not in (",", " ", ""):
            return not said.heading or not _known_under(statement, said.heading, more)
        known = said.chapters and any(fits(statement, number, more) for number in said.chapters)
        return bool(said.groups) and not known and not _known_under(statement, said.heading, more)
    same = bool(said.bodies.keys() & more.bodies.keys()) or bool(said.documents.keys() & more.documents.keys())
    if not same and not _related(statement, said, more):
        return True
    used = said.groups or said.chapters or said.chapter_number or said.heading
    return bool(used) and bool(
        more.bodies.keys() & said.bodies.keys() or more.documents or more.chapters or more.chapter_number
    )


def _related(statement: Statement, said: Reading, more: Reading) -> bool:
    profiles = statement.index.profiles
    bodies = {body for number in said.documents for body in profiles[number].bodies} | set(said.bodies)
    further = {body for number in more.documents for body in profiles[number].bodies} | set(more.bodies)
    return bool(bodies & further)


def _known_under(statement: Statement, runs: Sequence[Span], source: Reading) -> bool:
    """Whether words before a source are a heading or title of it: `Physical Medicine Guidelines, Chronic Pain …`."""
    if not runs:
        return False
    key = key_of(words_of(statement.tokens[runs[0][0] : runs[-1][1]]))
    keys = {key, key.removesuffix("guideline")}
    return any(
        fits(statement, number, source) for one in keys for number, _ in statement.index.by_key.get(one, ())[:200]
    )


def _is_other_chapter(said: Reading, more: Reading) -> bool:
    if more.chapter_number and said.chapter_number:
        return True
    if more.chapters and said.chapters:
        return not more.chapters.keys() & said.chapters.keys() or bool(said.groups)
    return bool(said.groups)


# --- headings ------------------------------------------------------------------------------------------------------


def _by_heading(statement: Statement, piece: Piece) -> Iterator[Piece]:
    """A piece cut between the headings that it lists: the catalogue's own headings decide at which comma."""
    runs = _runs(statement, piece)
    groups = _grouped(statement, piece, runs)
    if len(groups) < 2:
        yield piece
        return
    starts = [piece.first, *(group[0] for group in groups[1:])]
    ends = [*(group[1] for group in groups[:-1]), piece.last]
    parent: Piece | None = None
    for first, last in zip(starts, ends, strict=True):
        above = parent or piece.above
        reading = read(statement, first, last, _scope(parent) or piece.scope)
        if parent is not None:
            reading = _plain(statement, reading, parent)
        part = Piece(first, last, reading, above)
        parent = parent or part
        yield part


def _plain(statement: Statement, reading: Reading, parent: Piece) -> Reading:
    """A further heading names no source or chapter of its own, whatever its words are elsewhere."""
    plain = Reading(reading.first, reading.last, groups=reading.groups, section_word=parent.reading.section_word)
    end = next(
        (
            atom.first
            for atom in statement.atoms
            if reading.first <= atom.first < reading.last and atom.part is Part.PAGES
        ),
        reading.last,
    )
    while end > reading.first and statement.tokens[end - 1].text in (",", ";", ":"):
        end -= 1
    plain.heading = [(reading.first, end)]
    return plain


def _runs(statement: Statement, piece: Piece) -> list[tuple[Span, str]]:
    """The piece's heading cut at every mark that might part two headings, with the mark before each run."""
    runs: list[tuple[Span, str]] = []
    for first, last in piece.reading.heading:
        start, mark, depth = first, _mark_before(statement, first), 0
        for at in range(first, last):
            token = statement.tokens[at]
            depth = max(0, depth + (token.text == "(") - (token.text == ")"))
            if depth == 0 and token.word in ("and", "&", "/") and first < at < last - 1:
                runs.append(((start, at), mark))
                start, mark = at + 1, token.word
        runs.append(((start, last), mark))
    return runs


def _mark_before(statement: Statement, at: int) -> str:
    weak = ""
    while at > 0 and statement.tokens[at - 1].word in (",", ";", "and", "&"):
        at -= 1
        weak = statement.tokens[at].word if statement.tokens[at].word in ",;" else weak
    return weak


def _grouped(statement: Statement, piece: Piece, runs: Sequence[tuple[Span, str]]) -> list[Span]:
    """The runs joined into headings, by least cost: a known heading costs little, unknown words cost each."""
    if len(runs) < 2 or len(runs) > 24:
        return []
    best: list[tuple[float, list[tuple[int, int]]]] = [(0.0, [])]
    for end in range(1, len(runs) + 1):
        ways = []
        for start in range(max(0, end - 8), end):
            cost, path = best[start]
            ways.append((cost + _cost(statement, piece, runs, start, end), [*path, (start, end)]))
        best.append(min(ways, key=lambda way: way[0]))
    return _joined(statement, piece, runs, best[-1][1])


def _cost(statement: Statement, piece: Piece, runs: Sequence[tuple[Span, str]], start: int, end: int) -> float:
    span = (runs[start][0][0], runs[end - 1][0][1])
    parts = [set(words_of(statement.tokens[first:last])) for (first, last), _ in runs[start:end]]
    repeated = any(one <= other for at, one in enumerate(parts) for other in parts[:at] + parts[at + 1 :])
    if not repeated and known_headings(statement, piece, span):
        return 0.1 if runs[start][1] not in ("and", "&", "/") else 0.4
    return 1.0 + len(words_of(statement.tokens[span[0] : span[1]])) if end - start == 1 else 1e6


def _joined(
    statement: Statement, piece: Piece, runs: Sequence[tuple[Span, str]], path: Iterable[tuple[int, int]]
) -> list[Span]:
    """Unknown runs given to the heading before them, save where a list of sections or a semicolon sets them apart."""
    listed = piece.reading.section_word is not None or (
        piece.above is not None and piece.above.reading.section_word is not None
    )
    found: list[tuple[Span, bool]] = []
    for start, end in path:
        span, mark = (runs[start][0][0], runs[end - 1][0][1]), runs[start][1]
        known = bool(known_headings(statement, piece, span))
        if found:
            before, before_known = found[-1]
            apart = known and before_known
            if mark not in ("and", "&", "/"):
                upper = statement.tokens[span[0]].text[:1].isupper()
                apart = (
                    apart
                    or (listed and upper and (known or before_known or mark == ";" or listed))
                    or (mark == ";" and known)
                )
            if not apart:
                found[-1] = ((before[0], span[1]), before_known or (known and not before_known))
                continue
        found.append((span, known))
    return [span for span, _ in found]


def known_headings(statement: Statement, piece: Piece, span: Span) -> list[int]:
    """The entries under the piece's source whose name the words are."""
    key = key_of(words_of(statement.tokens[span[0] : span[1]]))
    return [
        number
        for number, quality in statement.index.by_key.get(key, ())[:200]
        if quality >= SURE_NAME and is_under(statement, number, piece)
    ]


def is_under(statement: Statement, number: int, piece: Piece) -> bool:
    """Whether an entry lies properly below what a piece, or the one above it, names."""
    lineage = statement.index.profiles[number].lineage
    at: Piece | None = piece
    while at is not None:
        reading = at.reading
        if reading.chapters:
            return any(above in reading.chapters for above in lineage[1:])
        if reading.names_source:
            return statement.index.profiles[number].entry.kind != "document" and bool(fits(statement, number, reading))
        at = at.above
    return False


# --- pages ---------------------------------------------------------------------------------------------------------


def _by_pages(statement: Statement, pieces: list[Piece]) -> Iterator[Piece]:
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
    for scope in _documents_of(statement, piece):
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


def _documents_of(statement: Statement, piece: Piece) -> list[int]:
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
