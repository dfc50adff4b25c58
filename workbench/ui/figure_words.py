"""What stands behind a figure of the overview, in words, wherever the documents behind it are listed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from workbench.model.behind import Behind, Changed, Cites, Confident, Decided, LinkedByHand, Took, Verified
from workbench.model.fields import DIAGNOSIS_FIELDS, ITEM_FIELDS, LISTS, RECORD_FIELDS
from workbench.ui.bridge import Bridge
from workbench.ui.links.words import entry_title
from workbench.ui.words import word


def tr(words: str) -> str:
    """A text of the overview in the person's language."""
    return QCoreApplication.translate("Overview", words)


def field_label(name: str) -> str:
    """A field by its one name for both parties: `Citation pages`, `UR denial date`."""
    plain = {spec.name: spec.label for spec in RECORD_FIELDS}
    plain |= {f"items.{spec.name}": spec.label for spec in ITEM_FIELDS}
    plain |= {f"diagnoses.{spec.name}": spec.label for spec in DIAGNOSIS_FIELDS}
    plain |= {path: spec.label for path, spec in LISTS.items()}
    of_citations = {
        "items.citations.text": tr("Citation words"),
        "items.citations.basis": tr("Citation basis"),
        "items.citations.title": tr("Citation title"),
        "items.citations.body": tr("Citation body"),
        "items.citations.chapter": tr("Citation chapter"),
        "items.citations.year": tr("Citation year"),
        "items.citations.pages": tr("Citation pages"),
        "items.citations.section": tr("Citation section"),
        "items.citations.url": tr("Citation address"),
        "items.citations.guideline_id": tr("Citation link"),
        "diagnoses.code": tr("Diagnosis code"),
        "clinical_summary": tr("Clinical summary"),
    }
    return of_citations.get(name) or word(plain.get(name, name))


def entry_label(bridge: Bridge, id: str) -> str:
    """A catalogue entry by its heading, by its id where the catalogue has none such."""
    entry = bridge.desk.guideline(id) if bridge.has_desk else None
    return entry_title(entry) if entry else id


def told(bridge: Bridge, behind: Behind) -> str:
    """The documents behind a figure: `Citation link changed by a person, since 1 November`."""
    parts = [_what(bridge, behind)]
    if behind.by:
        you = bridge.has_desk and behind.by == bridge.desk.person
        parts.append(tr("by you") if you else tr("by {person}").format(person=behind.by))
    if behind.since and behind.until:
        parts.append(tr("on {day}").format(day=_day(behind.since)))
    elif behind.since:
        parts.append(tr("since {day}").format(day=_day(behind.since)))
    return ", ".join(parts)


def _what(bridge: Bridge, behind: Behind) -> str:
    match behind:
        case Verified():
            return tr("Verified")
        case Changed(field, rule):
            return _changed(field, rule)
        case Confident(low, high):
            words = tr("Confidence of {low} to {high}, changed by a person")
            return words.format(low=f"{low:.0%}", high=f"{min(high, 1.0):.0%}")
        case Decided(decision, category, guideline_id):
            return _decided(bridge, decision, category, guideline_id)
        case Cites(guideline_id):
            words = tr("A citation without an entry") if guideline_id is None else tr("Cites {entry}")
            return words.format(entry=entry_label(bridge, guideline_id or ""))
        case LinkedByHand():
            return tr("A link chosen by a person")
        case Took():
            return _took(behind)


def _changed(field: str, rule: str) -> str:
    if field:
        return tr("{field} changed by a person").format(field=field_label(field))
    if rule:
        return tr("What the rule {rule} found, changed by a person").format(rule=rule)
    return tr("Any value changed by a person")


def _decided(bridge: Bridge, decision: str, category: str | None, guideline_id: str) -> str:
    if guideline_id:
        words = tr("An item that cites {entry}").format(entry=entry_label(bridge, guideline_id))
    elif category is None:
        words = tr("An item without a category")
    else:
        words = tr("An item of {category}").format(category=category)
    return f"{words}, {word(decision)}" if decision else words


def _took(behind: Took) -> str:
    if behind.effort == "keys":
        if behind.high is None:
            words = tr("Verified with {low} keys or more") if behind.low else tr("Verified, with its keys counted")
        else:
            words = tr("Verified with {low} to {high} keys")
        return words.format(low=f"{behind.low:.0f}", high=f"{(behind.high or 0) - 1:.0f}")
    if behind.high is None:
        words = tr("Verified in {low} s or more") if behind.low else tr("Verified, with its time counted")
    else:
        words = tr("Verified in {low} to {high} s")
    return words.format(low=f"{behind.low:.0f}", high=f"{behind.high or 0:.0f}")


def _day(moment: str) -> str:
    date = datetime.fromisoformat(moment).astimezone().date()
    return QLocale().toString(QDate(date.year, date.month, date.day), "d MMMM")
