"""The catalogue: its file is read row by row, and every complaint says where and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.guidelines import Catalogue, load_catalogue, read_rows
from workbench.guidelines.catalogue import COLUMNS
from workbench.model.errors import CatalogueError

HEAD = ",".join(COLUMNS)


def row(**cells: str) -> str:
    base = {"id": "a-b", "kind": "document", "title": "A title"} | cells
    return ",".join(base.get(column, "") for column in COLUMNS)


def complaint(*rows: str) -> str:
    with pytest.raises(CatalogueError) as error:
        list(read_rows([HEAD, *rows]))
    return str(error.value)


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
    assert complaint(row(**cells)) == expected


def test_an_id_that_stands_twice_names_both_lines() -> None:
    assert complaint(row(), row()) == "line 3, column id: “a-b” stands in line 2 already."


def test_a_missing_column_is_told_before_any_row() -> None:
    with pytest.raises(CatalogueError, match=r"line 1: .* lacks the columns kind, basis"):
        list(read_rows(["id,parent_id", "a,"]))


def test_a_parent_that_is_not_there_is_told() -> None:
    with pytest.raises(CatalogueError, match="“a-b” lies under “nowhere”"):
        Catalogue(read_rows([HEAD, row(parent_id="nowhere")]))


def test_entries_that_lie_under_themselves_are_refused() -> None:
    rows = [row(id="a", parent_id="b"), row(id="b", parent_id="a")]
    with pytest.raises(CatalogueError, match="lies under itself"):
        Catalogue(read_rows([HEAD, *rows]))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"gone\.csv could not be read as a catalogue"):
        load_catalogue(tmp_path / "gone.csv")
