"""The command that draws the program's screens: a few of each kind are drawn, and the manual shows what it draws."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage
from scenes import SCENES

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "resources" / "manual"
DRAWING = ROOT / "packaging" / "pictures.py"
OF_EACH_KIND = ("start-no-project", "section-reviewer", "link-sheet", "disk-full", "adding-nothing")
"""A refusal, a section of a record, a popup, a banner that asks on closing, an empty state."""


def drawn_for_the_manual() -> list[str]:
    """The screens that the command draws for the manual."""
    module = ast.parse(DRAWING.read_text("utf-8"))
    lists = (node.value for node in module.body if isinstance(node, ast.Assign) and _names(node) == ["MANUAL"])
    return list(ast.literal_eval(next(lists)))


def _names(node: ast.Assign) -> list[str]:
    return [target.id for target in node.targets if isinstance(target, ast.Name)]


def test_screens_of_each_kind_are_drawn_in_both_themes_and_the_command_ends(tmp_path: Path) -> None:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    done = subprocess.run(
        [sys.executable, str(DRAWING), str(tmp_path), "--size", "1280x720", *OF_EACH_KIND],
        env=surroundings, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    said = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not support")]
    assert (done.returncode, said) == (0, [])
    wanted = {f"{name}{look}.png" for name in OF_EACH_KIND for look in ("", "-dark")}
    assert {path.name for path in tmp_path.iterdir()} == wanted
    pictures = {name: QImage(str(tmp_path / name)) for name in wanted}
    assert {(each.width(), each.height()) for each in pictures.values()} == {(1280, 720)}
    light, dark = (pictures[f"section-reviewer{look}.png"].pixelColor(400, 10).lightness() for look in ("", "-dark"))
    assert light > 200
    assert dark < 60


def test_the_manual_shows_what_is_drawn_for_it_and_nothing_else_lies_there() -> None:
    pages = "\n".join(page.read_text("utf-8") for page in MANUAL.glob("*.md"))
    shown = set(re.findall(r"\(pictures/([\w-]+)\.png\)", pages))
    drawn = drawn_for_the_manual()
    assert shown == set(drawn)
    assert len(drawn) == len(set(drawn))
    assert shown <= set(SCENES)
    lying = {path.name for path in (MANUAL / "pictures").iterdir()}
    assert lying == {f"{name}{look}.png" for name in drawn for look in ("", "-dark")}
