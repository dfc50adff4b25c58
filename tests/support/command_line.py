"""The command line as a person or a script meets it: a process of its own, files in, files out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "samples"


class Machine:
    """A machine of its own for the tests of one process: folders, settings and a Qt that must not be touched."""

    def __init__(self, folder: Path) -> None:
        no_qt = folder / "no-qt" / "PySide6"
        no_qt.mkdir(parents=True)
        (no_qt / "__init__.py").write_text("raise AssertionError('a verb loaded Qt')")
        self.environment = os.environ | {
            "WORKBENCH_HOME": str(folder / "home"),
            "PYTHONPATH": os.pathsep.join((str(no_qt.parent), str(ROOT))),
        }

    def command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-m", "workbench", *map(str, arguments)]

    def run(self, *arguments: object, given: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments), input=given, capture_output=True, text=True, encoding="utf-8",
            env=self.environment, timeout=120, check=False,
        )  # fmt: skip

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
            env=self.environment, start_new_session=True,
        )  # fmt: skip


def records(text: str) -> list[dict[str, Any]]:
    """The objects of JSON Lines."""
    return [json.loads(line) for line in text.splitlines()]
