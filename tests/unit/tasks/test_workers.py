"""Work in processes of their own: what harms one item harms no other."""

from __future__ import annotations

import gc
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import odd_work
import pytest

from workbench.model.errors import Unreadable
from workbench.progress import Cancelled, Progress
from workbench.tasks.worker_process import SteppedBack
from workbench.tasks.workers import name_of, run_in_workers


def told(*names: str, seconds: float = 30) -> dict[str, str]:
    """What became of each name: the value, or the error's words."""
    outcomes = run_in_workers(odd_work.stumble, names, 2, seconds, Progress())
    return {outcome.item: str(outcome.error) if outcome.error else outcome.value for outcome in outcomes}


def test_every_item_has_its_outcome_and_progress_counts_them() -> None:
    reports: list[tuple[int, int, str]] = []
    progress = Progress(lambda *report: reports.append(report))
    outcomes = list(run_in_workers(odd_work.square, range(10), 2, 30, progress))
    assert {outcome.item: outcome.value for outcome in outcomes} == {n: n * n for n in range(10)}
    assert [report[:2] for report in reports] == [(n, 10) for n in range(1, 11)]


def test_an_initializer_prepares_each_worker() -> None:
    run = run_in_workers(odd_work.square, [1, 2], 2, 30, Progress(), initializer=odd_work.start_from, initargs=(100,))
    assert sorted(outcome.value for outcome in run) == [101, 104]


@pytest.mark.parametrize("name", ["die", "crash"])
def test_an_item_that_ends_its_worker_is_unreadable_and_the_others_go_on(name: str) -> None:
    became = told("a", name, "b", "c")
    assert became.pop(name).startswith(f"{name} could not be read. It is damaged in a way that ends the process")
    assert became == {"a": "A", "b": "B", "c": "C"}


def test_an_item_that_overruns_its_time_is_given_up() -> None:
    became = told("hang", "a", seconds=0.5)
    assert became["hang"].startswith("hang could not be read. It took more than 0.5 seconds and was given up.")
    assert became["a"] == "A"


def test_an_item_that_takes_too_much_memory_is_given_up() -> None:
    assert "takes more memory than the 2 GB" in told("swell")["swell"]


def test_a_refusal_comes_back_as_it_was() -> None:
    (outcome,) = run_in_workers(odd_work.stumble, ["refuse"], 1, 30, Progress())
    assert isinstance(outcome.error, Unreadable)
    with pytest.raises(Unreadable, match=r"^refuse could not be read\. It is a test\.$"):
        _ = outcome.value


def test_a_fault_of_the_program_is_told_without_words_of_the_document(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        said = told("fail")["fail"]
    assert "(ValueError)" in said
    assert "words of a document" not in said + caplog.text


def test_workers_that_cannot_start_are_said_of_every_item() -> None:
    run = run_in_workers(odd_work.square, [1, 2, 3], 2, 30, Progress(), initializer=odd_work.die_at_once)
    assert [type(outcome.error) for outcome in run] == [Unreadable] * 3


def test_cancelling_does_not_wait_for_the_workers() -> None:
    progress = Progress()
    run = run_in_workers(odd_work.never_ends, range(4), 2, 600, progress)
    threading.Timer(0.3, progress.cancel).start()
    with pytest.raises(Cancelled):
        next(run)


def test_what_was_finished_before_cancelling_is_kept() -> None:
    progress = Progress()
    run = run_in_workers(odd_work.square, range(100), 1, 30, progress)
    first = next(run)
    progress.cancel()
    assert first.value == first.item**2
    with pytest.raises(Cancelled):
        next(run)


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    run = run_in_workers(odd_work.square, items(), 2, 30, Progress())
    next(run)
    run.close()
    assert len(taken) <= 6


def test_work_may_be_run_from_another_thread() -> None:
    found: list[int] = []
    thread = threading.Thread(
        target=lambda: found.extend(o.value for o in run_in_workers(odd_work.square, [3], 1, 30, Progress()))
    )
    thread.start()
    thread.join()
    assert found == [9]


def test_work_may_be_run_by_a_program_started_as_a_module(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(
        "import odd_work\n"
        "from workbench.progress import Progress\n"
        "from workbench.tasks.workers import run_in_workers\n"
        "if __name__ == '__main__':\n"
        "    print(sum(o.value for o in run_in_workers(odd_work.square, range(5), 2, 30, Progress())))\n",
        "utf-8",
    )
    run = subprocess.run(
        [sys.executable, "-m", "program"],
        capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])},
    )  # fmt: skip
    assert (run.stdout.strip(), run.stderr) == ("30", "")


def test_messages_call_an_item_by_its_file() -> None:
    assert [name_of(item) for item in (Path("a/b.pdf"), (3, Path("c.pdf")), "plain", (1, 2))] == [
        "b.pdf",
        "c.pdf",
        "plain",
        "(1, 2)",
    ]


PROGRAM = """
import os, pathlib, signal, threading
import odd_work
from workbench.progress import Progress
from workbench.tasks.workers import run_in_workers
if __name__ == "__main__":
    print("started", flush=True)
    threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
    list(run_in_workers(odd_work.never_ends, range(2), 2, 600, Progress()))
"""


def test_workers_end_with_a_program_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    run = subprocess.run(
        [sys.executable, tmp_path / "program.py"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    # The pipe ends, and so `run` returns, only when the workers have gone as well.
    assert run.stdout == "started\n"


@pytest.mark.skipif(not hasattr(os, "nice"), reason="only Unix knows niceness")
def test_workers_leave_the_processor_to_the_window() -> None:
    outcomes = run_in_workers(odd_work.niceness, [0], 1, 30, Progress())
    assert [outcome.value for outcome in outcomes] == [os.nice(0) + 15]


@pytest.mark.skipif(not hasattr(os, "nice"), reason="only Unix knows niceness")
def test_a_worker_leaves_the_processor_to_the_window_before_it_loads_anything() -> None:
    process = SteppedBack(target=time.sleep, args=(60,))
    process.start()
    assert process.pid is not None
    assert os.getpriority(os.PRIO_PROCESS, process.pid) == os.nice(0) + 15
    process.kill()
    process.join()


def test_workers_look_for_cycles_more_seldom_than_python_does() -> None:
    (outcome,) = run_in_workers(odd_work.collects_after, [0], 1, 30, Progress())
    assert outcome.value[0] > gc.get_threshold()[0]
