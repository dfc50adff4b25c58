"""What stood at a place, and who put it there: one line of a field's history."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from workbench.model.edits import StepKind
from workbench.model.review import Cell


class PastValue(Struct, frozen=True):
    """The cell after journal step `step`; None where the place was empty. `label` is the step's, `at` an ISO time."""

    cell: Cell | None
    step: int
    kind: StepKind
    origin: Literal["person", "program"]
    label: str
    by: str
    at: str


class Example(Struct, frozen=True):
    """A verified value of another document: the document's name, the value as it is shown, the words it comes from."""

    record: int
    document: str
    value: str
    quote: str
