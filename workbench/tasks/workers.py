"""Work on many documents in processes of their own: a file that crashes, hangs or swells harms only itself."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sized
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from workbench.model.errors import Unreadable, WorkbenchError
from workbench.progress import Cancelled, Progress
from workbench.tasks.worker_process import MEMORY_BYTES, SteppedBackContext, at_most, begin_worker

Item = TypeVar("Item")
Value = TypeVar("Value")

_TASKS_OF_A_WORKER = 1000  # then it is replaced: starting costs 0.3 s, libraries that leak a little stay small
_AHEAD = 2  # items handed over for each worker: none waits for work, and few values are under way at a time
_LOOK_UP = 0.1  # seconds between looks at whether the work was cancelled

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome(Generic[Item, Value]):
    """What became of one item: a value, or an error that says why there is none."""

    item: Item
    error: WorkbenchError | None
    _value: Value | None = None

    @property
    def value(self) -> Value:
        """What the function returned. Raises `error` where there is one."""
        if self.error is not None:
            raise self.error
        return self._value  # type: ignore[return-value]  # without an error it is a Value, be that None


def run_in_workers(
    function: Callable[[Item], Value],
    items: Iterable[Item],
    jobs: int,
    seconds: float,
    progress: Progress,
    *,
    initializer: Callable[..., None] | None = None,
    initargs: tuple[Any, ...] = (),
) -> Generator[Outcome[Item, Value]]:
    """Calls `function` with each item in one of `jobs` worker processes; outcomes come as they are ready.

    A worker that dies, or is busy with one item for more than `seconds`, is replaced and its item's outcome is an
    `Unreadable`. `function`, items and values must pickle. Reports to `progress` after each outcome and raises
    `Cancelled` at once when told to, whatever the workers do. Closing the iterator stops them too. `items` may be a
    `Backlog`, to which whoever takes the outcomes adds more.
    """
    total = len(items) if isinstance(items, Sized) else 0
    jobs = jobs if jobs > 0 else os.cpu_count() or 1
    workers = _Workers(function, min(jobs, total) if total else jobs, seconds, initializer, initargs)
    waiting = iter(items)
    done = 0
    try:
        while True:
            for item in islice(waiting, workers.room()):
                workers.start(item)
            if not workers.running:
                return
            outcome = workers.next_outcome(progress)
            yield outcome
            done += 1
            progress.report(done, total, name_of(outcome.item))
    finally:
        workers.stop()


class Backlog(Iterator[Item]):
    """Items that may grow while they are worked on: what `add`ed last comes first.

    It is empty only for the moment as long as an outcome is still to come, so it can say more after it said no more.
    """

    def __init__(self, items: Iterable[Item], total: int) -> None:
        """`total` is how many there will be in all, those to be added included."""
        self._first: list[Item] = []
        self._items = iter(items)
        self._total = total

    def add(self, item: Item) -> None:
        """Work on this next."""
        self._first.append(item)

    def __len__(self) -> int:
        return self._total

    def __next__(self) -> Item:
        return self._first.pop() if self._first else next(self._items)


def name_of(item: object) -> str:
    """What messages call an item: the name of the path that it is or has in it, or else the item itself."""
    for part in item if isinstance(item, tuple) else (item,):
        if isinstance(part, PurePath):
            return part.name
    return str(item)


@dataclass(frozen=True)
class _Job(Generic[Item]):
    item: Item
    first_try: bool


class _Workers(Generic[Item, Value]):
    """A pool of processes and the items that are in it."""

    def __init__(
        self,
        function: Callable[[Item], Value],
        jobs: int,
        seconds: float,
        initializer: Callable[..., None] | None,
        initargs: tuple[Any, ...],
    ) -> None:
        self.running: dict[Future[Value], _Job[Item]] = {}
        self._function = function
        self._jobs = jobs
        self._seconds = seconds
        self._begin = (initializer, initargs)
        self._done: SimpleQueue[Future[Value]] = SimpleQueue()
        self._pool: Any = None

    def room(self) -> int:
        """How many more items should be handed over."""
        return self._jobs * _AHEAD - len(self.running)

    def start(self, item: Item, first_try: bool = True) -> None:
        """Hand an item over; it is worked on when a worker is free."""
        if self._pool is None:
            self._pool = self._new_pool()
        future: Future[Value] = self._pool.schedule(
            _work, args=(self._function, self._seconds, item), timeout=self._seconds
        )
        self.running[future] = _Job(item, first_try)
        future.add_done_callback(self._done.put)

    def next_outcome(self, progress: Progress) -> Outcome[Item, Value]:
        """The next outcome, waited for. Raises `Cancelled`."""
        while True:
            if progress.cancelled:
                raise Cancelled
            try:
                future = self._done.get(timeout=_LOOK_UP)
            except Empty:
                continue
            job = self.running.pop(future, None)
            if job is None:  # of a pool that broke
                continue
            error = future.exception()
            if isinstance(error, BrokenProcessPool) and job.first_try:
                self._begin_again([job, *self.running.values()])
            elif error is not None:
                return Outcome(job.item, self._explained(name_of(job.item), error))
            else:
                return Outcome(job.item, None, future.result())

    def stop(self) -> None:
        """End all workers, whatever they do."""
        if self._pool is not None:
            self._pool.stop()
            self._pool.join()
            self._pool = None

    def _new_pool(self) -> Any:
        from pebble import ProcessPool  # noqa: PLC0415 - takes 70 ms to import

        return ProcessPool(
            max_workers=self._jobs,
            max_tasks=_TASKS_OF_A_WORKER,
            initializer=_begin,
            initargs=self._begin,
            context=SteppedBackContext(),
        )

    def _begin_again(self, jobs: list[_Job[Item]]) -> None:
        """A new pool for one that broke down as a whole, each item's second and last try."""
        self.running.clear()
        self.stop()
        for job in jobs:
            self.start(job.item, first_try=False)

    def _explained(self, name: str, error: BaseException) -> WorkbenchError:
        """The error of one item, in words."""
        if isinstance(error, WorkbenchError):
            return error
        if isinstance(error, TimeoutError):
            return _given_up(name, f"It took more than {self._seconds:g} seconds and was given up.")
        if isinstance(error, MemoryError):
            return _given_up(name, f"It takes more memory than the {MEMORY_BYTES // 2**30} GB that one file may have.")
        if error.__class__.__name__ == "ProcessExpired" or isinstance(error, BrokenProcessPool):
            return _given_up(name, "It is damaged in a way that ends the process that reads it.")
        _log.error("%s while working on one item", type(error).__name__)
        return Unreadable(
            f"{name} was left out: the workbench stumbled over it ({type(error).__name__}). The other files are not "
            "affected. This is a fault of the program; tell its makers, without the file."
        )


def _given_up(name: str, reason: str) -> Unreadable:
    return Unreadable(f"{name} could not be read. {reason} The other files are not affected. Save it anew as PDF.")


def _begin(initializer: Callable[..., None] | None, initargs: tuple[Any, ...]) -> None:
    """In each new worker."""
    begin_worker()
    if initializer is not None:
        initializer(*initargs)


def _work(function: Callable[[Item], Value], seconds: float, item: Item) -> Value:
    """In a worker, for each item."""
    with at_most(seconds):
        return function(item)
