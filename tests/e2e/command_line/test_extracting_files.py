"""`extract`: one object a line, in the order given, past files that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from command_line import SAMPLES, Machine, records


def test_extract_goes_on_past_bad_files_and_names_each(machine: Machine, letters: Path) -> None:
    done = machine.run("extract", letters)
    assert done.returncode == 1
    assert [r["document"]["file_name"] for r in records(done.stdout)] == ["dev-001.pdf", "dev-002.pdf", "dev-007.txt"]
    for name in ("cut.pdf", "empty.txt", "junk.pdf"):
        assert [line for line in done.stderr.splitlines() if line.startswith(f"{letters / name}: {name} ")]


def test_extracted_records_fit_the_schema_that_is_printed(machine: Machine) -> None:
    schema = jsonschema.Draft202012Validator(json.loads(machine.run("schema").stdout))
    done = machine.run("extract", SAMPLES / "dev-003.pdf", SAMPLES / "dev-022.txt")
    assert done.returncode == 0
    for record in records(done.stdout):
        schema.validate(record)
        assert record["fields"]


def test_extract_keeps_the_order_in_which_files_are_given(machine: Machine) -> None:
    names = ["dev-024.pdf", "dev-007.txt", "dev-001.pdf", "dev-015.txt"]
    done = machine.run("extract", *(SAMPLES / name for name in names), "--jobs", 2, "--no-fields")
    assert [r["document"]["file_name"] for r in records(done.stdout)] == names


def test_one_worker_and_two_give_the_same_records(machine: Machine, letters: Path) -> None:
    one, two = (machine.run("extract", letters, "--jobs", jobs).stdout for jobs in (1, 2))
    assert one == two


def test_extract_can_leave_evidence_out_and_write_to_a_file(machine: Machine, tmp_path: Path) -> None:
    place = tmp_path / "records.jsonl"
    done = machine.run("extract", SAMPLES / "dev-001.pdf", "--no-fields", "--output", place)
    assert (done.returncode, done.stdout) == (0, "")
    assert "fields" not in records(place.read_text("utf-8"))[0]


@pytest.mark.parametrize("name", ["gone.pdf", "nothing"])
def test_nothing_to_read_is_3(machine: Machine, tmp_path: Path, name: str) -> None:
    (tmp_path / "nothing").mkdir()
    done = machine.run("extract", tmp_path / name)
    assert (done.returncode, done.stdout) == (3, "")
    assert name in done.stderr


def test_a_reader_that_goes_away_is_no_failure(machine: Machine) -> None:
    process = machine.start("extract", SAMPLES, "--jobs", 2)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith("{")
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), "Traceback" in told, "BrokenPipe" in told) == (0, False, False)
