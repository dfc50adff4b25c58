"""What a person selected on a page, read by the rules: one field's value, or a whole item under its heading."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from workbench.extraction import picked_item, picked_value
from workbench.guidelines import Linker
from workbench.model.document import Document
from workbench.model.evidence import Span
from workbench.model.fields import DIAGNOSES, ITEMS, ROOT
from workbench.model.review import Place, ReviewRecord, Value
from workbench.tasks.cited import item_context
from workbench.tasks.proposals import Citing
from workbench.tasks.trusting import trusted

__all__ = ["pick_item", "picked_diagnosis", "picked_value"]


def pick_item(document: Document, record: ReviewRecord, spans: tuple[Span, ...], linker: Linker) -> ReviewRecord:
    """The item whose heading these words are, as the program would propose it: one row, its citations linked.

    The headings of the record's own items tell where it ends.
    """
    heads = [span for row in record.rows_of(ITEMS) for span in _heading(record, row.id)]
    picked = picked_item(document, spans, heads)
    found = picked.record
    decided = record.value(ROOT, "case.decision_date")
    citing = Citing(document, linker, dict(found.rows), dict(found.cells))
    for statement in picked.statements:
        citing.add(statement, item_context(found, statement.row, decided))
    return replace(found, rows=citing.rows, cells=trusted(document, citing.cells))


def picked_diagnosis(text: str) -> Mapping[str, Value]:
    """A diagnosis with the code that stands beside it, split as the rules split them; the text alone without one."""
    code = picked_value(DIAGNOSES, "code", text)
    if code is None or (description := picked_value(DIAGNOSES, "description", text)) in (None, code):
        return {"description": text}
    return {"description": description, "code": code, "code_system": picked_value(DIAGNOSES, "code_system", text)}


def _heading(record: ReviewRecord, row: str) -> tuple[Span, ...]:
    cell = record.cells.get(Place(row, "treatment"))
    return cell.evidence[:1] if cell else ()
