"""The journey once more in a real window on an X server, through real file dialogs, with pictures."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import msgspec
import pytest
from screen import Screen, display, missing, running

from workbench.model.record import Record
from workbench.model.review import Place, ReviewRecord
from workbench.resources import resource

SAMPLES = ("dev-001.pdf", "dev-002.pdf", "dev-007.txt")
CATEGORY, LINK = Place("i1", "category"), Place("i1a1", "guideline_id")

pytestmark = [
    pytest.mark.real_window,
    pytest.mark.skipif(bool(missing()), reason=f"a real window needs {', '.join(missing())}"),
]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A display on which the program has been started; its project will be `journey.workbench`.

    One worker reads, so that documents come in the order of their names.
    """
    settings = tmp_path / "home" / "config" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("jobs = 1\n", "utf-8")
    with display(tmp_path) as surroundings, running([sys.executable, "-m", "workbench"], surroundings):
        yield Screen(surroundings, tmp_path / "journey.workbench")


def make_project(screen: Screen, folder: Path) -> None:
    screen.wait_for_window("Workbench")
    screen.picture("1-start")
    screen.press("ctrl+n")
    screen.wait_for_window("New project")
    screen.type(str(folder / "journey.workbench"))
    screen.press("Return")
    screen.wait_for_window("journey")


def add_samples(screen: Screen) -> list[ReviewRecord]:
    screen.press("ctrl+i")
    screen.wait_for_window("Add documents")
    screen.type(" ".join(f'"{resource("samples", name)}"' for name in SAMPLES))
    screen.press("Return")
    proposed = screen.wait_until(lambda records: len(records) == len(SAMPLES))
    screen.wait_for_window("journey")
    screen.picture("2-added")
    screen.press("Return")
    return proposed


def correct_and_choose(screen: Screen, proposed: list[ReviewRecord]) -> int:
    """The category of the first item becomes another, its first citation means the second candidate; which record."""
    screen.press("ctrl+1", "Tab", "F2")
    screen.type("Other")
    screen.press("Return")
    records = screen.wait_until(lambda now: any(record.cells[CATEGORY].value == "Other" for record in now))
    (changed,) = (number for number, record in enumerate(records) if record != proposed[number])
    screen.press("ctrl+1", "ctrl+l")
    screen.picture("3-candidates")
    screen.press("2")
    second = candidate(proposed[changed], 2)
    screen.wait_until(lambda now: now[changed].cells[LINK].value == second)
    return changed


def candidate(record: ReviewRecord, number: int) -> str:
    proposal = record.cells[LINK].proposal
    assert proposal is not None
    return proposal.candidates[number - 1].guideline_id


def is_in(state: str, number: int, records: list[ReviewRecord]) -> bool:
    return records[number].state.name == state


def verify_back_and_again(screen: Screen, changed: int) -> None:
    for keys, state in (("ctrl+Return", "verified"), ("ctrl+z", "in review"), ("ctrl+shift+z", "verified")):
        screen.press(keys)
        screen.wait_until(partial(is_in, state, changed))
    screen.picture("4-verified")


def keys_of_stays(project: Path, record: int) -> int:
    """With how many keys a document was verified, as the project keeps it."""
    with closing(sqlite3.connect(project)) as conn:
        told = conn.execute("SELECT sum(keys) FROM visit WHERE record = ? AND ended = 'verified'", (record,))
        return int(told.fetchone()[0] or 0)


def exported(screen: Screen, folder: Path) -> Record:
    folder.mkdir()
    screen.press("ctrl+shift+e")
    screen.wait_for_window("Export into a folder")
    screen.type(str(folder))
    screen.press("Return")
    return msgspec.json.decode(screen.wait_for_file(folder, "*.jsonl").read_bytes(), type=Record)


def test_the_journey_in_a_real_window(screen: Screen, tmp_path: Path) -> None:
    make_project(screen, tmp_path)
    proposed = add_samples(screen)
    changed = correct_and_choose(screen, proposed)
    verify_back_and_again(screen, changed)
    assert keys_of_stays(tmp_path / "journey.workbench", changed + 1) > len("Other")
    record = exported(screen, tmp_path / "out")
    screen.wait_for_window("journey")
    screen.press("ctrl+k")
    screen.type("Dark")
    screen.press("Return")
    screen.picture("5-dark")
    item = record.items[0]
    assert item.category == "Other"
    assert item.claims_administrator.citations[0].guideline_id == candidate(proposed[changed], 2)
