"""`workbench stats`: counts over a project."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

import msgspec

from workbench.cli.talk import Talk
from workbench.cli.told import settings
from workbench.tasks.statistics import Statistics, project_statistics


def run(told: Namespace, talk: Talk) -> int:
    """Print the counts as tables, or as one JSON object."""
    counted = project_statistics(told.project, settings(told), talk.progress())
    if told.json:
        talk.data(msgspec.json.encode(counted).decode())
    else:
        for line in _tables(counted):
            talk.data(line)
    return 0


def _tables(counted: Statistics) -> Iterator[str]:
    for title, counts in (
        ("documents", counted.documents),
        ("layouts", counted.layouts),
        ("items", counted.items),
        ("links", counted.links),
    ):
        yield f"{title}: {sum(counts.values())}"
        yield from (f"  {number:6d}  {name}" for name, number in counts.items())
    version = counted.catalogue
    since = f", so since {version.at[:10]}" if version.at else ""
    yield f"catalogue: {version.entries} entries, version {version.sha256[:12]}{since}"
    yield from (f"  {number:6d}  linked with {sha256[:12]}" for sha256, number in counted.linked_with.items())
    yield from _grouped("decisions by category", counted.decisions)
    yield from _grouped("fields", counted.fields)
    yield from _grouped("what people made of each rule", counted.rules)
    yield from _figures(counted.figures["all"])


def _figures(told: dict[str, Any]) -> Iterator[str]:
    """The overview's own: progress, what persons changed of what they judged, confidence against outcome, times."""
    yield f"verified: {told['verified']} of {told['total']}, {told['today']} today, {told['left']} left"
    yield f"changed by a person: {_of(told['changed'], told['judged'])}"
    yield from (
        f"  {_of(each['changed'], each['judged'])}  {each['name']}" for each in told["fields"] if each["changed"]
    )
    yield f"links by hand: {_of(told['by_hand'], told['citations'])}"
    if told["confidence"]:
        yield "stated confidence, and how many proved right:"
    for each in told["confidence"]:
        yield f"  {each['stated']:6.1%}  {_of(each['right'], each['judged'])}"
    for each in told["spent"]:
        if each["documents"]:
            clean = f", {each['clean_median']:g} for {each['clean']} clean ones" if each["clean"] else ""
            yield f"{each['effort']} a document: {each['median']:g} for {each['documents']}{clean}"


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})" if whole else "0 of 0"


def _grouped(title: str, groups: dict[str, dict[str, int]]) -> Iterator[str]:
    if not groups:
        return
    yield f"{title}:"
    width = max(map(len, groups))
    for name, counts in groups.items():
        yield f"  {name:{width}}  " + ", ".join(f"{number} {word}" for word, number in counts.items())
