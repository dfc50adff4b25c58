"""A program killed in the middle of an edit loses nothing that it said was done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from invented_review import AGE, SETTINGS, new_project

from workbench.tasks.desk import Desk

EDIT_FOR_EVER = """
import sys
from itertools import count
from pathlib import Path
from workbench.model.review import Place
from workbench.settings import Settings
from workbench.tasks.desk import Desk
desk = Desk(Path(sys.argv[1]), Settings(person="Ann"))
for age in count(100):
    desk.correct(1, Place("", "patient.age"), age)
    print(age, flush=True)
"""


@pytest.mark.parametrize("edits", [1, 37, 200])
def test_every_edit_that_was_acknowledged_is_there_after_a_kill(tmp_path: Path, edits: int) -> None:
    path = new_project(tmp_path)
    with subprocess.Popen([sys.executable, "-c", EDIT_FOR_EVER, path], stdout=subprocess.PIPE) as editor:
        assert editor.stdout
        acknowledged = [int(editor.stdout.readline()) for _ in range(edits)]
        editor.kill()
        acknowledged += [int(line) for line in editor.stdout.read().split()]
    desk = Desk(path, SETTINGS)
    ages = [past.cell.value for past in desk.history(1, AGE) if past.cell][1:]
    assert ages[: len(acknowledged)] == acknowledged
    assert len(ages) <= len(acknowledged) + 1
    assert desk.record(1).cells[AGE].value == ages[-1]
    assert desk._conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    desk.close()
