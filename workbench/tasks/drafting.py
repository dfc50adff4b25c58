"""A catalogue entry drafted from a citation that has none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import count
from typing import Literal

from workbench.guidelines.alike import alias_of
from workbench.model.contract import citation_of
from workbench.model.fields import ITEMS
from workbench.model.guidelines import Guideline
from workbench.model.record import Citation
from workbench.model.review import Place, ReviewRecord
from workbench.review.steps import Author, row_of

Lookup = Callable[[str], Guideline | None]
_LONGEST_ID = 60


def draft(record: ReviewRecord, row: str, entry: Lookup, author: Author) -> Guideline:
    """An entry with what the citation says, under the likeliest parent; the citing passage is its evidence."""
    citation = citation_of(record, row_of(record, row))
    parent = next(iter(parents(record, row, entry)), None)
    title = citation.section or citation.title or citation.chapter or citation.text
    return Guideline(
        id=free_id(citation, title, entry),
        parent_id=parent.id if parent else None,
        kind=_kind(citation, parent),
        basis=parent.basis if parent else citation.basis or "Non-MTUS",
        body=citation.body or (parent.body if parent else ""),
        document=parent.document if parent else title,
        edition=parent.edition if parent else "",
        year=citation.year or (parent.year if parent else None),
        chapter=citation.chapter or (parent.chapter if parent else ""),
        title=title,
        page_start=None,
        page_end=None,
        url=citation.url or "",
        aliases=(alias_of(citation),),
        regulation="",
        in_force_from=None,
        in_force_to=None,
        evidence="seed",
        note=_passage(record, row, author),
    )


def _kind(citation: Citation, parent: Guideline | None) -> Literal["document", "chapter", "section"]:
    if parent is None:
        return "document"
    return "section" if citation.section or parent.kind == "chapter" else "chapter"


def parents(record: ReviewRecord, row: str, entry: Lookup) -> tuple[Guideline, ...]:
    """The documents and chapters of the citation's candidates, and all above them: of its own publisher first."""
    cell = record.cells.get(Place(row, "guideline_id"))
    found: dict[str, Guideline] = {}
    for candidate in cell.proposal.candidates if cell and cell.proposal else ():
        above = entry(candidate.guideline_id)
        while above is not None and above.id not in found:
            if above.kind != "section":
                found[above.id] = above
            above = entry(above.parent_id) if above.parent_id else None
    asked = str(record.value(row, "body") or "").casefold()
    ours = [each for each in found.values() if asked and asked in each.body.casefold().split("/")]
    return (*ours, *(each for each in found.values() if each not in ours)) if ours or not asked else ()


def free_id(citation: Citation, title: str, entry: Lookup) -> str:
    """An id that says what the entry is, such as `odg-knee-hyaluronic-injections`, with a number where it is taken."""
    chapter = f"ch{citation.chapter}" if citation.chapter and citation.chapter.isdecimal() else citation.chapter
    told = [citation.body, str(citation.year or ""), chapter, title]
    parts = list(dict.fromkeys(slug for part in told if part and (slug := _slug(part))))
    head = "-".join(parts)[:_LONGEST_ID].strip("-") or "entry"
    return next(id for n in count(1) if entry(id := head if n == 1 else f"{head}-{n}") is None)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-")


def _passage(record: ReviewRecord, row: str, author: Author) -> str:
    """Where the entry comes from: who drafted it, when, and the citation as it stands in its document."""
    cited = record.rows[row]
    number = [each.id for each in record.rows_of(ITEMS)].index(cited.parent) + 1
    cell = record.cells.get(Place(row, "text"))
    page = f", page {cell.evidence[0].page + 1}" if cell and cell.evidence else ""
    text = " ".join(str(cell.value if cell else "").split())
    return f"Drafted by {author.by}, {author.at[:10]}, from {record.file_name}, item {number}{page}: “{text}”."
