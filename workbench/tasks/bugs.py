"""The log of our own faults: where in the program they happened, never what a document says."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from workbench import __version__
from workbench.settings import folder

_MOST_BYTES = 1_000_000


def write_down(error: BaseException) -> Path | None:
    """Append the traceback to the log and return where it stands; None when it cannot be written.

    Messages of exceptions are left out, since they may quote a document: kinds, files and lines are what we need.
    """
    return _append(_told(error))


class BugLog(logging.Handler):
    """Takes warnings and worse into the same file; no file is made before there is one."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        _append(f"{_now()}  {record.name}: {record.getMessage()}\n")


def _append(text: str) -> Path | None:
    try:
        place = folder("state") / "bugs.log"
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists() and place.stat().st_size > _MOST_BYTES:
            place.replace(place.with_suffix(".log.1"))
        with place.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(text)
    except OSError:
        return None
    return place


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"


def _told(error: BaseException) -> str:
    lines = [f"{_now()}  workbench {__version__}  Python {platform.python_version()}  {sys.platform}\n"]
    fault: BaseException | None = error
    while fault is not None:
        for frame in traceback.extract_tb(fault.__traceback__):
            lines.append(f"  {frame.filename}:{frame.lineno} in {frame.name}\n    {frame.line}\n")
        lines.append(f"{type(fault).__module__}.{type(fault).__qualname__}\n")
        fault = fault.__cause__ or fault.__context__
        if fault is not None:
            lines.append("caused by\n")
    return "".join(lines) + "\n"
