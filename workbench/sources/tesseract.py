"""The OCR program: found where it is installed, run on one picture, ended with whoever asked for it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from workbench.model.errors import WorkbenchError
from workbench.sources.ocr_words import OcrWord, words_of_tsv

LANGUAGE = "eng"
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}  # with more, its threads wait for each other: a page takes five times as long
_NEWS = 200  # characters of what the program says of itself


class OcrFailed(WorkbenchError):
    """A page could not be read by OCR; the message says why in one sentence, without the file's name."""


def program() -> str | None:
    """Where Tesseract lies, None where it is not installed."""
    return shutil.which("tesseract")


def recognise_picture(picture: bytes, dpi: int, seconds: float) -> list[OcrWord]:
    """The words in a picture (PNM or PNG), boxes in its pixels. Raises `OcrFailed` when the program gives up or hangs.

    The picture goes through a pipe, so nothing is left on the disk.
    """
    command = [program() or "tesseract", "-", "-", "--dpi", str(dpi), "-l", LANGUAGE, "tsv"]
    surroundings = {**os.environ, **_ONE_THREAD}
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=surroundings) as child:
            said, news = _answer(child, picture, seconds)
    except OSError as error:
        raise OcrFailed(f"The OCR program could not be started: {error.strerror or error}.") from error
    if child.returncode:
        raise OcrFailed(_failure(child.returncode, news))
    return words_of_tsv(said.decode("utf-8", "replace"))


def _answer(child: subprocess.Popen[bytes], picture: bytes, seconds: float) -> tuple[bytes, bytes]:
    with _ended_with_us(child):
        try:
            return child.communicate(picture, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise OcrFailed(f"The OCR program took more than {seconds:g} seconds for a page and was stopped.") from None
        finally:
            child.kill()


@contextmanager
def _ended_with_us(child: subprocess.Popen[bytes]) -> Iterator[None]:
    """While inside, this process told to end ends the child first: a cancelled import leaves nothing running."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(number: int, _frame: Any) -> None:
        child.kill()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _failure(code: int, said: bytes) -> str:
    words = " ".join(said.decode("utf-8", "replace").split())[:_NEWS]
    if code < 0:
        return f"The OCR program broke down (signal {-code})."
    return f"The OCR program gave up: {words}" if words else f"The OCR program gave up (code {code})."
