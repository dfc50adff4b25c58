"""The record as tables: one description of names, types and keys for every format that has tables."""

from __future__ import annotations

from msgspec import Struct

from workbench.model.fields import (
    CITATION_FIELDS,
    DIAGNOSIS_FIELDS,
    ITEM_FIELDS,
    RECORD_FIELDS,
    FieldSpec,
    Kind,
)
from workbench.model.guidelines import Guideline
from workbench.model.record import PARTIES

_TYPES = {Kind.DATE: "date", Kind.INTEGER: "integer", Kind.FLAG: "boolean"}


class Column(Struct, frozen=True):
    """`type` is a Table Schema type: string, integer, number, boolean or date."""

    name: str
    type: str = "string"
    says: str = ""
    choices: tuple[str, ...] = ()


class Table(Struct, frozen=True):
    """`key` names the columns that tell rows apart; `refers` maps columns here to (table, columns there)."""

    name: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    refers: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()


RECORD = Column("record", "integer", "the project's number of the determination")
_RECORD_REFERENCE = (("record",), "determinations", ("record",))
_ITEM_KEY = ("record", "item")


def column_name(path: str) -> str:
    """The column of a record field: `case.case_number` is `case_number`; a party's fields keep the party's name."""
    head, _, last = path.rpartition(".")
    return f"{head}_{last}" if head in PARTIES else last


def _columns(specs: tuple[FieldSpec, ...]) -> tuple[Column, ...]:
    return tuple(
        Column(column_name(spec.name), _TYPES.get(spec.kind, "string"), spec.label, spec.choices) for spec in specs
    )


def _texts(name: str, says: str) -> Table:
    columns = (RECORD, Column("number", "integer", "place in the printed order, from 1"), Column("value"))
    return Table(name, says, columns, ("record", "number"), (_RECORD_REFERENCE,))


DETERMINATIONS = Table(
    "determinations",
    "one determination a row",
    (
        RECORD,
        Column("file_name"),
        Column("sha256", says="of the file's bytes"),
        Column("media_type"),
        Column("pages", "integer"),
        Column("state", says="how far the review is; verified means that a named person said so"),
        Column("state_by", says="who brought it into this state"),
        Column("state_at", says="when, ISO time in UTC"),
        *_columns(RECORD_FIELDS),
    ),
    ("record",),
)
DISPUTED_ITEMS = Table(
    "disputed_items",
    "one treatment or service under review a row",
    (RECORD, Column("item", "integer", "place in the printed order, from 1"), *_columns(ITEM_FIELDS)),
    _ITEM_KEY,
    (_RECORD_REFERENCE,),
)
CITATIONS = Table(
    "citations",
    "one source that a party cites for an item a row",
    (
        RECORD,
        Column("item", "integer"),
        Column("party", says="who cites it", choices=PARTIES),
        Column("citation", "integer", "place in the printed order, from 1"),
        *_columns(CITATION_FIELDS),
    ),
    ("record", "item", "party", "citation"),
    ((_ITEM_KEY, "disputed_items", _ITEM_KEY), (("guideline_id",), "guidelines", ("id",))),
)
DIAGNOSES = Table(
    "diagnoses",
    "one diagnosis of the clinical summary a row",
    (RECORD, Column("number", "integer", "place in the printed order, from 1"), *_columns(DIAGNOSIS_FIELDS)),
    ("record", "number"),
    (_RECORD_REFERENCE,),
)
SPECIALTIES = _texts("specialties", "one board certification of the reviewer a row")
SUBSPECIALTIES = _texts("subspecialties", "one subspecialty of the reviewer a row")
LICENSURE = _texts("licensure", "one state of the reviewer's licensure a row")
TREATMENTS = _texts("treatments_to_date", "one treatment that was given for the injury a row")
FIELDS = Table(
    "fields",
    "the state of every value: which rule found it, who confirmed or changed it",
    (
        RECORD,
        Column("pointer", says="JSON Pointer of the value in the record"),
        Column("state", choices=("extracted", "confirmed", "corrected", "added", "cleared")),
        Column("rule", says="name and version of the rule that found it"),
        Column("confidence", "number", "probability from 0 to 1 that the proposal is right"),
        Column("by", says="the person who decided"),
        Column("at", says="when, ISO time in UTC"),
    ),
    ("record", "pointer"),
    (_RECORD_REFERENCE,),
)
EVIDENCE = Table(
    "evidence",
    "one run of the document's text that a value comes from a row",
    (
        RECORD,
        Column("pointer", says="JSON Pointer of the value in the record"),
        Column("number", "integer", "from 1 where a value comes from several places"),
        Column("page", "integer", "counted from 0"),
        Column("start", "integer", "offset into the page's text in Unicode code points"),
        Column("end", "integer"),
        Column("quote", says="the words themselves"),
    ),
    ("record", "pointer", "number"),
    ((("record", "pointer"), "fields", ("record", "pointer")),),
)
_WHOLE_NUMBERS = ("year", "page_start", "page_end")
GUIDELINES = Table(
    "guidelines",
    "the project's catalogue, one entry a row",
    tuple(Column(name, "integer" if name in _WHOLE_NUMBERS else "string") for name in Guideline.__struct_fields__),
    ("id",),
    ((("parent_id",), "guidelines", ("id",)),),
)

TABLES: tuple[Table, ...] = (
    DETERMINATIONS,
    SPECIALTIES,
    SUBSPECIALTIES,
    LICENSURE,
    DIAGNOSES,
    TREATMENTS,
    DISPUTED_ITEMS,
    CITATIONS,
    FIELDS,
    EVIDENCE,
    GUIDELINES,
)
