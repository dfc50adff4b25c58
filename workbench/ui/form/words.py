"""The form's words in the person's language; also those that stand in the model, which knows no window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(words: str) -> str:
    """A word or sentence of the form, or a field's label, in the person's language."""
    return QCoreApplication.translate("Record", words)
