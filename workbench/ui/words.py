"""The model's own words in the person's language: states, sections, names of fields; and counts with their noun."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


def _known(*words: object) -> frozenset[str]:
    return frozenset(str(word) for word in words)


KNOWN = _known(
    # States of a field
    QT_TRANSLATE_NOOP("Words", "proposed"),
    QT_TRANSLATE_NOOP("Words", "to check"),
    QT_TRANSLATE_NOOP("Words", "confirmed"),
    QT_TRANSLATE_NOOP("Words", "changed"),
    QT_TRANSLATE_NOOP("Words", "fails a check"),
    QT_TRANSLATE_NOOP("Words", "stated as none"),
    QT_TRANSLATE_NOOP("Words", "not found"),
    # States of a document
    QT_TRANSLATE_NOOP("Words", "new"),
    QT_TRANSLATE_NOOP("Words", "in review"),
    QT_TRANSLATE_NOOP("Words", "verified"),
    QT_TRANSLATE_NOOP("Words", "postponed"),
    QT_TRANSLATE_NOOP("Words", "rejected"),
    QT_TRANSLATE_NOOP("Words", "failed"),
    QT_TRANSLATE_NOOP("Words", "second reading"),
    QT_TRANSLATE_NOOP("Words", "adjudication"),
    # Severities of a check
    QT_TRANSLATE_NOOP("Words", "error"),
    QT_TRANSLATE_NOOP("Words", "warning"),
    QT_TRANSLATE_NOOP("Words", "note"),
    # Sections of the record
    QT_TRANSLATE_NOOP("Words", "Case"),
    QT_TRANSLATE_NOOP("Words", "Reviewer"),
    QT_TRANSLATE_NOOP("Words", "Patient"),
    QT_TRANSLATE_NOOP("Words", "Summary"),
    QT_TRANSLATE_NOOP("Words", "Diagnoses"),
    QT_TRANSLATE_NOOP("Words", "Treatments"),
    QT_TRANSLATE_NOOP("Words", "New item"),
    # Lists, and what one row of each is called
    QT_TRANSLATE_NOOP("Words", "Items"),
    QT_TRANSLATE_NOOP("Words", "Specialties"),
    QT_TRANSLATE_NOOP("Words", "Subspecialties"),
    QT_TRANSLATE_NOOP("Words", "Claims administrator (UR) cites"),
    QT_TRANSLATE_NOOP("Words", "Expert reviewer cites"),
    QT_TRANSLATE_NOOP("Words", "specialty"),
    QT_TRANSLATE_NOOP("Words", "subspecialty"),
    QT_TRANSLATE_NOOP("Words", "state of licensure"),
    QT_TRANSLATE_NOOP("Words", "diagnosis"),
    QT_TRANSLATE_NOOP("Words", "treatment"),
    QT_TRANSLATE_NOOP("Words", "treatment to date"),
    QT_TRANSLATE_NOOP("Words", "item"),
    QT_TRANSLATE_NOOP("Words", "citation"),
    # Fields
    QT_TRANSLATE_NOOP("Words", "Layout"),
    QT_TRANSLATE_NOOP("Words", "Case number"),
    QT_TRANSLATE_NOOP("Words", "Date assigned"),
    QT_TRANSLATE_NOOP("Words", "Date of injury"),
    QT_TRANSLATE_NOOP("Words", "Injury until"),
    QT_TRANSLATE_NOOP("Words", "Decision date"),
    QT_TRANSLATE_NOOP("Words", "UR denial date"),
    QT_TRANSLATE_NOOP("Words", "Application"),
    QT_TRANSLATE_NOOP("Words", "Priority"),
    QT_TRANSLATE_NOOP("Words", "Determination"),
    QT_TRANSLATE_NOOP("Words", "Age"),
    QT_TRANSLATE_NOOP("Words", "Sex"),
    QT_TRANSLATE_NOOP("Words", "Treatment"),
    QT_TRANSLATE_NOOP("Words", "Category"),
    QT_TRANSLATE_NOOP("Words", "Decision"),
    QT_TRANSLATE_NOOP("Words", "UR basis"),
    QT_TRANSLATE_NOOP("Words", "UR cites none"),
    QT_TRANSLATE_NOOP("Words", "UR cites"),
    QT_TRANSLATE_NOOP("Words", "Expert basis"),
    QT_TRANSLATE_NOOP("Words", "Expert cites none"),
    QT_TRANSLATE_NOOP("Words", "Expert cites"),
    QT_TRANSLATE_NOOP("Words", "Rationale"),
    QT_TRANSLATE_NOOP("Words", "Citation"),
    QT_TRANSLATE_NOOP("Words", "Basis"),
    QT_TRANSLATE_NOOP("Words", "Title"),
    QT_TRANSLATE_NOOP("Words", "Body"),
    QT_TRANSLATE_NOOP("Words", "Chapter"),
    QT_TRANSLATE_NOOP("Words", "Year"),
    QT_TRANSLATE_NOOP("Words", "Pages"),
    QT_TRANSLATE_NOOP("Words", "Section"),
    QT_TRANSLATE_NOOP("Words", "Address"),
    QT_TRANSLATE_NOOP("Words", "Linked entry"),
    QT_TRANSLATE_NOOP("Words", "Diagnosis"),
    QT_TRANSLATE_NOOP("Words", "Code"),
    QT_TRANSLATE_NOOP("Words", "Code system"),
    QT_TRANSLATE_NOOP("Words", "Specialty"),
    QT_TRANSLATE_NOOP("Words", "Subspecialty"),
    QT_TRANSLATE_NOOP("Words", "Licensure"),
)
"""Every word of the model that the window shows. A test holds that none is missing."""


def word(text: str) -> str:
    """A word of the model, such as a state or a field's name, in the person's language."""
    return QCoreApplication.translate("Words", text)


def plural(context: str, one: str, many: str, count: int) -> str:
    """The right form for a count, with `{count}` still in it: a translation may have more than two forms.

    `one` and `many` are the English ones; a translator is asked for `many` with the number, as Qt's `%n` texts are.
    """
    found = QCoreApplication.translate(context, many, None, count)
    return one if found == many and count == 1 else found


def counted(context: str, one: str, many: str, count: int) -> str:
    """`1 item`, `1,204 items`: a count with its noun."""
    return plural(context, one, many, count).format(count=f"{count:,}")
