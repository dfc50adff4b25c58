"""A piece of a statement as the record's citation fields, each with the place that it stands at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from workbench.guidelines.articles import is_article
from workbench.guidelines.atoms import Part
from workbench.guidelines.frames import Clause
from workbench.guidelines.piece import Piece
from workbench.guidelines.reading import Span
from workbench.guidelines.statement import Statement
from workbench.guidelines.tokens import GENERIC, Kind
from workbench.model.guidelines import ParsedCitation
from workbench.model.record import Citation

_SOCIETY = re.compile(
    r"(?:(?:North\s+)?American|National|International|European|British|Canadian|World)\s+"
    r"(?:[A-Z][a-z]+\s+)?(?:Academy|Association|College|Society|Institutes?|Federation|Organization)\b"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w-]+(?:\s+(?:and|&)\s+[A-Z][\w-]+)?)?"
)
_SPACES = re.compile(r"\s+")


def parsed(text: str, clause: Clause, statement: Statement, piece: Piece, guideline_id: str | None) -> ParsedCitation:
    """The piece as a citation; offsets count from the beginning of the whole statement `text`."""
    tokens, shift = statement.tokens, clause.words
    start, end = tokens[piece.first].start + shift, tokens[piece.last - 1].end + shift
    reading = piece.reading
    parts: dict[str, tuple[int, int]] = {"text": (start, end)}

    def place(name: str, span: Span | None) -> str | None:
        if span is None:
            return None
        parts[name] = (tokens[span[0]].start + shift, tokens[span[1] - 1].end + shift)
        return _SPACES.sub(" ", text[slice(*parts[name])])

    if clause.label[0] < clause.label[1]:
        parts["basis"] = clause.label
    body = next(iter(reading.bodies), None)
    society = None if body else _society(statement, piece)
    if body or society:
        place("body", reading.bodies[body] if body else society)
    publisher = body or " ".join(token.text for token in tokens[slice(*(society or (0, 0)))])
    chapter = _chapter(piece, place)
    year = next(((int(atom.value), (atom.first, atom.last)) for atom in reading.years if _is_year(atom.value)), None)
    if year:
        place("year", year[1])
    if piece.groups:
        parts["pages"] = (piece.groups[0].start + shift, piece.groups[-1].end + shift)
    url = place("url", (reading.addresses[0].first, reading.addresses[0].last)) if reading.addresses else None
    section = place("section", _section(statement, piece))
    title, title_span = _title(statement, piece, bool(section))
    if title_span:
        parts["title"] = (tokens[title_span[0]].start + shift, tokens[title_span[1] - 1].end + shift)
    citation = Citation(
        text=text[start:end],
        basis=clause.basis,
        title=title,
        body=usual_abbreviation(publisher) if publisher else None,
        chapter=chapter,
        year=year[0] if year else None,
        pages=tuple(group.pages for group in piece.groups),
        section=section,
        url=url,
        guideline_id=guideline_id,
    )
    return ParsedCitation(citation, start, end, parts)


def usual_abbreviation(body: str) -> str:
    """What a publisher of three words and more is usually called, by its letters: `APA`; another as it is."""
    words = [word for word in body.split() if word[0].isupper()]
    return "".join(word[0] for word in words) if len(words) > 2 else body


def _society(statement: Statement, piece: Piece) -> Span | None:
    """A publisher that the catalogue does not have, at the beginning: `American College of Surgeons`."""
    if piece.reading.names_anything:
        return None
    tokens = statement.tokens
    found = _SOCIETY.match(statement.text, tokens[piece.first].start, tokens[piece.last - 1].end)
    if found is None:
        return None
    return piece.first, next(at + 1 for at in range(piece.first, piece.last) if tokens[at].end >= found.end())


def _is_year(value: str) -> bool:
    return value.isdecimal() and 1900 <= int(value) <= 2099


def _chapter(piece: Piece, place: Callable[[str, Span | None], str | None]) -> str | None:
    """The chapter's number, or its name where the publisher's chapters have names."""
    reading = piece.reading
    if reading.number_span:
        place("chapter", reading.number_span)
        return reading.chapter_number
    if reading.chapter_span and reading.names_source:
        return place("chapter", reading.chapter_span)
    return None


def _section(statement: Statement, piece: Piece) -> Span | None:
    """The heading after "Section(s):", in this piece or, of a list, before it."""
    word = piece.reading.section_word
    if word is None:
        return None
    first = word.last if piece.first <= word.first < piece.last else piece.first
    last = piece.last
    for atom in statement.atoms:
        if first <= atom.first < last and atom.part is Part.PAGES:
            last = atom.first
    while first < last and statement.tokens[last - 1].text in ",;:":
        last -= 1
    return (first, last) if first < last else None


_HIDDEN = {Part.PAGES, Part.CHAPTER, Part.CHAPTER_WORD, Part.YEAR, Part.ADDRESS, Part.EDITION}


def _title(statement: Statement, piece: Piece, has_section: bool) -> tuple[str | None, Span | None]:
    """What is left without body, chapter word and number, pages, year, address and section part."""
    reading, tokens = piece.reading, statement.tokens
    last = piece.last
    if has_section and reading.section_word:
        last = (
            max(piece.first, reading.section_word.first) if reading.section_word.first >= piece.first else piece.first
        )
    hidden = _hidden(statement, piece)
    left = [at for at in range(piece.first, last) if at not in hidden]
    if not _is_in_journal(statement, piece):
        left = _without_empty_brackets(statement, left)
    if len(left) > 1 and not has_section and tokens[left[-1]].word == "section":
        left.pop()  # `Hospital length of stay (LOS) Section`
    while left and tokens[left[-1]].text in ",;:./-–(":
        left.pop()
    while left and tokens[left[0]].text in ",;:./-–":
        left.pop(0)
    if not any(tokens[at].kind in (Kind.WORD, Kind.SECTION_NUMBER) for at in left):
        return None, None
    return _tidy(_joined(statement, left)), (left[0], left[-1] + 1)


def _hidden(statement: Statement, piece: Piece) -> set[int]:
    """The tokens that are no part of a title. A journal's year and pages are: they say which article is meant."""
    tokens = statement.tokens
    if _is_in_journal(statement, piece):
        return set()
    hidden = {at for span in piece.reading.bodies.values() for at in range(*span)}
    if not piece.reading.bodies and (society := _society(statement, piece)):
        hidden.update(range(*society))
    for span in piece.reading.bodies.values():
        if (
            span[1] + 1 < piece.last
            and tokens[span[1]].word == "by"
            and tokens[span[1] + 1].word in statement.index.bodies
        ):
            hidden.update((span[1], span[1] + 1))  # `ODG by MCG`
    chapter = piece.reading.chapter_span
    if chapter and [token.word for token in tokens[chapter[1] : chapter[1] + 2]] == ["section", ","]:
        hidden.add(chapter[1])  # `Shoulder section, Cryotherapy`
    for atom in statement.atoms:
        if atom.part in _HIDDEN:
            hidden.update(range(atom.first, atom.last))
    return hidden


def _is_in_journal(statement: Statement, piece: Piece) -> bool:
    start, end = statement.tokens[piece.first].start, statement.tokens[piece.last - 1].end
    return is_article(statement.text, start, end)


def _without_empty_brackets(statement: Statement, left: list[int]) -> list[int]:
    """The tokens without brackets that hold nothing but words such as "Practice Guidelines" any more."""
    kept: list[int] = []
    opening: list[int] = []
    for at in left:
        text = statement.tokens[at].text
        kept.append(at)
        if text == "(":
            opening.append(len(kept) - 1)
        elif text == ")" and opening:
            inside = kept[opening[-1] + 1 : -1]
            start = opening.pop()
            if all(statement.tokens[i].kind is not Kind.WORD or statement.tokens[i].word in GENERIC for i in inside):
                del kept[start:]
    return kept


def _joined(statement: Statement, left: Iterable[int]) -> str:
    """The tokens' text with the spaces that stand between them."""
    text, end = "", None
    for at in left:
        token = statement.tokens[at]
        if end is not None and token.start < end:
            continue
        if end is not None and token.start > end:
            text += " "
        text += token.text
        end = token.end
    return text


def _tidy(text: str) -> str | None:
    text = _SPACES.sub(" ", text)
    text = re.sub(r"\(\s*[,;.]*\s*\)", "", text)
    text = re.sub(r"\s+([,;:.)])", r"\1", text)
    text = re.sub(r"([,;])(?:\s*[,;])+", r"\1", text)
    return re.sub(r"^[\s,;:./–-]+|[\s,;:./–(-]+$", "", text) or None


def retold(citation: Citation, fields_of: Callable[[str], Citation | None]) -> str:
    """The citation as one line: its text where its fields still say the same, else its fields put together."""
    read = fields_of(citation.text)
    same = read is not None and all(
        getattr(read, name) == getattr(citation, name)
        for name in ("title", "body", "chapter", "year", "section", "url")
    )
    told = citation.title or citation.section or citation.url or citation.body
    if same or not (told or citation.chapter):
        return citation.text
    chapter = f"Chapter {citation.chapter}" if citation.chapter and citation.chapter.isdecimal() else citation.chapter
    if chapter and citation.title and chapter in citation.title:
        chapter = None
    head = " ".join(str(part) for part in (citation.body, chapter, citation.title, citation.year) if part)
    section = f"Section(s): {citation.section}" if citation.section else None
    return ", ".join(part for part in (head, section, citation.url) if part)
