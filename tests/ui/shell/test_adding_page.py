"""Adding documents: files read in workers, stored as they come, failures explained, stopped at any time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pseudo import Pseudo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from workbench.model.review import Place
from workbench.progress import Progress
from workbench.resources import resource
from workbench.tasks.exporting import export_project
from workbench.tasks.linking import default_linker
from workbench.tasks.proposals import propose
from workbench.ui.adding.words import reason_of, time_left
from workbench.ui.app import Parts
from workbench.ui.notices import Banner

SLOW_MS = 60_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A new determination, one that the project has already, and a file that is none."""
    made = tmp_path / "letters"
    made.mkdir()
    shutil.copy(resource("samples", "dev-003.pdf"), made / "new.pdf")
    shutil.copy(resource("samples", "dev-002.pdf"), made / "same.pdf")
    (made / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    return made


def added(qtbot: QtBot, parts: Parts, *paths: Path) -> dict[str, str]:
    parts.window.add(paths)
    qtbot.waitUntil(lambda: not parts.window.adding.busy, timeout=SLOW_MS)
    return {file.path.name: file.state for file in parts.window.adding.files}


def test_each_file_says_what_became_of_it(qtbot: QtBot, opened: Parts, folder: Path) -> None:
    assert added(qtbot, opened, folder) == {"broken.pdf": "failed", "new.pdf": "ready", "same.pdf": "known"}
    assert opened.bridge.desk.counts().total == 6


def test_a_failure_is_a_banner_with_its_reason(qtbot: QtBot, opened: Parts, folder: Path) -> None:
    added(qtbot, opened, folder / "broken.pdf")
    banner = next(b for b in opened.window.adding.findChildren(Banner) if b.isVisible())
    assert banner.notice.title == "broken.pdf could not be read"
    assert banner.notice.words


def test_the_review_goes_on_while_files_are_read(qtbot: QtBot, opened: Parts, folder: Path) -> None:
    opened.window.add([folder])
    opened.window.show_review()
    opened.window.commands.verify()
    assert opened.window.is_reviewing
    qtbot.waitUntil(lambda: not opened.window.adding.busy, timeout=SLOW_MS)
    assert opened.bridge.desk.counts().total == 6


def test_stopping_keeps_what_was_read(qtbot: QtBot, opened: Parts) -> None:
    opened.window.add([resource("samples")])
    qtbot.waitUntil(lambda: opened.bridge.desk.counts().total > 4, timeout=SLOW_MS)
    opened.window.commands.stop_adding()
    total = opened.bridge.desk.counts().total
    assert not opened.window.adding.busy
    assert 4 < total < 28


def test_a_folder_without_documents_is_told(qtbot: QtBot, opened: Parts, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert added(qtbot, opened, empty) == {}
    titles = [b.notice.title for b in opened.window.findChildren(Banner) if b.isVisible()]
    assert titles == ["No documents found"]


def exported(parts: Parts, folder: Path) -> Path:
    export_project(parts.bridge.desk.path, folder, ["jsonl"], parts.bridge.desk.settings, Progress(), all_states=True)
    return folder


def test_an_exported_dataset_comes_back_and_says_what_became_of_its_records(
    qtbot: QtBot, opened: Parts, tmp_path: Path
) -> None:
    dataset = exported(opened, tmp_path / "dataset")
    assert added(qtbot, opened, dataset) == {"dataset": "ready"}
    assert opened.window.adding.files[0].note == "3 there already"


def test_a_dataset_with_a_broken_line_is_named_with_the_line(qtbot: QtBot, opened: Parts, tmp_path: Path) -> None:
    records = exported(opened, tmp_path / "dataset") / "records.jsonl"
    records.write_bytes(records.read_bytes() + b"{\n")
    assert added(qtbot, opened, records) == {"records.jsonl": "failed"}
    assert "records.jsonl, line 4: It is no JSON object" in opened.window.adding.files[0].note


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("a.pdf could not be read. It ends early.", "It ends early."),
        ("It ends early. Copy it again.", "It ends early. Copy it again."),
        ("It was not read.", "It was not read."),
    ],
)
def test_the_reason_does_not_say_twice_that_it_failed(note: str, reason: str) -> None:
    assert reason_of(Path("a.pdf"), note) == reason


@pytest.mark.parametrize(
    ("seconds", "done", "total", "words"),
    [(1, 1, 100, ""), (30, 10, 20, "less than a minute left"), (60, 10, 30, "about 2 minutes left"), (9, 9, 9, "")],
)
def test_the_time_left_is_told_roughly(seconds: float, done: int, total: int, words: str) -> None:
    assert time_left(seconds, done, total) == words


needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="OCR needs the tesseract program")


@needs_tesseract
def test_a_scan_is_read_after_the_others_and_opens_with_its_values(qtbot: QtBot, opened: Parts, folder: Path) -> None:
    shutil.copy(resource("samples", "dev-004-scan.pdf"), folder / "a-scan.pdf")
    states = []
    opened.window.adding._files.dataChanged.connect(
        lambda at, _: states.append(at.data()) if at.data().startswith("a-scan.pdf") else None
    )
    assert added(qtbot, opened, folder)["a-scan.pdf"] == "ready"
    assert any("OCR, page 2 of 2" in words for words in states)
    file = next(file for file in opened.window.adding.files if file.path.name == "a-scan.pdf")
    assert file.record is not None
    assert file.note.startswith("final determination · 1 item")
    assert opened.bridge.desk.document(file.record).origin == "ocr"


@needs_tesseract
def test_a_scan_in_the_project_is_read_when_asked(qtbot: QtBot, opened: Parts, scan: int) -> None:
    opened.bridge.open_record(scan)
    document = opened.window.review.document
    assert document.notices.title == "A scan: there are no words to take"
    opened.bridge.wanted.emit("document.ocr")
    qtbot.waitUntil(lambda: not opened.window.adding.busy, timeout=SLOW_MS)
    assert document.notices.title == ""
    assert opened.bridge.desk.record(scan).value("", "case.date_of_injury") == "2008-10-03"


def test_a_scan_whose_reading_is_stopped_stays_as_it_is(opened: Parts, scan: int) -> None:
    opened.bridge.open_record(scan)
    opened.window.adding.recognise(scan)
    opened.window.adding.stop()
    assert not opened.window.adding.busy
    assert opened.window.adding.files[-1].note == "a scan, not read: opens as an empty form"
    assert opened.bridge.desk.document(scan).needs_ocr


def test_without_tesseract_a_scan_says_so(opened: Parts, scan: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.ui.document.standing.can_recognise", lambda: False)
    opened.bridge.open_record(scan)
    (banner,) = opened.window.review.document.notices.findChildren(Banner)
    assert "Tesseract, which reads pictures of text, is not installed" in banner.notice.words
    assert banner.notice.ways == ()


def test_without_tesseract_a_scan_is_shown_and_filled_by_hand(
    qtbot: QtBot, opened: Parts, scan: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.ui.document.standing.can_recognise", lambda: False)
    opened.window.show_review()
    opened.bridge.open_record(scan)
    qtbot.waitUntil(lambda: opened.window.review.document.view.is_sharp, timeout=SLOW_MS)
    opened.window.review.form.go(Place("", "case.case_number"))
    for letter in "CM14-0001234\r":  # the first one opens the editor, which then has the keyboard
        QTest.keyClicks(QApplication.focusWidget() or opened.window, letter)
    cell = opened.bridge.desk.record(scan).cells[Place("", "case.case_number")]
    assert (cell.value, cell.status) == ("CM14-0001234", "added")


@pytest.fixture
def scan(opened: Parts) -> int:
    """The number of a scan that came into the project without being read."""
    sample = resource("samples", "dev-004-scan.pdf")
    proposed = propose(sample, None, default_linker())
    number = opened.bridge.desk.add_document(proposed.document, sample.read_bytes(), proposed.record, sample)
    assert number is not None
    return number


def pressed(parts: Parts, words: str) -> None:
    banner = next(b for b in parts.window.adding.findChildren(Banner) if b.isVisible())
    next(made for made in banner.findChildren(QPushButton) if made.text() == words).click()


def test_a_failed_file_chosen_again_becomes_the_document(qtbot: QtBot, opened: Parts, folder: Path) -> None:
    added(qtbot, opened, folder / "broken.pdf")
    total = opened.bridge.desk.counts().total
    opened.window.ask.paths = [folder / "new.pdf"]  # type: ignore[attr-defined]
    pressed(opened, "Choose the file again …")
    qtbot.waitUntil(lambda: [file.state for file in opened.window.adding.files] == ["ready"], timeout=SLOW_MS)
    assert opened.bridge.desk.counts().total == total
    assert not any(banner.isVisible() for banner in opened.window.adding.findChildren(Banner))


def test_a_failed_file_is_left_out_and_undo_brings_it_back(qtbot: QtBot, opened: Parts, folder: Path) -> None:
    added(qtbot, opened, folder / "broken.pdf")
    record = opened.window.adding.files[0].record
    assert record is not None
    pressed(opened, "Leave it out")
    assert opened.window.adding.files == []
    assert opened.bridge.desk.record(record).state.name == "rejected"
    opened.window.commands.undo()
    assert opened.bridge.desk.record(record).state.name == "failed"


def test_why_a_failed_file_was_left_out_is_kept_in_english(
    qtbot: QtBot, qapp: QApplication, opened: Parts, folder: Path
) -> None:
    added(qtbot, opened, folder / "broken.pdf")
    record = opened.window.adding.files[0].record
    assert record is not None
    translator = Pseudo()
    qapp.installTranslator(translator)
    pressed(opened, "Leave it out")
    qapp.removeTranslator(translator)
    assert opened.bridge.desk.record(record).state.reason == "could not be read"
