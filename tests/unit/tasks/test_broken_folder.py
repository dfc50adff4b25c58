"""A folder as it really is: whatever lies among the determinations stops nothing, and each failure says why."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from broken_files import make_folder

from workbench.guidelines import load_catalogue
from workbench.model.errors import Unreadable
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.sources import read
from workbench.tasks.desk import Desk
from workbench.tasks.finding_documents import as_text, find_documents
from workbench.tasks.importing import ImportSummary, import_paths
from workbench.tasks.project import create_project

SETTINGS = Settings(person="Ann", jobs=2)
NUMBER = 80


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[Path], set[Path]]:
    """The folder, the files in it that can be read, and those that cannot."""
    path = tmp_path_factory.mktemp("real")
    return path, *make_folder(path, NUMBER)


@pytest.fixture(scope="module")
def imported(folder: tuple[Path, set[Path], set[Path]], tmp_path_factory: pytest.TempPathFactory) -> ImportSummary:
    project = tmp_path_factory.mktemp("project") / "real.workbench"
    create_project(project, load_catalogue().entries)
    desk = Desk(project, SETTINGS)
    try:
        return import_paths(desk, [folder[0]], SETTINGS, Progress(), ocr=False)
    finally:
        desk.close()


def test_all_that_can_be_read_is_there(folder: tuple[Path, set[Path], set[Path]], imported: ImportSummary) -> None:
    _, good, broken = folder
    failed = {path for path, _ in imported.failed}
    assert not {Path(as_text(str(path))) for path in good} & failed
    assert {Path(as_text(str(path))) for path in broken} <= failed
    assert (imported.added, imported.known) == (len(good), 1)


def test_each_failure_names_its_file_says_why_and_what_to_do(imported: ImportSummary) -> None:
    for path, reason in imported.failed:
        assert reason.startswith(path.name)
        said = reason.removeprefix(path.name)
        assert len(re.findall(r"[.:] [A-Z]|: [a-z]", said)) >= 1, reason
        assert not re.search(r"Error|Exception|mupdf|code=|Traceback", said), reason


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(Unreadable, match=r"pipe\.txt is no file but a pipe"):
        read(tmp_path / "pipe.txt")


def test_a_ring_of_links_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", "utf-8")
    (tmp_path / "ring").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "again.txt").symlink_to(tmp_path / "a.txt")
    assert find_documents([tmp_path, tmp_path / "ring"]) == [tmp_path / "a.txt"]


def test_a_folder_that_is_shut_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()

    def refuse(path: object) -> object:
        if str(path) == str(shut):
            raise PermissionError(13, "Permission denied", str(shut))
        return scandir(path)  # type: ignore[call-overload]

    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert find_documents([tmp_path]) == [shut]
    with pytest.raises(Unreadable, match="shut is a folder that this account may not look into"):
        read(shut)


@pytest.mark.parametrize("page", [b"<!DOCTYPE html><p>gone", b"\xef\xbb\xbf\n <HTML lang=en>", b"<!-- x -->\n<html>"])
@pytest.mark.parametrize("name", ["letter.pdf", "letter.txt"])
def test_a_web_page_is_no_determination(page: bytes, name: str) -> None:
    with pytest.raises(Unreadable, match=f"{name} could not be read. It is a web page"):
        read(Path(name), page)
