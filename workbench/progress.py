"""What long work knows of whoever runs it: somewhere to report to, and a way to be told to stop."""

from __future__ import annotations

from collections.abc import Callable


class Cancelled(Exception):
    """The person asked the work to stop. What was finished before is kept."""


class Abandoned(Cancelled):
    """The program or the project is being closed: what is not whole is left to whoever opens the project next."""


class Progress:
    """Counts of one long task, safe to read from another thread: plain attributes, replaced whole.

    A task calls `report` at natural stops; that is also where `Cancelled` is raised. `on_report` is called with
    (done, total, note) on the task's own thread.
    """

    def __init__(self, on_report: Callable[[int, int, str], None] | None = None) -> None:
        self.state: tuple[int, int, str] = (0, 0, "")
        self._on_report = on_report
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._cancelled = True

    def report(self, done: int, total: int, note: str = "") -> None:
        """Say how far the work is. Raises `Cancelled` when it should stop."""
        self.state = (done, total, note)
        if self._on_report:
            self._on_report(done, total, note)
        if self._cancelled:
            raise Cancelled


class Stoppable(Progress):
    """Of one thing that a person may stop while the program goes on. `outer` is the work it is part of: it hears of
    everything, and where it was cancelled this raises `Abandoned`.
    """

    outer: Progress | None = None

    def report(self, done: int, total: int, note: str = "") -> None:
        if self.outer is not None:
            try:
                self.outer.report(done, total, note)
            except Cancelled:
                raise Abandoned from None
        super().report(done, total, note)
