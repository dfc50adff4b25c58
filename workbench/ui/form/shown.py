"""The values that the form paints and speaks: rows, chips, groups, notes, checks."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from workbench.model.errors import WorkbenchError
from workbench.model.evidence import Span
from workbench.model.fields import FieldSpec
from workbench.model.findings import Severity
from workbench.model.guidelines import Guideline
from workbench.model.review import Cell, Place, Value
from workbench.model.states import FieldState
from workbench.model.typed import shown_value
from workbench.ui.links.words import CitationWords, page_words

NOT_FOUND = "not found"


class Note(Struct, frozen=True):
    """The one thing at the right of a row: `words` with `struck` out of the middle, in a role of the style sheet."""

    words: str = ""
    struck: str = ""
    after: str = ""
    role: str = "caption"

    def __str__(self) -> str:
        return f"{self.words}{self.struck}{self.after}"


class Check(Struct, frozen=True):
    """A finding under its field: the sentence, the code at the right, and where Enter goes.

    With an `icon` it is no finding but what a person noted there, or that it is flagged.
    """

    severity: Severity
    words: str
    code: str
    place: Place | None
    icon: str = ""


class FieldView(Struct, frozen=True):
    """A row as it is painted and `spoken`."""

    state: FieldState
    label: str
    value: str
    note: Note
    checks: tuple[Check, ...]
    spoken: str


class ChipView(Struct, frozen=True):
    """A citation over its link; `link` names the icon and `token` the colour that say the link's state."""

    state: FieldState
    cited: CitationWords
    link: str
    linked: str
    pages: str
    token: str
    note: Note
    checks: tuple[Check, ...]
    spoken: str


class GroupView(Struct, frozen=True):
    """A section's name or a closed item's one line, with the worst state in it."""

    state: FieldState
    title: str
    page: str
    decision: str
    note: Note
    spoken: str


def alternatives(cell: Cell | None, spec: FieldSpec) -> tuple[tuple[str, str, Value], ...]:
    """Other values the program found: as shown, the page, the value; at most nine, for the keys Alt+1 to Alt+9."""
    if cell is None or cell.proposal is None:
        return ()
    found: list[tuple[Value, tuple[Span, ...]]] = []
    if cell.proposal.value not in (None, cell.value):
        found.append((cell.proposal.value, cell.proposal.evidence))
    found += [(other.value, other.evidence) for other in cell.proposal.alternatives if other.value != cell.value]
    shown: dict[str, tuple[str, str, Value]] = {}
    for value, evidence in found:
        words = shown_value(spec, value)
        shown.setdefault(words, (words, page_words(evidence[0].page + 1) if evidence else "", value))
    return tuple(shown.values())[:9]


def entry_lookup(ask: Callable[[str], Guideline | None]) -> Callable[[str], Guideline | None]:
    """A lookup that remembers what it was told, for as long as the catalogue stands."""
    known: dict[str, Guideline | None] = {}

    def look(entry_id: str) -> Guideline | None:
        if entry_id not in known:
            try:
                known[entry_id] = ask(entry_id)
            except WorkbenchError:
                return None
        return known[entry_id]

    return look
