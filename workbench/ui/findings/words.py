"""What the checks say, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.model import check_words
from workbench.model.findings import Finding


def tr(words: str) -> str:
    """A sentence, reason or term of the checks in the person's language."""
    return QCoreApplication.translate(check_words.CONTEXT, words)


def said(told: Finding | check_words.Said) -> str:
    """One sentence of a check."""
    return check_words.sentence(told.said if isinstance(told, Finding) else told, tr)
