"""What is tested is this checkout, also in the processes that tests start; garbage is collected between tests."""

from __future__ import annotations

import gc
import os
from itertools import count
from pathlib import Path

import pytest

ROOT = str(Path(__file__).resolve().parents[1])
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [ROOT, os.environ.get("PYTHONPATH")]))

_COLLECTED_EVERY = 10
_tests = count(1)


def pytest_sessionstart() -> None:
    """Collect on the main thread alone: tests forget whole windows, and a thread that frees one crashes Qt."""
    gc.disable()


def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Collect between tests."""
    del item
    if next(_tests) % _COLLECTED_EVERY == 0:
        gc.collect()
