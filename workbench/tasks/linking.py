"""Linking statements outside any project, and the linker that everything else uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec

from workbench.guidelines import Cited, Linker, load_catalogue
from workbench.progress import Progress


@cache
def default_linker() -> Linker:
    """The linker over the shipped catalogue, made once. Raises `CatalogueError` when the installation is damaged."""
    return Linker(load_catalogue())


def link_statements(
    lines: Iterable[str], linker: Linker | None = None, progress: Progress | None = None
) -> Iterator[dict[str, Any]]:
    """One object a basis statement: its text and its citations, parsed, linked, with at most five candidates each.

    Blank lines are left out. Raises `Cancelled` between two statements when `progress` was told to stop.
    """
    linker = linker or default_linker()
    told = list(lines) if progress else lines
    total = len(told) if isinstance(told, list) else 0
    for done, line in enumerate(told):
        if progress and done % 50 == 0:
            progress.report(done, total)
        if text := line.strip():
            yield {"text": text, "citations": [_shown(cited) for cited in linker.cite(text)]}
    if progress:
        progress.report(total, total)


def _shown(cited: Cited) -> dict[str, Any]:
    citation: dict[str, Any] = msgspec.to_builtins(cited.parsed.citation)
    linking = cited.linking
    best = linking.candidates[0].score if linking.candidates else 0.0
    return {
        **citation,
        "guideline_id": linking.guideline_id,
        "score": best if linking.guideline_id else 0.0,
        "recommendation": linking.recommendation,
        "confidence": linking.confidence,
        "candidates": [msgspec.to_builtins(candidate) for candidate in linking.candidates],
    }
