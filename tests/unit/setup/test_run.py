"""The script that a newcomer starts with: it must say in words what a machine lacks, before Qt would abort."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from workbench.cli.arguments import VERBS

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "packaging" / "run.py"


@pytest.fixture
def run() -> ModuleType:
    spec = importlib.util.spec_from_file_location("packaging_run", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_missing_library_is_named_with_one_line_that_installs_all(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(run, "loads", lambda soname: soname not in ("libEGL.so.1", "libxcb-cursor.so.0"))
    with pytest.raises(run.Unfit) as refused:
        run.check_libraries(window=True)
    words = str(refused.value)
    assert "libEGL.so.1" in words
    assert "libxcb-cursor.so.0" in words
    assert "install -y --no-install-recommends libegl1 libxcb-cursor0" in words


def test_tests_ask_for_no_window_library(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(run, "loads", lambda soname: "xcb" not in soname and "x11" not in soname)
    run.check_libraries(window=False)


def test_a_machine_without_display_is_told_what_works_without_one(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(run.Unfit, match="no display") as refused:
        run.check_display()
    assert "run.py test" in str(refused.value)


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["project.workbench"], True),
        (["demo", "--open"], True),
        (["demo"], False),
        (["test"], False),
        (["check"], False),
        (["extract", "a.pdf"], False),
        (["export", "--help"], False),
    ],
)
def test_only_what_opens_a_window_needs_one(run: ModuleType, arguments: list[str], window: bool) -> None:
    task = arguments[0] if arguments else "window"
    assert run.needs_window(task, arguments) is window


def test_the_script_knows_every_verb_that_needs_no_window(run: ModuleType) -> None:
    assert set(VERBS) - {"demo"} == {word for word in run.WITHOUT_A_WINDOW if word[0] != "-"}


def test_an_unfit_python_is_refused_in_words(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "LOWEST", (3, 99))
    with pytest.raises(run.Unfit, match=r"needs Python 3\.11"):
        run.check_python()


def test_a_set_up_that_was_cut_off_is_begun_again(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "STAMP", tmp_path / ".venv" / "stamp")
    (tmp_path / ".venv").mkdir()
    made: list[list[str]] = []

    def pretend(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        made.append(command)
        (tmp_path / ".venv").mkdir(exist_ok=True)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(run.subprocess, "run", pretend)
    run.set_up()
    assert any("--require-hashes" in command for command in made)
    assert (tmp_path / ".venv" / "stamp").read_text("utf-8") == run.environment_key()


def test_a_failed_set_up_leaves_nothing_behind(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(run.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))
    with pytest.raises(run.Unfit, match="could not be made"):
        run.set_up()
    assert not (tmp_path / ".venv").exists()


def test_the_lock_file_pins_with_hashes_and_names_no_index() -> None:
    lock = (ROOT / "packaging" / "requirements.lock").read_text("utf-8")
    pins = [line for line in lock.splitlines() if "==" in line and not line.startswith((" ", "#"))]
    assert len(pins) > 20
    assert lock.count("--hash=sha256:") >= len(pins)
    assert "://" not in lock


def test_packaging_never_becomes_a_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists(), "it would hide the library that pytest imports"


TOP_LEVEL = {
    "pyproject.toml", "workbench", "resources", "tests", "packaging", "README.md", "LICENSE", "ARCHITECTURE.md",
    "CONTRIBUTING.md", "CHANGELOG.md",
}  # fmt: skip
BINARY = {".pdf", ".png", ".otf"}
OF_A_MACHINE = re.compile(rb"(?<![\w.<>{}~-])/(?:work|root|home|tmp)/[\w.-]+")


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    """The files that git keeps; without git, or outside a checkout, there is nothing to hold."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    listed = subprocess.run(
        [git, "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True
    ).stdout
    return [Path(name) for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def test_nothing_strays_into_the_top_level(tracked: list[Path]) -> None:
    found = {path.parts[0] for path in tracked}
    assert {name for name in found - TOP_LEVEL if not name.startswith(".")} == set()


def test_no_file_holds_a_path_of_a_machine(tracked: list[Path]) -> None:
    found = {path: OF_A_MACHINE.findall((ROOT / path).read_bytes()) for path in tracked if path.suffix not in BINARY}
    assert {path: paths for path, paths in found.items() if paths} == {}
