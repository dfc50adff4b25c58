"""What the machine has and lacks, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.cli.verbs.doctor import Answer, examine


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))


def answer(about: str) -> Answer:
    return next(each for each in examine() if each.about == about)


def test_everything_asked_for_has_an_answer() -> None:
    abouts = [each.about for each in examine()]
    assert {"Python", "PySide6-Essentials", "Fonts", "Tesseract", "Settings", "Folder for state"} <= set(abouts)
    assert len(abouts) == len(set(abouts))


def test_this_python_is_fine() -> None:
    assert answer("Python").fine


def test_missing_tesseract_is_no_fault_and_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    told = answer("Tesseract")
    assert not told.fine
    assert not told.needed
    assert "apt-get install tesseract-ocr" in told.says


def test_settings_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("nonsense = 1\n")
    told = answer("Settings")
    assert not told.fine
    assert "nonsense" in told.says


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the folder's place")
    assert not answer("Folder for cache").fine
