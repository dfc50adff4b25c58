"""`workbench reextract`: what the present program proposes otherwise for a project, and taking that in."""

from __future__ import annotations

from argparse import Namespace
from contextlib import closing

import msgspec

from workbench.cli.talk import Talk
from workbench.cli.told import settings
from workbench.model.review import Value
from workbench.tasks.reextracting import Change, Reextracted, by_rule, reextract_project

_LONG = 60


def run(told: Namespace, talk: Talk) -> int:
    """Print each document's differences and their count by rule; 1 for a dry run that finds some, or a failure."""
    found: list[Reextracted] = []
    lines = reextract_project(
        told.project, settings(told), talk.progress(), change=not told.dry_run, verified=told.verified
    )
    with closing(lines):
        for each in lines:
            found.append(msgspec.structs.replace(each, changes=tuple(map(_bare, each.changes))))
            _print(each, told.json, talk)
    for rule, number in by_rule(found).most_common():
        talk.say(f"  {number:6d}  {rule}")
    failed = sum(each.error is not None for each in found)
    talk.say(_summary(found, told.dry_run))
    return int(failed > 0 or (told.dry_run and bool(found)))


def _bare(change: Change) -> Change:
    """For counting alone; the values of a whole project need not stay in memory."""
    return msgspec.structs.replace(change, before=None, after=None)


def _print(each: Reextracted, as_json: bool, talk: Talk) -> None:
    if each.error is not None:
        talk.failed(f"{each.file_name}: {each.error}")
    if as_json:
        talk.data(msgspec.json.encode(each).decode())
        return
    for change in each.changes:
        kept = "  (kept as it stands)" if change.kept else ""
        talk.data(
            f"{each.record}  {each.file_name}  {change.pointer}  {change.rule}: "
            f"{_short(change.before)} -> {_short(change.after)}{kept}"
        )


def _summary(found: list[Reextracted], dry_run: bool) -> str:
    differ = sum(bool(each.changes) for each in found)
    kept = sum(change.kept for each in found for change in each.changes)
    taken = sum(each.taken for each in found)
    documents = "1 document differs" if differ == 1 else f"{differ} documents differ"
    stays = f" {kept} {'value stays' if kept == 1 else 'values stay'} as people decided." if kept else ""
    if dry_run:
        return f"{documents} from what is proposed now.{stays} Nothing was changed."
    return f"{documents} from what was proposed before; {taken} took it in.{stays}"


def _short(value: Value) -> str:
    if value is None:
        return "nothing"
    text = str(value) if not isinstance(value, tuple) else ", ".join(f"{first}-{last}" for first, last in value)
    return f"“{text[: _LONG - 1]}…”" if len(text) > _LONG else f"“{text}”"
