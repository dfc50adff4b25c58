#!/usr/bin/env python3
"""Make the manual's pages that follow from the program itself: keys, record, checks, command line.

    .venv/bin/python packaging/manual.py [--check]

With `--check` nothing is written, and the exit code is 1 where a page is not up to date; a test holds that all are.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtGui import QGuiApplication

from workbench.cli.arguments import program_parser
from workbench.model import check_words
from workbench.model.fields import LISTS, RECORD_FIELDS, FieldSpec
from workbench.model.fields import ROOT as RECORD
from workbench.review.checks import every_check
from workbench.ui.form.meaning import form_of, meaning_of
from workbench.ui.keymap import Keymap
from workbench.ui.manual.keys_page import keys_page

FOLDER = ROOT / "resources" / "manual"
_SEVERITIES = {
    "error": "An error keeps a record from being verified until it is put right or the check is switched off.",
    "warning": "A warning wants a look. It stops nothing.",
    "note": "A note is good to know.",
}


def pages() -> dict[str, str]:
    """Each page that is made, by its name."""
    _application = QGuiApplication.instance() or QGuiApplication([])  # without one Qt knows no names of keys
    return {
        "keys": keys_page(Keymap()),
        "record": record_page(),
        "checks": checks_page(),
        "command-line": command_line_page(),
    }


def record_page() -> str:
    """Every field: what it means and what it takes."""
    parts = [
        "# The record and its fields",
        "One determination becomes one record. Every value carries its evidence (page and words), the rule that found "
        "it, how sure that rule is, and who confirmed or changed it. **F1** on a field shows the same with examples "
        "from verified records.",
    ]
    sections: dict[str, list[FieldSpec]] = {}
    for spec in RECORD_FIELDS:
        sections.setdefault(spec.section, []).append(spec)
    parts += [_fields(name, RECORD, specs) for name, specs in sections.items()]
    made: set[tuple[FieldSpec, ...]] = set()
    for each in LISTS.values():
        if each.fields not in made:
            made.add(each.fields)
            parts.append(_fields("Citations" if each.singular == "citation" else each.label, each.path, each.fields))
    return "\n\n".join(parts) + "\n"


def _fields(title: str, path: str, specs: list[FieldSpec] | tuple[FieldSpec, ...]) -> str:
    lines = [f"## {title}", "", "| Field | What it means | What it takes |", "|---|---|---|"]
    lines += [_row(spec.label, meaning_of(path, spec.name), form_of(spec)) for spec in specs]
    return "\n".join(lines)


def checks_page() -> str:
    """Every check with its code, why it is asked and what it may say."""
    parts = [
        "# The checks",
        "Each can be switched off, for one record or for all, with a reason; that is a step and is undone like any "
        "other. How to work with them: [States and checks](checks-and-states.md).",
    ]
    for severity, told in _SEVERITIES.items():
        found = [check for check in every_check() if check.severity == severity]
        if found:
            head = ["| Code | What is looked at | It may say |", "|---|---|---|"]
            lines = [f"## {severity.capitalize()}s", "", told, "", *head]
            lines += [_row(check.code, check.reason, check_words.sentence(check.example)) for check in found]
            parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def command_line_page() -> str:
    """Every verb as `--help` tells it."""
    parser = program_parser()
    parts = [
        "# Command line",
        "Everything but reviewing can be done without the window. Data goes to standard output, talk and progress to "
        "standard error. `workbench PROJECT` opens the window.",
        "Exit codes: 0 fine, 1 findings or some documents failed, 2 wrong usage, 3 input unreadable, 4 project locked "
        "or newer, 5 our mistake, 130 interrupted.",
    ]
    for name, verb in _verbs(parser, ""):
        parts.append(f"## workbench {name}\n\n{_told(verb)}")
    return "\n\n".join(parts) + "\n"


def _verbs(parser: argparse.ArgumentParser, above: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, verb in action.choices.items():
                inner = list(_verbs(verb, f"{above}{name} "))
                yield from inner or [(f"{above}{name}", verb)]


def _told(verb: argparse.ArgumentParser) -> str:
    lines = [verb.description or "", "", "| Argument | What it does |", "|---|---|"]
    for action in verb._actions:
        if action.dest != "help":
            name = ", ".join(action.option_strings) or str(action.metavar or action.dest)
            if action.option_strings and action.nargs != 0:
                name += f" {action.metavar or '|'.join(map(str, action.choices or ())) or 'VALUE'}"
            lines.append(_row(f"`{name}`", action.help or ""))
    examples = (verb.epilog or "").removeprefix("examples:").strip().splitlines()
    return "\n".join([*lines, "", *(f"    {line.strip()}" for line in examples)])


def _row(*cells: str) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    stale = []
    for name, text in pages().items():
        place = FOLDER / f"{name}.md"
        if "--check" not in sys.argv:
            place.write_text(text, "utf-8")
        elif not place.exists() or place.read_text("utf-8") != text:
            stale.append(name)
    sys.exit(f"not up to date: {', '.join(stale)}" if stale else 0)
