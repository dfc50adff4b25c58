"""`workbench link`: basis statements to guidelines, or what a project's citations would link to today."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import msgspec

from workbench.cli.talk import Talk
from workbench.cli.told import settings
from workbench.model.errors import BadValue, Unreadable
from workbench.tasks.linking import default_linker, link_statements
from workbench.tasks.relinking import relink_project
from workbench.tasks.unlinked import group_unlinked


def run(told: Namespace, talk: Talk) -> int:
    """One JSON object a line: for statements 0, for a project 1 when some citation would now link differently."""
    if told.unlinked:
        return _unlinked(told.project, told, talk)
    if told.project is not None:
        return _project(told.project, told, talk)
    # A pipe is answered line by line; how long it will be nobody knows.
    progress = None if told.statements == "-" else talk.progress()
    for linked in link_statements(_lines(told.statements), default_linker(), progress):
        talk.data(msgspec.json.encode(linked).decode())
    return 0


def _project(path: Path, told: Namespace, talk: Talk) -> int:
    different = 0
    for link in relink_project(path, settings(told), talk.progress()):
        talk.data(msgspec.json.encode(link).decode())
        different += 1
    talk.say(f"{different} citations would now link differently. Nothing was changed.")
    return int(different > 0)


def _unlinked(path: Path | None, told: Namespace, talk: Talk) -> int:
    """One JSON object a group: 0, with none as with many."""
    if path is None:
        raise BadValue("Only a project has citations without an entry. Name one before --unlinked.")
    groups = group_unlinked(path, settings(told), talk.progress())
    for group in groups:
        talk.data(msgspec.json.encode(group).decode())
    count = sum(group.citations for group in groups)
    talk.say(f"{count} citations without an entry, in {len(groups)} groups. Nothing was changed.")
    return 0


def _lines(place: str) -> Iterator[str]:
    """The statements, one a line, as they come in."""
    if place == "-":
        yield from map(_text, sys.stdin.buffer)
        return
    try:
        with Path(place).open("rb") as stream:
            yield from map(_text, stream)
    except OSError as error:
        raise Unreadable(f"{place} could not be read: {(error.strerror or str(error)).lower()}.") from error


def _text(line: bytes) -> str:
    """UTF-8, or else Windows-1252, which older systems write."""
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = line.decode("cp1252", "replace")
    return text.rstrip("\r\n")
