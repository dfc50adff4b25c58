"""What the command line says: data on stdout, talk and progress on stderr."""

from __future__ import annotations

import shutil
import sys
import time
from typing import BinaryIO, TextIO

from workbench.progress import Progress

_SECONDS_BETWEEN = 0.1


class Talk:
    """`loudness` is -1 for quiet (only what failed), 0, or 1 for details too."""

    def __init__(self, loudness: int = 0, out: BinaryIO | None = None, err: TextIO | None = None) -> None:
        self.loudness = loudness
        self._out = out or sys.stdout.buffer
        self._err = err or sys.stderr
        self._drawn = False
        self._next = 0.0

    def data(self, data: bytes | str) -> None:
        """Write to stdout, a text as one line of UTF-8. Shown at once where a person is watching."""
        self._out.write(data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace") + b"\n")
        if self._out.isatty():
            self._out.flush()

    def failed(self, text: str) -> None:
        """Say what went wrong, also when quiet."""
        self._wipe()
        self._err.write(text + "\n")
        self._err.flush()

    def say(self, text: str) -> None:
        """Say what was done, unless quiet."""
        if self.loudness >= 0:
            self.failed(text)

    def detail(self, text: str) -> None:
        """Say it only with `-v`."""
        if self.loudness > 0:
            self.failed(text)

    def progress(self) -> Progress:
        """Progress as one line that redraws itself where stderr is a terminal, and as nothing elsewhere."""
        watched = self.loudness >= 0 and self._err.isatty()
        return Progress(self._draw if watched else None)

    def _draw(self, done: int, total: int, note: str) -> None:
        now = time.monotonic()
        if now < self._next and done < total:
            return
        self._next = now + _SECONDS_BETWEEN
        columns = shutil.get_terminal_size().columns
        line = f"{done} of {total}  {note}"[: max(columns - 1, 10)]
        self._err.write(f"\r{line}\x1b[K")
        self._err.flush()
        self._drawn = True

    def _wipe(self) -> None:
        if self._drawn:
            self._err.write("\r\x1b[K")
            self._drawn = False

    def close(self) -> None:
        """Take the progress line away and hand over what was written. Raises `BrokenPipeError` when nobody reads on."""
        self._wipe()
        self._out.flush()
        self._err.flush()
