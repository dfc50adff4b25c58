"""The window starts without what only an open project needs, and leaves without a word."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("pymupdf", "sqlite_utils", "rapidfuzz", "pebble", "sqlite3", "msgspec", "concurrent.futures")
LATER = ("adding", "review", "documents", "overview", "catalogue", "manual", "overlay", "palette", "choosing", "reason")
"""What of the window is loaded with its first use."""

AFTER = ("rest", "menus", "roles", "toast", "visits", "swapping", "pauses", "findings.counting", "key_sheet")
"""What is loaded after the first frame."""

COSTLY = (
    ("QtCore", "Qt"),
    ("QtWidgets", "QStyle"),
    ("QtGui", "QAccessible"),
    ("QtGui", "QIcon"),
    ("QtWidgets", "QComboBox"),
    ("QtWidgets", "QLineEdit"),
    ("QtWidgets", "QAbstractSlider"),
    ("QtGui", "QKeySequence"),
    ("QtGui", "QPainterPath"),
    ("QtGui", "QTransform"),
    ("QtGui", "QScrollEvent"),
)
"""Names of Qt's whose first use takes 0.2 to 15 ms; the last is used with the first event of any kind that a filter of
events sees.
"""

SHOWN = """
import sys
from pathlib import Path
from PySide6 import QtCore, QtGui, QtWidgets
before = set(sys.modules)
from workbench.settings import Settings
from workbench.ui.app import begin, build
from workbench.ui.memory import load
parts = build(begin("workbench"), Settings(), load())
parts.window.show()
parts.window.grab()
{look}
parts.window.close()
parts.delete()
"""


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "WORKBENCH_HOME": str(tmp_path), "PYTHONFAULTHANDLER": "1"}


LOADED = "print(*(name for name in {unwanted!r} if name in sys.modules))"


def start(surroundings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], env=surroundings, capture_output=True, text=True, timeout=120, check=False
    )


def shown(surroundings: dict[str, str], look: str) -> list[str]:
    """The words that a look at the program prints once its first frame is drawn, no event having been waited for."""
    done = start(surroundings, "-c", SHOWN.format(look=look))
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_the_start_page_shows_without_the_heavy_libraries(surroundings: dict[str, str]) -> None:
    assert shown(surroundings, LOADED.format(unwanted=HEAVY)) == []


def test_the_start_page_shows_without_places_and_questions(surroundings: dict[str, str]) -> None:
    unwanted = [f"workbench.ui.{name}" for name in (*LATER, *AFTER)]
    assert shown(surroundings, LOADED.format(unwanted=unwanted)) == []


def test_the_start_page_shows_without_libraries_that_make_classes_slow(surroundings: dict[str, str]) -> None:
    look = "print(*(name for name in ('dataclasses', 'json', 'datetime') if name in set(sys.modules) - before))"
    assert shown(surroundings, look) == []


def test_the_start_page_shows_without_the_costly_names_of_qt(surroundings: dict[str, str]) -> None:
    look = f"print(*(name for module, name in {COSTLY!r} if name in vars(sys.modules['PySide6.' + module])))"
    assert shown(surroundings, look) == []


def test_the_start_page_shows_without_a_module_being_read_as_source(surroundings: dict[str, str]) -> None:
    here = "Path(name).parent.parts[-2:] == ('workbench', 'ui')"
    look = f"print(*(name for name in sys.modules['linecache'].cache if {here}))"
    assert shown(surroundings, look) == []


def test_the_window_starts_without_what_pyside_makes_stubs_with(surroundings: dict[str, str]) -> None:
    look = "import workbench.ui, PySide6.support.signature.lib.pyi_generator as made; print('argparse' in vars(made))"
    done = start(surroundings, "-c", look)
    assert (done.returncode, done.stdout.split()) == (0, ["False"]), done.stderr


def test_what_pyside_makes_stubs_with_is_loaded_once_something_of_it_is_asked_for(surroundings: dict[str, str]) -> None:
    look = (
        "import workbench.ui\n"
        "from PySide6.support.signature.lib.pyi_generator import generate_pyi\n"
        "from shibokensupport.signature.lib.enum_sig import HintingEnumerator\n"
        "print(generate_pyi.__name__, HintingEnumerator.__name__)"
    )
    done = start(surroundings, "-c", look)
    assert (done.returncode, done.stdout.split()) == (0, ["generate_pyi", "HintingEnumerator"]), done.stderr


def test_a_pyside_that_asks_for_something_of_it_while_it_loads_starts(surroundings: dict[str, str]) -> None:
    look = (
        "import sys\n"
        "def eager(event, told):\n"
        "    if event == 'import' and told[0] == 'shibokensupport.signature.importhandler':\n"
        "        from shibokensupport.signature.lib.enum_sig import HintingEnumerator\n"
        "        print(HintingEnumerator.__name__)\n"
        "sys.addaudithook(eager)\n"
        "import workbench.ui\n"
        "from PySide6.QtCore import QPoint\n"
        "print(QPoint(1, 2).y())"
    )
    done = start(surroundings, "-c", look)
    assert (done.returncode, done.stdout.split()) == (0, ["HintingEnumerator", "2"]), done.stderr


def test_pyside_still_says_what_is_wrong_with_a_call(surroundings: dict[str, str]) -> None:
    done = start(surroundings, "-c", "import workbench.ui; from PySide6.QtCore import QPoint; QPoint('a', 1)")
    assert "QPoint.__init__(xpos: int, ypos: int" in done.stderr.splitlines()[-1]


def test_the_rest_of_the_window_comes_after_its_first_frame(surroundings: dict[str, str]) -> None:
    look = (
        "parts.window.first_frame.over.connect(parts.application.quit)\n"
        "parts.application.exec()\n"
        "print('workbench.ui.rest' in sys.modules, parts.window.menus.action('help.keys').shortcut().toString())"
    )
    made, key = shown(surroundings, look)
    assert (made, key) == ("True", "?")


def test_all_widgets_are_described_after_the_first_frame_and_not_before(surroundings: dict[str, str]) -> None:
    look = (
        "described = lambda: 'QWizard' in vars(QtWidgets)\n"
        "print(described())\n"
        "parts.window.first_frame.over.connect(lambda: QtCore.QTimer.singleShot(50, parts.application.quit))\n"
        "parts.application.exec()\n"
        "print(described())"
    )
    assert shown(surroundings, look) == ["False", "True"]


def test_the_program_starts_paints_and_leaves(surroundings: dict[str, str]) -> None:
    done = start(surroundings | {"WORKBENCH_SMOKE": "1"}, "-m", "workbench")
    assert done.returncode == 0, done.stderr


def test_the_program_starts_on_a_project_that_is_none(surroundings: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "none.workbench").write_text("nothing")
    done = start(surroundings | {"WORKBENCH_SMOKE": "1"}, "-m", "workbench", str(tmp_path / "none.workbench"))
    assert done.returncode == 0, done.stderr
