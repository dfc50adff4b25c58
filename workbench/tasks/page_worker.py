"""What the page lane's process does: keeps a few documents open and draws the sheets that it is asked for."""

from __future__ import annotations

from collections import OrderedDict
from multiprocessing.connection import Connection
from typing import Any

from msgspec import Struct

from workbench.model.document import MediaType
from workbench.model.errors import Unreadable
from workbench.sources import Opened, load_library
from workbench.tasks.worker_process import at_most, begin_worker

_KEPT_OPEN = 6
_KEPT_BYTES = 192 * 2**20


class Request(Struct, frozen=True):
    """One picture: of which document (its content's hash), which sheet, how wide in pixels, how turned in degrees."""

    key: str
    media_type: MediaType
    name: str
    sheet: int
    width: int
    rotation: int


class Missing(Struct, frozen=True):
    """The document is not open here: its bytes are needed."""


class Drawn(Struct, frozen=True):
    """The picture lies in the shared memory: `height` rows of `stride` bytes."""

    width: int
    height: int
    stride: int


def draw_pages(channel: Connection, shared: Any, seconds: float) -> None:
    """Answer (`Request`, bytes or None) with `Drawn`, `Missing` or an `Unreadable`, until the other side goes."""
    begin_worker()
    load_library()
    desk = _OpenDocuments()
    memory = memoryview(shared).cast("B")
    try:
        while True:
            request, content = channel.recv()
            with at_most(seconds):
                answer = _answer(desk, request, content, memory)
            channel.send(answer)
    except (EOFError, OSError):
        return


def _answer(
    desk: _OpenDocuments, request: Request, content: bytes | None, memory: memoryview
) -> Drawn | Missing | Unreadable:
    try:
        document = desk.get(request, content)
        if document is None:
            return Missing()
        pixmap = document.pixmap(request.sheet, request.width, request.rotation)
        memory[: pixmap.stride * pixmap.height] = pixmap.samples_mv
        return Drawn(pixmap.width, pixmap.height, pixmap.stride)
    except Unreadable as error:
        return error
    except MemoryError:
        desk.close_all()
        return Unreadable(f"Page {request.sheet + 1} of {request.name} takes more memory to draw than there is.")


class _OpenDocuments:
    """The documents drawn from last; the one not used for longest is closed first."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, tuple[Opened, int]] = OrderedDict()

    def get(self, request: Request, content: bytes | None) -> Opened | None:
        """The document, opened from `content` if it is not open; None without either."""
        if request.key in self._open:
            self._open.move_to_end(request.key)
            return self._open[request.key][0]
        if content is None:
            return None
        opened = Opened(content, request.media_type, request.name)
        self._open[request.key] = (opened, len(content))
        self._close_some()
        return opened

    def _close_some(self) -> None:
        while len(self._open) > 1 and (
            len(self._open) > _KEPT_OPEN or sum(size for _, size in self._open.values()) > _KEPT_BYTES
        ):
            self._open.popitem(last=False)[1][0].close()

    def close_all(self) -> None:
        """Close everything, to have the memory back."""
        while self._open:
            self._open.popitem()[1][0].close()
