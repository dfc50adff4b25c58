"""Makes the tables of official diagnosis descriptions under `resources/icd` from files of the United States government.

    python packaging/icd_tables.py TABULAR_XML EDITIONS_FOLDER MAPPING_DB DIAGNOSES_XLSX HEADINGS_PICKLE

`TABULAR_XML` is the ICD-10-CM tabular list of NCHS, `EDITIONS_FOLDER` holds earlier editions (`icd-10-YEAR-…json`, for
codes that were taken out or divided since), `MAPPING_DB` the codes of the edition of 2014, `DIAGNOSES_XLSX` the last
ICD-9-CM list of CMS (`CMS32_DESC_LONG_SHORT_DX`), and `HEADINGS_PICKLE` the ICD-9-CM hierarchy with its headings.
Where they come from: `resources/icd/README.md`.
"""

from __future__ import annotations

import json
import pickle
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "icd"
HEADING, SEVENTH = "h", "s"
Entry = tuple[str, str, tuple[str, ...]]
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def tabular(path: Path) -> dict[str, Entry]:
    """Code, flag, words and inclusion terms of the ICD-10-CM tabular list."""
    found: dict[str, Entry] = {}

    def walk(node: ElementTree.Element, seventh: bool) -> None:
        code, below = str(node.findtext("name")).replace(".", ""), node.findall("diag")
        seventh = seventh or node.find("sevenChrDef") is not None
        flag = HEADING if below else SEVENTH if seventh else ""
        terms = [note.text or "" for name in ("inclusionTerm", "includes") for note in node.findall(f"{name}/note")]
        found[code] = flag, _clean(node.findtext("desc") or ""), tuple(filter(None, map(_clean, terms)))
        for each in below:
            walk(each, seventh)

    for node in ElementTree.parse(path).getroot().iterfind("chapter/section/diag"):
        walk(node, False)
    return found


def with_earlier(found: dict[str, Entry], folder: Path, mapping: Path) -> dict[str, Entry]:
    """The list with codes that an earlier edition had, the later edition's words first."""
    merged = dict(found)
    editions = {re.findall(r"\d{4}", path.name)[0]: path for path in folder.glob("icd-10-*.json")}
    for year in (*sorted(editions, reverse=True), "2014"):
        told = _first_edition(mapping) if year == "2014" else _leaves(json.loads(editions[year].read_text())["tree"])
        for code, words, is_leaf in told:
            known = merged.get(code)
            if known is None and not (len(code) == 7 and _base(code) in merged):
                merged[code] = f"{'' if is_leaf else HEADING}{year}", words, ()
            elif known is not None and is_leaf and known[0].startswith(HEADING):
                merged[code] = year, known[1], known[2]  # it was a code for billing until it was divided
    return merged


def _first_edition(path: Path) -> Iterator[tuple[str, str, bool]]:
    with closing(sqlite3.connect(path)) as conn:
        for code, words in conn.execute('SELECT DISTINCT "ICD-10", "ICD-10 English" FROM icd_mapping').fetchall():
            if re.fullmatch(r"[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?", code or "") and words:
                yield code.replace(".", ""), _clean(words), True


def _leaves(node: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    below = node.get("children", [])
    if "description" in node and re.fullmatch(r"[A-Z]\d[0-9A-Z](\.?[0-9A-Z]{1,4})?", node["id"]):
        yield node["id"].replace(".", ""), _clean(node["description"]), not below
    for each in below:
        yield from _leaves(each)


def _base(code: str) -> str:
    """A code without its seventh character and the places held for it."""
    return code[:6].rstrip("X")


def sheet(path: Path) -> dict[str, Entry]:
    """Code, long and short words of the ICD-9-CM list."""
    with ZipFile(path) as book:
        texts = ["".join(t.text or "" for t in si.iter(f"{_SHEET}t")) for si in _xml(book, "xl/sharedStrings.xml")]
        rows = _xml(book, "xl/worksheets/sheet1.xml").iter(f"{_SHEET}row")
        told = [[_cell(cell, texts) for cell in row.iter(f"{_SHEET}c")] for row in rows]
    codes = ((row[0].strip(), _clean(row[1]), _clean(row[2])) for row in told[1:] if len(row) >= 3)
    return {code: ("", words, () if short == words else (short,)) for code, words, short in codes}


def _xml(book: ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(book.read(name))


def _cell(cell: ElementTree.Element, texts: list[str]) -> str:
    value = cell.findtext(f"{_SHEET}v") or ""
    return texts[int(value)] if cell.get("t") == "s" else value


class _Node:
    """Any object of the pickle: nothing of the package that wrote it is run."""


class _Headings(pickle.Unpickler):
    def find_class(self, _module: str, _name: str) -> type:
        return _Node


def headings(path: Path) -> dict[str, Entry]:
    """The ICD-9-CM headings, which are no codes for billing."""
    found: dict[str, Entry] = {}
    with path.open("rb") as file:
        waiting = [_Headings(file).load()]
    while waiting:
        node = waiting.pop()
        told = vars(node)
        waiting += told.get("children") or []
        if re.fullmatch(r"\d{3,4}|V\d{2,3}|E\d{3}", str(told["code"])) and told.get("children"):
            found[told["code"]] = HEADING, _clean(told["short_desc"]), ()
    return found


def _clean(words: str) -> str:
    return re.sub(r"[\s|]+", " ", words).strip()


def write(name: str, entries: dict[str, Entry]) -> None:
    """One line a code, in the order of its bytes, so that a code is found by halving."""
    lines = ["\t".join((code, flag, words, " | ".join(terms))) for code, (flag, words, terms) in entries.items()]
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / name).write_bytes("".join(f"{line.rstrip()}\n" for line in sorted(lines)).encode())
    print(f"{name}: {len(entries)} codes, {(FOLDER / name).stat().st_size:,} bytes")


def main() -> None:
    tabular_xml, editions, mapping, xlsx, hierarchy = map(Path, sys.argv[1:6])
    write("icd-10-cm.tsv", with_earlier(tabular(tabular_xml), editions, mapping))
    write("icd-9-cm.tsv", headings(hierarchy) | sheet(xlsx))


if __name__ == "__main__":
    main()
