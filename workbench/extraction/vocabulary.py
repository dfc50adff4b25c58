"""The shipped word lists (`resources/vocabulary/`): names that the field shares, each file with its source."""

from __future__ import annotations

from functools import cache

from workbench.resources import resource


@cache
def phrases(name: str) -> tuple[str, ...]:
    """The phrases of one list, one a line as printed there; lines that begin with # are comments."""
    lines = resource("vocabulary", f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The phrases of a list that has headings in square brackets, by heading."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in phrases(name):
        if line.startswith("["):
            heading = line.strip("[]")
            found.setdefault(heading, [])
        else:
            found.setdefault(heading, []).append(line)
    return {heading: tuple(lines) for heading, lines in found.items()}
