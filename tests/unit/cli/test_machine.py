"""A machine without what the window needs is told so in words, before Qt ends the process."""

from __future__ import annotations

import pytest

from workbench.cli import machine
from workbench.cli.machine import check_for_window
from workbench.model.errors import WorkbenchError


@pytest.fixture(autouse=True)
def _a_linux_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


def lacking(monkeypatch: pytest.MonkeyPatch, *sonames: str) -> None:
    monkeypatch.setattr(machine, "_loads", lambda soname: soname not in sonames)


def test_no_display_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking(monkeypatch)
    with pytest.raises(WorkbenchError, match="no display"):
        check_for_window()


def test_a_missing_library_comes_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":1")
    lacking(monkeypatch, "libxcb-cursor.so.0", "libEGL.so.1")
    with pytest.raises(WorkbenchError, match="apt-get install --no-install-recommends libegl1 libxcb-cursor0"):
        check_for_window()


@pytest.mark.parametrize(("name", "value"), [("QT_QPA_PLATFORM", "offscreen"), ("WAYLAND_DISPLAY", "wayland-0")])
def test_without_an_x_server_no_x_libraries_are_asked_for(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    lacking(monkeypatch, "libxcb-cursor.so.0")
    check_for_window()


def test_a_machine_that_has_everything_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":1")
    lacking(monkeypatch)
    check_for_window()
