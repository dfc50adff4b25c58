"""Timings and accuracy, each run from the checkout as `python -m tests.benchmarks.NAME`."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1] / "support"))  # where pytest finds it, too
