"""Sound records spoiled on purpose: for each check, changes that it has to find, and that happen to real records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import msgspec

from workbench.guidelines import Catalogue
from workbench.model.fields import (
    CITATION_LISTS,
    DIAGNOSES,
    EXPERT_CITATIONS,
    ITEMS,
    LICENSURE,
    ROOT,
)
from workbench.model.review import Cell, Place, ReviewRecord, Row, Value
from workbench.review.checks.code_words import likeness_of_code
from workbench.review.checks.decisions import verdict
from workbench.review.checks.subjects import parts_named

Spoil = Callable[[ReviewRecord, Random, Catalogue], "ReviewRecord | None"]
"""The record with one thing wrong; None where it has nothing that could go wrong so."""


def put(record: ReviewRecord, **values: Value) -> ReviewRecord:
    """The record with other values of its own fields; a double underscore stands for the dot."""
    return at(record, {Place(ROOT, name.replace("__", ".")): value for name, value in values.items()})


def at(record: ReviewRecord, values: dict[Place, Value]) -> ReviewRecord:
    """The record with other values at these places."""
    return msgspec.structs.replace(
        record, cells={**record.cells, **{place: Cell(value) for place, value in values.items()}}
    )


def one_of(chance: Random, found: list[Row]) -> Row | None:
    return chance.choice(found) if found else None


def cited(record: ReviewRecord) -> list[Row]:
    items = record.rows_of(ITEMS)
    return [row for item in items for path in CITATION_LISTS for row in record.rows_of(path, item.id)]


def other_decision(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord | None:
    items = [row for row in record.rows_of(ITEMS) if verdict(str(record.value(row.id, "rationale") or ""))]
    item = one_of(chance, items)
    if item is None:
        return None
    turned = "Upheld" if record.value(item.id, "decision") == "Overturned" else "Overturned"
    return at(record, {Place(item.id, "decision"): turned})


def other_determination(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord:
    words = {"Upheld", "Overturned", "Partially overturned"} - {record.value(ROOT, "case.determination")}
    return put(record, case__determination=chance.choice(sorted(words)))


def no_determination(record: ReviewRecord, _chance: Random, _: Catalogue) -> ReviewRecord:
    return put(record, case__determination=None)


def no_items(record: ReviewRecord, _chance: Random, _: Catalogue) -> ReviewRecord:
    return msgspec.structs.replace(record, rows={id: row for id, row in record.rows.items() if row.list != ITEMS})


def without(name: str) -> Spoil:
    def spoil(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord | None:
        item = one_of(chance, record.rows_of(ITEMS))
        return at(record, {Place(item.id, name): None}) if item else None

    return spoil


def dated(**days: str) -> Spoil:
    def spoil(record: ReviewRecord, _chance: Random, _: Catalogue) -> ReviewRecord:
        return put(record, **days)

    return spoil


def misread_age(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord:
    return put(record, patient__age=chance.choice((2, 7, 111, 445)))


def young_when_injured(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord:
    born = 2014 - 40
    injured = f"{born + chance.randint(0, 10)}-03-03"
    return put(record, patient__age=40, case__date_of_injury=injured, case__decision_date="2014-03-03")


def misread_state(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord | None:
    row = one_of(chance, record.rows_of(LICENSURE))
    return at(record, {Place(row.id, "value"): chance.choice(("Los Angeles", "Califomia", "MAXIMUS"))}) if row else None


def coded(record: ReviewRecord) -> list[Row]:
    return [row for row in record.rows_of(DIAGNOSES) if record.value(row.id, "code")]


def other_system(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord | None:
    rows = [row for row in coded(record) if not str(record.value(row.id, "code")).startswith(("E", "V"))]
    row = one_of(chance, rows)
    if row is None:
        return None
    other = "ICD-10-CM" if record.value(row.id, "code_system") == "ICD-9-CM" else "ICD-9-CM"
    return at(record, {Place(row.id, "code_system"): other})


def out_of_use(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord | None:
    row = one_of(chance, coded(record))
    if row is None:
        return None
    early = record.value(row.id, "code_system") == "ICD-10-CM"
    return put(record, case__decision_date="2014-06-02" if early else "2017-06-02")


def shifted_code(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord | None:
    """The code of a diagnosis of another part of the body, as where a row of a table is read one line off."""
    row = one_of(chance, coded(record))
    if row is None:
        return None
    words = str(record.value(row.id, "description"))
    codes = [("719.46", "ICD-9-CM"), ("723.1", "ICD-9-CM"), ("530.81", "ICD-9-CM"), ("726.32", "ICD-9-CM")]
    wrong = [each for each in codes if (likeness_of_code(words, *each) or 0.0) == 0.0]
    if not wrong:
        return None
    code, system = chance.choice(wrong)
    return at(record, {Place(row.id, "code"): code, Place(row.id, "code_system"): system})


def misread_code(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord | None:
    row = one_of(chance, coded(record))
    if row is None:
        return None
    code, system = chance.choice((("722.17", "ICD-9-CM"), ("847.6", "ICD-9-CM"), ("M54.07X", "ICD-10-CM")))
    return at(record, {Place(row.id, "code"): code, Place(row.id, "code_system"): system})


def lost_entry(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord | None:
    row = one_of(chance, cited(record))
    return at(record, {Place(row.id, "guideline_id"): "an-entry-that-went"}) if row else None


def stated_none(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord | None:
    row = one_of(chance, cited(record))
    if row is None:
        return None
    party = row.list.removeprefix(f"{ITEMS}.").partition(".")[0]
    return at(record, {Place(row.parent, f"{party}.none_cited"): True})


def linked(record: ReviewRecord, catalogue: Catalogue) -> Iterator[Row]:
    yield from (row for row in cited(record) if record.value(row.id, "guideline_id") in catalogue.by_id)


def misread_page(record: ReviewRecord, chance: Random, catalogue: Catalogue) -> ReviewRecord | None:
    rows = [
        row
        for row in linked(record, catalogue)
        if catalogue.by_id[str(record.value(row.id, "guideline_id"))].page_start
        and catalogue.by_id[str(record.value(row.id, "guideline_id"))].page_end
    ]
    row = one_of(chance, rows)
    return at(record, {Place(row.id, "pages"): ((1182, 1182),)}) if row else None


def before_its_time(record: ReviewRecord, _chance: Random, catalogue: Catalogue) -> ReviewRecord | None:
    entries = [catalogue.by_id[str(record.value(row.id, "guideline_id"))] for row in linked(record, catalogue)]
    return put(record, case__decision_date="2001-01-01") if any(entry.in_force_from for entry in entries) else None


def not_on_mtus(record: ReviewRecord, chance: Random, _: Catalogue) -> ReviewRecord | None:
    rows = [row for row in cited(record) if row.list == EXPERT_CITATIONS and record.value(row.id, "basis") == "MTUS"]
    row = one_of(chance, rows)
    if row is None:
        return None
    said = "The Expert Reviewer did not base his/her decision on the MTUS."
    return at(record, {Place(row.parent, "expert_reviewer.text"): said})


def other_part(record: ReviewRecord, chance: Random, catalogue: Catalogue) -> ReviewRecord | None:
    """A treatment of another part of the body than the guideline that is cited for it."""
    titled = [
        (row, parts_named(catalogue.by_id[str(record.value(row.id, "guideline_id"))].title))
        for row in linked(record, catalogue)
    ]
    named = [(row, parts) for row, parts in titled if parts]
    if not named:
        return None
    row, parts = chance.choice(named)
    other = "MRI of the left ankle" if not parts & {"ankle"} else "MRI of the cervical spine"
    return at(record, {Place(row.parent, "treatment"): other})


def cites_other_part(record: ReviewRecord, chance: Random, catalogue: Catalogue) -> ReviewRecord | None:
    spoiled = other_part(record, chance, catalogue)
    if spoiled is None:
        return None
    rows = [
        row
        for row in linked(record, catalogue)
        if parts_named(catalogue.by_id[str(record.value(row.id, "guideline_id"))].title)
    ]
    row = chance.choice(rows)
    parts = parts_named(catalogue.by_id[str(record.value(row.id, "guideline_id"))].title)
    words = "ACOEM Ankle and Foot Complaints" if not parts & {"ankle"} else "ACOEM Neck Complaints"
    return at(record, {Place(row.id, "text"): words})


def argued_elsewhere(record: ReviewRecord, chance: Random, catalogue: Catalogue) -> ReviewRecord | None:
    bodies = {"AAOS", "ODG", "ACOEM"}
    for item in chance.sample(record.rows_of(ITEMS), len(record.rows_of(ITEMS))):
        told = [str(record.value(item.id, "expert_reviewer.text") or "")]
        for row in record.rows_of(EXPERT_CITATIONS, item.id):
            entry = catalogue.by_id.get(str(record.value(row.id, "guideline_id")))
            told += [str(record.value(row.id, name) or "") for name in ("text", "body", "basis")]
            told += [entry.basis, entry.body, entry.title] if entry else []
        free = sorted(body for body in bodies if body not in " ".join(told))
        if free:
            rationale = f"The {free[0]} guidelines do not recommend it. The request is not medically necessary."
            return at(record, {Place(item.id, "rationale"): rationale})
    return None


def other_chapter(record: ReviewRecord, chance: Random, catalogue: Catalogue) -> ReviewRecord | None:
    rows = [
        row
        for row in linked(record, catalogue)
        if catalogue.by_id[str(record.value(row.id, "guideline_id"))].chapter.isdecimal()
    ]
    row = one_of(chance, rows)
    return at(record, {Place(row.id, "chapter"): "77", Place(row.id, "title"): None}) if row else None


SPOILED: dict[str, tuple[Spoil, ...]] = {
    "D1": (other_decision,),
    "D2": (other_determination,),
    "D3": (no_determination,),
    "I1": (no_items,),
    "I2": (without("treatment"),),
    "I3": (without("decision"),),
    "I4": (without("rationale"),),
    "I5": (without("category"),),
    "T1": (dated(case__decision_date="2091-02-03"), dated(case__date_of_injury="2113-01-01")),
    "T2": (
        dated(case__date_of_injury="2013-05-05", case__ur_denial_date="2013-05-04"),
        dated(case__date_of_injury="2019-05-05", case__decision_date="2014-05-04", case__ur_denial_date=""),
    ),
    "T3": (dated(case__date_of_injury="2012-02-02", case__date_of_injury_end="2011-02-02"),),
    "T4": (
        dated(case__application_received="2014-05-02", case__decision_date="2014-05-01", case__date_assigned=""),
        dated(case__ur_denial_date="2014-05-02", case__application_received="2014-05-01"),
    ),
    "P1": (misread_age, young_when_injured),
    "R1": (misread_state,),
    "C1": (other_system,),
    "C2": (out_of_use,),
    "C3": (shifted_code,),
    "C4": (misread_code,),
    "L1": (lost_entry,),
    "L2": (stated_none,),
    "L3": (misread_page,),
    "L4": (before_its_time,),
    "L5": (not_on_mtus,),
    "L6": (other_part,),
    "L7": (argued_elsewhere,),
    "L8": (other_chapter,),
    "L9": (cites_other_part,),
}
"""What each check has to find. K1 and K2 look at other documents: they are tested on projects."""
