"""The catalogue: its file is read row by row, and every complaint says where and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.guidelines import Catalogue, load_catalogue, read_text, written
from workbench.guidelines.rows import COLUMNS
from workbench.model.errors import CatalogueError
from workbench.model.guidelines import Guideline
from workbench.resources import resource

HEAD = ",".join(COLUMNS)


def row(**cells: str) -> str:
    base = {"id": "a-b", "kind": "document", "title": "A title"} | cells
    return ",".join(base.get(column, "") for column in COLUMNS)


def complaints(*rows: str) -> list[str]:
    return [str(problem) for problem in read_text("\n".join([HEAD, *rows]), ".csv").problems]


def entries(*rows: str) -> tuple[Guideline, ...]:
    return read_text("\n".join([HEAD, *rows]), ".csv").entries


def test_the_shipped_catalogue_is_a_forest_of_documents_chapters_and_sections(catalogue: Catalogue) -> None:
    assert len(catalogue) == 693
    assert {entry.kind for entry in catalogue.entries} == {"document", "chapter", "section"}
    assert all(entry.parent_id is None or entry.parent_id in catalogue.by_id for entry in catalogue.entries)


def test_children_and_ancestors_are_each_others_way_back(catalogue: Catalogue) -> None:
    child = catalogue.children("mtus-acoem-2004-ch12")[0]
    assert [one.id for one in catalogue.ancestors(child.id)] == ["mtus-acoem-2004-ch12", "mtus-acoem-2004", "mtus"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"id": "A b"}, "line 2, column id: “A b” is no id of small letters, digits and single hyphens."),
        ({"kind": "page"}, "line 2, column kind: “page” is none of document, chapter, section."),
        ({"title": ""}, "line 2, column title: it is blank."),
        ({"page_start": "12"}, "line 2, column page_end: one of the two page numbers is missing."),
        ({"page_start": "12", "page_end": "9"}, "line 2, column page_end: it comes before page_start, 12."),
        ({"page_start": "x", "page_end": "9"}, "line 2, column page_start: “x” is no number from 1 to 99999."),
        ({"year": "20009"}, "line 2, column year: “20009” is no number from 1900 to 2100."),
        ({"in_force_from": "2009-13-01"}, "line 2, column in_force_from: “2009-13-01” is no day such as 2009-07-18."),
    ],
)
def test_a_wrong_cell_is_told_with_line_column_and_reason(cells: dict[str, str], expected: str) -> None:
    assert complaints(row(**cells)) == [expected]


def test_every_wrong_row_is_told_and_not_the_first_alone() -> None:
    told = complaints(row(id="A b", kind="page"), row(), row(id="c", year="x"))
    assert [one.partition(":")[0] for one in told] == [
        "line 2, column id",
        "line 2, column kind",
        "line 4, column year",
    ]


def test_an_id_that_stands_twice_names_both_lines() -> None:
    assert complaints(row(), row()) == ["line 3, column id: “a-b” stands in line 2 already."]


def test_a_missing_and_an_unknown_column_are_told_before_any_row() -> None:
    told = [str(problem) for problem in read_text("id,parent_id,colour\na,,red", ".csv").problems]
    assert told[0] == "line 1, column kind: the column is missing."
    assert told[-1] == "line 1, column colour: the catalogue has no such column."


def test_a_row_of_another_length_is_told() -> None:
    assert complaints(row() + ",more") == ["line 2: the row has 20 columns, the first line names 19."]


def test_a_line_counts_the_lines_inside_the_cells_before_it() -> None:
    assert complaints(row(note='"one\ntwo"'), row(id="b", year="x"))[0].startswith("line 4, column year")


def test_a_parent_that_is_not_there_is_told() -> None:
    assert complaints(row(parent_id="nowhere")) == ["line 2, column parent_id: the catalogue has no “nowhere”."]
    with pytest.raises(CatalogueError, match="“a-b” lies under “nowhere”"):
        Catalogue(entries(row(parent_id="nowhere")))


def test_entries_that_lie_under_themselves_are_told() -> None:
    rows = [row(id="a", parent_id="b"), row(id="b", parent_id="a")]
    assert [one.partition(": ")[2] for one in complaints(*rows)] == ["the entry lies under itself."] * 2
    with pytest.raises(CatalogueError, match="lies under itself"):
        Catalogue(entries(*rows))


def test_pages_outside_those_above_are_a_warning_that_names_both_spans() -> None:
    above = row(page_start="10", page_end="20")
    read = read_text("\n".join([HEAD, above, row(id="b", parent_id="a-b", page_start="19", page_end="21")]), ".csv")
    assert [(one.severity, str(one)) for one in read.problems] == [
        ("warning", "line 3, column page_end: 21 lies outside the pages 10 to 20 of “a-b”.")
    ]


def test_an_alias_of_two_entries_is_a_warning_for_both() -> None:
    told = complaints(row(aliases="MRI|scan"), row(id="b", aliases="mri"))
    assert told == [
        "line 2, column aliases: “MRI” is an alias of b too.",
        "line 3, column aliases: “mri” is an alias of a-b too.",
    ]


@pytest.mark.parametrize("suffix", [".csv", ".json"])
def test_what_is_written_reads_back_the_same(catalogue: Catalogue, suffix: str) -> None:
    assert read_text(written(catalogue.entries, suffix).decode(), suffix).entries == catalogue.entries


def test_the_shipped_file_is_what_is_written_of_it(catalogue: Catalogue) -> None:
    assert written(catalogue.entries, ".csv") == resource("catalogue", "guidelines.csv").read_bytes()


def as_json(**changes: object) -> str:
    made = json.loads(written(entries(row()), ".json"))[0] | changes
    return json.dumps([made], indent=1)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"year": 2009.5}, "line 10, column year: it takes a text, a whole number or null."),
        ({"year": True}, "line 10, column year: it takes a text, a whole number or null."),
        ({"aliases": "MRI"}, "line 16, column aliases: it takes a list of texts without vertical bars."),
        ({"page_start": 3}, "line 14, column page_end: one of the two page numbers is missing."),
        ({"colour": 1}, "line 22, column colour: the catalogue has no such column."),
        ({"title": "\ud800"}, "line 12, column title: it holds characters that cannot be printed."),
    ],
)
def test_a_wrong_value_in_json_is_told_with_its_own_line(changes: dict[str, object], expected: str) -> None:
    assert [str(problem) for problem in read_text(as_json(**changes), ".json").problems] == [expected]


def test_json_without_a_column_says_which() -> None:
    told = [str(problem) for problem in read_text(as_json().replace('"note"', '"notes"'), ".json").problems]
    assert told == [
        "line 2, column note: it is missing.",
        "line 21, column notes: the catalogue has no such column.",
    ]


@pytest.mark.parametrize(
    "text", ["", "{}", "[", "[1]", "[{},", "[{} {}]", "[] []", "[" * 20_000, f"[{'1' * 5000}]", '[{"year": 1e999}]']
)
def test_what_is_no_array_of_entries_is_told_and_never_raises(text: str) -> None:
    assert read_text(text, ".json").problems


@pytest.mark.parametrize("text", ["", '"', "\n\n", HEAD + '\n"a'])
def test_broken_csv_is_told_and_never_raises(text: str) -> None:
    assert read_text(text, ".csv").problems


@given(cells=st.lists(st.text(max_size=12), max_size=24), suffix=st.sampled_from([".csv", ".json"]))
def test_no_file_makes_reading_raise(cells: list[str], suffix: str) -> None:
    read_text(f"{HEAD}\n{','.join(cells)}", ".csv")
    read_text(json.dumps([dict(zip(COLUMNS, cells, strict=False))]), ".json")
    read_text("".join(cells), suffix)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"gone.csv could not be read: no such file"):
        load_catalogue(tmp_path / "gone.csv")
