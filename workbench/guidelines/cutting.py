"""A citing stretch cut into citations: a new source, a new heading or pages of another heading begin a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.guidelines.articles import (
    begins_article,
    begins_source,
    is_article,
    is_inside_article,
    is_titled_by_society,
    is_work,
)
from workbench.guidelines.atoms import Atom, Part
from workbench.guidelines.headings import cut_headings
from workbench.guidelines.names import LONGEST, key_of, words_of
from workbench.guidelines.page_lists import share_pages
from workbench.guidelines.piece import Piece, is_under, known_headings, scope_of
from workbench.guidelines.reading import Reading, Span, fits, read
from workbench.guidelines.statement import CORE, Hit, Statement
from workbench.guidelines.tokens import Kind

CROSSING = 0.97
"""Quality of a name that holds words together over a comma or "and"."""
_JOINING = frozenset(
    ("the", "and", "&", "or", "also", "plus", "both", "as", "well", "on", "with", ",", ";", ":", "-", "/", ".")
)


class _Segment(NamedTuple):
    first: int
    last: int
    mark: str


def cut(statement: Statement) -> list[Piece]:
    """The citations of one citing stretch in printed order; they do not overlap."""
    pieces = list(_by_source(statement))
    pieces = [heading for piece in pieces for heading in cut_headings(statement, piece)]
    return list(share_pages(statement, pieces))


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
        if above is not None and (
            _names_other_set(statement, above.reading, segment)
            or _is_atom(statement, first, Part.REGULATION, Part.ADDRESS)
            or _is_article(statement, segment)
            or _is_society_or_law(statement, above, segment)
        ):
            above = None
        reading = read(statement, first, segment.last, scope_of(above))
        piece = Piece(first, segment.last, reading, None if reading.names_source else above)
    if piece is not None:
        yield piece


def _opening(statement: Statement, segment: _Segment) -> int:
    """The first token of a segment that is no joining word."""
    at = segment.first
    while at < segment.last - 1 and statement.tokens[at].word in _JOINING:
        at += 1
    return at


def _segments(statement: Statement) -> Iterator[_Segment]:
    """The runs between commas, semicolons, full stops, "and" and behind page lists, all outside brackets."""
    tokens, depth = statement.tokens, 0
    publishers = {
        at for hits in statement.hits.values() for hit in hits if hit.body for at in range(hit.first, hit.body_last)
    }
    first, mark = 0, ""
    for at, token in enumerate(tokens):
        depth = max(0, depth + (token.text in "([") - (token.text in ")]"))
        atom = statement.atom_at.get(at)
        after_pages = atom is not None and atom.part is Part.PAGES and at + 1 == atom.last
        if depth == 0 and after_pages and at + 1 < len(tokens) and tokens[at + 1].kind is Kind.WORD:
            yield _Segment(first, at + 1, mark)
            first, mark = at + 1, " "
        elif depth == 0 and atom is None and at not in publishers and _separates(statement, at):
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
    if _is_crossed(statement, piece, segment) or _is_inside_article(statement, piece, segment):
        return False
    if segment.mark == "." and _is_statement_of_society(statement, piece) and _is_article(statement, segment):
        return False  # where it was published
    article = piece.reading.names_anything and _is_article(statement, segment)
    if article or _is_society_or_law(statement, piece, segment) or _names_other_set(statement, piece.reading, segment):
        return True
    said = piece.reading
    more = read(statement, segment.first, _end_of_name(statement, segment), said if said.names_source else piece.scope)
    opening = statement.atom_at.get(_opening(statement, segment))
    if opening is not None and not more.names_source and (apart := _sets_apart(statement, said, opening)) is not None:
        return apart
    if said.section_word and not more.names_source and not _is_chapter(statement, said, more):
        return bool(said.groups and more.heading)
    if more.names_source and _at_front(statement, segment, more):
        return _is_other_source(statement, piece, segment, more)
    if more.chapter_number or _is_chapter(statement, said, more):
        return _is_other_chapter(said, more)
    return _begins_heading(statement, piece, segment, more)


def _begins_heading(statement: Statement, piece: Piece, segment: _Segment, more: Reading) -> bool:
    """Whether a segment that names no source of its own is another chapter of a list, or a heading behind pages."""
    said = piece.reading
    if segment.mark == ";" and _lists_chapter(statement, piece, segment, more):
        return True
    if said.groups and (more.heading or _is_page_first(said, more)):
        return bool(said.heading) and not (said.page_first and _goes_on(statement, piece, more))
    return False


def _goes_on(statement: Statement, piece: Piece, more: Reading) -> bool:
    """Whether a heading goes on over the comma: `pages 125-126, Work conditioning, work hardening`."""
    said = piece.reading
    if not more.heading or more.groups:
        return False
    return bool(known_headings(statement, piece, (said.heading[-1][0], more.heading[-1][1])))


def _end_of_name(statement: Statement, segment: _Segment) -> int:
    """The segment's end, or that of a chapter's name that goes on over it: `Mental Illness and Stress Chapter`."""
    profiles = statement.index.profiles
    for hit in statement.hits.get(_opening(statement, segment), ()):
        chapter = any(profiles[number].entry.kind == "chapter" and quality > CORE for number, quality in hit.refs)
        if hit.last > segment.last and chapter and _is_atom(statement, hit.last, Part.CHAPTER_WORD, Part.YEAR):
            return hit.last + 1
    return segment.last


def _is_atom(statement: Statement, at: int, *parts: Part) -> bool:
    atom = statement.atom_at.get(at)
    return atom is not None and atom.part in parts


def _is_page_first(said: Reading, more: Reading) -> bool:
    """Whether pages open a citation, as they do where those before stand in front of their heading."""
    return bool(more.groups) and bool(said.heading) and said.page_first


def _is_crossed(statement: Statement, piece: Piece, segment: _Segment) -> bool:
    """Whether one name goes over from the piece into the segment: `Forearm, Wrist, and Hand Complaints`."""
    if _is_atom(statement, segment.first - 2, Part.YEAR):
        return False  # a year ends a name: `Opioids 2017, Chronic Pain 2017`
    listed = piece.reading.section_word is not None  # where only the chapter's own headings stand
    return any(
        segment.first < hit.last
        and any(
            quality >= CROSSING and (not listed or is_under(statement, number, piece)) for number, quality in hit.refs
        )
        and _is_plain(statement, hit)
        for at in range(max(piece.first, segment.first - LONGEST), segment.first)
        if at == piece.first or statement.tokens[at - 1].kind is not Kind.WORD or at - 1 in statement.atom_at
        for hit in statement.hits.get(at, ())
    )


def _is_plain(statement: Statement, hit: Hit) -> bool:
    """Whether a name has no word twice, as `chronic pain; Chronic Pain Medical Treatment` has."""
    words = [token.word for token in statement.tokens[hit.first : hit.last] if token.kind is Kind.WORD]
    return len(words) == len(set(words) | {"and"}) - ("and" not in words)


def _names_other_set(statement: Statement, said: Reading, segment: _Segment) -> bool:
    """Whether a segment is a chapter with its year, of no source named before: `…; Low Back Disorders 2016`."""
    alone = read(statement, segment.first, _end_of_name(statement, segment))
    if not alone.chapters or not alone.years or alone.names_source or alone.heading or not said.names_anything:
        return False
    if alone.chapter_span and alone.years[0].first > alone.chapter_span[1] + 1:
        return False  # `Opioids pp. 74-97 (updated 2009)`
    if not said.names_source:
        return bool(said.chapters) and not alone.chapters.keys() & said.chapters.keys()
    return not any(fits(statement, number, said) for number in alone.chapters)


def _is_chapter(statement: Statement, said: Reading, more: Reading) -> bool:
    """Whether a segment is a chapter's whole name (`Low Back Complaints`) under the source named before it."""
    if not more.chapters or more.chapter_span is None:
        return False
    if said.chapters and _is_atom(statement, more.chapter_span[1], Part.CHAPTER_WORD):
        return True
    words = len(words_of(statement.tokens[more.chapter_span[0] : more.chapter_span[1]]))
    if said.section_word is None and said.chapters and said.names_source:
        return words > 1 and not more.heading
    return not more.heading and (bool(more.years) or (words > 1 and said.section_word is None))


def _lists_chapter(statement: Statement, piece: Piece, segment: _Segment, more: Reading) -> bool:
    """Whether a segment is no more than another chapter's name: `ODG Neck, MRI; Shoulder, MRI`."""
    said, span = piece.reading, more.chapter_span
    named = said if said.names_anything else piece.scope
    if more.names_source or more.heading or span is None or named is None or not said.heading:
        return False
    if not named.chapters or span[0] != _opening(statement, segment):
        return False
    return not known_headings(statement, piece, span, max(more.chapters.values()))


def _at_front(statement: Statement, segment: _Segment, more: Reading) -> bool:
    """Whether the source opens the segment, save for "the", a label or the chapter that it belongs to."""
    opening = min(first for first, _ in more.sources)
    lead = _JOINING | {"mtus", "ca", "california", "non", "(", "chapter"}
    inside = more.chapter_span or (opening, opening)
    return all(
        statement.tokens[at].word in lead or inside[0] <= at < inside[1] or at in statement.atom_at
        for at in range(segment.first, opening)
    )


def _is_other_source(statement: Statement, piece: Piece, segment: _Segment, more: Reading) -> bool:
    said = piece.reading
    if not said.names_source:
        if not (said.heading or said.chapters or said.chapter_number):
            other_rule = bool(said.regulations) and not _is_of(statement, said.regulations[0], more)
            return bool(said.addresses) or other_rule
        if segment.mark not in (",", " ", ""):
            return not said.heading or not _known_under(statement, said.heading, more)
        known = any(fits(statement, number, more) for number in said.chapters)
        if said.chapters:
            return not known
        whole = said.groups or said.section_word
        return bool(whole) and not _known_under(statement, said.heading, more)
    same = bool(said.bodies.keys() & more.bodies.keys()) or bool(said.documents.keys() & more.documents.keys())
    if not same and not _related(statement, said, more):
        return True
    used = said.groups or said.chapters or said.chapter_number or said.heading
    return bool(used) and bool(
        more.bodies.keys() & said.bodies.keys() or more.documents or more.chapters or more.chapter_number
    )


def _is_article(statement: Statement, segment: _Segment) -> bool:
    return begins_article(statement.text, statement.tokens[_opening(statement, segment)].start, segment.mark)


def _is_statement_of_society(statement: Statement, piece: Piece) -> bool:
    """Whether a citation is a society's own paper by its title, of which the catalogue knows no part."""
    said = piece.reading
    if said.chapters or said.chapter_number or said.groups or said.addresses or said.regulations:
        return False
    start, end = statement.tokens[piece.first].start, statement.tokens[piece.last - 1].end
    return is_titled_by_society(statement.text, start, end)


def _is_inside_article(statement: Statement, piece: Piece, segment: _Segment) -> bool:
    """Whether a segment stands between an article's authors and its journal's pages."""
    start, here = statement.tokens[piece.first].start, statement.tokens[segment.first].start
    if segment.mark == "," and _is_title_behind_journal(statement, piece, segment):
        return True
    return segment.mark in (".", ",") and is_inside_article(statement.text, start, here)


def _is_title_behind_journal(statement: Statement, piece: Piece, segment: _Segment) -> bool:
    """Whether a segment is the title of an article whose journal and pages stand before it."""
    start, end = statement.tokens[piece.first].start, statement.tokens[piece.last - 1].end
    if piece.reading.names_source or not is_article(statement.text, start, end):
        return False
    return not read(statement, segment.first, segment.last).names_anything


def _is_society_or_law(statement: Statement, piece: Piece, segment: _Segment) -> bool:
    """Whether a segment behind a named source begins with another publisher or law, which the catalogue lacks."""
    opening = _opening(statement, segment)
    start, end = statement.tokens[piece.first].start, statement.tokens[piece.last - 1].end
    if not (piece.reading.names_source or is_work(statement.text, start, end)) or any(
        hit.body for hit in statement.hits.get(opening, ())
    ):
        return False
    return begins_source(statement.text, statement.tokens[opening].start)


def _sets_apart(statement: Statement, said: Reading, opening: Atom) -> bool | None:
    """Whether a regulation or address that opens a segment is a source of its own; None where it is neither."""
    if opening.part is Part.REGULATION:
        if said.regulations and said.regulations[0].value[:2] != opening.value[:2]:
            return True  # a law and a regulation: `Labor Code 4600(a); 8 CCR 9792.20`
        return said.names_anything and not _is_of(statement, opening, said)
    if opening.part is Part.ADDRESS and said.names_source:
        return _is_elsewhere(statement, opening, said)
    return None


def _is_of(statement: Statement, regulation: Atom, source: Reading) -> bool:
    """Whether a regulation is where a source stands (`9792.24.2`), or all of the schedule (`9792.20 et seq.`)."""
    index = statement.index
    following = statement.tokens[regulation.last].word if regulation.last < len(statement.tokens) else ""
    if "-" in regulation.value or following == "et":
        return True
    named = {above for number in (*source.documents, *source.chapters) for above in index.profiles[number].lineage}
    found = list(index.regulated(regulation.value))
    return any(number in named or fits(statement, number, source) for number in found)


def _is_elsewhere(statement: Statement, address: Atom, source: Reading) -> bool:
    """Whether an address is that of another publisher's documents than the source's."""
    found = list(statement.index.hosted(address.value))
    return bool(found) and not any(fits(statement, number, source) for number in found)


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
        return more.chapter_number != said.chapter_number or bool(said.groups)
    if more.chapters and said.chapters:
        return not more.chapters.keys() & said.chapters.keys() or bool(said.groups)
    return bool(said.groups)
