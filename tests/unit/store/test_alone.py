"""A document looked up alone answers as it does in the project's indexes, so searches that are kept stay true."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from invented_review import SETTINGS, import_into, new_project

from workbench.model.fields import ITEMS, ROOT
from workbench.model.queue import QueueFilter
from workbench.model.review import Place
from workbench.store import search
from workbench.store.alone import Alone
from workbench.tasks.desk import Desk

RATIONALE, CASE = Place("i1", "rationale"), Place(ROOT, "case.case_number")
WORDS = (
    "lumbar", "lumb", "lumbar needles ", '"trial of conservative"', '"conservative trial"', "köbner", "kobner",
    "letter-3", "lumbar OR needles", "*", "re-imaging", "cm1", "not", "NEAR ",
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(new_project(tmp_path, documents=4), SETTINGS)
    desk.correct(1, RATIONALE, "Dry needles, not a lumbar re-imaging.")
    desk.add_row(2, ITEMS, values={"treatment": "Brace", "rationale": "A trial of conservative care."})
    desk.correct(3, CASE, "CM14-0000001")
    yield desk
    desk.close()


@pytest.mark.parametrize("words", WORDS)
def test_a_document_answers_alone_as_in_the_project(desk: Desk, words: str) -> None:
    query = search.query_of(desk._conn, words)
    asked = [(index, query) for index in search.indexes_for(fields_only=False) if query]
    hits = {each: search.hits(desk._conn, *each) for each in asked}
    with closing(Alone()) as alone:
        for record in (1, 2, 3, 4):
            assert alone.answers(desk._conn, record, asked) == {each for each in asked if hits[each] >> record & 1}


def test_no_document_of_none_answers(desk: Desk) -> None:
    with closing(Alone()) as alone:
        assert alone.answers(desk._conn, 99, [(search.VALUES, "lumbar"), (search.TEXT, "lumbar")]) == set()


def test_values_that_wait_to_be_indexed_do_not_answer(desk: Desk) -> None:
    desk._conn.execute("INSERT INTO meta VALUES ('values to index', '1/3')")
    with closing(Alone()) as alone:
        answering = [alone.answers(desk._conn, record, [(search.VALUES, "lumbar")]) for record in (1, 2, 3, 4)]
    assert [bool(each) for each in answering] == [True, False, False, True]


def found(desk: Desk, words: str) -> list[int]:
    return desk.queue_records(QueueFilter(words=words))


def test_a_kept_search_of_texts_follows_names_and_documents_that_come(desk: Desk) -> None:
    assert found(desk, '"CM14-0000077"') == []
    assert found(desk, "köbner") == [1, 2, 3, 4]
    desk.correct(4, CASE, "CM14-0000077")
    import_into(desk, 5)
    assert found(desk, '"CM14-0000077"') == [4]
    assert found(desk, "köbner") == [1, 2, 3, 4, 5]
    with closing(Desk(desk.path, SETTINGS)) as other:
        other.correct(2, CASE, "CM14-0000077")
    desk.poll()
    assert found(desk, '"CM14-0000077"') == [2, 4]


def test_only_what_may_have_changed_is_looked_up_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    found(desk, "köbner")
    looked: list[set[str]] = []

    def answers(_alone: Alone, _conn: object, _record: int, asked: set[search.Asked]) -> set[search.Asked]:
        looked.append({index for index, _ in asked})
        return set()

    monkeypatch.setattr(Alone, "answers", answers)
    desk.correct(1, RATIONALE, "It helps.")
    desk.correct(1, CASE, "CM14-0000078")
    assert looked == [{search.VALUES}, {search.VALUES, search.TEXT}]
