"""What the window remembers survives a start, and a spoiled file costs nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.ui.memory import RECENT, Memory, load


def test_everything_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    memory = Memory(
        file, {"screens": (b"\x00geometry", b"docks\xff")}, "a.workbench", "folder", documents={"a.workbench": 7}
    )
    memory.opened(Path("a.workbench"), 41, 260)
    memory.save()
    assert vars(load(file)) == vars(memory)


def test_without_a_file_it_starts_empty(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json").recent == []


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"geometry": 3}', "\x00", "{"])
def test_a_spoiled_file_counts_as_none(tmp_path: Path, content: str) -> None:
    file = tmp_path / "window.json"
    file.write_text(content, "utf-8")
    assert vars(load(file)) == vars(Memory(file))


def test_the_project_opened_last_comes_first_and_once(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.json")
    for number in range(RECENT + 3):
        memory.opened(Path(f"{number}.workbench"), 0, 1)
    memory.opened(Path("5.workbench"), 1, 1)
    assert [recent.name for recent in memory.recent[:3]] == ["5", "10", "9"]
    assert len(memory.recent) == RECENT


def test_progress_changes_no_order(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.json")
    memory.opened(Path("a.workbench"), 0, 3)
    memory.opened(Path("b.workbench"), 0, 3)
    memory.progressed(Path("a.workbench"), 2, 3)
    assert [(recent.name, recent.verified) for recent in memory.recent] == [("b", 0), ("a", 2)]


def test_a_forgotten_project_leaves_nothing(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.json", documents={"a.workbench": 1})
    memory.opened(Path("a.workbench"), 0, 3)
    memory.forget("a.workbench")
    assert (memory.recent, memory.documents) == ([], {})


def test_a_disk_that_refuses_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Memory(tmp_path / "file" / "window.json").save()


def test_places_are_kept_by_set_of_screens_the_latest_eight(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.json")
    for number in range(10):
        memory.keep_place(f"screen {number}", b"g", b"d")
    memory.keep_place("screen 9", b"moved", b"")
    assert list(memory.places) == [f"screen {number}" for number in range(2, 10)]
    assert memory.places["screen 9"] == (b"moved", b"d")
