"""Work behind the window: plain functions on threads, their results handed over on the window's own thread.

Documents are opened in worker processes, never here (`workbench.tasks.workers`); a thread may wait for those.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from workbench.model.errors import WorkbenchError
from workbench.progress import Cancelled, Progress

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")

log = logging.getLogger(__name__)

_LOOK_EVERY_MS = 100
_ITEM_WAITS_MS = 8
"""What a document costs that is taken in. It comes at the end of a turn that a key filled, and would make it longer."""
_LATE_SECONDS = 0.004
"""How much later than asked a turn comes when the window was busy meanwhile: what it did is painted first."""
_PUT_OFF_MOST = 6
_AHEAD = 4


class Job:
    """One task under way. Its callbacks run on the window's thread, and no more after `cancel`."""

    def __init__(
        self,
        on_done: Callable[[Any], object],
        on_error: Callable[[Exception], object] | None,
        on_progress: Callable[[int, int, str], object] | None,
        on_item: Callable[[Any], object] | None = None,
    ) -> None:
        self.progress = Progress()
        self.on_done, self.on_error, self.on_progress, self.on_item = on_done, on_error, on_progress, on_item
        self.finished = threading.Event()
        self.room = threading.Semaphore(_AHEAD)
        self.thread: threading.Thread | None = None
        self.seen: tuple[int, int, str] = self.progress.state

    def cancel(self) -> None:
        """Ask the task to stop. What it hands over from now on is dropped."""
        self.progress.cancel()

    def let_go(self) -> None:
        """Drop the callbacks with all they hold, on the window's thread: the other one may be the last to hold this."""
        self.on_done, self.on_error, self.on_progress, self.on_item = _nothing, None, None, None


def _nothing(_result: object) -> None:
    """What is done with the result of a job that is over."""


class Runner(QObject):
    """Runs tasks for the window: one lane of short ones, beside any number of streams and long ones.

    `failed` carries an exception that nobody else took.
    """

    failed = Signal(object)
    _arrived = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._taken: deque[tuple[Job, str, Any]] = deque()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._come)
        self._due, self._put_off = 0.0, 0
        self._arrived.connect(self._take)

    @cached_property
    def _lane(self) -> ThreadPoolExecutor:
        """The thread of the short tasks; made with the first."""
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - 4 ms that a start page shows without

        return ThreadPoolExecutor(1, "lane")

    @property
    def busy(self) -> bool:
        """Whether any task is under way."""
        return bool(self._jobs)

    def run(
        self,
        task: Callable[[Progress], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int, str], object] | None = None,
    ) -> Job:
        """Run a task in the lane, after those before it. A cancelled task ends without a word."""
        job = self._begin(Job(on_done, on_error, progress))
        self._lane.submit(self._work, job, lambda: task(job.progress))
        return job

    def run_aside(
        self,
        task: Callable[[Progress], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int, str], object] | None = None,
    ) -> Job:
        """Run a task that may take minutes on a thread of its own: those in the lane do not wait for it."""
        return self._start(Job(on_done, on_error, progress), task)

    def stream(
        self,
        task: Callable[[Progress], Iterator[T]],
        on_item: Callable[[T], object],
        on_done: Callable[[None], object],
        on_error: Callable[[Exception], object] | None = None,
        progress: Callable[[int, int, str], object] | None = None,
    ) -> Job:
        """Run a generator on a thread of its own and hand over what it yields, one by one.

        The generator waits while the window has a few results still to take, so neither memory nor the event queue
        fills up.
        """
        job = Job(on_done, on_error, progress, on_item)
        return self._start(job, lambda _progress: self._pour(job, task))

    def close(self) -> None:
        """Cancel everything and wait for it. Nothing is handed over any more."""
        for job in self._jobs:
            job.cancel()
        self._lane.shutdown(wait=True, cancel_futures=True)
        for job in self._jobs:
            if job.thread is not None:
                job.finished.wait()
        # What the threads told last still waits as events: taken now, it would start work on a runner that is going.
        QCoreApplication.removePostedEvents(self, QtCore.QEvent.Type.MetaCall)
        for job in self._jobs:
            job.let_go()
        self._jobs.clear()
        self._taken.clear()
        self._timer.stop()
        self._turn.stop()

    def _begin(self, job: Job) -> Job:
        self._jobs.append(job)
        if job.on_progress:
            self._timer.start()
        return job

    def _start(self, job: Job, task: Callable[[Progress], object]) -> Job:
        self._begin(job)
        job.thread = threading.Thread(target=self._work, args=(job, lambda: task(job.progress)), name="stream")
        job.thread.start()
        return job

    # On the threads

    def _work(self, job: Job, work: Callable[[], object]) -> None:
        try:
            result = work()
        except Cancelled:
            self._arrived.emit(job, "cancelled", None)
        except Exception as error:  # every failure of a task is the window's to show
            self._arrived.emit(job, "error", error)
        else:
            self._arrived.emit(job, "done", result)
        finally:
            job.finished.set()

    def _pour(self, job: Job, task: Callable[[Progress], Iterator[T]]) -> None:
        items = task(job.progress)
        for item in items:
            while not job.room.acquire(timeout=0.1):
                if job.progress.cancelled:
                    break
            if job.progress.cancelled:
                getattr(items, "close", lambda: None)()
                raise Cancelled
            self._arrived.emit(job, "item", item)

    # On the window's thread

    @Slot(object, str, object)
    def _take(self, job: Job, kind: str, value: Any) -> None:
        self._taken.append((job, kind, value))
        if not self._turn.isActive():
            self._wait()

    def _wait(self) -> None:
        """For the turn of the next result: a stream's items come after all else that waits for one."""
        wait = _ITEM_WAITS_MS if self._taken[0][1] == "item" else 0
        self._due = perf_counter() + wait / 1000
        self._turn.start(wait)

    @Slot()
    def _come(self) -> None:
        """One result in a turn of the event loop: keys and pages come between two of them.

        An item whose turn comes late, for a key filled the one before, is put off; but not for ever.
        """
        was_busy = perf_counter() > self._due + _LATE_SECONDS
        if self._taken[0][1] == "item" and was_busy and self._put_off < _PUT_OFF_MOST:
            self._put_off += 1
            self._wait()
            return
        self._put_off = 0
        self._hand_over()

    def _hand_over(self) -> None:
        job, kind, value = self._taken.popleft()
        if self._taken:
            self._wait()
        else:
            self._turn.stop()
        if job not in self._jobs:
            return
        if kind == "item":
            job.room.release()
            if job.on_item and not job.progress.cancelled:
                job.on_item(value)
            return
        self._jobs.remove(job)
        self._tell(job)
        if not any(other.on_progress for other in self._jobs):
            self._timer.stop()
        try:
            if not job.progress.cancelled and kind != "cancelled":
                self._end(job, kind, value)
        finally:
            job.let_go()

    def _end(self, job: Job, kind: str, value: Any) -> None:
        """Hand over what became of a job that is still wanted."""
        if kind == "done":
            job.on_done(value)
            return
        told = job.on_error is not None and isinstance(value, WorkbenchError)  # no failing of the program's
        log.log(logging.INFO if told else logging.WARNING, "a task failed: %s", type(value).__name__)
        if job.on_error:
            job.on_error(value)
        else:
            self.failed.emit(value)

    @Slot()
    def _look(self) -> None:
        for job in list(self._jobs):
            self._tell(job)

    def _tell(self, job: Job) -> None:
        if job.on_progress and job.progress.state != job.seen and not job.progress.cancelled:
            job.seen = job.progress.state
            job.on_progress(*job.seen)
