"""Sets of documents in memory: whole numbers where many have a value, as they are written where few have it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from workbench.store import bitmaps, facets
from workbench.store.bitmaps import Bitmaps
from workbench.store.facets import CHUNK
from workbench.tasks.project import create_project

LAST = 2 * CHUNK + 500
FEW = st.sets(st.integers(0, LAST), max_size=40)
MANY = st.integers(1, 9).map(lambda step: set(range(0, CHUNK, step * 10)))
SETS = st.lists(st.one_of(FEW, MANY, st.tuples(FEW, MANY).map(lambda two: two[0] | two[1])), min_size=1, max_size=4)
TURNS = st.lists(st.tuples(st.integers(0, 3), st.sampled_from([3, CHUNK, LAST, LAST + 9]), st.booleans()), max_size=12)


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = Path(tmp_path_factory.mktemp("sets")) / "project.imr"
    create_project(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        yield conn


def write(conn: sqlite3.Connection, sets: list[set[int]]) -> None:
    conn.execute("DELETE FROM facet_bits")
    conn.execute("DELETE FROM facet_value")
    nothing = frozenset[tuple[str, str]]()
    having = ((record, frozenset((("age", str(n)),))) for n, records in enumerate(sets) for record in sorted(records))
    facets.turn(conn, [(record, nothing, pairs) for record, pairs in having])


def counts_of(held: Bitmaps, conn: sqlite3.Connection, among: int) -> dict[str, int]:
    numbers = facets.numbers(conn, "age")
    counts = held.counts(conn, dict.fromkeys(numbers.values(), among))
    return {value: counts[id] for value, id in numbers.items()}


@pytest.mark.parametrize(("looked_up", "ready"), [(0, False), (150, False), (0, True)])
@hypothesis_settings(max_examples=25, deadline=None)
@given(sets=SETS, among=st.one_of(FEW, MANY), turns=TURNS)
def test_sets_are_counted_as_they_are_whatever_was_turned_since(
    conn: sqlite3.Connection,
    looked_up: int,
    ready: bool,
    sets: list[set[int]],
    among: set[int],
    turns: list[tuple[int, int, bool]],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(facets, "_LOOKED_UP", looked_up)
        write(conn, sets)
        held, numbers = Bitmaps(), facets.numbers(conn, "age")
        if ready:
            held.ready(conn, "age")
        else:
            held.counts(conn, dict.fromkeys(numbers.values(), 0))
        turns = [turn for turn in turns if str(turn[0]) in numbers]
        held.turn([(numbers[str(n)], record, on) for n, record, on in turns])
        for n, record, on in turns:
            (sets[n].add if on else sets[n].discard)(record)
        wanted = bitmaps.from_records(among, LAST)
        counted = {str(n): len(some & among) for n, some in enumerate(sets) if str(n) in numbers}
        assert counts_of(held, conn, wanted) == counted
        whole = held.of(conn, "age")
        assert {n: set(bitmaps.records(whole[n])) for n in whole} == {n: sets[int(n)] for n in numbers}
        assert counts_of(held, conn, wanted) == counted


def test_few_documents_take_little_memory(conn: sqlite3.Connection) -> None:
    write(conn, [{5, LAST}])
    (few,) = facets.read(conn, facets.numbers(conn, "age").values()).values()
    assert not isinstance(few, int)
    assert sum(map(len, few.values())) == 4


def test_rare_values_stay_as_they_are_written_and_common_ones_become_numbers(conn: sqlite3.Connection) -> None:
    write(conn, [{5, LAST}, set(range(100)), set(range(CHUNK))])
    held, ids = Bitmaps(), facets.numbers(conn, "age")
    held.ready(conn, "age")
    assert [isinstance(held._held[ids[value]], int) for value in "012"] == [False, True, True]


def test_many_bits_of_a_set_are_turned_like_one_after_the_other() -> None:
    some = [(record, record % 3 > 0) for record in (0, 7, 8, 64, 9_999, 7, 8)]
    one_by_one = bits = 0b1_1000_0001
    for turn in some:
        one_by_one = bitmaps._turned(one_by_one, [turn])
    assert bitmaps._turned(bits, some) == one_by_one
