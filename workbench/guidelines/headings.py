"""A piece cut between the headings that it lists: the catalogue's own headings decide at which comma."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from workbench.guidelines.atoms import Part
from workbench.guidelines.names import words_of
from workbench.guidelines.piece import Piece, known_headings, scope_of
from workbench.guidelines.reading import Reading, Span, read
from workbench.guidelines.statement import Statement


def cut_headings(statement: Statement, piece: Piece) -> Iterator[Piece]:
    """The piece, or one piece for each heading that it lists."""
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
        reading = read(statement, first, last, scope_of(parent) or piece.scope)
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
            apart = known and before_known and (listed or mark != "," or not _is_path(statement, piece, before, span))
            if _is_introduced(statement, span) or (mark != ";" and _is_same(statement, piece, before, span)):
                apart = False
            elif mark not in ("and", "&", "/"):
                upper = statement.tokens[span[0]].text[:1].isupper()
                apart = (
                    apart
                    or (listed and upper and (known or before_known or mark == ";" or listed))
                    or (mark == ";" and (known or (before_known and upper)))
                )
            if not apart:
                found[-1] = ((before[0], span[1]), before_known or (known and not before_known))
                continue
        found.append((span, known))
    return [span for span, _ in found]


def _is_path(statement: Statement, piece: Piece, before: Span, span: Span) -> bool:
    """Whether a heading lies in the one before it and holds all pages that are told: `Opioids, Dosing, page 86`."""
    index, pages = statement.index, [group.pages for group in piece.reading.groups]
    outer = known_headings(statement, piece, before)
    inner = [
        number
        for number in known_headings(statement, piece, span)
        if (own := index.profiles[number].pages) and all(own[0] <= first and last <= own[1] for first, last in pages)
    ]
    return bool(pages) and any(index.within(one, other) for one in inner for other in outer)


def _is_same(statement: Statement, piece: Piece, before: Span, span: Span) -> bool:
    """Whether two headings may be two names of one entry: `Preface, Physical Therapy Guidelines`."""
    one, other = known_headings(statement, piece, before), known_headings(statement, piece, span)
    return not set(one).isdisjoint(other)


def _is_introduced(statement: Statement, span: Span) -> bool:
    """Whether a heading is told to be a part of the one before it: `Section: Ankle and Foot, Topic: Orthotics`."""
    first, last = span
    named = statement.tokens[first].word in ("topic", "subsection", "subtopic", "heading", "procedure", "entry")
    return named and first + 1 < last and statement.tokens[first + 1].text == ":"
