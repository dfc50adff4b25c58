"""The undo and redo stacks, kept in hand or worked out from the journal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.edits import JournalStep, StepKind
from workbench.review.history import History


class Journal:
    """Steps in the order in which they were written; stands for the project file."""

    def __init__(self) -> None:
        self.steps: list[JournalStep] = []

    def older(self, before: int | None, limit: int) -> list[JournalStep]:
        return [step for step in reversed(self.steps) if before is None or step.id < before][:limit]

    def write(self, kind: StepKind, of: int | None = None) -> JournalStep:
        number = len(self.steps) + 1
        step = JournalStep(number, kind, "person", f"step {of or number}", "Ann", "", of, ())
        self.steps.append(step)
        return step


def act(journal: Journal, history: History, what: str) -> None:
    found = {"undo": history.to_undo, "redo": history.to_redo}.get(what)
    step = found() if found else None
    if what == "do":
        history.add(journal.write("do"))
    elif step:
        history.add(journal.write("undo" if what == "undo" else "redo", step.id))


def stacks(history: History) -> tuple[list[str], list[str]]:
    """All that can be undone and redone, next first; takes the history apart."""
    undo, redo = [], []
    while step := history.to_redo():
        redo.append(step.label)
        history.skip_redo()
    while step := history.to_undo():
        undo.append(step.label)
        history.skip_undo()
    return undo, redo


@given(st.lists(st.sampled_from(["do", "do", "undo", "redo"]), max_size=40))
def test_a_restart_forgets_nothing(acts: list[str]) -> None:
    journal = Journal()
    history = History(journal.older)
    for what in acts:
        act(journal, history, what)
    assert stacks(history) == stacks(History(journal.older))


def test_a_new_step_clears_redo() -> None:
    journal = Journal()
    history = History(journal.older)
    for what in ("do", "do", "undo", "do"):
        act(journal, history, what)
    assert stacks(history) == (["step 4", "step 1"], [])


def test_far_back_is_read_when_it_is_asked_for() -> None:
    journal = Journal()
    for _ in range(500):
        journal.write("do")
    undo, redo = stacks(History(journal.older))
    assert (len(undo), undo[0], undo[-1], redo) == (500, "step 500", "step 1", [])


def test_more_undone_than_is_read_at_a_time_can_all_be_redone() -> None:
    journal = Journal()
    history = History(journal.older)
    for what in ["do"] * 300 + ["undo"] * 300:
        act(journal, history, what)
    undo, redo = stacks(History(journal.older))
    assert (undo, len(redo), redo[0]) == ([], 300, "step 1")
