"""A cited chapter's number against its title, and against the linked entry's own chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workbench.model.check_words import marked
from workbench.model.guidelines import Guideline
from workbench.model.review import Place, ReviewRecord, Row
from workbench.review.checks.finding import (
    Check,
    CheckContext,
    Hit,
    evidence_of,
    number_of,
    once_for_a_catalogue,
    say,
    text_of,
)
from workbench.review.checks.links import citations_in

_ASIDE = re.compile(r"\([^)]*\)")
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def wrong_number(record: ReviewRecord, context: CheckContext) -> Iterator[Hit]:
    """A chapter number that belongs to another title than the one beside it, or to another chapter than the link's."""
    for item, citation in citations_in(record):
        number = text_of(record, citation.id, "chapter")
        if not number.isdecimal():
            continue
        entry = context.entries.get(text_of(record, citation.id, "guideline_id"))
        named = _named(text_of(record, citation.id, "title"), entry, context.entries)
        if named:
            if all(each.chapter != number for each in named):
                yield _against_title(record, item, citation, number, named[0])
        elif entry and (own := _own_number(entry, context.entries)) not in (None, number):
            places = (Place(citation.id, "chapter"), Place(citation.id, "guideline_id"))
            said = say(
                "chapter of entry", item=number_of(record, item.id), number=number, title=entry.title, own=str(own)
            )
            yield Hit(said, places, quotes=evidence_of(record, places[0], Place(citation.id, "text")))


def _against_title(record: ReviewRecord, item: Row, citation: Row, number: str, named: Guideline) -> Hit:
    places = (Place(citation.id, "chapter"), Place(citation.id, "title"))
    said = say("chapter of title", item=number_of(record, item.id), number=number, title=named.title, own=named.chapter)
    return Hit(said, places, quotes=evidence_of(record, *places))


def _named(title: str, entry: Guideline | None, entries: Mapping[str, Guideline]) -> list[Guideline]:
    """The numbered chapters that a title names in the most words; with a linked entry, those of its document."""
    said = _words(title)
    fitting = [
        (len(words), each)
        for words, each in _numbered(entries)
        if (entry is None or each.document == entry.document) and f" {words} " in f" {said} "
    ]
    longest = max((length for length, _ in fitting), default=0)
    return [each for length, each in fitting if length == longest]


@once_for_a_catalogue
def _numbered(entries: Mapping[str, Guideline]) -> list[tuple[str, Guideline]]:
    """The chapters that have a number, with the words of their titles."""
    chapters = (each for each in entries.values() if each.kind == "chapter" and each.chapter.isdecimal())
    return [(_words(each.title), each) for each in chapters]


def _words(title: str) -> str:
    """A title's words in small letters, what stands in brackets left out."""
    return _NO_LETTER.sub(" ", _ASIDE.sub(" ", title).casefold()).strip()


def _own_number(entry: Guideline, entries: Mapping[str, Guideline]) -> str | None:
    """The number of the chapter that an entry is or lies in; None for none."""
    at: Guideline | None = entry
    while at is not None:
        if at.chapter.isdecimal():
            return at.chapter
        at = entries.get(at.parent_id or "")
    return None


CHECKS = (
    Check(
        "L8",
        "warning",
        marked("A chapter's number and its title name the same chapter."),
        wrong_number,
        say("chapter of title", item=1, number="8", title="Low Back Complaints", own="12"),
    ),
)
