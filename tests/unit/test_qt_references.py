"""PySide6 6.12.0 takes a reference from None with every call under Python 3.11, and aborts after some thousands."""

from __future__ import annotations

import subprocess
import sys

COUNT = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
before = sys.getrefcount(None)
for _ in range(500):
    widget.setEnabled(True)
print(before - sys.getrefcount(None))
"""


def test_calls_into_qt_keep_the_references_to_none() -> None:
    done = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=True)
    assert int(done.stdout) <= 50
