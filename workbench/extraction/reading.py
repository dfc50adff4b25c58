"""From a document to a record of what it says, with the evidence for each value."""

from __future__ import annotations

from msgspec import Struct

from workbench.extraction import determination_letter, determination_notice, final_determination
from workbench.extraction.found import Findings, Found
from workbench.extraction.layouts import layout_of
from workbench.extraction.statements import Statement
from workbench.extraction.stream import Stream, stream_of
from workbench.model.document import Document
from workbench.model.review import ReviewRecord

_READERS = {
    "final-determination": final_determination.read,
    "determination-letter": determination_letter.read,
    "determination-notice": determination_notice.read,
}

NO_TEXT = "The pages are pictures without words; they need OCR."
NOT_RECOGNISED = "This is none of the known layouts; nothing was guessed."
NO_ITEM = "No disputed item was found."
SECOND_DETERMINATION = "The file holds more than one determination; only the first was read."
CUT_OFF = "The text seems to be cut off: the last item has no rationale."


class Extraction(Struct, frozen=True):
    """What extraction found: the record, and each party's statements, from which citations are still to be cut."""

    record: ReviewRecord
    statements: tuple[Statement, ...]


def extract(document: Document) -> Extraction:
    """Read every field of a document by the rules of its layout. Never raises for what a text may hold."""
    stream = stream_of(document)
    findings = Findings(document, stream)
    layout, sure = layout_of(stream)
    findings.put("document.layout", Found(layout, (), "layout@1", sure))
    statements: list[Statement] = []
    if reader := _READERS.get(layout):
        statements = reader(findings, _first_end(findings, stream))
        _warn(findings)
    else:
        findings.warnings.append(NOT_RECOGNISED if stream.text else NO_TEXT)
    record = ReviewRecord(
        document.file_name,
        document.sha256,
        document.media_type,
        len(document.pages),
        rows=findings.rows,
        cells=findings.cells,
        warnings=(*document.warnings, *findings.warnings),
    )
    return Extraction(record, tuple(statements))


def _first_end(findings: Findings, stream: Stream) -> int:
    return len(stream.text)


def _warn(findings: Findings) -> None:
    if not any(row.list == "items" for row in findings.rows.values()):
        findings.warnings.append(NO_ITEM)
