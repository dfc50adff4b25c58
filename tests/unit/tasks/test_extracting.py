"""Records without a project: in the order of the files, scans too, though they are read last."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from workbench.progress import Progress
from workbench.resources import resource
from workbench.settings import Settings
from workbench.tasks import extracting
from workbench.tasks.extracting import Extracted, extract_paths

SETTINGS = Settings(jobs=1)
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="OCR needs the tesseract program")


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A scan before two others, and a file that is none."""
    for name, sample in (("a.pdf", "dev-004-scan.pdf"), ("b.txt", "dev-007.txt"), ("d.pdf", "dev-001.pdf")):
        shutil.copy(resource("samples", sample), tmp_path / name)
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    return tmp_path


def told(letters: Path, ocr: bool = True) -> list[Extracted]:
    return list(extract_paths([letters], SETTINGS, Progress(), ocr=ocr))


@needs_tesseract
def test_lines_come_in_the_order_of_the_files(letters: Path) -> None:
    found = told(letters)
    assert [each.path.name for each in found] == ["a.pdf", "b.txt", "c.pdf", "d.pdf"]
    assert [each.error is None for each in found] == [True, True, False, True]
    names = [json.loads(each.line)["document"]["file_name"] for each in found if each.line]
    assert names == ["a.pdf", "b.txt", "d.pdf"]


@needs_tesseract
def test_a_scan_has_its_values_and_says_where_they_come_from(letters: Path) -> None:
    scan = told(letters)[0]
    assert json.loads(scan.line)["items"][0]["decision"] == "Upheld"
    assert (scan.needs_ocr, scan.warnings) == (False, ("Each page was read by OCR: single words may be wrong.",))


@pytest.mark.parametrize("ocr", [True, False])
def test_where_no_scan_is_read_its_record_is_empty(letters: Path, ocr: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "can_recognise", lambda: not ocr)
    scan = told(letters, ocr)[0]
    assert scan.needs_ocr
    assert json.loads(scan.line)["items"] == []
