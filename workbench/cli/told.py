"""What several verbs make of their arguments."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from workbench.cli.talk import Talk
from workbench.model.errors import Unreadable
from workbench.settings import Settings, load
from workbench.tasks.finding_documents import SUFFIXES, find_documents, other_files


def settings(told: Namespace) -> Settings:
    """The person's settings, with `--jobs` where it was given. Raises `BadValue`."""
    found = load()
    jobs = getattr(told, "jobs", None)
    return found._replace(jobs=jobs) if jobs else found


def documents(paths: Iterable[Path], talk: Talk) -> list[Path]:
    """The files meant; says which others lie in their folders. Raises `Unreadable` where folders alone hold none."""
    given = list(paths)
    found = find_documents(given)
    if not found:
        kinds = " or ".join(SUFFIXES)
        raise Unreadable(f"There is no {kinds} file in {', '.join(map(str, given))}.")
    if others := Counter(file.suffix.lower() or "without an ending" for file in other_files(given)):
        kinds = ", ".join(f"{count} {kind}" for kind, count in others.most_common())
        talk.say(f"Left out, as their names are those of neither PDF nor text files: {kinds}.")
    return found
