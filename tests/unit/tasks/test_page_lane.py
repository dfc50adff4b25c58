"""The page lane: pictures from another process, which may die."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from pathlib import Path

import pytest

from workbench.model.errors import Unreadable
from workbench.model.picture import Picture
from workbench.sources import Opened
from workbench.tasks.pages import PageLane

TEXT = b"The request is not medically necessary.\n" * 60


_others: set[int | None] = set()


@pytest.fixture(autouse=True)
def others() -> None:
    """Lanes that other tests of this process keep open are theirs."""
    _others.clear()
    _others.update(child.pid for child in multiprocessing.active_children())


def workers() -> list[multiprocessing.process.BaseProcess]:
    """The processes of this test's lanes."""
    return [child for child in multiprocessing.active_children() if child.name == "pages" and child.pid not in _others]


@pytest.fixture
def lane() -> Iterator[PageLane]:
    lane = PageLane()
    yield lane
    lane.close()


def ask(lane: PageLane, sheet: int = 0, width: int = 200, content: bytes = TEXT, key: str = "") -> Future[Picture]:
    return lane.request(key or str(hash(content)), content, "text/plain", sheet, width)


def hold(lane: PageLane) -> threading.Event:
    """Keep the lane's thread busy until the event that comes back is set."""
    holding, let_go = threading.Event(), threading.Event()

    def wait(_done: object) -> None:
        holding.set()
        let_go.wait(30)

    ask(lane).add_done_callback(wait)
    assert holding.wait(30)
    return let_go


def worker() -> multiprocessing.process.BaseProcess:
    """The lane's one process."""
    (process,) = workers()
    return process


def test_a_picture_is_the_one_that_the_document_draws(lane: PageLane) -> None:
    assert ask(lane, 1, 300).result(30) == Opened(TEXT, "text/plain", "a").picture(1, 300)


def test_the_document_is_sent_once_and_known_by_its_key(lane: PageLane) -> None:
    ask(lane, key="sha").result(30)
    assert ask(lane, 1, 120, content=b"other bytes under the same key", key="sha").result(30).width == 120


def test_more_documents_than_are_kept_open_can_be_drawn(lane: PageLane) -> None:
    contents = [f"document {number}".encode() for number in range(10)]
    widths = [ask(lane, width=100 + n, content=content).result(30).width for n, content in enumerate(contents * 2)]
    assert widths == [*range(100, 120)]


def test_the_newest_request_is_drawn_first_and_cancelled_ones_not_at_all(lane: PageLane) -> None:
    order: list[int] = []
    let_go = hold(lane)
    asked = [ask(lane, width=width) for width in (101, 102, 103)]
    for future in asked:
        future.add_done_callback(lambda done: order.append(0 if done.cancelled() else done.result().width))
    asked[1].cancel()
    let_go.set()
    asked[0].result(30)
    assert order == [0, 103, 101]


def test_too_many_waiting_requests_lose_the_oldest(lane: PageLane) -> None:
    let_go = hold(lane)
    asked = [ask(lane, width=width) for width in range(100, 200)]
    let_go.set()
    assert asked[-1].result(30).width == 199
    assert asked[0].cancelled()


def test_a_worker_that_dies_between_requests_is_not_noticed(lane: PageLane) -> None:
    ask(lane).result(30)
    worker().kill()
    assert worker_gone()
    assert ask(lane, width=150).result(30).width == 150


def worker_gone() -> bool:
    """Wait for the lane's process to end."""
    for child in workers():
        child.join(30)
    return not workers()


def test_an_overrunning_worker_is_replaced_and_its_request_told() -> None:
    lane = PageLane(seconds=0.0001)
    try:
        with pytest.raises(Unreadable, match=r"^Page 1 of this document could not be drawn: it took more than 0\.0001"):
            ask(lane).result(30)
        with pytest.raises(Unreadable):
            ask(lane).result(30)
        with pytest.raises(Unreadable, match="cannot be drawn: it ends the process that tries"):
            ask(lane).result(30)
    finally:
        lane.close()


def test_a_document_that_cannot_be_opened_says_so(lane: PageLane) -> None:
    future = lane.request("k", b"%PDF-1.4", "application/pdf", 0, 100, name="case.pdf")
    with pytest.raises(Unreadable, match=r"^case\.pdf could not be read\."):
        future.result(30)
    assert ask(lane).result(30).width == 200


def test_closing_cancels_what_waits_and_ends_the_worker(lane: PageLane) -> None:
    let_go = hold(lane)
    waiting = ask(lane, width=100)
    waiting.add_done_callback(lambda _done: let_go.set())
    lane.close()
    with pytest.raises(CancelledError):
        waiting.result(30)
    assert ask(lane).cancelled()
    assert worker_gone()


def test_a_lane_that_was_never_used_starts_nothing() -> None:
    lane = PageLane()
    lane.close()
    assert not workers()


PROGRAM = """
import os, signal, sys
from workbench.tasks.pages import PageLane
if __name__ == "__main__":
    lane = PageLane()
    lane.request("k", b"Upheld", "text/plain", 0, 100).result(30)
    print(lane._worker._process.pid, flush=True)
    if sys.argv[1] == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("end", ["leave", "kill"])
def test_a_program_that_ends_without_closing_leaves_nothing_behind(end: str, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    run = subprocess.run(
        [sys.executable, "-W", "error", tmp_path / "program.py", end],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    # The pipes end, and so `run` returns, only when the worker has gone as well.
    assert run.stdout.strip().isdecimal()
    assert run.stderr == ""
