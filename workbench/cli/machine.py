"""What this machine has of what the window needs, asked before Qt is loaded: Qt aborts where it lacks something."""

from __future__ import annotations

import ctypes
import os
import sys

from workbench.model.errors import WorkbenchError

# What Qt loads on Linux, and the Debian package that holds it (`packaging/run.py` installs the same).
_FOR_QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_FOR_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def on_linux() -> bool:
    """Whether Qt comes without its system libraries here."""
    return sys.platform.startswith("linux")


def display() -> str | None:
    """What a window would open on, in words; None for nothing."""
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        if place := os.environ.get(name):
            return f"{name} is {place}"
    return None


def missing_packages(x11: bool = True) -> list[str]:
    """The Debian packages whose libraries the dynamic linker does not find; without `x11` for tests offscreen."""
    wanted = _FOR_QT | _FOR_X11 if x11 else _FOR_QT
    return [package for soname, package in wanted.items() if not _loads(soname)]


def install_line(packages: list[str]) -> str:
    """The line that installs them on Debian and its relatives."""
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def check_for_window() -> None:
    """Raise `WorkbenchError` that says what is missing and how to get it, where no window could open."""
    if not on_linux():
        return
    if display() is None:
        raise WorkbenchError(
            "There is no display to open a window on. Start from a desktop session or over `ssh -X`; "
            "`workbench --help` lists what works without a display."
        )
    if packages := missing_packages(x11=_on_x11()):
        line = install_line(packages)
        raise WorkbenchError(f"The window needs system libraries that are not there. On Debian install them:\n  {line}")


def _on_x11() -> bool:
    platform = os.environ.get("QT_QPA_PLATFORM")
    return platform.startswith("xcb") if platform else not os.environ.get("WAYLAND_DISPLAY")


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True
