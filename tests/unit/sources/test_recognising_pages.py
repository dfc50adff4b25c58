"""OCR of picture pages: with the real program where it is installed, with odd ones everywhere."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from made_pdfs import LINES, lines, scan_of

from workbench.model.document import Document, Page, Word
from workbench.progress import Cancelled, Progress
from workbench.sources import load_library, read, recognise, recognise_page, recognised, recognising, tesseract
from workbench.sources.tesseract import OcrFailed

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="OCR needs the tesseract program")
needs_data = pytest.mark.skipif(recognising.language_data() is None, reason="OCR needs Tesseract's language data")
odd_programs = pytest.mark.skipif(sys.platform == "win32", reason="the odd programs are shell scripts")

SCAN = scan_of(lines(), dpi=150)


def read_scan(content: bytes = SCAN) -> Document:
    return read(Path("scan.pdf"), content)


def odd_program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    place = folder / "tesseract"
    place.write_text(f"#!/bin/sh\n{script}\n")
    place.chmod(0o755)
    monkeypatch.setattr(tesseract, "program", lambda: str(place))


@needs_tesseract
def test_a_scan_becomes_words_with_boxes_and_trust() -> None:
    found = recognise(read_scan(), SCAN, Progress())
    assert found.origin == "ocr"
    assert found.pages[0].text.splitlines()[0] == LINES[0]
    first = found.pages[0].words[0]
    assert (first.x0, first.y1) == pytest.approx((72, 100), abs=3)
    assert all(0 < word.trust <= 1 for word in found.pages[0].words)
    assert found.warnings == ("Page 1 was read by OCR: single words may be wrong.",)


@needs_tesseract
def test_of_a_mixed_pdf_only_the_picture_pages_are_read() -> None:
    content = _mixed()
    before = read_scan(content)
    found = recognise(before, content, Progress())
    assert found.origin == "text layer"
    assert found.pages[0] == before.pages[0]
    assert found.pages[1].text.splitlines()[0] == LINES[0]
    assert found.warnings == ("Page 2 was read by OCR: single words may be wrong.",)


@needs_data
def test_without_the_program_the_librarys_own_engine_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "program", lambda: None)
    page = recognise_page(SCAN, "scan.pdf", 0, 60)
    assert page is not None
    assert page.text.splitlines()[0] == LINES[0]
    assert {word.trust for word in page.words} == {0.8}


def test_without_either_a_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "program", lambda: None)
    monkeypatch.setattr(recognising, "language_data", lambda: None)
    with pytest.raises(OcrFailed, match=r"Tesseract is not installed\."):
        recognise_page(SCAN, "scan.pdf", 0, 60)


@odd_programs
@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo no such language >&2; exit 1", "The OCR program gave up: no such language"),
        ("exit 7", r"The OCR program gave up \(code 7\)\."),
        ("kill -SEGV $$", r"The OCR program broke down \(signal 11\)\."),
        ("exec sleep 60", r"took more than 0\.4 seconds for a page and was stopped\."),
    ],
)
def test_a_program_that_fails_or_hangs_is_told_of(
    script: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd_program(tmp_path, monkeypatch, script)
    with pytest.raises(OcrFailed, match=words):
        recognise_page(SCAN, "scan.pdf", 0, 0.5)


@odd_programs
def test_a_page_that_fails_is_a_warning_of_its_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd_program(tmp_path, monkeypatch, "exit 7")
    found = recognise(read_scan(), SCAN, Progress())
    assert found.needs_ocr
    assert found.warnings == ("Page 1 could not be read by OCR. The OCR program gave up (code 7).",)


@odd_programs
def test_the_resolution_is_the_scans_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd_program(tmp_path, monkeypatch, f'echo "$@ $OMP_THREAD_LIMIT" > {tmp_path}/told')
    recognise_page(SCAN, "scan.pdf", 0, 60)
    assert (tmp_path / "told").read_text() == "- - --dpi 150 -l eng tsv 1\n"


def test_recognising_can_be_cancelled_between_pages() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        recognise(read_scan(), SCAN, progress)


@odd_programs
def test_a_process_that_is_ended_ends_its_ocr_program(tmp_path: Path) -> None:
    script = (
        "import sys; from workbench.sources import tesseract\n"
        f"tesseract.program = lambda: {str(tmp_path / 'tesseract')!r}\n"
        "tesseract.recognise_picture(b'', 200, 60)"
    )
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "tesseract").write_text(f"#!/bin/sh\nexec sleep 60 > {pipe}\n")
    (tmp_path / "tesseract").chmod(0o755)
    with subprocess.Popen([sys.executable, "-c", script], env=os.environ) as worker, pipe.open() as held:
        worker.send_signal(signal.SIGTERM)
        assert held.read() == ""  # comes to its end when nobody holds the other side any more
    assert worker.returncode == -signal.SIGTERM


def test_pages_without_words_are_told_of_and_stay_pictures() -> None:
    found = recognised(read_scan(), {0: Page("")})
    assert found.needs_ocr
    assert found.warnings == ("Page 1 is a picture in which OCR found no words.",)


def test_recognised_pages_take_the_place_of_pictures() -> None:
    page = Page("MRI", (Word(0, 3, 0, 1, 2, 3, 4, trust=0.5),))
    found = recognised(read_scan(), {0: page})
    assert (found.pages, found.origin) == ((page,), "ocr")


def _mixed() -> bytes:
    """A page of text, then a scanned one."""
    library = load_library()
    document = library.open()
    document.new_page().insert_text((72, 100), "A page with a text layer.")
    document.insert_pdf(library.open(stream=SCAN, filetype="pdf"))
    return bytes(document.tobytes())
