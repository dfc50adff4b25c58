"""The documents that stand behind a figure, as record numbers."""

from __future__ import annotations

import sqlite3

from workbench.model.behind import Behind, Changed, Cites, Confident, Decided, LinkedByHand, Took, Verified
from workbench.model.fields import CITATION_FIELDS, DIAGNOSIS_FIELDS, ITEM_FIELDS, RECORD_FIELDS
from workbench.store.figures import CHANGED, TAKEN_OUT
from workbench.store.visits import SPENT

_CITATIONS, _ITEMS, _DIAGNOSES = "items.citations.", "items.", "diagnoses."
_NAMES = {
    **{spec.name: spec.name for spec in RECORD_FIELDS},
    **{spec.name: _ITEMS + spec.name for spec in ITEM_FIELDS},
    **{spec.name: _CITATIONS + spec.name for spec in CITATION_FIELDS},
    **{spec.name: _DIAGNOSES + spec.name for spec in DIAGNOSIS_FIELDS},
}
_FIELDS = {name: field for field, name in _NAMES.items()}
_CASES = {True: "IS NULL", False: "= :of"}

Named = dict[str, object]


def field_name(field: str, path: str | None) -> str:
    """The one name of a field: `case.priority`, `items.citations.pages` for both parties, `treatments_to_date`."""
    return _NAMES[field] if path is None and field in _NAMES else path or field


def records_behind(conn: sqlite3.Connection, behind: Behind) -> list[int]:
    """The numbers of the documents, in order."""
    query, named = _asked(behind)
    named |= {"by": behind.by, "since": behind.since, "until": behind.until or "~"}
    return [record for (record,) in conn.execute(f"SELECT DISTINCT record FROM ({query}) ORDER BY record", named)]


def _asked(behind: Behind) -> tuple[str, Named]:
    match behind:
        case Verified():
            return f"SELECT s.record FROM standing s WHERE {_verified()}", {}
        case Changed(field, rule):
            return _changed(field, rule)
        case Confident(low, high):
            within = "confidence >= :low AND confidence < :high"
            return _in_either(within, within), {"low": low, "high": high}
        case Decided(decision, category, guideline_id):
            return _decided(decision, category, guideline_id)
        case Cites(guideline_id):
            cited = f"c.guideline_id {_CASES[guideline_id is None]}"
            query = f"SELECT c.record FROM citation c JOIN standing s ON s.record = c.record WHERE {cited}"
            return f"{query} AND {_verified()}", {"of": guideline_id}
        case LinkedByHand():
            query = "SELECT l.record FROM link_outlook l JOIN standing s ON s.record = l.record"
            return f"{query} WHERE l.outlook = 'chosen' AND {_verified()}", {}
        case Took(effort, low, high):
            amount = f"CAST(round({effort}) AS INTEGER)"
            within = f"{amount} >= :low AND (:high IS NULL OR {amount} < :high) AND {_told('s.state_by', 's.state_at')}"
            return f"SELECT s.record FROM {SPENT} s WHERE {within}", {"low": low, "high": high}


def _told(by: str, at: str) -> str:
    return f"(:by = '' OR {by} = :by) AND coalesce({at}, '') >= :since AND coalesce({at}, '') < :until"


def _verified() -> str:
    return f"s.state = 'verified' AND {_told('s.state_by', 's.state_at')}"


def _changed(field: str, rule: str) -> tuple[str, Named]:
    if field:
        name = _FIELDS.get(field, "value")
        within = f"field = :field AND {_of_list('p')}" if name == "value" else "field = :field"
        out = within.replace(_of_list("p"), _was_of_list("e"))
        return _in_either(within, out), {"field": name, "list": field}
    within = "rule = :rule" if rule else "rule IS NOT NULL"
    return _in_either(within, within), {"rule": rule}


def _of_list(name: str) -> str:
    return f"(SELECT l.list FROM listed l WHERE l.record = {name}.record AND l.id = {name}.row_id) = :list"


def _was_of_list(name: str) -> str:
    return (
        "(SELECT json_extract(r.before, '$.list') FROM edit r WHERE r.kind = 'row' AND r.before IS NOT NULL"
        f" AND r.record = {name}.record AND r.row_id = {name}.row_id LIMIT 1) = :list"
    )


def _in_either(within: str, out: str) -> str:
    """Changed where it stands, or taken out."""
    return (
        f"SELECT p.record FROM provenance p INDEXED BY provenance_decided WHERE status != 'extracted'"
        f" AND status IN {CHANGED} AND rule IS NOT NULL AND {within} AND {_told('p.by', 'p.at')}"
        f" UNION SELECT e.record FROM {TAKEN_OUT} e JOIN step t ON t.id = e.step"
        f" WHERE {out} AND {_told('t.by', 't.at')}"
    )


def _decided(decision: str, category: str | None, guideline_id: str) -> tuple[str, Named]:
    query = "SELECT i.record FROM item i JOIN standing s ON s.record = i.record"
    parts = [_verified()]
    if decision:
        parts.append("i.decision = :decision")
    if guideline_id:
        query = (
            "SELECT i.record FROM citation c JOIN standing s ON s.record = c.record"
            " JOIN item i ON i.record = c.record AND i.id = c.item"
        )
        parts.append("c.guideline_id = :of")
    elif category != "":
        parts.append(f"i.category {_CASES[category is None]}")
    return f"{query} WHERE {' AND '.join(parts)}", {"of": guideline_id or category, "decision": decision}
