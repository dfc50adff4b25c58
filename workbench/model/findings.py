"""What a check found: a code and what it is told of. The words are made in `check_words`, in the reader's language."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from workbench.model.check_words import Said, sentence
from workbench.model.evidence import Span
from workbench.model.review import Place

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The gravest first."""


class CheckInfo(Struct, frozen=True):
    """One check, for the list of checks: `reason` says what is looked at and why, `example` what it may find.

    `off` says that it is switched off; `off_for_all` that this holds for every record, `why` for which reason.
    """

    code: str
    severity: Severity
    reason: str
    example: Said
    off: bool = False
    off_for_all: bool = False
    why: str = ""


class Finding(Struct, frozen=True):
    """One check that a record fails: its `code` (`L3`), what there is to say, the fields concerned, the first leading.

    `quotes` are both sides' words, for the reader to compare. Severity `error` stops verifying. `record` is another
    document that it is about, 0 for none, and `there` the place in it.
    """

    code: str
    severity: Severity
    said: Said
    places: tuple[Place, ...]
    quotes: tuple[Span, ...] = ()
    record: int = 0
    there: Place | None = None

    @property
    def message(self) -> str:
        """The sentence in English, for command line and files."""
        return sentence(self.said)


class FindingCount(Struct, frozen=True):
    """In how many `documents` a check finds something, in one severity: the gravest in each document."""

    code: str
    severity: Severity
    documents: int


class FailedCheck(Struct, frozen=True):
    """A check that a document's record fails `number` times, for a list over all documents; `title` names it."""

    record: int
    title: str
    code: str
    severity: Severity
    number: int
