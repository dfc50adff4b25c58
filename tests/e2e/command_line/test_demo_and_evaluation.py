"""`demo` makes the samples' project; `evaluate` holds records against references."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from command_line import ROOT, SAMPLES, Machine, records

CORPUS = ROOT.parent / "shared" / "corpus"


@pytest.fixture(scope="module")
def demo(machine: Machine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo project as it is first made; tests only read it."""
    place = tmp_path_factory.mktemp("demo") / "demo.workbench"
    made = machine.run("demo", place)
    assert (made.returncode, made.stdout.strip()) == (0, str(place))
    return place


def test_the_demo_is_made_once_and_anew_when_asked(machine: Machine, demo: Path, tmp_path: Path) -> None:
    place = Path(shutil.copy(demo, tmp_path))
    assert machine.run("demo", place).returncode == 0
    assert place.read_bytes() == demo.read_bytes()
    assert machine.run("demo", place, "--fresh").returncode == 0
    assert (tmp_path / "demo-earlier-1.workbench").read_bytes() == demo.read_bytes()
    counted = json.loads(machine.run("stats", place, "--json").stdout)
    assert sum(counted["documents"].values()) == 25


def test_the_demo_has_the_samples_in_the_order_of_their_names(machine: Machine, demo: Path, tmp_path: Path) -> None:
    machine.run("export", demo, "--to", tmp_path, "--all-states")
    names = [r["document"]["file_name"] for r in records((tmp_path / "records.jsonl").read_text("utf-8"))]
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
