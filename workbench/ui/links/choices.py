"""What can be chosen for a citation: the five best candidates, or what a search of the catalogue finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from workbench.model.guidelines import Candidate, Guideline
from workbench.model.record import Citation
from workbench.model.review import Place, ReviewRecord
from workbench.ui.links.words import Reason, entry_pages, entry_title, entry_where, reasons, tr

Lookup = Callable[[str], Guideline | None]
SHOWN = 5


class Choice(Struct, frozen=True):
    """One entry on offer: the key that takes it, what it is, how well it fits (0 to 1) and why.

    `where` is the work that it stands in, for a row without reasons. `tag` says `proposed` or `linked` of the entry
    that the citation has; `spoken` is the row in one sentence.
    """

    key: str
    guideline_id: str
    title: str
    pages: str
    score: float
    tag: str
    reasons: tuple[Reason, ...]
    spoken: str
    rank: int | None = None
    where: str = ""


def stored_candidates(record: ReviewRecord, row: str) -> tuple[Candidate, ...]:
    """The candidates seen when the citation was linked; none once a person changed a part that decides."""
    cell = record.cells.get(Place(row, "guideline_id"))
    if cell is None or cell.proposal is None or changed_parts(record, row):
        return ()
    return cell.proposal.candidates


def changed_parts(record: ReviewRecord, row: str) -> bool:
    """Whether a person changed what a citation says, so that its candidates have to be found anew."""
    return any(
        cell.status in ("corrected", "added", "cleared")
        for place, cell in record.cells.items()
        if place.row == row and place.name != "guideline_id"
    )


def choices_of(
    candidates: Iterable[Candidate], record: ReviewRecord, row: str, citation: Citation, entry: Lookup
) -> tuple[Choice, ...]:
    """The candidates as rows, with the digits 1 to 5."""
    made: list[Choice] = []
    for rank, candidate in enumerate(candidates, 1):
        found = entry(candidate.guideline_id)
        if found is not None and len(made) < SHOWN:
            tag = link_tag(record, row, candidate.guideline_id)
            title = entry_title(found, citation)
            made.append(_choice(candidate, found, title, tag, key=str(len(made) + 1), rank=rank))
    return tuple(made)


def found_choices(candidates: Iterable[Candidate], record: ReviewRecord, row: str, entry: Lookup) -> tuple[Choice, ...]:
    """What a search found, as rows without keys."""
    made = []
    for candidate in candidates:
        found = entry(candidate.guideline_id)
        if found is not None:
            tag = link_tag(record, row, candidate.guideline_id)
            made.append(_found(found, tag))
    return tuple(made)


def _found(entry: Guideline, tag: str) -> Choice:
    title, pages, where = entry_title(entry), entry_pages(entry) or tr("no pages"), entry_where(entry)
    spoken = ", ".join(part for part in (title, pages, where, tag) if part)
    return Choice("", entry.id, title, pages, 0.0, tag, (), spoken, None, where)


def link_tag(record: ReviewRecord, row: str, guideline_id: str) -> str:
    """Whether an entry is the one that the citation is linked to."""
    cell = record.cells.get(Place(row, "guideline_id"))
    if cell is None or cell.value != guideline_id:
        return ""
    return tr("proposed") if cell.status == "extracted" else tr("linked")


def _choice(
    candidate: Candidate, entry: Guideline, title: str, tag: str, *, key: str = "", rank: int | None = None
) -> Choice:
    pages = entry_pages(entry) or tr("no pages")
    why = reasons(candidate)
    told = [f"{key}, {title}" if key else title, pages, f"{candidate.score:.0%}", tag]
    told += [reason.says if reason.for_it else tr("against: {reason}").format(reason=reason.says) for reason in why]
    spoken = ", ".join(part for part in told if part)
    return Choice(key, entry.id, title, pages, candidate.score, tag, why, spoken, rank)
