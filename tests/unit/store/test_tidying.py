"""The log is moved into the file beside the work."""

from __future__ import annotations

from pathlib import Path

from invented_review import AGE, SETTINGS, new_project

from workbench.model.queue import QueueFilter
from workbench.model.review import Place
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


def test_the_index_of_words_is_merged_beside_the_work(tmp_path: Path) -> None:
    desk = Desk(new_project(tmp_path), SETTINGS)
    for number in range(40):
        desk.correct(1, Place("i1", "treatment"), f"treatment {number}")
    parts = segments(desk)
    tidying = Tidying(desk.path)
    tidying.start()
    tidying.wait()
    assert segments(desk) < parts
    assert desk.queue_count(QueueFilter(words="treatment 39")) == 1
    assert desk.queue_count(QueueFilter(words='"treatment 38"')) == 0
    desk.close()


def segments(desk: Desk) -> int:
    return int(desk._conn.execute("SELECT count(DISTINCT segid) FROM search_index_idx").fetchone()[0])


def test_a_file_that_went_away_harms_nothing(tmp_path: Path) -> None:
    tidying = Tidying(tmp_path / "gone.imr")
    tidying.start()
    tidying.wait()
    assert not list(tmp_path.iterdir())
