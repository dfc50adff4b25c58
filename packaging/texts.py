#!/usr/bin/env python3
"""Gather what tasks and checks can say to a person, for the window's translators: `resources/texts/sentences.txt`.

    .venv/bin/python packaging/texts.py [--check]

One sentence a line, `{0}`, `{1}` where a name or a figure stands. With `--check` nothing is
written, and the exit code is 1 where the file is not up to date; a test holds that it is.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "resources" / "texts" / "sentences.txt"
SPEAKING = (
    "model/typed.py", "review", "tasks", "sources", "settings.py", "export",
    "store/connection.py", "store/copying.py", "store/documents.py", "store/records.py",
    "guidelines/scoring.py", "guidelines/pagefit.py", "guidelines/catalogue.py", "guidelines/files.py",
    "guidelines/rows.py", "guidelines/soundness.py", "extraction/reading.py",
)  # fmt: skip
"""The modules whose sentences a person meets."""

_REASONS = ("guidelines/scoring.py",)
"""Where a single word may be all that is said."""

_CODE = re.compile(r"SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|\\|\(\?|^[\w./:*-]*$|^\s|[<>|$^]|^#|\[.*\]\*?$")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_MOST_FORMS = 32
"""A sentence with more alternatives inside than this is better said as several."""


def sentences() -> list[str]:
    """Every sentence, sorted."""
    found: set[str] = set()
    for name in SPEAKING:
        place = ROOT / "workbench" / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            told = {" ".join(text.split()) for text in _texts(ast.parse(path.read_text("utf-8")))}
            found |= {piece for text in told for piece in (text, *_pieces(text)) if _is_said(piece, name)}
    return sorted(found)


def _pieces(text: str) -> list[str]:
    return [_renumbered(piece) for piece in re.split(r" · |(?<=[.;:]) ", text)]


def _renumbered(text: str) -> str:
    """Values counted from 0 again."""
    numbers = iter(range(100))
    return re.sub(r"\{\d+\}", lambda _found: f"{{{next(numbers)}}}", text)


def _is_said(text: str, module: str) -> bool:
    own = re.sub(r"\{\d+\}", " ", text)
    a_reason = module in _REASONS and text.isalpha()
    return bool(_WORDS.search(own)) and (a_reason or not _CODE.search(text))


def _texts(module: ast.Module) -> Iterator[str]:
    """The literal texts of a module that are neither docstrings nor parts of others."""
    within: set[int] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            within |= {id(first.value) for first in node.body if isinstance(first, ast.Expr)}
        if isinstance(node, ast.Expr | ast.Subscript | ast.AnnAssign):
            within |= {id(part) for part in ast.walk(node.annotation)} if isinstance(node, ast.AnnAssign) else set()
            within |= {id(node.value)} if isinstance(node, ast.Expr) else set()
            within |= {id(part) for part in ast.walk(node.slice)} if isinstance(node, ast.Subscript) else set()
        if isinstance(node, ast.JoinedStr):
            within |= {id(part) for part in ast.walk(node) if part is not node}
    for node in ast.walk(module):
        if id(node) not in within and isinstance(node, ast.JoinedStr | ast.Constant):
            yield from _forms(node)


def _forms(node: ast.JoinedStr | ast.Constant) -> Iterator[str]:
    """A text with its values numbered; one for each way that the words chosen inside it may fall out."""
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
        return
    parts = [_alternatives(part) for part in node.values]
    for made in list(product(*parts))[:_MOST_FORMS]:
        yield _renumbered("".join(made).replace("{}", "{0}"))


def _alternatives(part: ast.expr) -> list[str]:
    if isinstance(part, ast.Constant):
        return [str(part.value)]
    value = part.value if isinstance(part, ast.FormattedValue) else part
    if isinstance(value, ast.IfExp) and isinstance(value.body, ast.Constant) and isinstance(value.orelse, ast.Constant):
        return [str(value.body.value), str(value.orelse.value)]
    return ["{}"]


if __name__ == "__main__":
    made = "\n".join(sentences()) + "\n"
    if "--check" in sys.argv:
        sys.exit(made != PLACE.read_text("utf-8"))
    PLACE.write_text(made, "utf-8")
