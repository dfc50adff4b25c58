"""Scans read page by page in workers: news of each page, failures told, the others not affected."""

from __future__ import annotations

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from workbench.guidelines import load_catalogue
from workbench.progress import Cancelled, Progress
from workbench.resources import resource
from workbench.settings import Settings
from workbench.sources import read
from workbench.tasks.recognising import Scan, ScanOutcome, is_scan, recognise_scans

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="OCR needs the tesseract program")
odd_programs = pytest.mark.skipif(sys.platform == "win32", reason="the odd program is a shell script")

SETTINGS = Settings(jobs=1)


@pytest.fixture
def scan(tmp_path: Path) -> Scan:
    path = tmp_path / "a scan.pdf"
    shutil.copy(resource("samples", "dev-004-scan.pdf"), path)
    return Scan(path, read(path))


@pytest.fixture
def odd_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tesseract for the workers that gives up."""
    place = tmp_path / "bin" / "tesseract"
    place.parent.mkdir()
    place.write_text("#!/bin/sh\nexit 7\n")
    place.chmod(0o755)
    monkeypatch.setenv("PATH", str(place.parent))
    return place


def outcomes(*scans: Scan, settings: Settings = SETTINGS) -> list[ScanOutcome]:
    return list(recognise_scans(scans, settings, load_catalogue().entries, Progress()))


@needs_tesseract
def test_each_page_is_news_and_then_the_record_comes(scan: Scan) -> None:
    found = outcomes(scan)
    assert [(each.page, each.pages) for each in found] == [(1, 2), (2, 2), (0, 0)]
    proposed = found[-1].proposed
    assert proposed is not None
    assert proposed.document.origin == "ocr"
    assert proposed.record.value("i1", "decision") == "Upheld"


@needs_tesseract
def test_bytes_may_come_without_a_file(scan: Scan) -> None:
    content = scan.path.read_bytes()
    scan.path.unlink()
    assert outcomes(scan._replace(content=content))[-1].proposed is not None


@odd_programs
def test_a_scan_without_any_page_read_is_an_error_in_words(scan: Scan, odd_program: Path) -> None:
    del odd_program
    assert str(outcomes(scan)[-1].error) == (
        "a scan.pdf is a scan and could not be read by OCR. The OCR program gave up (code 7). "
        "Its pages can be seen; type the values."
    )


@odd_programs
def test_a_program_that_hangs_is_given_up_page_by_page(scan: Scan, odd_program: Path) -> None:
    odd_program.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    error = outcomes(scan, settings=Settings(jobs=1, seconds_per_document=5.0))[-1].error
    assert "took more than 4 seconds for a page and was stopped." in str(error)


@odd_programs
def test_reading_scans_is_cancelled_at_once_and_leaves_no_program_behind(
    scan: Scan, odd_program: Path, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    odd_program.write_text(f"#!/bin/sh\nexec 3> '{pipe}'\necho started >&3\nexec /bin/sleep 60\n")
    progress = Progress()
    with ThreadPoolExecutor(1) as thread:
        held = thread.submit(_cancel_when_started, pipe, progress)
        with pytest.raises(Cancelled):
            list(recognise_scans([scan], SETTINGS, load_catalogue().entries, progress))
        assert held.result(30) == ""


def _cancel_when_started(pipe: Path, progress: Progress) -> str:
    """What the program still says after the work was cancelled: nothing, and the pipe ends with it."""
    with pipe.open() as told:
        assert told.readline() == "started\n"
        progress.cancel()
        return told.read()


def test_a_file_that_changed_since_is_refused(scan: Scan) -> None:
    scan.path.write_bytes(resource("samples", "dev-001.pdf").read_bytes())
    assert "The file was changed after it was imported: import it again." in str(outcomes(scan)[-1].error)


def test_a_file_that_is_gone_is_told(scan: Scan) -> None:
    scan.path.unlink()
    assert "The file is not there any more: No such file or directory." in str(outcomes(scan)[-1].error)


def test_documents_with_words_on_every_page_are_no_scans(scan: Scan) -> None:
    assert is_scan(scan.document)
    assert not is_scan(read(resource("samples", "dev-001.pdf")))
    assert not is_scan(read(resource("samples", "dev-007.txt")))
    assert outcomes(Scan(scan.path, read(resource("samples", "dev-001.pdf")))) == []
