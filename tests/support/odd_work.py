"""What a worker process may be asked to do by a test: each is importable there."""

from __future__ import annotations

import gc
import os
import signal
import threading

from workbench.model.errors import Unreadable

_base = 0


def square(number: int) -> int:
    return _base + number * number


def niceness(more: int) -> int:
    return os.nice(more)


def start_from(base: int) -> None:
    """An initializer: what `square` adds."""
    global _base  # noqa: PLW0603 - a worker's state, as the importing workers have theirs
    _base = base


def stumble(name: str) -> str:
    """Come back, die, hang, swell or fail, as the name says."""
    match name:
        case "die":
            os._exit(3)
        case "crash":
            os.kill(os.getpid(), signal.SIGABRT)
        case "hang":
            never_ends(name)
        case "swell":
            return str(len(bytearray(64 * 2**30)))
        case "refuse":
            raise Unreadable("refuse could not be read. It is a test.")
        case "fail":
            raise ValueError("words of a document")
    return name.upper()


def collects_after(_item: object) -> tuple[int, int, int]:
    return gc.get_threshold()


def never_ends(_item: object) -> str:
    """Wait for what nobody does."""
    threading.Event().wait()
    return "ended"


def die_at_once() -> None:
    """An initializer that takes its process with it."""
    os._exit(4)
