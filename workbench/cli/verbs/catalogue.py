"""`workbench catalogue`: the guidelines of a project, or the shipped ones."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import msgspec

from workbench.cli.talk import Talk
from workbench.cli.told import settings
from workbench.cli.verbs.catalogue_shown import changed, entry_line, facts, summed
from workbench.model.errors import CatalogueError, WorkbenchError
from workbench.tasks.catalogue import (
    CatalogueFilter,
    check_catalogue,
    compare_catalogue,
    export_catalogue,
    find_entries,
    list_entries,
    show_entry,
)
from workbench.tasks.catalogue_import import CataloguePlan, make_import, plan_import
from workbench.tasks.desk import Desk


def run(told: Namespace, talk: Talk) -> int:
    """Do what `told.what` names; see each for its exit code."""
    return _WHAT[told.what](told, talk)


def _list(told: Namespace, talk: Talk) -> int:
    wanted = CatalogueFilter(told.kind, told.body, told.basis, told.evidence, told.under, told.used)
    if told.used is not None and told.place is None:
        raise CatalogueError("Only a project knows which entries are used. Name one before --used or --unused.")
    count = 0
    for listed in list_entries(told.place, settings(told), wanted):
        talk.data(_json(listed) if told.json else "  " * listed.depth + entry_line(listed))
        count += 1
    talk.say(f"{count} {'entry' if count == 1 else 'entries'}.")
    return 0


def _search(told: Namespace, talk: Talk) -> int:
    count = 0
    for listed in find_entries(told.words, told.place, settings(told), told.limit):
        talk.data(_json(listed) if told.json else entry_line(listed))
        count += 1
    if not count:
        talk.say(f"No entry has all the words of “{told.words}”.")
    return 0


def _show(told: Namespace, talk: Talk) -> int:
    shown = show_entry(told.id, told.place, settings(told))
    if told.json:
        talk.data(_json(shown))
    else:
        for line in facts(shown):
            talk.data(line)
    return 0


def _export(told: Namespace, talk: Talk) -> int:
    data = export_catalogue(told.place, settings(told), told.format)
    if told.output is None:
        talk.data(data)
        return 0
    try:
        told.output.write_bytes(data)
    except OSError as error:
        raise WorkbenchError(
            f"{told.output} could not be written: {(error.strerror or str(error)).lower()}."
        ) from error
    talk.say(f"Written to {told.output}.")
    return 0


def _check(told: Namespace, talk: Talk) -> int:
    """1 when something is wrong, 0 also with warnings alone."""
    checked = check_catalogue(told.place, settings(told))
    for problem in checked.problems:
        talk.data(_json(problem) if told.json else f"{problem.severity}  {problem}")
    errors = sum(problem.severity == "error" for problem in checked.problems)
    version = checked.version
    since = f", so since {version.at}" if version.at else ""
    talk.say(f"{version.entries} entries, version {version.sha256[:12]}{since}.")
    for made, count in checked.linked_with.items():
        if made.sha256 != version.sha256:
            talk.say(f"{count} documents were linked with version {made.sha256[:12]} of {made.at}.")
    talk.say(f"{errors} errors, {len(checked.problems) - errors} warnings.")
    return int(errors > 0)


def _diff(told: Namespace, talk: Talk) -> int:
    """1 when the two differ."""
    changes = compare_catalogue(told.file, told.project, settings(told))
    for change in changes:
        if told.json:
            talk.data(_json({"id": change.id, "before": change.before, "after": change.after, "fields": change.fields}))
        else:
            talk.data("\n".join(changed(change)))
    talk.say(f"{summed(changes)}." if changes else f"{told.file.name} has what the project has.")
    return int(bool(changes))


def _import(told: Namespace, talk: Talk) -> int:
    """3 when a row cannot be used: then nothing is imported."""
    desk = Desk(told.project, settings(told), read_only=told.dry_run)
    try:
        plan = plan_import(
            desk,
            told.file,
            talk.progress(),
            remove_missing=told.remove_missing,
            replace_aliases=told.replace_aliases,
        )
        makes = plan.is_possible and not told.dry_run
        _tell(plan, told, talk, makes)
        if makes:
            make_import(desk, plan, talk.progress())
    finally:
        desk.close()
    talk.say(_outcome(plan, told.file, makes))
    return 0 if plan.is_possible else CatalogueError.exit_code


def _tell(plan: CataloguePlan, told: Namespace, talk: Talk, makes: bool) -> None:
    for problem in plan.problems:
        if problem.severity == "error":
            talk.failed(f"{told.file.name}: {problem}")
        else:
            talk.detail(f"{told.file.name}: {problem}")
    if told.json:
        fields = [{"id": change.id, "fields": change.fields} for change in plan.changes]
        talk.data(_json({**msgspec.to_builtins(plan), "differences": msgspec.to_builtins(fields), "imported": makes}))
        return
    for change in plan.changes:
        talk.data("\n".join(changed(change)))
    for entry in plan.kept:
        talk.say(f"{entry.id} stays, although the file lacks it: {entry.reason}.")
    for link in plan.relinked:
        stands, proposed = link.guideline_id or "nothing", link.proposed or "nothing"
        talk.say(f"{link.file_name} {link.pointer}: would now link to {proposed}, stays at {stands}.")


def _outcome(plan: CataloguePlan, file: Path, made: bool) -> str:
    if not plan.is_possible:
        wrong = sum(problem.severity == "error" for problem in plan.problems)
        return f"Nothing was imported: {file.name} has {wrong} error{'s' if wrong > 1 else ''}."
    if not plan.changes:
        return f"Nothing to import: the project has all that {file.name} says."
    links = f" {len(plan.relinked)} citations would now link differently; none was changed." if plan.relinked else ""
    if made:
        return f"Imported: {summed(plan.changes)}. Undo takes it back in one step.{links}"
    return f"Would import: {summed(plan.changes)}. Nothing was changed.{links}"


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


_WHAT: dict[str, Callable[[Namespace, Talk], int]] = {
    "list": _list,
    "show": _show,
    "search": _search,
    "import": _import,
    "export": _export,
    "check": _check,
    "diff": _diff,
}
