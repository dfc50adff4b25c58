"""From arguments to an exit code: which verb, and what every way of failing means for a person and for a script."""

from __future__ import annotations

import difflib
import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from workbench.cli.arguments import VERBS, Usage, program_parser
from workbench.cli.talk import Talk
from workbench.model.errors import WorkbenchError
from workbench.progress import Cancelled
from workbench.tasks.bugs import BugLog, write_down

FINE, FINDINGS, USAGE, INPUT, PROJECT, BUG, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130

Window = Callable[[list[str]], int]


def run(arguments: list[str], open_window: Window) -> int:
    """Do what `arguments` say and return the exit code. Never raises, not even for an interruption or a bug."""
    talk = Talk()
    try:
        code = _run(arguments, open_window, talk)
        talk.close()
    except BrokenPipeError:
        _stop_writing()
        return FINE
    except Usage as wrong:
        talk.failed(str(wrong))
        return USAGE
    except WorkbenchError as error:
        talk.failed(str(error))
        return error.exit_code
    except (KeyboardInterrupt, Cancelled):
        talk.failed("Stopped. What was finished before is kept.")
        return INTERRUPTED
    except SystemExit as told:  # argparse, after --help and --version
        return told.code if isinstance(told.code, int) else FINE
    except Exception as error:
        return _our_bug(error, talk)
    return code


def _run(arguments: list[str], open_window: Window, talk: Talk) -> int:
    if not _is_verb(arguments):
        return open_window(_project_argument(arguments))
    told = program_parser().parse_args(arguments)
    talk.loudness = 1 if told.verbose else -1 if told.quiet else 0
    with _logging():
        code = int(import_module(f"workbench.cli.verbs.{told.module}").run(told, talk))
    if told.opens is not None:
        talk.close()
        return open_window([str(told.opens)])
    return code


@contextmanager
def _logging() -> Iterator[None]:
    """Warnings go into the log, not between the lines on stderr."""
    log, handler = logging.getLogger("workbench"), BugLog()
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)


def _is_verb(arguments: list[str]) -> bool:
    return bool(arguments) and (arguments[0] in VERBS or arguments[0].startswith("-"))


def _project_argument(arguments: list[str]) -> list[str]:
    """The project to open, or nothing. Raises `Usage` when a mistyped verb is more likely."""
    if not arguments:
        return []
    first = arguments[0]
    looks_like_file = Path(first).exists() or Path(first).suffix or os.sep in first
    if len(arguments) == 1 and looks_like_file:
        return [first]
    near = difflib.get_close_matches(first, VERBS, 1)
    meant = f" Did you mean {near[0]}?" if near else ""
    if looks_like_file:
        raise Usage(f"One project opens at a time, and {arguments[1]} is one argument too many.{meant}")
    raise Usage(f"There is neither a verb nor a project “{first}”.{meant} `workbench --help` lists the verbs.")


def _our_bug(error: Exception, talk: Talk) -> int:
    place = write_down(error)
    kept = f"What happened stands in {place}." if place else "Its log could not be written either."
    talk.failed(f"The workbench has a fault of its own ({type(error).__name__}) and stopped. {kept}")
    if talk.loudness > 0:
        traceback.print_exception(error)
    return BUG


def _stop_writing() -> None:
    """Let Python close stdout in peace after its reader went away (`| head`)."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
