"""Questions whose answers may take a while: asked on a thread, and only the latest one is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from workbench.model.errors import WorkbenchError
from workbench.progress import Progress
from workbench.ui.runner import Job, Runner

T = TypeVar("T")


class Latest:
    """One line of questions: a new one takes the place of the one before, which is cancelled."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self._job: Job | None = None

    @property
    def waiting(self) -> bool:
        """Whether an answer is to come."""
        return self._job is not None

    def ask(self, question: Callable[[Progress], T], then: Callable[[T], object]) -> None:
        """Have `question` answered on another thread and `then` told, on the window's."""
        self.follow(lambda progress: _one(question, progress), then)

    def follow(self, question: Callable[[Progress], Iterator[T]], then: Callable[[T], object]) -> None:
        """The same for a question that is answered in parts, the last of them whole."""
        self.drop()
        self._job = self._runner.stream(question, then, self._done, self._failed)

    def _done(self, _none: object) -> None:
        self._job = None

    def drop(self) -> None:
        """Let the question go."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, WorkbenchError):  # a project out of reach is told of by whoever looks after it
            self._runner.failed.emit(error)


def _one(question: Callable[[Progress], T], progress: Progress) -> Iterator[T]:
    yield question(progress)
