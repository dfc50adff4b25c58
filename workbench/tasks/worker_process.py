"""What each worker process sets up for itself, so that it can harm neither the computer nor outlive the program."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.context import SpawnContext, SpawnProcess

MEMORY_BYTES = 2 * 2**30
"""What one worker may hold, where the system can limit it (Linux)."""


_BEHIND = 15
"""By how much a worker's claim to a core is behind the program's own, as `nice` counts."""

_COLLECT_AFTER = (20_000, 20, 50)
"""How seldom a worker looks for cycles: nothing it makes has any, and what it keeps for good, the catalogue's index and
the word lists, is looked through each time. With Python's own figures that was a fifteenth of linking."""


def begin_worker() -> None:
    """Called first in a worker: limits its memory, leaves Ctrl+C to the program, ends when the program is gone."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    threading.Thread(target=_end_with_parent, name="end with the program", daemon=True).start()


def collect_seldom() -> None:
    """Look for cycles as seldom as a worker does."""
    gc.set_threshold(*_COLLECT_AFTER)


class SteppedBack(SpawnProcess):
    """A process that leaves the processor to the window when both want it, from its start: what it loads first takes a
    second of a core. For workers that nobody watches; Unix alone has it.

    Far back: at 5 the window's turns came up to 40 ms late while two workers had both cores, at 15 they do not.
    """

    def start(self) -> None:
        super().start()
        if hasattr(os, "setpriority") and self.pid is not None:
            with suppress(ProcessLookupError):  # it ended already
                os.setpriority(os.PRIO_PROCESS, self.pid, os.getpriority(os.PRIO_PROCESS, 0) + _BEHIND)


class SteppedBackContext(SpawnContext):
    """How such processes are made."""

    Process = SteppedBack


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Lets the system end this process when the work inside takes far longer than `seconds`.

    The program itself ends a worker that overruns. This is for a worker whose program is gone and whose PDF library
    never lets Python run again. Without effect on Windows.
    """
    if not hasattr(signal, "alarm"):
        yield
        return
    signal.alarm(int(2 * seconds) + 5)
    try:
        yield
    finally:
        signal.alarm(0)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    limit = MEMORY_BYTES if most == resource.RLIM_INFINITY else min(MEMORY_BYTES, most)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, most))
