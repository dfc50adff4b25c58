"""The log is moved into the file beside the work."""

from __future__ import annotations

from pathlib import Path

from invented_review import AGE, SETTINGS, new_project

from workbench.store.tidying import Tidying
from workbench.tasks.desk import Desk


def test_what_was_written_reaches_the_file_while_it_is_open(tmp_path: Path) -> None:
    path = new_project(tmp_path)
    desk = Desk(path, SETTINGS)
    before = path.read_bytes()
    desk.correct(1, AGE, 45)
    assert path.read_bytes() == before
    tidying = Tidying(path)
    tidying.start()
    tidying.wait()
    assert path.read_bytes() != before
    desk.close()


def test_a_file_that_went_away_harms_nothing(tmp_path: Path) -> None:
    tidying = Tidying(tmp_path / "gone.imr")
    tidying.start()
    tidying.wait()
    assert not list(tmp_path.iterdir())
