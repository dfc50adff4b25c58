"""Full-text search over documents and values: it follows edits, says where, and guesses what was meant."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from invented_review import AGE, SETTINGS, import_into, new_project

from workbench.model.fields import EXPERT_CITATIONS, ITEMS
from workbench.model.queue import Passage, QueueFilter
from workbench.model.review import Place
from workbench.progress import Cancelled, Progress
from workbench.store import beside, listing, search, values
from workbench.store.connection import connect_beside
from workbench.tasks.desk import Desk

RATIONALE = Place("i1", "rationale")
CARE = "A trial of conservative care was not documented before imaging."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Four documents; in 2 the second item's rationale speaks of conservative care."""
    desk = Desk(new_project(tmp_path, documents=4), SETTINGS)
    desk.add_row(2, ITEMS, values={"treatment": "Brace", "rationale": CARE})
    yield desk
    desk.close()


def found(desk: Desk, words: str, fields_only: bool = True) -> list[int]:
    return desk.queue_records(QueueFilter(words=words, fields_only=fields_only))


def passage(desk: Desk, words: str, record: int) -> Passage:
    return desk.passages_behind(QueueFilter(words=words), (record,), Progress())[record]


def sound(desk: Desk) -> None:
    """The index holds exactly what the values are."""
    desk._conn.execute("INSERT INTO value_index (value_index, rank) VALUES ('integrity-check', 1)")


def test_values_are_found_that_no_text_has(desk: Desk) -> None:
    assert found(desk, "conservative care") == [2]
    assert found(desk, '"care conservative"') == []


@pytest.mark.parametrize(("words", "records"), [("letter-3", []), ("köbner", []), ("lumbar", [1, 2, 3, 4])])
def test_fields_alone_leave_out_text_and_file_names(desk: Desk, words: str, records: list[int]) -> None:
    assert found(desk, words) == records


def test_a_phrase_and_a_beginning_are_found(desk: Desk) -> None:
    assert found(desk, '"conservative care"') == [2]
    assert found(desk, "conserv") == [2]
    assert found(desk, "conserv* imaging ") == [2]


def test_no_phrase_runs_over_two_values(desk: Desk) -> None:
    assert found(desk, '"necessary A trial"') == []


def test_the_index_follows_every_edit(desk: Desk) -> None:
    desk.correct(1, RATIONALE, "Acupuncture helps.")
    assert found(desk, "acupuncture") == [1]
    desk.add_row(1, EXPERT_CITATIONS, "i1", values={"text": "ODG, Knee"})
    desk.remove_row(2, "i1")
    desk.reject(3, "a duplicate")
    desk.confirm(4, [AGE])
    desk.undo()
    desk.undo()
    desk.undo()
    sound(desk)
    desk.undo()
    assert (found(desk, "odg"), found(desk, "acupuncture")) == ([], [1])
    sound(desk)


def test_a_kept_search_stays_true(desk: Desk) -> None:
    assert found(desk, "acupuncture") == []
    desk.correct(3, RATIONALE, "Acupuncture helps.")
    assert found(desk, "acupuncture") == [3]
    desk.undo()
    assert found(desk, "acupuncture") == []


def test_a_kept_search_for_a_beginning_stays_true(desk: Desk) -> None:
    assert found(desk, "acupunc", fields_only=False) == []
    desk.correct(3, RATIONALE, "Acupuncture helps.")
    assert found(desk, "acupunc", fields_only=False) == [3]
    desk.undo()
    assert found(desk, "acupunc", fields_only=False) == []


def test_a_closed_project_is_read_no_more(desk: Desk) -> None:
    with closing(Desk(desk.path, SETTINGS)) as other:
        other.find_behind(QueueFilter(), Progress())
    with pytest.raises(Cancelled):
        other.find_behind(QueueFilter(), Progress())


def test_a_passage_names_its_field_and_number(desk: Desk) -> None:
    told = passage(desk, "conservative care", 2)
    assert (told.field, told.number) == ("rationale", 2)
    assert [told.text[start:end] for start, end in told.hits] == ["conservative care"]


def test_each_hit_of_a_passage_is_told(desk: Desk) -> None:
    told = passage(desk, "trial imaging", 2)
    assert [told.text[start:end] for start, end in told.hits] == ["trial", "imaging"]


def test_a_passage_of_the_text_says_so(desk: Desk) -> None:
    assert passage(desk, "kobner", 1) == Passage("", 0, "Case CM14-0000001 köbner Page two", ((18, 24),))


def test_a_fact_is_named_by_its_field(desk: Desk) -> None:
    told = passage(desk, "CM14-0000003", 3)
    assert (told.field, told.number, told.text) == ("case.case_number", 0, "CM14-0000003")


def test_a_long_value_is_cut_around_the_hit(desk: Desk) -> None:
    desk.correct(1, RATIONALE, "word " * 60 + "acupuncture " + "word " * 60)
    told = passage(desk, "acupuncture", 1)
    assert told.text.startswith("… word")
    assert told.text.endswith("word …")
    assert len(told.text) < 200


def test_documents_and_places_are_counted(desk: Desk) -> None:
    desk.correct(2, RATIONALE, CARE)
    desk.correct(3, RATIONALE, CARE)
    wanted = QueueFilter(words="conservative care")
    told = desk.found_behind(desk.find_behind(wanted, Progress()), Progress())
    assert (told.documents, told.places) == (2, 3)


def test_the_best_answer_comes_first(desk: Desk) -> None:
    desk.correct(3, RATIONALE, "Imaging")
    rows = desk.queue(QueueFilter(words="imaging", order="best"), 0, 9)
    assert [row.record for row in rows] == [3, 2]


def test_only_rationales_count_as_mentioning(desk: Desk) -> None:
    desk.correct(1, Place("i1", "treatment"), "Conservative care")
    wanted = QueueFilter(words="conservative care")
    assert desk.queue_count(wanted) == 2
    assert desk.queue_records(wanted.with_chosen("mentions", ("conservative care",))) == [2]
    (told,) = desk.facets_behind(wanted, Progress())["mentions"]
    assert (told.value, told.documents) == ("conservative care", 1)


@pytest.mark.parametrize("typed", ["conservative cure", "conservativ care ", "consrevative care", "conservtiv care"])
def test_what_was_meant_is_guessed(desk: Desk, typed: str) -> None:
    assert desk.meant_behind(QueueFilter(words=typed), Progress()) == ("conservative care", 1)


def test_nothing_is_guessed_where_nothing_is_near(desk: Desk) -> None:
    assert desk.meant_behind(QueueFilter(words="zzzzzz qqqq"), Progress()) is None


def test_an_older_projects_values_come_in_beside_the_work(desk: Desk) -> None:
    as_of_an_older_program(desk)
    desk.correct(1, RATIONALE, "Acupuncture helps.")
    import_into(desk, 5)
    assert found(desk, "lumbar") == [5]
    with closing(Desk(desk.path, SETTINGS)) as again:
        again.poll()
        again._session._tidying.wait()
        assert found(again, "lumbar") == [1, 2, 3, 4, 5]
        assert found(again, "acupuncture") == [1]
        sound(again)


def as_of_an_older_program(desk: Desk) -> None:
    desk._conn.execute("INSERT INTO value_index (value_index) VALUES ('delete-all')")
    desk._conn.execute("INSERT INTO meta VALUES ('values to index', '0/4')")


def test_records_that_wait_are_left_alone(desk: Desk) -> None:
    as_of_an_older_program(desk)
    assert [values.is_indexed(desk._conn, record) for record in (1, 4, 5)] == [False, False, True]
    assert values.waiting(desk._conn) == (0, 4)


def test_a_common_word_shows_its_first_documents_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "RANKED", 2)
    monkeypatch.setattr(listing, "QUICK", 2)
    first, whole = desk.find_in_parts(QueueFilter(words="lumbar", states=("new",), order="best"), Progress())
    assert (first.whole, first.page(0, 9)) == (False, [1, 3, 4])
    assert (whole.whole, whole.page(0, 9)) == (True, [1, 3, 4])


def test_a_long_list_in_an_order_of_keys_begins_at_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "QUICK", 2)
    first, whole = desk.find_in_parts(QueueFilter(order="name", descending=True), Progress())
    assert (first.total, first.page(0, 2), first.whole) == (4, [4, 3], False)
    assert whole.page(0, 9) == [4, 3, 2, 1]


def test_a_rare_word_has_no_beginning_of_its_own(desk: Desk) -> None:
    (whole,) = desk.find_in_parts(QueueFilter(words="conservative", order="best"), Progress())
    assert whole.page(0, 9) == [2]


def test_the_first_found_are_read_without_the_rest(desk: Desk) -> None:
    assert [row.record for row in desk.first_found("lumbar", 2)] == [1, 2]


class AndThen:
    """A connection beside the window's, on which something happens before the first query that has these words."""

    def __init__(self, conn: sqlite3.Connection, words: str, happens: Callable[[], object]) -> None:
        self._conn, self._words, self._happens = conn, words, happens

    def __getattr__(self, name: str) -> object:
        return getattr(self._conn, name)

    def execute(self, query: str, *values: Sequence[str]) -> sqlite3.Cursor:
        if self._words in query:
            self._words = chr(0)
            self._happens()
        return self._conn.execute(query, *values)


def meanwhile(monkeypatch: pytest.MonkeyPatch, words: str, happens: Callable[[], object]) -> None:
    monkeypatch.setattr(beside, "connect_beside", lambda path: AndThen(connect_beside(path), words, happens))


def test_a_document_that_comes_during_a_search_does_no_harm(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, "SELECT json_group_array(rowid) FROM value_index", lambda: import_into(desk, 5))
    assert desk.find_behind(QueueFilter(words="köbner"), Progress()).total == 4
    assert found(desk, "köbner", fields_only=False) == [1, 2, 3, 4, 5]


def test_what_was_found_before_a_step_is_not_kept_behind_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, "SELECT json_group_array(rowid) FROM search_index", lambda: desk.correct(1, RATIONALE, CARE))
    desk.find_behind(QueueFilter(words="conservative"), Progress())
    assert found(desk, "conservative", fields_only=False) == [1, 2]


def test_facets_read_from_before_a_step_are_kept_as_they_are_behind_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, "SELECT json_group_array(rowid) FROM search_index", lambda: desk.correct(1, RATIONALE, CARE))
    desk.facets_behind(QueueFilter(words="conservative"), Progress())
    assert desk.with_value("corrected", None) == 0b110


def test_few_documents_among_many_hits_have_no_beginning(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "RANKED", 2)
    wanted = QueueFilter(words="lumbar", states=("in review",))
    assert [each.whole for each in desk.find_in_parts(wanted, Progress())] == [True]


def test_a_cancelled_search_ends_without_a_word(desk: Desk) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        desk.find_behind(QueueFilter(words="lumbar"), progress)


def test_the_index_keeps_no_copy_of_the_values(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.path)) as conn, pytest.raises(sqlite3.OperationalError):
        conn.execute("SELECT * FROM value_index_content")
