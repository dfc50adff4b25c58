"""What is tested is this checkout, also in the processes that tests start; garbage is collected between tests."""

from __future__ import annotations

import gc
import os
from itertools import count
from pathlib import Path

import pytest

ROOT = str(Path(__file__).resolve().parents[1])
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [ROOT, os.environ.get("PYTHONPATH")]))

_ALL_EVERY, _ALL, _YOUNG = 100, 2, 1
_tests = count(1)


def pytest_sessionstart() -> None:
    """Collect on the main thread alone, as the program does (`ui/pauses.py`): Qt objects die with their own thread."""
    gc.disable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Collect what the test before left: by now its fixtures are gone, and all it made is young."""
    del item
    gc.collect(_YOUNG if next(_tests) % _ALL_EVERY else _ALL)
