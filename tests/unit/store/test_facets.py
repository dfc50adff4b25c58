"""Facets: what is kept beside the records is what the tables say, whatever was done; counts honour the other facets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from invented_review import AGE, DECISION, LINK, SETTINGS, import_into, new_project

from workbench.model.facets import CITED, FACETS
from workbench.model.fields import ITEMS
from workbench.model.queue import Choice, QueueFilter
from workbench.model.review import Place, StateName
from workbench.progress import Progress
from workbench.store import facets, search
from workbench.store.bitmaps import Bitmaps, flags, from_records, records
from workbench.store.connection import open_project
from workbench.store.facets import KEPT
from workbench.tasks.desk import Desk

CATEGORY, TREATMENT = Place("i1", "category"), Place("i1", "treatment")
BY_CATEGORY = "items.category"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Five documents, alike but for their numbers."""
    desk = Desk(new_project(tmp_path, documents=5), SETTINGS)
    yield desk
    desk.close()


def with_values(desk: Desk, facet: str, *values: str) -> list[int]:
    return desk.queue_records(QueueFilter().with_chosen(facet, values))


def counted(desk: Desk, wanted: QueueFilter, facet: str) -> dict[str, int]:
    return {each.value: each.documents for each in desk.facets_behind(wanted, Progress())[facet]}


def kept_and_filled_anew(desk: Desk) -> tuple[object, object]:
    """All bits as the steps left them, and as they are when worked out from the tables."""
    kept = everything(desk.path)
    with closing(open_project(desk.path).conn) as conn:
        conn.execute("BEGIN")
        facets.fill(conn, Progress())
        conn.execute("COMMIT")
    return kept, everything(desk.path)


def everything(path: Path) -> object:
    with closing(open_project(path).conn) as conn:
        sets = {facet: {v: records(bits) for v, bits in Bitmaps().of(conn, facet).items() if bits} for facet in KEPT}
        counts = {facet: {v.value: v.documents for v in values} for facet, values in facets.documents(conn).items()}
    assert counts == {facet: {v: len(of) for v, of in values.items()} for facet, values in sets.items() if values}
    return sets


def test_what_steps_keep_is_what_the_tables_say(desk: Desk) -> None:
    desk.correct(1, CATEGORY, "Surgery")
    desk.clear(2, DECISION)
    desk.note(2, AGE, "look again")
    desk.choose_link(3, LINK.row, "methods")
    desk.add_row(3, ITEMS, values={"treatment": "Chest X-ray", "category": "Dental"})
    desk.reject(4, "a duplicate")
    desk.remove_row(5, "i1")
    desk.add_failure(Path("broken.pdf"), "It is empty.")
    desk.undo()
    desk.switch_off_check("I1", "asked for")
    kept, anew = kept_and_filled_anew(desk)
    assert kept == anew


def test_undo_brings_the_facets_back(desk: Desk) -> None:
    before = everything(desk.path)
    desk.correct(1, CATEGORY, "Surgery")
    desk.verify(1)
    desk.undo()
    desk.undo()
    assert everything(desk.path) == before


def test_a_document_has_each_value_of_its_items(desk: Desk) -> None:
    desk.add_row(2, ITEMS, values={"treatment": "Crown", "category": "Dental"})
    assert with_values(desk, BY_CATEGORY, "Dental") == [2]
    assert with_values(desk, BY_CATEGORY, "Diagnostic testing") == [1, 2, 3, 4, 5]


def test_values_of_a_facet_are_alternatives_and_facets_narrow_each_other(desk: Desk) -> None:
    desk.correct(1, CATEGORY, "Surgery")
    desk.correct(2, CATEGORY, "Dental")
    desk.verify(2)
    assert with_values(desk, BY_CATEGORY, "Surgery", "Dental") == [1, 2]
    both = QueueFilter(states=("verified",), facets=(Choice(BY_CATEGORY, ("Surgery", "Dental")),))
    assert desk.queue_records(both) == [2]


def test_a_facet_does_not_narrow_itself(desk: Desk) -> None:
    desk.correct(1, CATEGORY, "Surgery")
    wanted = QueueFilter(facets=(Choice(BY_CATEGORY, ("Surgery",)),))
    assert counted(desk, wanted, BY_CATEGORY) == {"Surgery": 1, "Diagnostic testing": 4}
    assert counted(desk, wanted, "state") == {"in review": 1, "new": 0}


def counted_by_sql(desk: Desk, facet: str, where: str, words: str) -> dict[str, int]:
    """The same counts over rows: of the documents that `where` lets through and that have the words anywhere."""
    query = KEPT[facet].replace("BETWEEN :first AND :last", "IS NOT NULL")
    found = " UNION ".join(f"SELECT rowid FROM {index} WHERE {index} MATCH :words" for index in search._INDEXES)
    among = f"SELECT record FROM standing WHERE {where} AND (:words IS NULL OR record IN ({found}))"
    with closing(open_project(desk.path, read_only=True).conn) as conn:
        rows = conn.execute(
            f"WITH had (record, value) AS ({query}) SELECT value, count(DISTINCT record) FROM had"
            f" WHERE record IN ({among}) GROUP BY value",
            {"words": words or None},
        )
        return dict(rows.fetchall())


@pytest.mark.parametrize("words", ["", "needles", "lumbar"])
@pytest.mark.parametrize(("states", "where"), [((), "TRUE"), (("new",), "state = 'new'")])
def test_counts_are_those_of_plain_sql(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, words: str, states: tuple[StateName, ...], where: str
) -> None:
    monkeypatch.setattr(search, "_PIECE", 2)  # hits come in many pieces
    for record, text in ((1, "Needles"), (3, "Needles for the lumbar spine"), (4, "Crown")):
        desk.correct(record, TREATMENT, text)
    desk.correct(2, CATEGORY, "Surgery")
    desk.verify(3)
    told = desk.facets_behind(QueueFilter(words=f"{words} ", states=states), Progress())
    for facet in KEPT.keys() & told.keys():
        narrowing = "TRUE" if facet == "state" else where  # a facet does not narrow itself
        some = {each.value: each.documents for each in told[facet] if each.documents}
        assert some == counted_by_sql(desk, facet, narrowing, words)
    assert sum(each.documents for each in told["state"]) > len(states)


def test_counts_of_all_documents_need_no_filter(desk: Desk) -> None:
    assert counted(desk, QueueFilter(), "state") == {"new": 5}
    assert counted(desk, QueueFilter(), f"{CITED}guideline_id") == {"studies": 5}


def test_not_found_is_a_value(desk: Desk) -> None:
    desk.clear(3, CATEGORY)
    assert with_values(desk, BY_CATEGORY, "") == [3]


def test_corrected_fields_and_rules_are_facets(desk: Desk) -> None:
    desk.correct(4, CATEGORY, "Surgery")
    assert with_values(desk, "corrected", "category") == [4]
    assert with_values(desk, "rule corrected", "header.label@1") == [4]


def test_another_windows_change_is_seen(desk: Desk) -> None:
    assert with_values(desk, BY_CATEGORY, "Dental") == []
    with closing(Desk(desk.path, SETTINGS)) as other:
        other.correct(1, CATEGORY, "Dental")
    desk.poll()
    assert with_values(desk, BY_CATEGORY, "Dental") == [1]


def test_a_change_while_the_bits_are_read_is_not_lost(desk: Desk) -> None:
    with closing(Desk(desk.path, SETTINGS)) as other:
        sets = other._session.sets
        sets._reading += 1  # as another thread does between reading and keeping
        other.correct(1, CATEGORY, "Dental")
        sets._reading -= 1
        assert with_values(other, BY_CATEGORY, "Dental") == [1]


def test_a_project_of_many_chunks_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "CHUNK", 16)
    monkeypatch.setattr(facets, "_BYTES", 2)
    monkeypatch.setattr(facets, "_FEW", 0)
    desk = Desk(new_project(tmp_path, documents=2), SETTINGS)
    import_into(desk, 70)
    assert with_values(desk, "state", "new") == [1, 2, 3]
    desk.close()


def test_every_facet_but_the_searched_words_is_kept() -> None:
    assert set(FACETS) - set(KEPT) == {"mentions"}


@pytest.mark.parametrize("some", [[], [0], [7, 8, 9], [1, 63, 64, 2047, 5000]])
def test_sets_of_documents_go_there_and_back(some: list[int]) -> None:
    bits = from_records(some, 6000)
    assert records(bits) == some
    assert len(flags(bits)) == max(some, default=0) + 1
