"""The page lane: one process that draws the sheets on screen, so that no file can freeze or crash the window."""

from __future__ import annotations

import multiprocessing
import threading
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from workbench.model.document import MediaType
from workbench.model.errors import Unreadable
from workbench.model.picture import Picture
from workbench.sources import MOST_PICTURE_BYTES
from workbench.tasks.page_worker import Drawn, Missing, Request, draw_pages

_MOST_WAITING = 64
_TRIES = 2  # a sheet that ended the worker so often is not drawn again


class PageLane:
    """Pictures of sheets from one worker process, the newest request first.

    `request` may be called from any thread and returns at once; futures are completed on the lane's own thread. A
    worker that dies or overruns is replaced, and what it was drawing is `Unreadable`.
    """

    def __init__(self, seconds: float = 20.0) -> None:
        """`seconds` is what one picture may take."""
        self._seconds = seconds
        self._changed = threading.Condition()
        self._waiting: list[_Wanted] = []
        self._closed = False
        self._deaths: dict[tuple[str, int], int] = {}
        self._worker: _Worker | None = None
        self._thread = threading.Thread(target=self._serve, name="page lane", daemon=True)

    def warm_up(self) -> None:
        """Start the worker before the first request, which then waits 0.3 s less."""
        with self._changed:
            if not self._closed and self._thread.ident is None:
                self._thread.start()

    @property
    def is_warm(self) -> bool:
        """Whether the worker was started, and is not to end."""
        with self._changed:
            return self._thread.ident is not None and not self._closed

    def request(
        self,
        key: str,
        content: bytes,
        media_type: MediaType,
        sheet: int,
        width: int,
        rotation: int = 0,
        name: str = "this document",
    ) -> Future[Picture]:
        """The whole sheet, `width` pixels wide, turned clockwise by `rotation` degrees; smaller above the ceiling.

        `key` stands for `content` (its hash). `name` is what messages call the document. Cancel the future when
        something else is wanted; the oldest of too many waiting requests are cancelled here. The future's exception
        is an `Unreadable`.
        """
        wanted = _Wanted(Request(key, media_type, name, sheet, width, rotation), content, Future())
        with self._changed:
            if self._closed:
                wanted.future.cancel()
                return wanted.future
            self._waiting.append(wanted)
            overtaken, self._waiting = self._waiting[:-_MOST_WAITING], self._waiting[-_MOST_WAITING:]
            self._changed.notify()
        for old in overtaken:
            old.future.cancel()
        self.warm_up()
        return wanted.future

    def close(self) -> None:
        """Cancel what waits and end the worker, whatever it does. Takes some milliseconds."""
        with self._changed:
            self._closed = True
            waiting, self._waiting = self._waiting, []
            worker = self._worker
            self._changed.notify()
        for wanted in waiting:
            wanted.future.cancel()
        if worker is not None:
            worker.kill()
        if self._thread.ident is not None and self._thread is not threading.current_thread():
            self._thread.join()
        self._worker = None  # and the memory with it, whoever still holds the lane

    def _serve(self) -> None:
        with suppress(OSError):  # a first request will say it
            self._living_worker()
        while (wanted := self._next()) is not None:
            try:
                picture = self._draw(wanted)
            except Unreadable as error:
                wanted.future.set_exception(error)
            else:
                wanted.future.set_result(picture)
        if self._worker is not None:
            self._worker.kill()

    def _next(self) -> _Wanted | None:
        """The newest request that is still wanted, waited for; None when the lane is closed."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._waiting)
                if self._closed:
                    return None
                wanted = self._waiting.pop()
            if wanted.future.set_running_or_notify_cancel():
                return wanted

    def _living_worker(self) -> _Worker:
        """The worker, a new one if it died. Raises `OSError` when the system has no process or memory to give."""
        worker = self._worker
        if worker is None or not worker.is_alive():
            worker = _Worker(self._seconds, worker.memory if worker else None)
            with self._changed:
                self._worker = worker
        return worker

    def _draw(self, wanted: _Wanted) -> Picture:
        request = wanted.request
        place = (request.key, request.sheet)
        page = f"Page {request.sheet + 1} of {request.name}"
        if self._deaths.get(place, 0) >= _TRIES:
            raise Unreadable(f"{page} cannot be drawn: it ends the process that tries. Its text is not affected.")
        try:
            return self._living_worker().draw(request, wanted.content)
        except TimeoutError as error:
            reason = f"it took more than {self._seconds:g} seconds"
            cause: Exception = error
        except (EOFError, OSError) as error:
            reason = "it ended the process that tried"
            cause = error
        self._deaths[place] = self._deaths.get(place, 0) + 1
        if self._worker is not None:
            self._worker.kill()
        raise Unreadable(f"{page} could not be drawn: {reason}. Its text is not affected.") from cause


@dataclass(frozen=True, eq=False)
class _Wanted:
    request: Request
    content: bytes
    future: Future[Picture]


class _Worker:
    """The process, and the memory through which its pictures come.

    The memory is an unlinked file of this process: nobody has to clean up after a crash, as with named memory.
    """

    def __init__(self, seconds: float, memory: Any = None) -> None:
        """`seconds` is what one picture may take; `memory` is that of the worker before, if there was one."""
        self._seconds = seconds
        context = multiprocessing.get_context("spawn")
        self.memory = memory or context.RawArray("B", MOST_PICTURE_BYTES)
        self._pixels = memoryview(self.memory).cast("B")
        self._channel, there = context.Pipe()
        self._process = context.Process(
            target=draw_pages, args=(there, self.memory, seconds), name="pages", daemon=True
        )
        self._process.start()
        there.close()

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def draw(self, request: Request, content: bytes) -> Picture:
        """The picture. Raises `Unreadable`, `TimeoutError`, or `EOFError` or `OSError` when the process died."""
        answer = self._ask(request, None)
        if isinstance(answer, Missing):
            answer = self._ask(request, content)
        if isinstance(answer, Drawn):
            grey = bytes(self._pixels[: answer.stride * answer.height])
            return Picture(answer.width, answer.height, answer.stride, grey)
        if isinstance(answer, Unreadable):
            raise answer
        raise EOFError

    def _ask(self, request: Request, content: bytes | None) -> object:
        self._channel.send((request, content))
        if not self._channel.poll(self._seconds):
            raise TimeoutError
        return self._channel.recv()

    def kill(self) -> None:
        """End the process now."""
        self._process.kill()
        self._process.join()
