"""How right a record is, value by value, against a reference answer.

The rules are those by which the reference corpus is scored: a wrong or invented value is wrong, one that is not there
is missed. Long texts are right at a likeness of 0.98 by words, free-text entries at 0.85, everything else when equal
after white space, letter case, a leading article and final punctuation are folded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct

from workbench.model.record import PARTIES

Tree = dict[str, Any]
"""A record or a part of one, as JSON has it."""

SCALARS = (
    "document.layout",
    "case.case_number",
    "case.date_assigned",
    "case.date_of_injury",
    "case.date_of_injury_end",
    "case.decision_date",
    "case.ur_denial_date",
    "case.application_received",
    "case.priority",
    "case.determination",
    "patient.age",
    "patient.sex",
)
TEXT_LISTS = ("reviewer.specialties", "reviewer.subspecialties", "reviewer.licensure")
ITEMS_WHOLE = "items whole"
LONG_TEXT_LIKENESS, FREE_TEXT_LIKENESS, ITEM_LIKENESS = 0.98, 0.85, 0.3

Listed = Sequence[tuple[str, Any]]
"""Values of a list, each with its JSON Pointer."""


class Judged(Struct, frozen=True):
    """One value of a record, or one that it lacks. `pointer` is None for a missed value; `right` is None only then."""

    field: str
    document: str
    right: bool | None
    wanted: Any = None
    found: Any = None
    pointer: str | None = None


def judge(document: str, want: Tree, got: Tree) -> tuple[list[Judged], bool]:
    """Every value of `got` and every one that it lacks, judged by `want`; and whether the document is wholly right.

    Whole are layout, header, patient, reviewer and each item's heading, decision, rationale and links.
    """
    page = _Comparison(document)
    right = [page.scalar(path, _dig(want, path), _dig(got, path), _pointer(path)) for path in SCALARS]
    right += [page.bag(path, _dig(want, path) or [], _listed(got, path)) for path in TEXT_LISTS]
    page.scalar("clinical_summary", *_both(want, got, "clinical_summary"), "/clinical_summary", _alike_long)
    treatments = _listed(got, "treatments_to_date")
    page.bag("treatments_to_date", want.get("treatments_to_date") or [], treatments, FREE_TEXT_LIKENESS)
    _judge_diagnoses(page, want.get("diagnoses") or [], got.get("diagnoses") or [])
    for wanted, found, number in aligned(want.get("items") or [], got.get("items") or []):
        right.append(_judge_item(page, wanted, found, f"/items/{number}"))
    return page.judged, all(right)


def _judge_diagnoses(page: _Comparison, want: list[Tree], got: list[Tree]) -> None:
    texts = [(f"/diagnoses/{n}/description", d.get("description")) for n, d in enumerate(got)]
    codes = [(f"/diagnoses/{n}/code", d["code"]) for n, d in enumerate(got) if d.get("code")]
    page.bag("diagnoses.description", [d["description"] for d in want], texts, FREE_TEXT_LIKENESS)
    page.bag("diagnoses.code", [d["code"] for d in want if d.get("code")], codes)


def _judge_item(page: _Comparison, want: Tree | None, got: Tree | None, at: str) -> bool:
    w, g = want or {}, got or {}
    whole = [
        page.scalar("items.treatment", *_both(w, g, "treatment"), f"{at}/treatment"),
        page.scalar("items.decision", *_both(w, g, "decision"), f"{at}/decision"),
        page.scalar("items.rationale", *_both(w, g, "rationale"), f"{at}/rationale", _alike_long),
    ]
    page.scalar("items.category", *_both(w, g, "category"), f"{at}/category")
    whole += [_judge_basis(page, w.get(party) or {}, g.get(party) or {}, f"{at}/{party}") for party in PARTIES]
    if want is not None:
        page.note(ITEMS_WHOLE, True if all(whole) else None, w.get("treatment"), None)
    if got is not None and not (want is not None and all(whole)):
        page.note(ITEMS_WHOLE, False, None, g.get("treatment"))
    return all(whole)


def _judge_basis(page: _Comparison, want: Tree, got: Tree, at: str) -> bool:
    """Whether the links are right; the rest of a basis statement is judged but does not make an item whole."""
    page.scalar("items.basis.text", *_both(want, got, "text"), f"{at}/text", _alike_long)
    none_cited = want.get("none_cited") or None, got.get("none_cited") or None
    page.scalar("items.basis.none_cited", *none_cited, f"{at}/none_cited")
    cited = want.get("citations") or []
    found = [(f"{at}/citations/{n}", c) for n, c in enumerate(got.get("citations") or [])]
    page.bag(
        "citations.text", [c["text"] for c in cited], [(p + "/text", c["text"]) for p, c in found], FREE_TEXT_LIKENESS
    )
    page.bag(
        "citations.pages",
        [str(list(pages)) for c in cited for pages in c["pages"]],
        [(p + "/pages", str(list(pages))) for p, c in found for pages in c.get("pages") or []],
    )
    bases = [(p + "/basis", c.get("basis") or "none") for p, c in found]
    page.bag("citations.basis", [c["basis"] or "none" for c in cited], bases)
    return page.bag(
        "citations.guideline_id",
        [c["guideline_id"] for c in cited if c["guideline_id"]],
        [(p + "/guideline_id", c["guideline_id"]) for p, c in found if c.get("guideline_id")],
    )


class _Comparison:
    """One document's judgements as they are made. Each method says whether that field is wholly right."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.judged: list[Judged] = []

    def note(self, field: str, right: bool | None, want: Any, got: Any, pointer: str | None = None) -> None:
        self.judged.append(Judged(field, self.document, right, want, got, pointer))

    def scalar(
        self, field: str, want: Any, got: Any, pointer: str, equal: Callable[[Any, Any], bool] | None = None
    ) -> bool:
        wanted, found = want not in (None, ""), got not in (None, "")
        if wanted and found and (equal or _alike)(want, got):
            self.note(field, True, want, got, pointer)
            return True
        if wanted:
            self.note(field, None, want, got)
        if found:
            self.note(field, False, want, got, pointer)
        return not wanted and not found

    def bag(self, field: str, want: Sequence[Any], got: Listed, likeness: float = 1.0) -> bool:
        rest, missed = list(got), []
        for value in want:
            best = max(rest, key=lambda listed: similarity(value, listed[1]), default=None)
            if best is not None and similarity(value, best[1]) >= likeness:
                rest.remove(best)
                self.note(field, True, value, best[1], best[0])
            else:
                missed.append(value)
        for value in missed:
            self.note(field, None, value, [text for _, text in rest])
        for pointer, text in rest:
            self.note(field, False, missed, text, pointer)
        return not missed and not rest


def fold(value: Any) -> Any:
    """A text without what does not count: white space, letter case, a leading article, final punctuation."""
    if not isinstance(value, str):
        return value
    words = value.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("a", "an", "the") else words).rstrip(" .:;,")


def similarity(one: str | None, other: str | None) -> float:
    """The likeness of two texts by words, 0 to 1."""
    left, right = fold(one or "").split(), fold(other or "").split()
    if left == right:
        return 1.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def _alike(want: Any, got: Any) -> bool:
    return bool(fold(want) == fold(got))


def _alike_long(want: Any, got: Any) -> bool:
    return similarity(want, got) >= LONG_TEXT_LIKENESS


def aligned(want: list[Tree], got: list[Tree]) -> Iterator[tuple[Tree | None, Tree | None, int]]:
    """Items in pairs, in order, at the greatest total likeness of their headings; with the number of the found one."""
    n, m = len(want), len(got)
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    like = [[similarity(w.get("treatment"), g.get("treatment")) for g in got] for w in want]
    for i in range(n - 1, -1, -1):
        for j in range(m - 1, -1, -1):
            pair = like[i][j] + best[i + 1][j + 1] if like[i][j] > ITEM_LIKENESS else 0.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < n or j < m:
        if i < n and j < m and like[i][j] > ITEM_LIKENESS and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            yield want[i], got[j], j
            i, j = i + 1, j + 1
        elif i < n and (j == m or best[i][j] == best[i + 1][j]):
            yield want[i], None, j
            i += 1
        else:
            yield None, got[j], j
            j += 1


def _dig(tree: Tree, path: str) -> Any:
    group, _, key = path.partition(".")
    return (tree.get(group) or {}).get(key) if key else tree.get(group)


def _both(want: Tree, got: Tree, key: str) -> tuple[Any, Any]:
    return want.get(key), got.get(key)


def _pointer(path: str) -> str:
    return "/" + path.replace(".", "/")


def _listed(tree: Tree, path: str) -> Listed:
    return [(f"{_pointer(path)}/{number}", value) for number, value in enumerate(_dig(tree, path) or [])]
