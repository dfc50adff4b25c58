"""What a step over many documents costs, and how long an edit waits that is made while it goes on.

    python -m tests.benchmarks.bench_bulk [--documents 20000] [--chosen 5000] [--keep FOLDER]

The documents are those of `bench_project`, chosen evenly among all. Seconds are CPU time of the whole program, and
by the clock; an edit's wait is by the clock, from its beginning to its commit.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, process_time

from tests.benchmarks.bench_project import fill, say
from workbench.model.deeds import Deed, DeedPlan
from workbench.model.errors import WorkbenchError
from workbench.model.fields import ROOT
from workbench.model.review import Place
from workbench.progress import Progress
from workbench.settings import Settings
from workbench.tasks import bulk
from workbench.tasks.desk import Desk

DEEDS = {
    "postpone": Deed("postpone", "later", "2030-01-01"),
    "reopen": Deed("reopen"),
    "set a field of every item": Deed("set", list="items", field="category", value="Dental"),
    "confirm what is sure": Deed("confirm"),
    "flag": Deed("flag"),
}
SETTINGS = Settings(person="bench")
BETWEEN_SECONDS = 0.1
POLL_EVERY = 10
"""A window looks for what others wrote once a second."""


def measure(desk: Desk, name: str, task: Callable[[], object], edited: int) -> None:
    """Run a task on a thread, and edit a document beside it as a person would, only faster."""
    waits, polls, refused = list[float](), list[float](), 0
    thread, pause = Thread(target=task), Event()
    cpu, start = process_time(), perf_counter()
    thread.start()
    for number in count(1):
        if not thread.is_alive():
            break
        began = perf_counter()
        try:
            desk.correct(edited, Place(ROOT, "patient.age"), number % 80 + 10)
        except WorkbenchError as error:
            refused += 1
            print(error)
        waits.append((perf_counter() - began) * 1000)
        if number % POLL_EVERY == 0:
            began = perf_counter()
            desk.poll()
            polls.append((perf_counter() - began) * 1000)
        pause.wait(BETWEEN_SECONDS)
    thread.join()
    taken = f"{process_time() - cpu:6.1f} s CPU, {perf_counter() - start:6.1f} s by the clock"
    print(f"{name}: {taken}; {len(waits)} edits made beside it, {refused} refused")
    say("  an edit made meanwhile", waits)
    say("  a look at what was written", polls or [0.0])
    desk.poll()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--chosen", type=int, default=5_000)
    parser.add_argument("--keep", type=Path, help="a folder where the project stays and is used again")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        path = (told.keep or Path(made)) / f"bench-{told.documents}.imr"
        if not path.exists():
            fill(path, told.documents)
        desk = Desk(path, SETTINGS)
        for name, deed in DEEDS.items():
            takes = desk.records_in(bulk.plan(desk, (1 << told.documents + 1) - 2, deed).taken)
            some = takes[1 :: max(1, len(takes) // told.chosen)][: told.chosen]
            if not some:
                continue
            planned = bulk.plan(desk, sum(1 << record for record in some), deed)
            measure(desk, f"{name}, {planned.documents} documents", partial(print_done, path, planned), takes[0])
            while desk.undo_label == "Age":
                desk.undo()
            if name != "postpone":  # what was postponed is opened again next
                measure(desk, "  undo of it", partial(take_back, path, desk.to_swap("undo")), takes[0])
        desk.close()


def take_back(path: Path, step: int | None) -> None:
    bulk.undo_behind(path, SETTINGS, Progress(), step)


def print_done(path: Path, planned: DeedPlan) -> None:
    done = bulk.do_deed(path, SETTINGS, planned, Progress())
    print(f"{done.label}; left out: {done.left_out}")


if __name__ == "__main__":
    main()
