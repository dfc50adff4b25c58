"""`python -m workbench`: a verb of the command line, or else the window."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from importlib import import_module

from workbench.cli.machine import check_for_window
from workbench.cli.program import run


def main() -> int:
    """Do what the command line says; returns the exit code (`workbench --help` lists them)."""
    return run(sys.argv[1:], open_window)


def open_window(arguments: list[str]) -> int:
    """Open the window on `arguments`, a project or nothing. Qt is imported here and nowhere before.

    Raises `WorkbenchError` where this machine cannot show a window.
    """
    check_for_window()
    gc.disable()  # until the first frame; from then on `ui/pauses.py` looks for garbage, on the window's thread alone
    return int(import_module("workbench.ui.app").run(arguments))


if __name__ == "__main__":
    multiprocessing.freeze_support()  # worker processes of a packaged program start here
    sys.exit(main())
