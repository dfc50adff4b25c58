"""The list of documents: what is asked of it and what one row says."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from workbench.model.behind import Behind
from workbench.model.review import StateName

QueueOrder = Literal[
    "added", "best", "name", "state", "doubts", "changed", "decided", "items", "determination", "reader"
]
"""`best` puts the documents first that answer a search best; without a search it is `added`."""

STATE = "state"
LINK = "link"
MENTIONS = "mentions"
"""The facet of what is searched for: documents whose rationale has these words."""


class Choice(Struct, frozen=True):
    """A facet (`facets.FACETS`) and the values of which a document is to have any; `""` stands for not found."""

    facet: str
    values: tuple[str, ...]


class QueueFilter(Struct, frozen=True, omit_defaults=True):
    """Which documents to list, and in which order. Empty parts do not narrow.

    `words` are looked up in names, full text and values, in values alone with `fields_only`. Values of one facet are
    alternatives; facets narrow each other. `behind` wants the documents that stand behind a figure of the overview.
    """

    states: tuple[StateName, ...] = ()
    words: str = ""
    fields_only: bool = False
    only_doubts: bool = False
    facets: tuple[Choice, ...] = ()
    behind: Behind | None = None
    order: QueueOrder = "added"
    descending: bool = False

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values chosen of one facet, none where it does not narrow."""
        if facet == STATE:
            return self.states
        return next((choice.values for choice in self.facets if choice.facet == facet), ())

    def choices(self) -> tuple[Choice, ...]:
        """Every facet that narrows, the state among them."""
        return (*((Choice(STATE, self.states),) if self.states else ()), *self.facets)

    def with_chosen(self, facet: str, values: tuple[str, ...]) -> QueueFilter:
        """The same filter with other values of one facet; none lets it go."""
        if facet == STATE:
            return replace(self, states=values)
        others = tuple(choice for choice in self.facets if choice.facet != facet)
        return replace(self, facets=(*others, Choice(facet, values)) if values else others)

    def without_choices(self) -> QueueFilter:
        """The same search and order over all documents."""
        return replace(self, states=(), only_doubts=False, facets=(), behind=None)

    @property
    def is_narrow(self) -> bool:
        """Whether facets leave anything out, whatever is searched for."""
        return bool(self.states or self.facets or self.only_doubts or self.behind)


class QueueRow(Struct, frozen=True):
    """One document in the queue. `title` is the case number or else the file's stem; `about` what its second line says.

    `doubts` and `fails` count what is left; `progress` is the share of touched fields, 0 to 1, for a ring filling up.
    `decided` is an ISO date; `reader` the person who last moved the document from state to state;
    `flags` are those that people put on the document and its fields.
    """

    record: int
    title: str
    about: str
    state: StateName
    doubts: int = 0
    fails: int = 0
    progress: float = 0.0
    reason: str | None = None
    decided: str = ""
    items: int = 0
    determination: str = ""
    reader: str = ""
    flags: int = 0


class Passage(Struct, frozen=True):
    """Where a document has the words that were looked for: `field` and its number among those of the document (0 for
    the only one), and the words around, `hits` being their (start, end) in `text`, in code points.

    `field` is the path of a field or list; of a citation's own words it is `text`. Blank is the document's own text.
    """

    field: str
    number: int
    text: str
    hits: tuple[tuple[int, int], ...]


class Found(Struct, frozen=True):
    """What a search found: documents, and places in them where they were counted (None: too many to count)."""

    documents: int
    places: int | None = None


class ProjectCounts(Struct, frozen=True):
    """How many documents a project holds, by state."""

    total: int = 0
    by_state: dict[str, int] = {}

    @property
    def verified(self) -> int:
        """How many are verified."""
        return self.by_state.get("verified", 0)
