"""What a diagnosis code officially means."""

from __future__ import annotations

from workbench.review.checks.official import official


def official_words(code: str, system: str) -> str | None:
    """The official description of a code, with or without its dot; None where its system has no such code."""
    found = official(code, system)
    return found.words if found else None
