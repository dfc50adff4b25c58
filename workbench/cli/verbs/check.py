"""`workbench check`: what the checks find."""

from __future__ import annotations

from argparse import Namespace

import msgspec

from workbench.cli.talk import Talk
from workbench.cli.told import settings
from workbench.tasks.checking import Found, check_project


def run(told: Namespace, talk: Talk) -> int:
    """Print every finding; 1 when one of them is more than a note."""
    found = 0
    for each in check_project(told.project, settings(told), talk.progress()):
        found += each.finding.severity != "note"
        talk.data(_json(each) if told.json else _line(each))
    if not found:
        talk.say("The checks find nothing that needs a person.")
    return int(found > 0)


def _line(each: Found) -> str:
    finding = each.finding
    return f"{each.record}  {each.file_name}  {finding.severity} {finding.code}: {finding.message}"


def _json(each: Found) -> str:
    finding = each.finding
    tree = {
        "record": each.record,
        "file_name": each.file_name,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "fields": each.pointers,
        "quotes": [span.quote for span in finding.quotes],
    }
    return msgspec.json.encode(tree).decode()
