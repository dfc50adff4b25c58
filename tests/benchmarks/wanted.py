"""What stands between a record under review and its reference answer: the corrections that a person would make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from workbench.model.contract import TEXT_LISTS
from workbench.model.fields import CITATION_FIELDS, DIAGNOSES, ITEMS, LISTS, RECORD_FIELDS, ROOT, Kind
from workbench.model.record import PARTIES
from workbench.model.review import Place, ReviewRecord, Row
from workbench.tasks.scoring import LONG_TEXT_LIKENESS, aligned, fold, similarity

Tree = dict[str, Any]
_SAME_ROW = 0.5
_FREE = 0.85


@dataclass(frozen=True)
class Need:
    """One correction: a value put, emptied, linked; a row added behind `after` or removed.

    `place` is where; for a row to add it holds the owning row and the path of the list.
    """

    kind: Literal["put", "empty", "link", "add", "remove"]
    place: Place
    value: Any = None
    after: str | None = None
    more: Tree = field(default_factory=dict)


def needs(record: ReviewRecord, want: Tree) -> list[Need]:
    """Every correction that is still needed, in no particular order."""
    return [*_scalars(record, want), *_texts(record, want), *_diagnoses(record, want), *_items(record, want)]


def _dig(tree: Tree, path: str) -> Any:
    for name in path.split("."):
        tree = (tree or {}).get(name)  # type: ignore[assignment]
    return tree


def _right(kind: Kind, want: Any, got: Any, likeness: float = 1.0) -> bool:
    if kind is Kind.FLAG:
        return bool(want) == bool(got)
    if kind is Kind.PAGES:
        return [list(pages) for pages in want or ()] == [list(pages) for pages in got or ()]
    if want in (None, "") or got in (None, ""):
        return (want in (None, "")) == (got in (None, ""))
    if kind is Kind.LONG_TEXT:
        return similarity(want, got) >= LONG_TEXT_LIKENESS
    return bool(fold(want) == fold(got) or (likeness < 1.0 and similarity(str(want), str(got)) >= likeness))


def _value(record: ReviewRecord, place: Place, kind: Kind, want: Any, likeness: float = 1.0) -> Iterator[Need]:
    got = record.value(place.row, place.name)
    if _right(kind, want, got, likeness):
        return
    if kind is Kind.LINK:
        yield Need("link", place, want)
    elif want in (None, "", [], ()) and kind is not Kind.FLAG:
        yield Need("empty", place)
    else:
        yield Need("put", place, want)


def _scalars(record: ReviewRecord, want: Tree) -> Iterator[Need]:
    for spec in RECORD_FIELDS:
        yield from _value(record, Place(ROOT, spec.name), spec.kind, _dig(want, spec.name))


def _texts(record: ReviewRecord, want: Tree) -> Iterator[Need]:
    for path in TEXT_LISTS:
        rows = record.rows_of(path)
        wanted = [{"value": text} for text in _dig(want, path) or []]
        for row, tree in _paired(record, rows, wanted, "value"):
            yield from _row(record, path, ROOT, row, tree, _FREE if path == "treatments_to_date" else 1.0)


def _diagnoses(record: ReviewRecord, want: Tree) -> Iterator[Need]:
    for row, tree in _paired(record, record.rows_of(DIAGNOSES), want.get("diagnoses") or [], "description"):
        yield from _row(record, DIAGNOSES, ROOT, row, tree, _FREE)


def _items(record: ReviewRecord, want: Tree) -> Iterator[Need]:
    rows = record.rows_of(ITEMS)
    got = [{"treatment": record.value(row.id, "treatment")} for row in rows]
    before: str | None = None
    for tree, found, number in aligned(want.get("items") or [], got):
        if found is None:
            yield Need("add", Place(ROOT, ITEMS), (tree or {})["treatment"], before, tree or {})
            continue
        row = rows[number]
        before = row.id
        if tree is None:
            yield Need("remove", Place(row.id, "treatment"))
            continue
        for spec in LISTS[ITEMS].fields:
            yield from _value(record, Place(row.id, spec.name), spec.kind, _dig(tree, spec.name))
        for party in PARTIES:
            path = f"items.{party}.citations"
            cited = record.rows_of(path, row.id)
            for each, citation in _paired(record, cited, _dig(tree, f"{party}.citations") or [], "text"):
                yield from _row(record, path, row.id, each, citation, _FREE)


def _row(
    record: ReviewRecord, path: str, parent: str, row: Row | None, tree: Tree | None, like: float
) -> Iterator[Need]:
    first, *others = LISTS[path].fields
    if row is None and tree is not None:
        yield Need("add", Place(parent, path), tree[first.name], None, tree)
    elif row is not None and tree is None:
        yield Need("remove", Place(row.id, first.name))
    elif row is not None and tree is not None:
        yield from _value(record, Place(row.id, first.name), first.kind, tree[first.name], like)
        judged = [spec for spec in others if LISTS[path].fields is not CITATION_FIELDS or spec.name in _JUDGED]
        for spec in judged:
            if spec.name != "code_system":  # follows from the code
                yield from _value(record, Place(row.id, spec.name), spec.kind, tree.get(spec.name))


_JUDGED = ("basis", "pages", "guideline_id")
"""What the reference corpus is scored by; a citation's other parts are how the program read it."""


def _paired(
    record: ReviewRecord, rows: Sequence[Row], wanted: Sequence[Tree], name: str
) -> Iterator[tuple[Row | None, Tree | None]]:
    """Rows with what they should be, the likest first; what is left over of either alone."""
    scored = sorted(
        (
            (similarity(str(tree.get(name) or ""), str(record.value(row.id, name) or "")), -at, -number)
            for at, row in enumerate(rows)
            for number, tree in enumerate(wanted)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for like, at, number in scored:
        if like >= _SAME_ROW and -at not in pairs and -number not in pairs.values():
            pairs[-at] = -number
    left = [number for number in range(len(wanted)) if number not in pairs.values()]
    for at, row in enumerate(rows):
        yield row, wanted[pairs[at]] if at in pairs else None
    for number in left:
        yield None, wanted[number]
