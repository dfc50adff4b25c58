"""`workbench check`: what the checks find, and which checks there are."""

from __future__ import annotations

from argparse import Namespace

import msgspec

from workbench.cli.talk import Talk
from workbench.cli.told import settings
from workbench.model.check_words import sentence
from workbench.model.findings import CheckInfo
from workbench.tasks.checking import Found, all_checks, check_project


def run(told: Namespace, talk: Talk) -> int:
    """Print every finding, or every check; 1 when one of the findings is an error."""
    if told.list:
        for check in all_checks():
            talk.data(_json_of_check(check) if told.json else _line_of_check(check))
        return 0
    counted = {"error": 0, "warning": 0, "note": 0}
    for each in check_project(told.project, settings(told), talk.progress()):
        counted[each.finding.severity] += 1
        talk.data(_json(each) if told.json else _line(each))
    if not any(counted.values()):
        talk.say("The checks find nothing.")
    else:
        talk.say(", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counted.items()))
    return int(counted["error"] > 0)


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
    if finding.record:
        tree["other_record"] = finding.record
    return msgspec.json.encode(tree).decode()


def _line_of_check(check: CheckInfo) -> str:
    return f"{check.code}  {check.severity:7}  {check.reason}  Such as: {sentence(check.example)}"


def _json_of_check(check: CheckInfo) -> str:
    tree = {
        "code": check.code,
        "severity": check.severity,
        "reason": check.reason,
        "example": sentence(check.example),
    }
    return msgspec.json.encode(tree).decode()
