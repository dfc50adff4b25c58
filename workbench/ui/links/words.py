"""How citations, catalogue entries and what speaks for a link are put into words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, convert
from PySide6.QtCore import QCoreApplication

from workbench.model.guidelines import Candidate, Guideline, Part
from workbench.model.record import Citation, PageRange
from workbench.model.review import ReviewRecord
from workbench.ui.sentences import own_words

DOT = " · "
_GENERIC = re.compile(r"\s+(?:(?:Medical\s+)?(?:Treatment\s+)?Guidelines?|Medical\s+Treatment)\b[\s,:]*")
FOR = 0.5
"""The score from which a part speaks for a candidate."""


class CitationWords(Struct, frozen=True):
    """A citation in short: what comes `before`, the `title` that may be cut to fit, what comes `after`."""

    before: str
    title: str
    after: str

    def __str__(self) -> str:
        return DOT.join(part for part in (self.before, self.title, self.after) if part)


def citation_of(record: ReviewRecord, row: str) -> Citation:
    """The citation in a row as it stands now."""
    values = {name: record.value(row, name) for name in Citation.__struct_fields__}
    return convert({"text": ""} | {name: value for name, value in values.items() if value is not None}, Citation)


def cited_words(citation: Citation) -> CitationWords:
    """`MTUS · ACOEM · ch. 8 · p. 182`: basis, publisher, chapter, pages; the title where no number names the chapter.

    A citation that was not taken apart stands with its own words.
    """
    chapter = citation.chapter or ""
    numbered = chapter[:1].isdigit()
    title = "" if numbered else _short_title(citation.title or "", chapter)
    named = [citation.basis, citation.body, tr("ch. {chapter}").format(chapter=chapter) if numbered else chapter]
    heading = DOT.join(part for part in (title, citation.section) if part)
    told = CitationWords(DOT.join(part for part in named if part), heading, pages_words(citation.pages))
    says_where = heading or chapter or citation.pages or (citation.body and citation.body != citation.basis)
    return told if says_where or citation.text == citation.basis else CitationWords(told.before, citation.text, "")


def _short_title(title: str, chapter: str) -> str:
    """A title without the words that every guideline has in its name, and without the chapter that is named anyway.

    `Chronic Pain Treatment Guidelines Behavioral interventions` is `Chronic Pain: Behavioral interventions`.
    """
    title = _GENERIC.sub(": ", title).strip(" :")
    if chapter and title.casefold().startswith(chapter.casefold()):
        title = title[len(chapter) :].strip(" ,:-–")
    return "" if title.casefold() in chapter.casefold() else title


def pages_words(pages: Sequence[PageRange]) -> str:
    """`p. 182`, `pp. 177–179, 182`; empty without pages."""
    if not pages:
        return ""
    if len(pages) == 1 and pages[0][0] == pages[0][1]:
        return page_words(pages[0][0])
    told = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in pages)
    return tr("pp. {pages}").format(pages=told)


def page_words(page: int) -> str:
    """`p. 182`."""
    return tr("p. {page}").format(page=page)


def entry_pages(entry: Guideline) -> str:
    """The printed pages of a catalogue entry: `pp. 177–179`; empty where they are not known."""
    if entry.page_start is None or entry.page_end is None:
        return ""
    return pages_words(((entry.page_start, entry.page_end),))


def publisher(entry: Guideline) -> str:
    """The publisher in short: `ODG` for the Work Loss Data Institute's."""
    return entry.body.partition("/")[0]


def entry_title(entry: Guideline, beside: Citation | None = None) -> str:
    """The heading of an entry, with what sets it apart from what the citation says already: publisher, chapter, year.

    `ODG, Neck: Radiography (x-rays)`, `TENS, chronic pain (2009)`.
    """
    if entry.kind == "document":
        return entry.title
    head = ", ".join(part for part in (_other_publisher(entry, beside), _other_chapter(entry, beside)) if part)
    title = f"{head}: {entry.title}" if head else entry.title
    has_year = entry.year is None or str(entry.year) in title or entry.chapter
    return title if has_year or (beside and beside.year == entry.year) else f"{title} ({entry.year})"


def entry_where(entry: Guideline) -> str:
    """The work and edition that an entry stands in."""
    if entry.kind == "document":
        return ", ".join(part for part in (publisher(entry), entry.edition or str(entry.year or "")) if part)
    return ", ".join(part for part in (entry.document, entry.edition or str(entry.year or "")) if part)


def _other_publisher(entry: Guideline, beside: Citation | None) -> str:
    """The publisher where the citation does not imply it: the MTUS is known by its own name."""
    named = publisher(entry)
    if beside is not None and (beside.body or "").casefold() == named.casefold():
        return ""
    return "" if entry.basis == "MTUS" and not (beside and beside.body) and not entry.chapter else named


def _other_chapter(entry: Guideline, beside: Citation | None) -> str:
    chapter = entry.chapter
    if entry.kind != "section" or not chapter or (beside and chapter.casefold() == (beside.chapter or "").casefold()):
        return ""
    return tr("ch. {chapter}").format(chapter=chapter) if chapter.isdigit() else chapter


class Reason(Struct, frozen=True):
    """What speaks `for_it` or against a candidate."""

    for_it: bool
    says: str


def reasons(candidate: Candidate) -> tuple[Reason, ...]:
    """What speaks for a candidate, then what speaks against it, in each case what weighs most first."""
    speaking = [part for part in candidate.parts if part.says]
    for_it = sorted((part for part in speaking if part.score >= FOR), key=_weight, reverse=True)
    against = sorted((part for part in speaking if part.score < FOR), key=_lack, reverse=True)
    return (
        *(Reason(True, own_words(part.says)) for part in for_it),
        *(Reason(False, own_words(part.says)) for part in against),
    )


def _weight(part: Part) -> float:
    return part.weight * part.score


def _lack(part: Part) -> float:
    return part.weight * (1 - part.score)


def short(text: str, length: int) -> str:
    """The text cut at a word to at most `length` characters, with an ellipsis where something is missing."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def tr(words: str) -> str:
    """A text about links in the person's language."""
    return QCoreApplication.translate("Links", words)
