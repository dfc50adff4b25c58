"""The runner: results, failures, items and progress reach the window's thread; nothing comes after cancelling."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator
from functools import partial
from itertools import count

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.progress import Progress
from workbench.ui.runner import Runner


def test_a_result_comes_back_on_the_windows_thread(qtbot: QtBot, runner: Runner) -> None:
    got: list[tuple[str, bool]] = []
    runner.run(lambda _progress: threading.current_thread().name, lambda name: got.append((name, _is_main())))
    qtbot.waitUntil(lambda: bool(got))
    assert got[0][0].startswith("lane")
    assert got[0][1]


def test_a_failure_goes_to_whoever_asked(qtbot: QtBot, runner: Runner, caplog: pytest.LogCaptureFixture) -> None:
    got: list[Exception] = []
    runner.run(_fail, lambda _none: None, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert isinstance(got[0], ZeroDivisionError)
    caplog.clear()  # the failure is logged by its kind


def test_a_failure_that_nobody_takes_is_told(qtbot: QtBot, runner: Runner, caplog: pytest.LogCaptureFixture) -> None:
    with qtbot.waitSignal(runner.failed) as failed:
        runner.run(_fail, lambda _none: None)
    assert isinstance(failed.args[0], ZeroDivisionError)
    caplog.clear()  # the failure is logged by its kind


def test_tasks_of_the_lane_run_one_after_the_other(qtbot: QtBot, runner: Runner) -> None:
    got: list[int] = []
    for number in range(5):
        runner.run(partial(_same, number), got.append)
    qtbot.waitUntil(lambda: got == [0, 1, 2, 3, 4])


def test_what_takes_minutes_keeps_no_other_task_waiting(qtbot: QtBot, runner: Runner) -> None:
    got, over = list[str](), threading.Event()

    def long(_progress: Progress) -> str:
        over.wait(10)
        return "long"

    runner.run_aside(long, got.append)
    runner.run(lambda _progress: "short", got.append)
    qtbot.waitUntil(lambda: got == ["short"])
    over.set()
    qtbot.waitUntil(lambda: got == ["short", "long"])


def test_a_stream_hands_over_every_item_in_order(qtbot: QtBot, runner: Runner) -> None:
    got: list[int] = []
    with qtbot.waitCallback() as done:
        runner.stream(lambda _progress: iter(range(50)), got.append, done)
    assert got == list(range(50))


def test_a_stream_waits_while_the_window_is_behind(qtbot: QtBot, runner: Runner) -> None:
    made: list[int] = []

    def items(_progress: Progress) -> Iterator[int]:
        for number in range(100):
            made.append(number)
            yield number

    behind: list[int] = []
    with qtbot.waitCallback() as done:
        runner.stream(items, lambda number: behind.append(len(made) - number), done)
    assert max(behind) <= 8


def test_nothing_is_handed_over_after_cancelling(qtbot: QtBot, runner: Runner) -> None:
    got: list[int] = []

    def items(progress: Progress) -> Iterator[int]:
        for number in range(1_000_000):
            progress.report(number, 0)
            yield number

    def take(number: int) -> None:
        got.append(number)
        job.cancel()

    job = runner.stream(items, take, lambda _none: got.append(-1))
    qtbot.waitUntil(lambda: not runner.busy)
    assert got == [0]


def test_progress_is_told_while_the_task_runs(qtbot: QtBot, runner: Runner) -> None:
    seen = threading.Event()
    told: list[tuple[int, int, str]] = []

    def task(progress: Progress) -> None:
        progress.report(3, 10, "third")
        seen.wait(5)

    def tell(done: int, total: int, note: str) -> None:
        told.append((done, total, note))
        seen.set()

    with qtbot.waitCallback() as done:
        runner.run(task, done, progress=tell)
    assert told == [(3, 10, "third")]


def test_closing_cancels_and_waits(qtbot: QtBot) -> None:
    del qtbot
    runner, stopped = Runner(), threading.Event()

    def items(progress: Progress) -> Iterator[int]:
        try:
            while True:
                progress.report(0, 0)
                yield 0
        finally:
            stopped.set()

    runner.stream(items, lambda _item: None, lambda _none: None)
    runner.close()
    assert stopped.is_set()
    assert not runner.busy


def _same(number: int, _progress: Progress) -> int:
    return number


def _fail(_progress: Progress) -> None:
    1 / 0  # noqa: B018 - any failure will do


def _is_main() -> bool:
    return threading.current_thread() is threading.main_thread()


def test_what_a_thread_told_before_closing_starts_nothing_after_it(qapp: QApplication) -> None:
    del qapp
    made, told = Runner(), threading.Event()
    made.run(lambda _progress: 1, lambda _result: told.set())
    made.close()  # waits for the thread, whose result now waits as an event
    QCoreApplication.sendPostedEvents(made)
    assert not [timer for timer in made.findChildren(QTimer) if timer.isActive()]
    assert not told.is_set()


def test_results_that_wait_are_not_handed_over_all_in_one_turn(qtbot: QtBot, runner: Runner) -> None:
    order: list[str] = []
    all_wait = threading.Event()

    def items(_progress: Progress) -> Iterator[str]:
        yield from "abc"
        all_wait.set()

    def take(item: str) -> None:
        order.append(item)
        if item == "a":
            QTimer.singleShot(0, runner, lambda: order.append("a key"))

    runner.stream(items, take, lambda _none: order.append("done"))
    assert all_wait.wait(5)
    qtbot.waitUntil(lambda: "done" in order)
    assert order.index("a key") < order.index("c")


@pytest.mark.parametrize(("a_look", "waits"), [(0.0, 1), (1.0, 7)], ids=["at rest", "always busy"])
def test_an_item_is_put_off_while_its_turns_come_late_but_not_for_ever(
    qtbot: QtBot, runner: Runner, monkeypatch: pytest.MonkeyPatch, a_look: float, waits: int
) -> None:
    looks = count(1)
    monkeypatch.setattr("workbench.ui.runner.perf_counter", lambda: next(looks) * a_look)
    taken: list[int] = []
    runner.stream(lambda _progress: iter([1]), lambda _item: taken.append(next(looks)), lambda _none: None)
    qtbot.waitUntil(lambda: bool(taken))
    # The clock is looked at when a wait begins and when it is over; and for the end, where it waits already.
    assert taken[0] in (1 + 2 * waits, 2 + 2 * waits)


def test_a_job_that_is_over_holds_nothing_of_the_window(qtbot: QtBot, runner: Runner) -> None:
    widget = QObject()
    told = weakref.ref(widget)
    job = runner.run(partial(_same, 1), partial(_keep, widget))
    del widget
    qtbot.waitUntil(lambda: not runner.busy)
    assert job.finished.is_set()
    assert told() is None


def _keep(widget: QObject, _result: int) -> None:
    del widget
