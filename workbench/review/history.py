"""What a person can undo and redo: worked out from the journal, so a restart forgets nothing."""

from __future__ import annotations

from collections.abc import Callable

from workbench.model.edits import UNFINISHED, JournalStep

Older = Callable[[int | None, int], list[JournalStep]]
"""A person's steps older than one (None: the newest), newest first, at most so many; their edits are not needed."""

_AT_A_TIME = 200


class History:
    """The undo and redo stacks of one person. Reads back in the journal only as far as it is asked."""

    def __init__(self, older: Older) -> None:
        self._older = older
        self._undo: list[JournalStep] = []
        self._redo: list[JournalStep] = []
        self._outcome: dict[int, str] = {}
        self._floor: int | None = None
        self._redo_open = True
        self._exhausted = False

    def to_undo(self) -> JournalStep | None:
        """The step that undo takes back next."""
        self._fill()
        return self._undo[-1] if self._undo else None

    def to_redo(self) -> JournalStep | None:
        """The step that redo brings again next; its `id` is that of the step as it was first done."""
        self._fill()
        return self._redo[-1] if self._redo else None

    def add(self, step: JournalStep) -> None:
        """A step was written: a new one clears redo, undo and redo move theirs over."""
        if self._floor is None and not self._exhausted:
            return  # nothing was read yet: the step will be found in the journal
        self._redo_open = False
        if step.kind == "do":
            self._undo.append(step)
            self._redo.clear()
        elif step.kind == "undo" and self._undo:
            self._redo.append(self._undo.pop())
        elif step.kind == "redo" and self._redo:
            self._undo.append(self._redo.pop())

    def skip_undo(self) -> None:
        """Leave out the step on top of undo: something that came later stands on it."""
        self._undo.pop()

    def skip_redo(self) -> None:
        """Leave out the step on top of redo."""
        self._redo.pop()

    def _fill(self) -> None:
        while not self._exhausted and (not self._undo or self._redo_open):
            steps = self._older(self._floor, _AT_A_TIME)
            for step in steps:
                self._read_back(step)
            self._floor = steps[-1].id if steps else self._floor
            self._exhausted = len(steps) < _AT_A_TIME

    def _read_back(self, step: JournalStep) -> None:
        if step.kind == "do":
            self._redo_open = False
            if self._outcome.get(step.id, "redo") == "redo":
                self._undo.insert(0, step)
        elif step.of is not None and step.of not in self._outcome:
            self._outcome[step.of] = UNFINISHED if step.label == UNFINISHED else step.kind
            if self._outcome[step.of] == "undo" and self._redo_open:
                done = JournalStep(step.of, "do", step.origin, step.label, step.by, step.at, None, ())
                self._redo.insert(0, done)
