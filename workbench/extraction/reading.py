"""From a document to a record of what it says, with the evidence for each value."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from workbench.extraction import determination_letter, determination_notice, final_determination
from workbench.extraction.found import Findings, Found
from workbench.extraction.labels import all_of
from workbench.extraction.layouts import layout_of
from workbench.extraction.mended import MendedStream, is_misread
from workbench.extraction.statements import Statement
from workbench.extraction.stream import Stream, stream_of
from workbench.model.document import NO_TEXT, Document
from workbench.model.fields import ITEMS, ROOT
from workbench.model.review import Place, ReviewRecord

_WAITS = "needs OCR"  # so a reader ends its sentence about a page that is a picture
NOT_RECOGNISED = "The layout is not recognised; nothing was guessed."
NO_ITEM = "No disputed item was found."
SECOND_DETERMINATION = "The file holds more than one determination; only the first was read."
MISREAD = "Letters are misread all over the text: words are mended, quotes are as printed. Each value needs eyes."
CUT_OFF = "The text seems to be cut off: the last item is not complete."

_PARTS = ("treatment", "decision", "rationale")
_MISREAD_SHARE = 0.02
"""So much of a clean text looks misread at most, for all the words that no list knows; with one letter in two hundred
wrong it is more."""

_READERS = {
    "final-determination": final_determination.read,
    "determination-letter": determination_letter.read,
    "determination-notice": determination_notice.read,
}
# What a determination prints once, in whichever wording: a second one is another determination's.
_ONCE = (
    ("how the imr final determination was made", "medical qualifications of the expert reviewer"),
    ("imr issues, decisions and rationales", "imr decision(s) and rationale(s)"),
)
_RATIONALES = ("decision rationale:", "rationale for the decision:")
# What then begins it, in the same file.
_BEGINS = (
    "maximus federal services, inc.",
    "notice of independent medical review determination",
    "case number:",
    # what is left of a head whose first lines, being those of two pages, were taken for running ones
    "p.o. box ",
    "dated:",
    "date of injury:",
    "ur denial date:",
    "date of ur decision:",
    "priority:",
    "clinical case summary",
    *(words for wordings in _ONCE for words in wordings),
)


class Extraction(Struct, frozen=True):
    """What extraction found: the record, and each party's statements, from which citations are still to be cut."""

    record: ReviewRecord
    statements: tuple[Statement, ...]


def extract(document: Document) -> Extraction:
    """Read every field of a document by the rules of its layout. Never raises for what a text may hold."""
    stream = stream_of(document)
    misread = is_misread(stream)
    findings, statements = _read(document, _mended(document) if misread else stream)
    if not misread and _lacks_parts(findings):
        again = _read(document, _mended(document))
        if len(again[0].cells) > len(findings.cells):
            findings, statements = again
    record = ReviewRecord(
        document.file_name,
        document.sha256,
        document.media_type,
        len(document.pages),
        rows=findings.rows,
        cells=findings.cells,
        warnings=_told_once(document.warnings, findings.warnings),
    )
    return Extraction(record, tuple(statements))


def _mended(document: Document) -> Stream:
    """The stream of a misread document, with its words mended if letters are wrong all over and not here and there."""
    stream = stream_of(document, misread=True)
    mended = MendedStream(stream)
    return mended if mended.share > _MISREAD_SHARE else stream


def _read(document: Document, stream: Stream) -> tuple[Findings, list[Statement]]:
    """What the words of a document say, by the rules of its layout."""
    findings = Findings(document, stream)
    end = _end_of_first(stream)
    layout, sure = layout_of(stream, end)
    findings.put("document.layout", Found(layout, (), "layout@1", sure))
    reader = _READERS.get(layout)
    if reader is None:
        findings.warnings.append(NO_TEXT if document.needs_ocr else NOT_RECOGNISED)
        return findings, []
    statements = reader(findings, end)
    findings.warnings.extend(_warnings(findings, end))
    return findings, statements


def _told_once(of_document: Sequence[str], of_record: Sequence[str]) -> tuple[str, ...]:
    """All warnings; where every page is a picture, one sentence says so and no page says it again."""
    if NO_TEXT in of_record:
        of_document = [told for told in of_document if _WAITS not in told]
    return tuple(dict.fromkeys((*of_document, *of_record)))


def _lacks_parts(findings: Findings) -> bool:
    """Whether a determination was recognised of which a part was not found that each has."""
    if Place(ROOT, "document.layout") in findings.cells and NOT_RECOGNISED in findings.warnings:
        return False
    items = [row.id for row in findings.rows.values() if row.list == ITEMS]
    wanted = [(ROOT, "clinical_summary"), *((row, name) for row in items for name in _PARTS)]
    return not items or any(Place(*place) not in findings.cells for place in wanted)


def _end_of_first(stream: Stream) -> int:
    """Where the first determination of the file ends: at the second one's beginning, or with the text."""
    low = stream.low
    seconds = [found[1].start for wordings in _ONCE if len(found := all_of(low, wordings, wordings[0])) > 1]
    seconds = [at for at in seconds if any(low.find(words, 0, at) >= 0 for words in _RATIONALES)]
    if not seconds:
        return len(low)
    second = min(seconds)
    last = max(low.rfind(words, 0, second) for words in _RATIONALES)
    begins = [at for words in _BEGINS if (at := low.find(words, last, second + 1)) >= 0]
    return min([second, *begins])


def _warnings(findings: Findings, end: int) -> list[str]:
    """What is to be told about the document as a whole."""
    told = []
    if isinstance(findings.stream, MendedStream):
        told.append(MISREAD)
    if end < len(findings.stream.text):
        told.append(SECOND_DETERMINATION)
    rows = [row.id for row in findings.rows.values() if row.list == ITEMS]
    if not rows:
        told.append(NO_ITEM)
    elif not findings.ends_whole(rows[-1], "rationale"):
        told.append(CUT_OFF)
    return told
