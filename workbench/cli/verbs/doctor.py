"""`workbench doctor`: what this machine has and lacks, in words, before anything fails for want of it."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import msgspec
from msgspec import Struct

from workbench import __version__
from workbench.cli.machine import display, install_line, missing_packages, on_linux
from workbench.cli.talk import Talk
from workbench.model.errors import WorkbenchError
from workbench.resources import resource
from workbench.settings import folder, load
from workbench.tasks.ocr import can_recognise

LIBRARIES = ("PySide6-Essentials", "pymupdf", "sqlite-utils", "rapidfuzz", "msgspec", "pebble", "platformdirs")


_INSTALL = "On Debian: sudo apt-get install tesseract-ocr"
_SLOWLY = "Scanned pages are read by the PDF library's own engine, at half the speed and with more slips."


class Answer(Struct, frozen=True):
    """One question about the machine. `needed` tells what the workbench cannot do without from what it can."""

    about: str
    fine: bool
    says: str
    needed: bool = True


def run(told: Namespace, talk: Talk) -> int:
    """Print every answer; 1 when something needed is missing."""
    answers = list(examine())
    for answer in answers:
        mark = "fine   " if answer.fine else "missing" if answer.needed else "without"
        talk.data(msgspec.json.encode(answer).decode() if told.json else f"{mark}  {answer.about}: {answer.says}")
    return int(any(not answer.fine and answer.needed for answer in answers))


def examine() -> Iterator[Answer]:
    """Each answer in turn; nothing is changed but for an empty file written and removed in each of our own folders."""
    yield Answer("Workbench", True, __version__)
    yield _python()
    yield from map(_package, LIBRARIES)
    if on_linux():
        yield _system_libraries()
        yield _display()
    yield _fonts()
    yield _tesseract()
    yield _settings()
    yield from map(_writable, ("state", "cache"))


def _python() -> Answer:
    here = platform.python_version()
    fine = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Answer("Python", fine, here if fine else f"{here}. The workbench needs 3.11, 3.12 or 3.13.")


def _package(name: str) -> Answer:
    try:
        return Answer(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Answer(name, False, "is not installed. Start with `python3 packaging/run.py`, which installs it.")


def _system_libraries() -> Answer:
    lacking = missing_packages()
    if not lacking:
        return Answer("System libraries for the window", True, "all there")
    says = f"{len(lacking)} are not there. On Debian: {install_line(lacking)}"
    return Answer("System libraries for the window", False, says, needed=False)


def _display() -> Answer:
    none = "none; the window cannot open here, the command line works."
    return Answer("Display", display() is not None, display() or none, needed=False)


def _fonts() -> Answer:
    try:
        count = len(list(resource("fonts").glob("*.otf")))
    except FileNotFoundError:
        count = 0
    return Answer("Fonts", count > 0, f"{count} shipped with the workbench" if count else "the shipped ones are gone.")


def _tesseract() -> Answer:
    program = shutil.which("tesseract")
    if not program and can_recognise():
        return Answer("Tesseract", False, f"only its language data is installed. {_SLOWLY} {_INSTALL}", needed=False)
    if not program:
        return Answer(
            "Tesseract", False, f"not installed. Scanned pages are shown but not read. {_INSTALL}", needed=False
        )
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=10, check=False)
        languages = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return Answer("Tesseract", False, f"{program} does not answer.", needed=False)
    first = (told.stdout or told.stderr).partition("\n")[0].strip()
    if "eng" not in languages.stdout.split():
        lacks = "It lacks the English language data; on Debian: sudo apt-get install tesseract-ocr-eng"
        return Answer("Tesseract", False, f"{first} at {program}. {lacks}", needed=False)
    return Answer("Tesseract", True, f"{first} at {program}", needed=False)


def _settings() -> Answer:
    place = folder("config") / "settings.toml"
    try:
        load()
    except WorkbenchError as error:
        return Answer("Settings", False, str(error))
    return Answer("Settings", True, str(place) if place.exists() else f"as they come; {place} would change them")


def _writable(kind: str) -> Answer:
    place = folder(kind)
    probe = place / ".written-by-doctor"
    try:
        place.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Answer(f"Folder for {kind}", False, f"{Path(place)} cannot be written: {error.strerror}.")
    return Answer(f"Folder for {kind}", True, str(place))
