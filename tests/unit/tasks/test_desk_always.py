"""What always holds, whatever a person does: undo and redo are exact, and the journal tells the whole record."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from invented_review import AGE, DECISION, SETTINGS, new_project

from workbench.model.errors import BadValue, VerifyRefused
from workbench.model.fields import CITATION_LISTS, DIAGNOSES, EXPERT_CITATIONS, ITEMS, ROOT, TREATMENTS, fields_of
from workbench.model.review import Place, Row, Value
from workbench.review.applying import rebuild
from workbench.store import facets, journal, records
from workbench.tasks.desk import Desk

LISTS = (ITEMS, DIAGNOSES, TREATMENTS)
SOME = st.integers(0, 50)


class Reviewing(RuleBasedStateMachine):
    """One record under a restless reviewer, who also closes and opens the project."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk = Desk(new_project(self.folder), SETTINGS)

    def teardown(self) -> None:
        self.desk.close()
        shutil.rmtree(self.folder)

    def row(self, which: int) -> Row | None:
        rows = [row for _, row in sorted(self.desk.record(1).rows.items())]
        return rows[which % len(rows)] if rows else None

    @rule(which=SOME, name=SOME, act=st.sampled_from(["confirm", "clear", "note"]))
    def touch_a_cell(self, which: int, name: int, act: str) -> None:
        row = self.row(which)
        specs = fields_of(row.list if row else ROOT)
        place = Place(row.id if row else ROOT, specs[name % len(specs)].name)
        if act == "confirm":
            self.desk.confirm(1, [place])
        elif act == "clear":
            self.desk.clear(1, place)
        else:
            self.desk.note(1, place, f"note {name}")

    @rule(age=st.integers(1, 99), decision=st.sampled_from(["Upheld", "Overturned"]))
    def correct(self, age: int, decision: str) -> None:
        self.desk.correct(1, AGE, age)
        if "i1" in self.desk.record(1).rows:
            self.desk.correct(1, DECISION, decision)

    @rule(where=st.sampled_from(LISTS), behind=SOME)
    def add_a_row(self, where: str, behind: int) -> None:
        rows = self.desk.record(1).rows_of(where)
        after = rows[behind % len(rows)].id if rows else None
        name = fields_of(where)[0].name
        self.desk.add_row(1, where, after=after, values={name: f"text {behind}"})

    @rule(which=SOME, path=st.sampled_from(CITATION_LISTS))
    def add_a_citation(self, which: int, path: str) -> None:
        items = self.desk.record(1).rows_of(ITEMS)
        if items:
            values: dict[str, Value] = {"text": "ACOEM", "pages": ((3, 4),), "year": 2004}
            self.desk.add_row(1, path, items[which % len(items)].id, values=values)

    @rule(which=SOME, entry=st.sampled_from(["studies", "methods", None]))
    def choose_a_link(self, which: int, entry: str | None) -> None:
        row = self.row(which)
        if row and row.list == EXPERT_CITATIONS:
            self.desk.choose_link(1, row.id, entry)

    @rule(which=SOME)
    def remove_a_row(self, which: int) -> None:
        if row := self.row(which):
            self.desk.remove_row(1, row.id)

    @rule(which=SOME, before=SOME)
    def move_a_row(self, which: int, before: int) -> None:
        if row := self.row(which):
            rows = self.desk.record(1).rows_of(row.list, row.parent)
            self.desk.move_row(1, row.id, [*(each.id for each in rows), None][before % (len(rows) + 1)])

    @rule(which=SOME, at=st.integers(0, 20))
    def split_a_row(self, which: int, at: int) -> None:
        if row := self.row(which):
            with suppress(BadValue):
                self.desk.split_row(1, row.id, at)

    @rule(which=SOME, into=SOME)
    def merge_two_rows(self, which: int, into: int) -> None:
        row, other = self.row(which), self.row(into)
        if row and other:
            with suppress(BadValue):
                self.desk.merge_rows(1, row.id, other.id)

    @rule(to=st.sampled_from(["verify", "postpone", "reject", "reopen"]))
    def change_the_state(self, to: str) -> None:
        acts = {
            "verify": lambda: self.desk.verify(1),
            "postpone": lambda: self.desk.postpone(1, "later", "2030-01-01"),
            "reject": lambda: self.desk.reject(1, "no"),
            "reopen": lambda: self.desk.reopen(1),
        }
        with suppress(VerifyRefused):
            acts[to]()

    @rule()
    def undo(self) -> None:
        self.desk.undo()

    @rule()
    def redo(self) -> None:
        self.desk.redo()

    @rule()
    def restart(self) -> None:
        self.desk.close()
        self.desk = Desk(self.desk.path, SETTINGS)

    @precondition(lambda self: self.desk.undo_label is not None)
    @rule()
    def undo_all_and_redo_all(self) -> None:
        while self.desk.redo():
            pass
        before = self.desk.record(1)
        while self.desk.undo():
            pass
        assert self.desk.record(1).state.name == "new"
        while self.desk.redo():
            pass
        assert self.desk.record(1) == before

    @invariant()
    def the_facets_and_the_index_of_words_are_what_the_tables_say(self) -> None:
        conn = self.desk._conn
        assert facets.as_kept(conn, 1) == facets.of_record(conn, 1)
        conn.execute("INSERT INTO value_index (value_index, rank) VALUES ('integrity-check', 1)")

    @invariant()
    def the_record_in_hand_is_the_record_stored_and_the_record_in_the_journal(self) -> None:
        stored = records.load(self.desk._conn, 1)
        assert stored == self.desk.record(1)
        steps = journal.steps_of_record(self.desk._conn, 1)
        assert rebuild(edit for step in steps for edit in step.edits) == stored

    @invariant()
    def no_position_stands_twice_in_a_list(self) -> None:
        record = self.desk.record(1)
        places = [(row.list, row.parent, row.position) for row in record.rows.values()]
        assert len(set(places)) == len(places)


TestReviewing = Reviewing.TestCase
TestReviewing.settings = hypothesis_settings(max_examples=25, stateful_step_count=30, deadline=None)
