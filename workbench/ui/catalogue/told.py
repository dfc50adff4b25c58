"""What a file would change in the catalogue, what is wrong with it, and which links would move: as rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from workbench.model.catalogue import CatalogueProblem, EntryChange, FieldChange
from workbench.model.guidelines import Guideline
from workbench.ui.listed import Listed
from workbench.ui.sentences import own_words

if TYPE_CHECKING:
    from workbench.tasks.catalogue_import import CataloguePlan
    from workbench.tasks.relinking import Relinked

Lookup = Callable[[str], Guideline | None]


def problem_rows(problems: Sequence[CatalogueProblem]) -> list[Listed]:
    """Each complaint with its line and column; errors first, each in the file's order."""
    ordered = sorted(problems, key=lambda one: (one.severity != "error", one.line))
    return [_problem(one) for one in ordered]


def _problem(one: CatalogueProblem) -> Listed:
    where = tr("line {line}, column {column}") if one.column else tr("line {line}")
    place = ", ".join(part for part in (where.format(line=one.line, column=one.column), one.entry) if part)
    wrong = one.severity == "error"
    reason = _reason(one.reason)
    return Listed(
        "!",
        "fail" if wrong else "doubt",
        reason[:1].upper() + reason[1:],
        place,
        tr("error") if wrong else tr("warning"),
    )


def _reason(reason: str) -> str:
    """A complaint in the person's language; some are kept without their full stop, behind what they complain of."""
    told = own_words(reason)
    return told if told != reason else own_words(reason.removesuffix(".")) + "."


def plan_rows(plan: CataloguePlan, entry: Lookup) -> list[Listed]:
    """What an import changes, fact by fact, what stays although the file lacks it, and which links would move."""
    rows = [listed for change in plan.changes for listed in _change(change)]
    rows += [Listed("=", "text2", kept.id, own_words(kept.reason), tr("stays")) for kept in plan.kept]
    return rows + relinked_rows(plan.relinked, entry)


def _change(change: EntryChange) -> Iterator[Listed]:
    before, after = change.before, change.after
    if after is None:
        yield Listed("−", "fail", before.title if before else change.id, change.id, tr("goes"))
    elif before is None:
        yield Listed("+", "ok", after.title, change.id, tr("new"))
    else:
        for field in change.fields:
            yield from (Listed("~", "accent", after.title, words, tr("changes")) for words in _field(field))


def _field(field: FieldChange) -> Iterator[str]:
    if field.name != "aliases":
        told = tr("{fact}: {before} → {after}")
        yield told.format(
            fact=fact_words().get(field.name, field.name), before=_or_blank(field.before), after=_or_blank(field.after)
        )
        return
    before, after = field.before.split("|"), field.after.split("|")
    yield from (tr("without the alias “{alias}”").format(alias=one) for one in before if one and one not in after)
    yield from (tr("with the alias “{alias}”").format(alias=one) for one in after if one and one not in before)


def fact_words() -> dict[str, str]:
    """What the columns of a catalogue's file are called."""
    return {
        "title": tr("title"),
        "kind": tr("kind"),
        "parent_id": tr("lies under"),
        "basis": tr("basis"),
        "body": tr("publisher"),
        "document": tr("document"),
        "edition": tr("edition"),
        "year": tr("year"),
        "chapter": tr("chapter"),
        "page_start": tr("first page"),
        "page_end": tr("last page"),
        "url": tr("address"),
        "regulation": tr("regulation"),
        "in_force_from": tr("in force from"),
        "in_force_to": tr("in force to"),
        "evidence": tr("known from"),
        "note": tr("note"),
    }


def _or_blank(text: str) -> str:
    return f"“{text}”" if text else tr("blank")


def relinked_rows(relinked: Sequence[Relinked], entry: Lookup) -> list[Listed]:
    """The citations that would now link otherwise; they stay as they are."""
    return [_relinked(one, entry) for one in relinked]


def _relinked(one: Relinked, entry: Lookup) -> Listed:
    told = tr("{file}: linked to {now}; would now be {other}").format(
        file=one.file_name, now=_named(one.guideline_id, entry), other=_named(one.proposed, entry)
    )
    by = tr("chosen by a person") if one.state != "extracted" else tr("proposed")
    return Listed("→", "doubt", one.text, told, by, (one.record, one.row))


def _named(id: str | None, entry: Lookup) -> str:
    if id is None:
        return tr("no entry")
    found = entry(id)
    return f"{found.title} ({id})" if found else id


def tr(words: str) -> str:
    """In the person's language."""
    return QCoreApplication.translate("CatalogueTold", words)
