"""A dataset holds what it was given, describes it truly, and comes out the same each time."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from invented import ENTRY, invented_record
from msgspec.structs import replace

from workbench.export import FORMATS, write_dataset
from workbench.model.errors import WorkbenchError
from workbench.model.review import Cell, Place, ReviewRecord


def write(folder: Path, records: list[ReviewRecord] | None = None) -> Path:
    write_dataset(folder, list(FORMATS), records or [invented_record()], [ENTRY], {"filter": {"states": ["verified"]}})
    return folder


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def told(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text("utf-8"))


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one"), write(tmp_path / "two")
    assert {f.name: f.read_bytes() for f in one.iterdir()} == {f.name: f.read_bytes() for f in two.iterdir()}


def test_writing_again_replaces_the_files(tmp_path: Path) -> None:
    write(tmp_path, [invented_record(1), invented_record(2)])
    write(tmp_path, [invented_record(1)])
    assert len(table(tmp_path, "determinations")) == 1
    assert len((tmp_path / "records.jsonl").read_bytes().splitlines()) == 1


def test_a_failure_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    write(tmp_path)
    before = {f.name: f.read_bytes() for f in tmp_path.iterdir()}

    def breaking() -> Iterator[ReviewRecord]:
        yield invented_record(1)
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        write_dataset(tmp_path, ["jsonl", "csv"], breaking(), [], {})
    assert {f.name: f.read_bytes() for f in tmp_path.iterdir()} == before


def test_a_file_in_the_folders_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(WorkbenchError, match="taken could not be made"):
        write(tmp_path / "taken")


def test_the_manifest_counts_and_hashes_what_was_written(tmp_path: Path) -> None:
    manifest = told(write(tmp_path), "manifest.json")
    assert manifest["counts"] == {"documents": 1, "items": 2, "citations": 1}
    assert manifest["filter"] == {"states": ["verified"]}
    for file in manifest["files"]:
        data = (tmp_path / file["name"]).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_every_table_has_the_columns_that_the_datapackage_tells(tmp_path: Path) -> None:
    write(tmp_path)
    for resource in told(tmp_path, "datapackage.json")["resources"]:
        if resource["format"] == "csv":
            header = (tmp_path / resource["path"]).read_text("utf-8").partition("\n")[0]
            assert header.split(",") == [field["name"] for field in resource["schema"]["fields"]]


def test_every_reference_between_tables_holds(tmp_path: Path) -> None:
    record = invented_record()
    link = {Place("i1a1", "guideline_id"): Cell("acoem")}
    write(tmp_path, [replace(record, cells=record.cells | link)])
    for resource in told(tmp_path, "datapackage.json")["resources"]:
        for key in resource.get("schema", {}).get("foreignKeys", []):
            target = key["reference"].get("resource", resource["name"])
            there = {tuple(row[f] for f in key["reference"]["fields"]) for row in table(tmp_path, target)}
            here = {tuple(row[f] for f in key["fields"]) for row in table(tmp_path, resource["name"])}
            assert {values for values in here if any(values)} <= there


def test_a_determination_carries_its_review_state(tmp_path: Path) -> None:
    row = table(write(tmp_path), "determinations")[0]
    assert (row["record"], row["state"], row["state_by"]) == ("7", "verified", "Ann")
    assert row["clinical_summary"] == "A 44 year old who lifted a “crate”, and\nfell."


def test_cells_that_a_spreadsheet_would_run_are_guarded(tmp_path: Path) -> None:
    values = [row["value"] for row in table(write(tmp_path), "treatments_to_date")]
    assert values == ["'=cmd()", "'-20 degrees of motion"]


def test_pages_and_flags_are_plain_text(tmp_path: Path) -> None:
    write(tmp_path)
    assert table(tmp_path, "citations")[0]["pages"] == "177-179, 182"
    assert [row["expert_reviewer_none_cited"] for row in table(tmp_path, "disputed_items")] == ["true", "false"]


def test_evidence_stands_in_a_table_of_its_own(tmp_path: Path) -> None:
    row = next(r for r in table(write(tmp_path), "evidence") if r["pointer"] == "/case/case_number")
    assert (row["page"], row["start"], row["end"], row["quote"]) == ("0", "10", "22", "CM14-0000001")


def test_the_card_names_every_file_of_data(tmp_path: Path) -> None:
    card = (write(tmp_path) / "README.md").read_text("utf-8")
    assert "documents 1, disputed items 2, guideline citations\n1." in card
    assert all(f"| `{file.name}` |" in card for file in tmp_path.iterdir() if file.suffix in (".csv", ".jsonl"))


def test_no_records_still_make_a_dataset(tmp_path: Path) -> None:
    dataset = write_dataset(tmp_path, ["jsonl", "csv"], [], [], {})
    assert dataset.counts["documents"] == 0
    assert (tmp_path / "records.jsonl").read_bytes() == b""
    assert table(tmp_path, "citations") == []
