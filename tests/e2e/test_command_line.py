"""The command line as a person or a script meets it: a process of its own, files in, files out."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "resources" / "samples"
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="OCR needs the tesseract program")
STATEMENT = "Decision based on MTUS ACOEM Chapter 12 Low Back Complaints Page(s): 304."
NONE_CITED = "The Claims Administrator did not cite any medical evidence for its decision."


class Machine:
    """A machine of its own for one test file: folders, settings and a Qt that must not be touched."""

    def __init__(self, folder: Path) -> None:
        no_qt = folder / "no-qt" / "PySide6"
        no_qt.mkdir(parents=True)
        (no_qt / "__init__.py").write_text("raise AssertionError('a verb loaded Qt')")
        self.environment = os.environ | {
            "WORKBENCH_HOME": str(folder / "home"),
            "PYTHONPATH": os.pathsep.join((str(no_qt.parent), str(ROOT))),
        }

    def command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-m", "workbench", *map(str, arguments)]

    def run(self, *arguments: object, given: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments), input=given, capture_output=True, text=True, encoding="utf-8",
            env=self.environment, timeout=120, check=False,
        )  # fmt: skip

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
            env=self.environment, start_new_session=True,
        )  # fmt: skip


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    return Machine(tmp_path_factory.mktemp("machine"))


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Three good documents of both kinds, and three that are none."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("dev-001.pdf", "dev-002.pdf", "dev-007.txt"):
        shutil.copy(SAMPLES / name, folder)
    (folder / "cut.pdf").write_bytes((SAMPLES / "dev-001.pdf").read_bytes()[:200])
    (folder / "empty.txt").write_bytes(b"")
    (folder / "junk.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    return folder


@pytest.fixture(scope="module")
def project(machine: Machine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of four samples; tests only read it."""
    path = tmp_path_factory.mktemp("project") / "cases.workbench"
    assert machine.run("init", path).returncode == 0
    done = machine.run("import", path, *(SAMPLES / f"dev-00{n}.pdf" for n in (1, 2, 3, 5)))
    assert (done.returncode, done.stdout) == (0, "")
    return path


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


# extract


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


def test_a_picture_only_file_that_is_not_read_says_that_it_needs_ocr(machine: Machine) -> None:
    done = machine.run("extract", SAMPLES / "dev-004-scan.pdf", "--no-ocr")
    assert done.returncode == 1
    assert "Its pages are pictures without words. OCR is switched off." in done.stderr
    assert records(done.stdout)[0]["items"] == []


@needs_tesseract
def test_a_scan_is_extracted_and_the_person_told(machine: Machine) -> None:
    done = machine.run("extract", SAMPLES / "dev-004-scan.pdf")
    assert done.returncode == 0
    assert "read by OCR: single words may be wrong." in done.stderr
    assert records(done.stdout)[0]["items"][0]["decision"] == "Upheld"


@needs_tesseract
def test_a_scan_left_unread_by_an_import_is_read_by_the_next(machine: Machine, tmp_path: Path) -> None:
    project, scan = tmp_path / "p.workbench", SAMPLES / "dev-004-scan.pdf"
    machine.run("init", project)
    first = machine.run("import", project, scan, "--no-ocr")
    assert (first.returncode, "1 of the documents is a scan. OCR is switched off." in first.stderr) == (0, True)
    again = machine.run("import", project, scan, "--json")
    assert json.loads(again.stdout) == {"added": 0, "known": 1, "failed": [], "recognised": 1, "unread": []}
    assert machine.run("reextract", project, "--dry-run").returncode == 0


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


# link


def test_statements_from_standard_input_become_one_object_a_line(machine: Machine) -> None:
    done = machine.run("link", "--statements", "-", given=f"{STATEMENT}\n\n{NONE_CITED}\n")
    assert done.returncode == 0
    first, second = records(done.stdout)
    assert first["text"] == STATEMENT
    cited = first["citations"][0]
    assert cited["guideline_id"] == "mtus-acoem-2004-ch12-special-studies"
    assert cited["candidates"][0].keys() >= {"guideline_id", "score", "parts"}
    assert second["citations"] == []


def test_statements_can_come_from_a_file(machine: Machine, tmp_path: Path) -> None:
    place = tmp_path / "statements.txt"
    place.write_bytes(b"\xef\xbb\xbf" + STATEMENT.encode() + b"\r\n")
    done = machine.run("link", "--statements", place)
    assert records(done.stdout)[0]["text"] == STATEMENT


def test_a_statements_file_that_is_not_there_is_3(machine: Machine, tmp_path: Path) -> None:
    done = machine.run("link", "--statements", tmp_path / "gone.txt")
    assert (done.returncode, "gone.txt" in done.stderr) == (3, True)


def test_citations_without_an_entry_are_gathered(machine: Machine, project: Path) -> None:
    done = machine.run("link", project, "--unlinked")
    assert (done.returncode, "Nothing was changed." in done.stderr) == (0, True)
    assert all(json.loads(line)["citations"] for line in done.stdout.splitlines())


def test_a_project_just_imported_has_nothing_to_relink(machine: Machine, project: Path) -> None:
    done = machine.run("link", project)
    assert (done.returncode, done.stdout) == (0, "")


# projects


def test_init_refuses_to_overwrite(machine: Machine, project: Path) -> None:
    before = project.read_bytes()
    done = machine.run("init", project)
    assert done.returncode == 4
    assert "exists already" in done.stderr
    assert project.read_bytes() == before


def test_import_tells_good_known_and_failed_apart(machine: Machine, letters: Path, tmp_path: Path) -> None:
    path = tmp_path / "cases.workbench"
    machine.run("init", path)
    first = machine.run("import", path, letters, "--json")
    again = machine.run("import", path, letters, "--json")
    assert (first.returncode, again.returncode) == (1, 1)
    told = json.loads(first.stdout)
    assert (told["added"], told["known"], len(told["failed"])) == (3, 0, 3)
    assert json.loads(again.stdout)["known"] == 3
    counted = json.loads(machine.run("stats", path, "--json").stdout)
    assert counted["documents"] == {"failed": 3, "new": 3}


def test_a_dry_run_lists_and_changes_nothing(machine: Machine, project: Path, letters: Path) -> None:
    before = project.read_bytes()
    done = machine.run("import", project, letters, "--dry-run")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 6
    assert project.read_bytes() == before


def test_what_is_exported_is_what_extract_proposes(machine: Machine, project: Path, tmp_path: Path) -> None:
    machine.run("export", project, "--format", "jsonl", "--to", tmp_path, "--all-states")
    proposed = machine.run("extract", *(SAMPLES / f"dev-00{n}.pdf" for n in (1, 2, 3, 5))).stdout
    exported = records((tmp_path / "records.jsonl").read_text("utf-8"))
    for record in exported:
        assert record.pop("review") == {"state": "new", "by": None, "at": None, "reason": None}
    by_name = {record["document"]["file_name"]: record for record in exported}
    assert by_name == {record["document"]["file_name"]: record for record in records(proposed)}


def test_two_exports_are_the_same_byte_for_byte(machine: Machine, project: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        formats = ("--format", "csv", "--format", "jsonl")
        assert machine.run("export", project, *formats, "--to", tmp_path / name, "--all-states").returncode == 0
    one, two = ({f.name: f.read_bytes() for f in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
    with (tmp_path / "one" / "disputed_items.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == 3 + 3 + 6 + 4


def test_an_exported_dataset_comes_back_and_exports_the_same(machine: Machine, project: Path, tmp_path: Path) -> None:
    machine.run("export", project, "--to", tmp_path / "one", "--all-states")
    other = tmp_path / "other.workbench"
    assert machine.run("init", other).returncode == 0
    done = machine.run("import", other, tmp_path / "one", "--json")
    assert (done.returncode, json.loads(done.stdout)["records"]) == (0, {"added": 4, "refused": []})
    machine.run("export", other, "--to", tmp_path / "two", "--all-states")
    one, two = ((tmp_path / name / "records.jsonl").read_bytes() for name in ("one", "two"))
    assert one == two


def test_a_line_that_is_no_record_is_1_and_named(machine: Machine, project: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n", "utf-8")
    done = machine.run("import", shutil.copy(project, tmp_path / "copy.workbench"), bad)
    assert done.returncode == 1
    assert "bad.jsonl, line 1: document" in done.stderr or "bad.jsonl, line 1: record" in done.stderr


def test_without_a_verified_record_the_dataset_is_empty_and_says_so(
    machine: Machine, project: Path, tmp_path: Path
) -> None:
    done = machine.run("export", project, "--to", tmp_path)
    assert done.returncode == 0
    assert "No record is verified yet" in done.stderr
    assert (tmp_path / "records.jsonl").read_bytes() == b""


def test_check_prints_findings_as_lines_or_objects(machine: Machine, project: Path) -> None:
    lines, objects = (machine.run("check", project, *more) for more in ((), ("--json",)))
    found = records(objects.stdout)
    assert len(lines.stdout.splitlines()) == len(found)
    assert objects.returncode == lines.returncode == int(any(each["severity"] == "error" for each in found))


def test_check_lists_every_check_without_a_project(machine: Machine) -> None:
    done = machine.run("check", "--list", "--json")
    listed = records(done.stdout)
    assert done.returncode == 0
    assert {"code": "D1", "severity": "error"}.items() <= listed[0].items()
    assert all(each["reason"] and each["example"] for each in listed)


def test_stats_show_every_item(machine: Machine, project: Path) -> None:
    counted = json.loads(machine.run("stats", project, "--json").stdout)
    assert counted["documents"] == {"new": 4}
    assert sum(counted["items"].values()) == 3 + 3 + 6 + 4
    assert "documents: 4\n" in machine.run("stats", project).stdout


# projects that cannot be used


@pytest.fixture
def copied(project: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(project, tmp_path / "copy.workbench"))


@pytest.fixture
def locked(copied: Path) -> Iterator[Path]:
    connection = sqlite3.connect(copied, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield copied
    connection.close()


def test_a_project_that_another_program_writes_is_4(machine: Machine, locked: Path) -> None:
    done = machine.run("import", locked, SAMPLES / "dev-010.pdf")
    assert done.returncode == 4
    assert "another program" in done.stderr


def test_a_newer_project_is_4(machine: Machine, copied: Path) -> None:
    connection = sqlite3.connect(copied)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    done = machine.run("stats", copied)
    assert done.returncode == 4
    assert "newer Workbench" in done.stderr


@pytest.mark.parametrize("verb", ["stats", "check", "link"])
def test_a_missing_project_is_3(machine: Machine, tmp_path: Path, verb: str) -> None:
    done = machine.run(verb, tmp_path / "gone.workbench")
    assert (done.returncode, "gone.workbench" in done.stderr) == (3, True)


def test_another_file_is_no_project(machine: Machine) -> None:
    done = machine.run("stats", SAMPLES / "dev-001.pdf")
    assert (done.returncode, "no project" in done.stderr) == (3, True)


def test_an_interrupted_import_keeps_what_it_stored(machine: Machine, tmp_path: Path) -> None:
    path, many = tmp_path / "cases.workbench", tmp_path / "many"
    many.mkdir()
    letter = (SAMPLES / "dev-007.txt").read_text("utf-8")
    for number in range(400):
        (many / f"{number}.txt").write_text(f"{letter}\n{number}", "utf-8")
    machine.run("init", path)
    process = machine.start("import", path, many, "--jobs", 1, "-v")
    assert process.stderr is not None
    assert "imported" in process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert told.endswith("Stopped. What was finished before is kept.\n")
    assert "Traceback" not in told
    assert json.loads(machine.run("stats", path, "--json").stdout)["documents"]["new"] >= 1


# demo, evaluate


def test_the_demo_is_made_once_and_anew_when_asked(machine: Machine, tmp_path: Path) -> None:
    place = tmp_path / "demo.workbench"
    made = machine.run("demo", place)
    assert (made.returncode, made.stdout.strip()) == (0, str(place))
    first = place.read_bytes()
    assert machine.run("demo", place).returncode == 0
    assert place.read_bytes() == first
    assert machine.run("demo", place, "--fresh").returncode == 0
    assert (tmp_path / "demo-earlier-1.workbench").read_bytes() == first
    counted = json.loads(machine.run("stats", place, "--json").stdout)
    assert sum(counted["documents"].values()) == 25


def test_the_demo_has_the_samples_in_the_order_of_their_names(machine: Machine, tmp_path: Path) -> None:
    machine.run("demo", tmp_path / "demo.workbench")
    machine.run("export", tmp_path / "demo.workbench", "--to", tmp_path / "out", "--all-states")
    names = [r["document"]["file_name"] for r in records((tmp_path / "out" / "records.jsonl").read_text("utf-8"))]
    assert names == sorted(path.name for path in SAMPLES.iterdir() if path.name != "README.md")


def test_records_evaluate_against_references(machine: Machine, tmp_path: Path) -> None:
    extracted = machine.run("extract", SAMPLES / "dev-001.pdf", SAMPLES / "dev-007.txt").stdout
    for record in records(extracted):
        name = Path(record["document"]["file_name"]).stem
        del record["fields"]
        (tmp_path / f"{name}.json").write_text(json.dumps(record), "utf-8")
    done = machine.run("evaluate", tmp_path, "-", "--json", "--at-least", "1", given=extracted)
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert (told["documents"], told["documents_whole"], told["micro_f1"]) == (2, 2, 1.0)
    lost = machine.run("evaluate", tmp_path, "-", "--at-least", "0.9", given="")
    assert lost.returncode == 1
    assert "without record 2" in lost.stdout


@pytest.mark.shared_corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the five real determinations are not in this repository")
@pytest.mark.parametrize("kind", ["text/00*.txt", "seeds-pdf/00*[!n].pdf"])
def test_the_five_real_determinations_come_out_right(machine: Machine, tmp_path: Path, kind: str) -> None:
    for reference in sorted((CORPUS / "reference").glob("00*.json")):
        shutil.copy(reference, tmp_path)
    extracted = machine.run("extract", *sorted(CORPUS.glob(kind)))
    assert extracted.returncode == 0
    told = json.loads(machine.run("evaluate", tmp_path, "-", "--json", given=extracted.stdout).stdout)
    assert (told["documents"], told["without_record"]) == (5, 0)
    assert told["micro_f1"] >= 0.98
    assert told["fields"]["items whole"]["right"] == 13
