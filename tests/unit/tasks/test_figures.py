"""The figures of a small project, against what can be counted by hand.

Each invented record has sixteen proposals of one rule: fifteen of confidence 0.9, the age of 0.4. Ann verifies 1 as it
is and 2 after two changes; Bob takes a diagnosis (two values) out of 3, and puts a decision of 4 back as it was
proposed; Ann verifies 5 and opens it again.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from invented_review import AGE, DECISION, LINK, new_project

from workbench.model.behind import Behind
from workbench.model.errors import WorkbenchError
from workbench.model.figures import Counted, Figures, Outcome, Spent
from workbench.model.visit import Visit
from workbench.progress import Cancelled, Progress
from workbench.settings import Settings
from workbench.store import figures as figures_of_store
from workbench.store.behind import records_behind
from workbench.store.figures import Asked, Part
from workbench.tasks.desk import Desk
from workbench.tasks.figures import Kept, count_figures, is_older, keep_figures, last_figures
from workbench.tasks.figures_out import figures_told, write_figures

ANN, BOB = Settings(person="Ann"), Settings(person="Bob")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that is told of above. Copy it."""
    path = new_project(tmp_path_factory.mktemp("made"), documents=5)
    ann, bob = Desk(path, ANN), Desk(path, BOB)
    ann.verify(1)
    ann.correct(2, AGE, 45)
    ann.choose_link(2, LINK.row, None)
    ann.verify(2)
    ann.verify(5)
    ann.reopen(5)
    bob.poll()
    bob.remove_row(3, "d1")
    bob.correct(4, DECISION, "Overturned")
    bob.correct(4, DECISION, "Upheld")
    bob.correct(4, AGE, 46)
    bob.undo()
    for record, by, seconds, keys in ((1, "Ann", 10, 2), (2, "Ann", 30, 5), (2, "Ann", 20.4, 4), (1, "Bob", 90, 9)):
        ann.note_visit(Visit(record, by, "2026-01-01T00:00:00.000+00:00", seconds, keys, "verified"))
    ann.close()
    bob.close()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "project.imr"))


def counted(path: Path, told: Settings = ANN, later: timedelta = timedelta()) -> Counted:
    return count_figures(path, told, Progress(), datetime.now(UTC) + later)


@pytest.fixture
def figures(path: Path) -> Figures:
    return counted(path).figures["all"]


def behind(path: Path, figure: Behind) -> list[int]:
    with closing(sqlite3.connect(path)) as conn:
        return records_behind(conn, figure)


def field(figures: Figures, name: str) -> Outcome:
    return next(one for one in figures.fields if one.name == name)


def test_progress_counts_what_stands_verified(figures: Figures, path: Path) -> None:
    assert (figures.verified, figures.total, figures.today, figures.left) == (2, 5, 2, 3)
    assert behind(path, figures.behind) == [1, 2]


def test_the_last_two_weeks_end_today(figures: Figures, path: Path) -> None:
    assert [day.verified for day in figures.days] == [0] * 13 + [2]
    assert figures.days[-1].day == datetime.now(UTC).astimezone().date().isoformat()
    assert behind(path, figures.days[-1].behind) == [1, 2]
    assert behind(path, figures.days[0].behind) == []


def test_a_proposal_is_judged_when_decided_taken_out_or_verified(figures: Figures, path: Path) -> None:
    assert (figures.judged, figures.changed) == (16 + 16 + 2 + 1, 2 + 2)
    assert behind(path, figures.behind_changed) == [2, 3]


def test_corrections_count_by_field(figures: Figures, path: Path) -> None:
    told = {name: field(figures, name) for name in ("patient.age", "items.citations.guideline_id", "diagnoses.code")}
    assert {name: (one.changed, one.judged) for name, one in told.items()} == {
        "patient.age": (1, 2), "items.citations.guideline_id": (1, 2), "diagnoses.code": (1, 3),
    }  # fmt: skip
    assert [behind(path, one.behind) for one in told.values()] == [[2], [2], [3]]


def test_a_value_put_back_as_it_was_proposed_counts_as_right(figures: Figures) -> None:
    assert (field(figures, "items.decision").changed, field(figures, "items.decision").judged) == (0, 3)


def test_corrections_count_by_rule(figures: Figures, path: Path) -> None:
    assert [(one.name, one.changed, one.judged) for one in figures.rules] == [("header.label@1", 4, 35)]
    assert behind(path, figures.rules[0].behind) == [2, 3]


def test_what_was_added_is_no_share_of_what_was_proposed(path: Path) -> None:
    desk = Desk(path, ANN)
    desk.add_row(5, "treatments_to_date", values={"value": "rest"})
    desk.close()
    added = field(counted(path).figures["all"], "treatments_to_date")
    assert (added.added, added.judged, added.changed) == (1, 0, 0)


def test_texts_of_lists_count_by_their_list(path: Path) -> None:
    desk = Desk(path, ANN)
    desk.remove_row(5, "l1")
    desk.close()
    told = field(counted(path).figures["all"], "reviewer.licensure")
    assert (told.changed, told.judged, behind(path, told.behind)) == (1, 3, [5])


def test_a_row_that_came_back_was_not_taken_out(path: Path) -> None:
    desk = Desk(path, BOB)
    for _ in range(3):  # two decisions of record 4, then the row of record 3
        desk.undo()
    desk.close()
    assert counted(path).figures["all"].changed == 2


def test_confidence_is_held_against_what_persons_found(figures: Figures, path: Path) -> None:
    told = [(one.low, one.high, round(one.stated, 6), one.right, one.judged) for one in figures.confidence]
    assert told == [(0.0, 0.5, 0.4, 1, 2), (0.9, 0.95, 0.9, 30, 33)]
    assert [behind(path, one.behind) for one in figures.confidence] == [[2], [2, 3]]


def test_decisions_count_by_category_and_by_linked_entry(figures: Figures, path: Path) -> None:
    category, guideline = figures.categories[0], figures.guidelines[0]
    assert (category.name, category.upheld, category.overturned) == ("Diagnostic testing", 2, 0)
    assert (guideline.name, guideline.title, guideline.upheld) == ("studies", "Special studies", 1)
    assert (behind(path, category.behind), behind(path, guideline.behind)) == ([1, 2], [1])


def test_citations_count_by_entry_and_those_without_come_last(figures: Figures, path: Path) -> None:
    assert [(one.guideline_id, one.citations) for one in figures.cited] == [("studies", 1), (None, 1)]
    assert [behind(path, one.behind) for one in figures.cited] == [[1], [2]]
    assert (figures.by_hand, figures.citations, behind(path, figures.behind_by_hand)) == (1, 2, [2])


def spent(figures: Figures, effort: str) -> Spent:
    return next(one for one in figures.spent if one.effort == effort)


def test_a_document_takes_all_stays_of_whoever_verified_it(figures: Figures, path: Path) -> None:
    seconds, keys = spent(figures, "seconds"), spent(figures, "keys")
    assert (seconds.documents, seconds.median, keys.median) == (2, 30, 5.5)
    assert (seconds.clean, seconds.clean_median, keys.clean_median) == (1, 10, 2)
    assert behind(path, seconds.behind) == [1, 2]


def test_spans_of_seconds_open_their_documents(figures: Figures, path: Path) -> None:
    bars = [bar for bar in spent(figures, "seconds").bars if bar.documents]
    assert [(bar.low, bar.high, bar.documents) for bar in bars] == [(10, 20, 1), (50, 60, 1)]
    assert [behind(path, bar.behind) for bar in bars] == [[1], [2]]


def test_times_that_are_forgotten_are_gone(path: Path) -> None:
    desk = Desk(path, ANN)
    assert desk.forget_visits() == 3
    desk.close()
    assert spent(counted(path).figures["all"], "seconds").documents == 0


@pytest.mark.parametrize(("told", "numbers"), [(ANN, (2, 32, 2)), (BOB, (0, 3, 2))], ids=["Ann", "Bob"])
def test_mine_is_what_that_person_did(path: Path, told: Settings, numbers: tuple[int, int, int]) -> None:
    mine = counted(path, told).figures["mine"]
    assert (mine.verified, mine.judged, mine.changed) == numbers
    assert behind(path, mine.behind_changed) == ([2] if told is ANN else [3])


def test_a_month_later_it_is_another_month(path: Path) -> None:
    found = counted(path, later=timedelta(days=40)).figures
    assert (found["month"].verified, found["month"].judged) == (0, 0)
    assert behind(path, found["month"].behind) == []
    assert (found["all"].verified, found["all"].today) == (2, 0)
    assert (found["all"].earlier_changed, found["all"].earlier_judged) == (4, 35)


def test_nothing_counts_in_an_empty_project(tmp_path: Path) -> None:
    figures = counted(new_project(tmp_path, documents=0)).figures["all"]
    assert (figures.total, figures.judged, figures.confidence, figures.cited) == (0, 0, (), ())
    assert [spent.bars for spent in figures.spent] == [(), ()]


def test_figures_are_kept_for_the_next_look(path: Path) -> None:
    found = counted(path)
    assert last_figures(path, "Ann") is None
    keep_figures(path, found)
    assert last_figures(path, "Ann") == found
    assert last_figures(path, "Bob") is None


def test_figures_are_old_after_a_step_or_a_day(path: Path) -> None:
    found = counted(path)
    assert not is_older(found, found.step)
    assert is_older(found, found.step + 1)
    assert is_older(found, found.step, datetime.now(UTC) + timedelta(days=1))


def test_counting_can_be_given_up(path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        count_figures(path, ANN, progress)


def test_counting_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    counted(path)
    assert path.read_bytes() == before


def test_exported_figures_tell_nothing_of_times(path: Path, tmp_path: Path) -> None:
    written = write_figures(counted(path), "project", tmp_path / "out")
    assert [file.name for file in written] == ["project figures.json", "project figures.csv"]
    told = json.loads(written[0].read_text("utf-8"))
    assert (told["all"]["verified"], "spent" in told["all"], "behind" in told["all"]) == (2, False, False)
    assert "all,changed by field,patient.age,1,2,0.5," in written[1].read_text("utf-8").splitlines()


def test_figures_that_cannot_be_written_say_so(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(WorkbenchError, match="could not be made"):
        write_figures(counted(path), "project", tmp_path / "file")


def test_statistics_tell_times_too(path: Path) -> None:
    assert figures_told(counted(path), times=True)["all"]["spent"][0]["median"] == 30


def test_what_was_kept_counts_as_all_of_it_would(path: Path) -> None:
    kept = Kept()
    first = count_figures(path, ANN, Progress(), kept=kept)
    assert count_figures(path, ANN, Progress(), kept=kept).figures == first.figures
    desk = Desk(path, ANN)
    desk.correct(1, AGE, 50)
    desk.verify(1)
    desk.verify(3)
    desk.undo()
    desk.close()
    again = count_figures(path, ANN, Progress(), kept=kept)
    assert again.figures == counted(path).figures != first.figures


def test_only_what_changed_is_counted_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures_of_store, "CHUNK", 2)
    kept, asked = Kept(), list[int]()
    count_figures(path, ANN, Progress(), kept=kept)
    part = figures_of_store.part

    def counting(conn: sqlite3.Connection, told: Asked, chunk: int) -> Part:
        asked.append(chunk)
        return part(conn, told, chunk)

    monkeypatch.setattr(figures_of_store, "part", counting)
    desk = Desk(path, ANN)
    desk.verify(5)
    desk.close()
    assert count_figures(path, ANN, Progress(), kept=kept).figures["all"].verified == 3
    assert asked == [5 // 2]
