"""The figures of a project: how far it is, what persons changed, what they found, what it took them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from workbench.model.behind import Behind, Effort

Range = Literal["all", "mine", "month"]
RANGES: tuple[Range, ...] = ("all", "mine", "month")


class Day(Struct, frozen=True):
    """A day (ISO, local) and how many documents that stand verified were verified on it."""

    day: str
    verified: int
    behind: Behind


class Outcome(Struct, frozen=True):
    """How the proposals of a field or rule fared: `judged` were looked at, of which a person `changed` so many.

    `added` values stand where nothing had been proposed; they are no part of the two others.
    """

    name: str
    judged: int
    changed: int
    added: int
    behind: Behind

    @property
    def share(self) -> float:
        """The share of proposals that a person changed, 0 to 1."""
        return self.changed / self.judged if self.judged else 0.0


class Bin(Struct, frozen=True):
    """Proposals of a confidence from `low` to below `high`: their mean confidence, and how many proved right."""

    low: float
    high: float
    stated: float
    judged: int
    right: int
    behind: Behind

    @property
    def proved(self) -> float:
        """The share that proved right, 0 to 1."""
        return self.right / self.judged if self.judged else 0.0


class Decisions(Struct, frozen=True):
    """Items of a category, or that cite a catalogue entry, in verified records. `name` None: without a category.

    `title` is the entry's heading, blank for a category; `of_entry` tells them apart.
    """

    name: str | None
    title: str
    of_entry: bool
    upheld: int
    overturned: int
    open: int
    behind: Behind


class Cited(Struct, frozen=True):
    """How many citations of verified records are linked to an entry; to none, for None."""

    guideline_id: str | None
    title: str
    citations: int
    behind: Behind


class Bar(Struct, frozen=True):
    """Documents that took from `low` to below `high`; `high` None for no end."""

    low: int
    high: int | None
    documents: int
    behind: Behind


class Spent(Struct, frozen=True):
    """What verified documents took, in seconds in hand or in keys: the middle one of all, and of the clean ones.

    Clean is a document in which no person changed anything.
    """

    effort: Effort
    documents: int
    median: float
    clean: int
    clean_median: float
    bars: tuple[Bar, ...]
    behind: Behind


class Figures(Struct, frozen=True):
    """Everything the overview shows of one range. What was undone does not count, nor what was restored as a change.

    A proposal is judged when a person confirmed or changed it, took it out, or verified the record it stands in.
    `total` documents are in the project whoever works on them; `left` wait for a person. `earlier_changed` of
    `earlier_judged` tell how it was 30 days before. `by_hand` of `citations` links were chosen or confirmed by a
    person.
    """

    range: Range
    total: int
    verified: int
    today: int
    left: int
    days: tuple[Day, ...]
    judged: int
    changed: int
    earlier_judged: int
    earlier_changed: int
    fields: tuple[Outcome, ...]
    rules: tuple[Outcome, ...]
    confidence: tuple[Bin, ...]
    categories: tuple[Decisions, ...]
    guidelines: tuple[Decisions, ...]
    cited: tuple[Cited, ...]
    citations: int
    by_hand: int
    spent: tuple[Spent, ...]
    behind: Behind
    behind_changed: Behind
    behind_by_hand: Behind


class Counted(Struct, frozen=True):
    """The figures of every range, counted at one moment (ISO, UTC) for one person after one step of the journal."""

    at: str
    person: str
    step: int
    figures: dict[Range, Figures]
