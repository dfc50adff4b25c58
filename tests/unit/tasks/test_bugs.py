"""The log of our own bugs says where they are and nothing about documents."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from workbench.tasks.bugs import BugLog, write_down


def failure() -> Exception:
    try:
        try:
            raise KeyError("Mrs Example, born 1950")
        except KeyError as inner:
            raise ValueError("the summary of Mrs Example") from inner
    except ValueError as error:
        return error


def test_a_bug_is_written_with_kind_and_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    place = write_down(failure())
    assert place is not None
    log = place.read_text("utf-8")
    assert "builtins.ValueError" in log
    assert "caused by\n" in log
    assert "in failure" in log


def test_no_words_of_a_document_get_into_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    place = write_down(failure())
    assert place is not None
    assert "born 1950" not in place.read_text("utf-8").replace('raise KeyError("Mrs Example, born 1950")', "")


def test_a_log_that_cannot_be_written_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    assert write_down(failure()) is None


def test_what_the_program_logs_goes_into_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path))
    log, handler = logging.Logger("workbench.sources"), BugLog()
    log.addHandler(handler)
    log.info("nothing of note")
    assert not (tmp_path / "state").exists()
    log.warning("a worker died")
    assert (tmp_path / "state" / "bugs.log").read_text("utf-8").endswith("workbench.sources: a worker died\n")
