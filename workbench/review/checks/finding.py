"""What a check is, and what it may look at beside the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from msgspec import Struct, field

from workbench.model.findings import Severity
from workbench.model.guidelines import Guideline
from workbench.model.review import Place, ReviewRecord


class CheckContext(Struct, frozen=True):
    """The catalogue's entries by id, and today's date."""

    entries: Mapping[str, Guideline] = field(default_factory=dict)
    today: date = field(default_factory=date.today)


class Hit(Struct, frozen=True):
    """One thing a check found: a sentence, the fields it concerns (the first leads), its severity where milder."""

    message: str
    places: tuple[Place, ...]
    severity: Severity | None = None


class Check(Struct, frozen=True):
    """A check: `reason` says why what it finds is wrong, for the list of checks. `severity` error stops verifying."""

    code: str
    severity: Severity
    reason: str
    look: Callable[[ReviewRecord, CheckContext], Iterator[Hit]]
