"""What a check found."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

from workbench.model.evidence import Span
from workbench.model.review import Place

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The gravest first."""


class CheckInfo(Struct, frozen=True):
    """One check, for the list of checks: `reason` says what is looked at and why; `off` that it is switched off."""

    code: str
    severity: Severity
    reason: str
    off: bool = False


class Finding(Struct, frozen=True):
    """One check that a record fails: its `code` (`L3`), one sentence, the fields it concerns, the first one leading.

    `quotes` are both sides' words, for the reader to compare. Severity `error` stops verifying.
    """

    code: str
    severity: Severity
    message: str
    places: tuple[Place, ...]
    quotes: tuple[Span, ...] = ()


class FindingCount(Struct, frozen=True):
    """In how many `documents` a check finds something, in one severity: the gravest in each document."""

    code: str
    severity: Severity
    documents: int
