"""The log of our own bugs: where in the program it happened, never what a document says."""

from __future__ import annotations

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
    try:
        place = folder("state") / "bugs.log"
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists() and place.stat().st_size > _MOST_BYTES:
            place.replace(place.with_suffix(".log.1"))
        with place.open("a", encoding="utf-8") as log:
            log.write(_told(error))
    except OSError:
        return None
    return place


def _told(error: BaseException) -> str:
    head = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC  workbench {__version__}  Python {platform.python_version()}"
    lines = [f"{head}  {sys.platform}\n"]
    while error:
        lines += [line for frame in traceback.extract_tb(error.__traceback__) for line in _frame(frame)]
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}\n")
        cause = error.__cause__ or error.__context__
        if cause is None:
            break
        lines.append("caused by\n")
        error = cause
    return "".join(lines) + "\n"


def _frame(frame: traceback.FrameSummary) -> list[str]:
    return [f"  {frame.filename}:{frame.lineno} in {frame.name}\n", f"    {frame.line}\n"]
