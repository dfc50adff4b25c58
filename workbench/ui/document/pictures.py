"""The pictures of sheets: asked of the page lane, kept in the cache, coloured for the theme when they are painted.

One grey picture serves both themes: a table of 256 colours runs from ink to paper, and changing the theme changes the
table. The picture is painted as it is, without a copy in colours, which would take four times the memory.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import CancelledError, Future
from functools import cache, partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from workbench.model.document import Document
from workbench.model.errors import FileGone, WorkbenchError
from workbench.model.picture import Picture
from workbench.tasks.pages import PageLane
from workbench.ui.document.cache import PictureCache, PictureKey
from workbench.ui.theme import Theme, mix

_MOST_BYTES = 96 * 2**20
WIDEST = 4096


class Drawn:
    """A picture as Qt paints it. The bytes belong to Python, so they are kept as long as the image."""

    def __init__(self, picture: Picture) -> None:
        self._grey = picture.grey
        self.size = len(picture.grey)
        self.image = QImage(self._grey, picture.width, picture.height, picture.stride, QImage.Format.Format_Indexed8)
        self._theme = ""

    def coloured(self, theme: Theme) -> QImage:
        """The image from the theme's ink (0) to its paper (255)."""
        if self._theme != theme.name:
            self._theme = theme.name
            self.image.setColorTable(_colours(theme["ink"], theme["paper"]))
        return self.image


@cache
def _colours(ink: str, paper: str) -> list[int]:
    return [int("FF" + mix(ink, paper, grey / 255)[1:], 16) for grey in range(256)]


class Pictures(QObject):
    """The pictures of the document on screen. `arrived` and `failed` carry a sheet's number, `gone` the document's
    SHA-256 and, in words, that its linked file is not to be read.
    """

    arrived = Signal(int)
    failed = Signal(int)
    gone = Signal(str, str)
    _answered = Signal(object, object)

    def __init__(self, lane: PageLane, parent: QObject | None = None, most_bytes: int = _MOST_BYTES) -> None:
        super().__init__(parent)
        self._lane = lane
        self._gate, self._open = threading.Lock(), True
        self._cache: PictureCache[Drawn] = PictureCache(most_bytes)
        self._waiting: dict[PictureKey, Future[Picture]] = {}
        self._reasons: dict[tuple[str, int], str] = {}
        self._soon: list[PictureKey] = []
        self._ahead: frozenset[PictureKey] = frozenset()
        self._document: Document | None = None
        self._content: Callable[[], bytes] = bytes
        self._bytes: bytes | None = None
        self._answered.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def show_document(self, document: Document | None, content: Callable[[], bytes] = bytes) -> None:
        """Whose pictures are wanted from now on; `content` gives the file's bytes when the first one is.

        Pictures of earlier documents stay until their room is needed, so going back is at once.
        """
        self._cancel(lambda key: document is None or key.sha256 != document.sha256)  # what was drawn ahead goes on
        self._soon = []
        self._document, self._content, self._bytes = document, content, None
        self._reasons.clear()

    def key(self, sheet: int, width: float, rotation: int) -> PictureKey:
        """The picture of a sheet `width` device pixels wide, held under the ceiling."""
        sha256 = self._document.sha256 if self._document else ""
        return PictureKey(sha256, sheet, max(1, min(round(width), WIDEST)), rotation)

    def nearest(self, key: PictureKey) -> Drawn | None:
        """The picture itself, or the nearest other size of it; None when there is none yet."""
        return self._cache.get(key) or self._cache.nearest(key)

    def reason(self, sheet: int) -> str:
        """Why a sheet cannot be drawn, in words; blank when it can."""
        return self._reasons.get((self._document.sha256, sheet), "") if self._document else ""

    @property
    def busy(self) -> bool:
        """Whether a picture that was asked for is still to come."""
        return bool(self._waiting)

    def want(self, shown: Iterable[PictureKey], soon: Iterable[PictureKey] = ()) -> None:
        """Ask for what is on screen, then for what will be soon; whatever else was asked for is given up."""
        shown, self._soon = list(shown), list(soon)
        self._cache.hold(shown)
        wanted = {*shown, *self._soon}
        self._cancel(lambda key: key not in wanted and key not in self._ahead)
        for key in shown:
            self._ask(key)
        self._ask_for_soon()

    @property
    def is_drawing(self) -> bool:
        """Whether a picture is waited for."""
        return bool(self._waiting)

    def has(self, key: PictureKey) -> bool:
        """Whether exactly this picture is there."""
        return self._cache.get(key) is not None

    def draw_ahead(self, document: Document, content: Callable[[], bytes], keys: Iterable[PictureKey]) -> None:
        """Draw pictures of a document that may come next, instead of those that were to be drawn ahead before.

        Raises nothing: what cannot be drawn is told when it is on screen.
        """
        earlier, self._ahead = self._ahead, frozenset(keys)
        self._cancel(lambda key: key in earlier and key not in self._ahead)
        wanted = sorted(key for key in self._ahead if key not in self._waiting and not self._cache.get(key))
        if not wanted:
            return
        try:
            data = content()
        except WorkbenchError:
            return
        for key in reversed(wanted):  # the lane takes the newest first
            told = (key.sheet, key.width, key.rotation, document.file_name)
            answer = self._lane.request(document.sha256, data, document.media_type, *told)
            self._waiting[key] = answer
            answer.add_done_callback(partial(self._hand_over, key))

    def close(self) -> None:
        """Give up whatever is under way, for good. The lane is its maker's to close.

        To be called before this object goes: a picture under way would be handed to what is no more.
        """
        with self._gate:
            self._open = False
        self.show_document(None)
        self._cache.clear()

    def _ask(self, key: PictureKey) -> None:
        document = self._document
        if document is None or key in self._waiting or self._cache.get(key) or self.reason(key.sheet):
            return
        try:
            content = self._bytes = self._content() if self._bytes is None else self._bytes
        except FileGone as error:
            self._give_up(key, str(error))
            self.gone.emit(document.sha256, str(error))
            return
        except WorkbenchError as error:
            self._give_up(key, str(error))
            return
        answer = self._lane.request(
            document.sha256, content, document.media_type, key.sheet, key.width, key.rotation, document.file_name
        )
        self._waiting[key] = answer
        answer.add_done_callback(partial(self._hand_over, key))

    def _ask_for_soon(self) -> None:
        """Only once nothing on screen is waited for, so that it never waits for what is not."""
        if not self._waiting:
            for key in self._soon:
                self._ask(key)

    def _hand_over(self, key: PictureKey, answer: Future[Picture]) -> None:
        """On the lane's thread: a queued signal carries the answer to the window's, as long as that wants it."""
        with self._gate:
            if self._open:
                self._answered.emit(key, answer)

    @Slot(object, object)
    def _take(self, key: PictureKey, answer: Future[Picture]) -> None:
        """On the window's thread: keep what came, unless it was overtaken."""
        if self._waiting.get(key) is not answer:
            return
        del self._waiting[key]
        try:
            drawn = Drawn(answer.result())
        except CancelledError:
            return
        except WorkbenchError as error:
            self._give_up(key, str(error))
            return
        self._cache.put(key, drawn, drawn.size)
        if self._document is not None and key.sha256 == self._document.sha256:
            self.arrived.emit(key.sheet)
        self._ask_for_soon()

    def _give_up(self, key: PictureKey, reason: str) -> None:
        if self._document is None or key.sha256 != self._document.sha256:
            return
        self._reasons[key.sha256, key.sheet] = reason
        self.failed.emit(key.sheet)

    def _cancel(self, overtaken: Callable[[PictureKey], bool]) -> None:
        for key in [key for key in self._waiting if overtaken(key)]:
            self._waiting.pop(key).cancel()
