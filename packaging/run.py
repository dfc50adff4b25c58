#!/usr/bin/env python3
"""Start the IMR Workbench, or test it, on a machine that has git and Python 3.11 to 3.13 and nothing else.

    python3 packaging/run.py                  open the window on the demo project
    python3 packaging/run.py test [ARG ...]   run all tests; arguments go to pytest
    python3 packaging/run.py check            lint, types and the import contract
    python3 packaging/run.py VERB ...         anything else goes to `workbench` (try `--help`)

    --install-system   first, install the system libraries that Qt lacks (Debian and its relatives; asks for sudo)

The first run makes an environment in `.venv` from the hashed lock file beside this script; later runs find it ready.
Standard library only, and this file alone: nothing of the program is imported here.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENV = ROOT / ".venv"
LOCK = HERE / "requirements.lock"
STAMP = VENV / "workbench-environment"
LOWEST, BEYOND = (3, 11), (3, 14)

FINE, FINDINGS, USAGE, UNFIT = 0, 1, 2, 3

# What Qt loads, and the Debian package that holds it. Found with ldd on the offscreen and the xcb plugin.
FOR_QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FOR_A_WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WITHOUT_A_WINDOW = {"init", "import", "extract", "reextract", "link", "check", "export", "catalogue", "stats", "schema",
                    "doctor", "evaluate", "--help", "-h", "--version"}  # fmt: skip


class Unfit(Exception):
    """This machine lacks something; the text says what, and the one line that mends it."""


def main(arguments: list[str]) -> int:
    """Set up what is missing, then become the program asked for. Returns its exit code, 3 when the machine is unfit."""
    install = "--install-system" in arguments
    arguments = [argument for argument in arguments if argument != "--install-system"]
    task = arguments[0] if arguments else "window"
    try:
        check_python()
        if install:
            install_system(needs_window(task, arguments))
        check_libraries(needs_window(task, arguments))
        if needs_window(task, arguments):
            check_display()
        set_up()
    except Unfit as error:
        print(error, file=sys.stderr)
        return UNFIT
    if task == "test":
        return become(["-m", "pytest", *test_arguments(arguments[1:])], offscreen=True)
    if task == "check":
        return run_checks()
    return become(["-m", "workbench", *(arguments or ["demo", "--open"])])


def needs_window(task: str, arguments: list[str]) -> bool:
    """Whether a window will be opened: not for tests, checks and the verbs of the command line."""
    if task == "demo":
        return "--open" in arguments
    return task not in WITHOUT_A_WINDOW | {"test", "check"} and "--help" not in arguments and "-h" not in arguments


def check_python() -> None:
    """Raise `Unfit` unless this Python is one that the lock file was made for."""
    if not LOWEST <= sys.version_info[:2] < BEYOND:
        here = ".".join(map(str, sys.version_info[:3]))
        raise Unfit(
            f"The workbench needs Python 3.11, 3.12 or 3.13; this is {here} ({sys.executable}).\n"
            "Start the script with another one, for example: python3.12 packaging/run.py"
        )


# --- system libraries and display ------------------------------------------------------------------------------------


def missing_libraries(window: bool) -> dict[str, str]:
    """The libraries that Qt would not find here, each with its Debian package. Empty outside Linux."""
    if not sys.platform.startswith("linux"):
        return {}
    wanted = FOR_QT | FOR_A_WINDOW if window else FOR_QT
    return {soname: package for soname, package in wanted.items() if not loads(soname)}


def loads(soname: str) -> bool:
    """Whether the dynamic linker finds that library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def lacks_venv() -> bool:
    """Whether Python came without what makes environments, as Debian's does."""
    try:
        import ensurepip  # noqa: F401, PLC0415 - its absence is the question
    except ImportError:
        return not STAMP.exists()
    return False


def apt_packages(window: bool) -> list[str]:
    """The Debian packages that are missing, sorted."""
    packages = set(missing_libraries(window).values())
    if lacks_venv():
        packages.add("python3-venv")
    return sorted(packages)


def check_libraries(window: bool) -> None:
    """Raise `Unfit` that names each missing library and the one line that installs them all."""
    packages = apt_packages(window)
    if not packages:
        return
    lines = [f"  {soname}  (Debian: {package})" for soname, package in missing_libraries(window).items()]
    if "python3-venv" in packages:
        lines.append("  Python's ensurepip  (Debian: python3-venv)")
    raise Unfit(
        "This machine lacks what the window's library, Qt, needs:\n"
        + "\n".join(lines)
        + "\n\nInstall it with this line, or run this script again with --install-system:\n\n  "
        + install_line(packages)
        + ("" if shutil.which("apt-get") else "\n\n(Not Debian? Your system's packages hold the same files.)")
    )


def install_line(packages: list[str]) -> str:
    """The one line that installs those Debian packages, also where no package list was ever fetched."""
    apt = [*as_root(), "apt-get"]
    return " ".join([*apt, "update", "&&", *apt, "install", "-y", "--no-install-recommends", *packages])


def install_system(window: bool) -> None:
    """Install the missing packages. Raises `Unfit` where there is no apt-get, or when it fails."""
    packages = apt_packages(window)
    if not packages:
        return
    if not shutil.which("apt-get"):
        raise Unfit(
            "--install-system knows apt-get only, and this system has none. Install by hand: " + ", ".join(packages)
        )
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *packages]):
        line = [*as_root(), "apt-get", *command]
        print("+ " + " ".join(line), file=sys.stderr)
        if subprocess.run(line, check=False, env=environment, stdout=sys.stderr).returncode:
            raise Unfit("apt-get could not install the packages; its own words stand above.")


def as_root() -> list[str]:
    """What to put before a command that needs the administrator."""
    return [] if not hasattr(os, "geteuid") or os.geteuid() == 0 else ["sudo"]


def check_display() -> None:
    """Raise `Unfit` where Qt would abort for want of a display."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise Unfit(
            "There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set).\n"
            "Start this from a desktop session, or over `ssh -X`. Without a display these work:\n"
            "  python3 packaging/run.py test\n"
            "  python3 packaging/run.py extract FILE ... > records.jsonl"
        )


# --- the environment -------------------------------------------------------------------------------------------------


def environment_key() -> str:
    """What the environment depends on: the lock file and this Python."""
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {sys.version} {sys.platform}"


def venv_python() -> Path:
    """The environment's own interpreter."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def set_up() -> None:
    """Make `.venv` hold exactly the lock file's packages. Raises `Unfit` when they cannot be had.

    The stamp is written last, so a set-up that was cut off is begun again.
    """
    key = environment_key()
    if STAMP.exists() and STAMP.read_text("utf-8") == key and venv_python().exists():
        return
    print("Setting up the environment in .venv, once. This takes about a minute …", file=sys.stderr, flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    environment = {
        k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "VIRTUAL_ENV")
    }
    steps = (
        [sys.executable, "-m", "venv", str(VENV)],
        [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--require-hashes",
         "--only-binary=:all:", "-r", str(LOCK)],
    )  # fmt: skip
    for step in steps:
        if subprocess.run(step, check=False, env=environment, stdout=sys.stderr).returncode:
            shutil.rmtree(VENV, ignore_errors=True)
            raise Unfit(
                "The environment could not be made; the words above say why. It needs a connection to a Python\n"
                "package index and about 600 MB of room. Nothing is left behind: mend that and run it again."
            )
    STAMP.write_text(key, "utf-8")


# --- what is run -----------------------------------------------------------------------------------------------------


def test_arguments(arguments: list[str]) -> list[str]:
    """pytest's arguments: as given, else everything on all cores."""
    return arguments or ["-n", "auto", "--dist", "loadfile", "tests"]


def run_checks() -> int:
    """Lint, format, types and the import contract; 1 when any of them found something."""
    scripts = venv_python().parent
    commands = (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["lint-imports"],
    )
    failed = 0
    for command in commands:
        print("+ " + " ".join(command), flush=True)
        failed += bool(subprocess.run([str(scripts / command[0]), *command[1:]], check=False, cwd=ROOT).returncode)
    return FINDINGS if failed else FINE


def become(arguments: list[str], offscreen: bool = False) -> int:
    """Run the environment's Python on `arguments`, from where the person stands; returns its exit code."""
    environment = dict(os.environ)
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
        os.chdir(ROOT)
    command = [str(venv_python()), *arguments]
    if os.name == "nt":
        return subprocess.run(command, check=False, env=environment).returncode
    sys.stdout.flush()
    os.execve(command[0], command, environment)
    raise AssertionError("execve does not return")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
