"""What the adding page says of a failure and of the time that is left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication


def reason_of(path: Path, told: str) -> str:
    """Why a file could not be read, without the sentence that only names it again."""
    first, _, rest = told.partition(". ")
    return rest if rest and path.name in first else told


def time_left(seconds: float, done: int, total: int) -> str:
    """How long the rest takes at the pace so far, roughly; blank while nothing can be said."""
    if done < 3 or done >= total:
        return ""
    rest = seconds / done * (total - done)
    if rest < 50:
        return tr("less than a minute left")
    minutes = max(1, round(rest / 60))
    return tr("about a minute left") if minutes == 1 else tr("about {count} minutes left").format(count=minutes)


def tr(words: str) -> str:
    """A text of this page that belongs to no widget."""
    return QCoreApplication.translate("AddingPage", words)
