"""The usual reasons why a document waits or is left out: chosen in the person's language, kept in English.

So the project, its exports and another person's window do not depend on the language of whoever gave the reason. What
a person writes in words of their own stays as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "Reason"

POSTPONED: tuple[str, ...] = tuple(
    map(
        str,
        (
            QT_TRANSLATE_NOOP("Reason", "A page is missing"),
            QT_TRANSLATE_NOOP("Reason", "Needs a second opinion"),
            QT_TRANSLATE_NOOP("Reason", "Needs OCR"),
        ),
    )
)
REJECTED: tuple[str, ...] = tuple(
    map(
        str,
        (
            QT_TRANSLATE_NOOP("Reason", "Not a determination"),
            QT_TRANSLATE_NOOP("Reason", "Duplicate"),
            QT_TRANSLATE_NOOP("Reason", "Not legible"),
        ),
    )
)
UNREAD = str(QT_TRANSLATE_NOOP("Reason", "could not be read"))
"""Of a document left out because its file could not be read."""

_KNOWN = (*POSTPONED, *REJECTED, UNREAD)


def reason_words(reason: str) -> str:
    """A reason as it is kept, in the person's language where it is a usual one."""
    return QCoreApplication.translate(_CONTEXT, reason) if reason in _KNOWN else reason


def reason_to_keep(words: str) -> str:
    """A reason as a person gave it, in the words that are kept: English for a usual one."""
    return next((known for known in _KNOWN if reason_words(known) == words), words)
