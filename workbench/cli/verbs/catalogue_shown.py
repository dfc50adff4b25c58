"""Entries of a catalogue, and what changes in them, as lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from workbench.model.catalogue import FACTS, EntryChange, FieldChange, shown_fact
from workbench.model.guidelines import Guideline
from workbench.tasks.catalogue import ListedEntry, ShownEntry


def entry_line(listed: ListedEntry) -> str:
    """One line an entry: id, title, pages, and how many citations are linked to it where that is known."""
    entry = listed.entry
    one = entry.page_start == entry.page_end
    pages = f"page {entry.page_start}" if one else f"pages {entry.page_start}-{entry.page_end}"
    pages = f"  {pages}" if entry.page_start else ""
    used = f"  {_citations(listed.citations)}" if listed.citations else ""
    return f"{entry.id}  {entry.title}{pages}{used}"


def facts(shown: ShownEntry) -> Iterator[str]:
    """All that is known of an entry, a fact a line; blank facts are left out."""
    width = max(map(len, FACTS))
    for name in FACTS:
        if name == "aliases":
            yield from (f"{'alias':{width}}  {alias}" for alias in shown.entry.aliases)
        elif text := shown_fact(shown.entry, name):
            yield f"{name:{width}}  {text}"
    for above in shown.above:
        yield f"{'lies under':{width}}  {_named(above)}"
    for child in shown.children:
        yield f"{'lies above':{width}}  {_named(child)}"
    if shown.citations is not None:
        below = f", {shown.citations_below} to entries under it" if shown.children else ""
        yield f"{'linked to it':{width}}  {_citations(shown.citations)}{below}"


def changed(change: EntryChange) -> Iterator[str]:
    """What happens to an entry: `+` it comes, `-` it goes, `~` it changes, with each field below."""
    if change.after is None:
        yield f"- {change.id}" if change.before is None else f"- {_named(change.before)}"
    elif change.before is None:
        yield f"+ {_named(change.after)}"
    else:
        yield f"~ {change.id}"
        for field in change.fields:
            yield from (f"    {line}" for line in _field(field))


def summed(changes: Sequence[EntryChange]) -> str:
    """How many entries come, change and go: `2 added, 1 changed`."""
    counts = Counter("added" if c.before is None else "removed" if c.after is None else "changed" for c in changes)
    return ", ".join(f"{counts[word]} {word}" for word in ("added", "changed", "removed") if counts[word])


def _field(field: FieldChange) -> Iterator[str]:
    if field.name == "aliases":
        before, after = field.before.split("|"), field.after.split("|")
        gone, come = ([a for a in one if a and a not in other] for one, other in ((before, after), (after, before)))
        yield from (f"aliases: without “{alias}”" for alias in gone)
        yield from (f"aliases: with “{alias}”" for alias in come)
        if not gone and not come:
            yield "aliases: in another order"
    else:
        yield f"{field.name}: {_or_blank(field.before)} → {_or_blank(field.after)}"


def _or_blank(text: str) -> str:
    return f"“{text}”" if text else "blank"


def _named(entry: Guideline) -> str:
    return f"{entry.id}  {entry.title}"


def _citations(count: int | None) -> str:
    return "1 citation" if count == 1 else f"{count or 0} citations"
