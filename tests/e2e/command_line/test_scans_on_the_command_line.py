"""Pages that are pictures: read by OCR where that is installed, told of where it is not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from command_line import SAMPLES, Machine, records

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="OCR needs the tesseract program")


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
