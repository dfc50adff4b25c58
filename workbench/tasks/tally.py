"""What the queue says of a record: counted whenever it changes."""

from __future__ import annotations

from pathlib import PurePath

from workbench.model.fields import ITEMS, ROOT
from workbench.model.findings import Finding
from workbench.model.review import ReviewRecord
from workbench.model.states import SETTLED, needs_eyes
from workbench.store.standing import Tally


def tally_of(record: ReviewRecord, findings: tuple[Finding, ...], doubt_below: float) -> Tally:
    """Names and counts of a record as it stands; a value under `doubt_below` is a doubt."""
    case_number = str(record.value(ROOT, "case.case_number") or "")
    treatments = [str(record.value(item.id, "treatment") or "") for item in record.rows_of(ITEMS)]
    done = record.state.name in SETTLED
    return Tally(
        title=case_number or PurePath(record.file_name).stem,
        about=_about(treatments),
        names="\n".join(filter(None, (record.file_name, case_number, *treatments))),
        doubts=0 if done else sum(needs_eyes(cell, doubt_below) for cell in record.cells.values()),
        fails=0 if done else sum(finding.severity == "error" for finding in findings),
        touched=sum(cell.status != "extracted" for cell in record.cells.values()),
        fields=len(record.cells),
        flags=record.state.flag + sum(cell.flag for cell in record.cells.values()),
    )


def counted(record: ReviewRecord, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings by which a document is found and counted: none of one that is no determination or unread."""
    return () if record.state.name in ("rejected", "failed") else findings


def _about(treatments: list[str]) -> str:
    if not treatments:
        return "no item found"
    count = f"{len(treatments)} item{'s' if len(treatments) > 1 else ''}"
    return f"{count} · {treatments[0]}" if treatments[0] else count
