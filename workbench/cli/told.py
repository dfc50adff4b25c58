"""What several verbs make of their arguments."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from workbench.model.errors import Unreadable
from workbench.settings import Settings, load
from workbench.tasks.finding_documents import SUFFIXES, find_documents


def settings(told: Namespace) -> Settings:
    """The person's settings, with `--jobs` where it was given. Raises `BadValue`."""
    found = load()
    jobs = getattr(told, "jobs", None)
    return replace(found, jobs=jobs) if jobs else found


def documents(paths: Iterable[Path]) -> list[Path]:
    """The files meant. Raises `Unreadable` when folders alone were given and hold none."""
    given = list(paths)
    found = find_documents(given)
    if not found:
        kinds = " or ".join(SUFFIXES)
        raise Unreadable(f"There is no {kinds} file in {', '.join(map(str, given))}.")
    return found
