"""Which files a person means by the files and folders given."""

from __future__ import annotations

from pathlib import Path

from workbench.tasks.finding_documents import find_documents, other_files


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def names(folder: Path, *paths: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_documents(paths or (folder,))]


def test_folders_are_searched_to_the_bottom_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b/two.TXT", "b/a/one.txt", "a.pdf", "z.PDF")
    assert names(tmp_path) == ["a.pdf", "z.PDF", "b/two.TXT", "b/a/one.txt"]


def test_other_kinds_and_hidden_files_are_left_out_of_folders(tmp_path: Path) -> None:
    make(tmp_path, ".hidden.pdf", ".git/a.txt", "letter.docx", "README.md", "._a.pdf", "a.pdf")
    assert names(tmp_path) == ["a.pdf"]


def test_what_is_left_out_of_a_folder_can_be_told_of(tmp_path: Path) -> None:
    make(tmp_path, ".hidden.docx", ".git/a.zip", "in/letter.docx", "in/a.pdf", "by-itself.docx")
    meant = [tmp_path / "in", tmp_path / "by-itself.docx"]
    assert other_files(meant) == [tmp_path / "in" / "letter.docx"]


def test_a_file_given_by_itself_is_kept_whatever_its_name(tmp_path: Path) -> None:
    make(tmp_path, "letter.docx")
    assert names(tmp_path, tmp_path / "letter.docx", tmp_path / "gone.pdf") == ["letter.docx", "gone.pdf"]


def test_a_file_meant_twice_comes_once(tmp_path: Path) -> None:
    make(tmp_path, "a/one.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a" / "one.txt")
    assert names(tmp_path, tmp_path / "a" / "one.txt", tmp_path / "a", tmp_path / "link.txt") == ["a/one.txt"]


def test_a_ring_of_folders_ends(tmp_path: Path) -> None:
    make(tmp_path, "a/one.txt")
    (tmp_path / "a" / "ring").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["a/one.txt"]
