"""Sentences that come from below the window (errors, findings, reasons, names of steps) in the person's language.

Tasks and checks know no window and no translator: they say whole English sentences, which the command line prints and
the project's journal keeps. What they can say stands, with `{0}`, `{1}` for names and figures, in
`resources/texts/sentences.txt`, made by `packaging/texts.py`. Here a sentence is recognised by its pattern, and the
pattern is what the translator is asked for.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from PySide6.QtCore import QCoreApplication

from workbench.resources import resource
from workbench.ui.words import KNOWN, word

CONTEXT = "Sentences"
_VALUE = re.compile(r"\{(\d+)\}")
_APART = re.compile(r"( · |(?<=[.;:]) )")
_NAMED = re.compile(r"(\D+) (\d[\d-]*)")
"""A field with its figure: `Decision date 2014-04-15`."""
_PROBE = "{0} could not be read."


def own_words(text: str) -> str:
    """A sentence or several from below in the person's language; unchanged where nobody knows it."""
    probe = QCoreApplication.translate(CONTEXT, _PROBE)
    return text if not text or probe == _PROBE else _translated(text, probe)


@lru_cache(maxsize=4096)
def _translated(text: str, _language: str) -> str:
    if text in KNOWN:
        return word(text)
    if (name := _NAMED.fullmatch(text)) and name[1] in KNOWN:
        return f"{word(name[1])} {name[2]}"
    found = _recognised(text)
    if found is None and (text[-1:].isalnum() or text.endswith("”")) and (whole := _recognised(f"{text}.")) is not None:
        found = whole.removesuffix(".")  # a title is a sentence without its full stop
    if found is not None:
        return found
    pieces = _APART.split(text)
    if len(pieces) == 1:
        return text
    return "".join(piece if _APART.fullmatch(piece) else _translated(piece, _language) for piece in pieces)


def _recognised(text: str) -> str | None:
    for words, form in _patterns():
        if match := form.fullmatch(text):
            return _filled(QCoreApplication.translate(CONTEXT, words), match.groups())
    return None


def _filled(words: str, values: tuple[str, ...]) -> str:
    """The translated pattern with its values, which may be words or sentences themselves."""
    own = [own_words(value) if " " in value or value in KNOWN else value for value in values]
    return _VALUE.sub(lambda at: own[int(at[1])], words)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every sentence with the form that recognises it, those with most words of their own first."""
    lines = resource("texts", "sentences.txt").read_text("utf-8").splitlines()
    known = sorted(lines, key=lambda line: -len(_VALUE.sub("", line)))
    return tuple((line, _form(line)) for line in known)


def _form(line: str) -> re.Pattern[str]:
    pieces = _VALUE.split(line)
    return re.compile("".join("(.+?)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)), re.DOTALL)
