"""A made-up language: every text longer, accented and between brackets, so that what no translator saw stands out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QTranslator

OPENS, CLOSES = "⟦", "⟧"
_LONGER_BY = 0.3
_KEPT = re.compile(r"\{[^{}]*\}|<[^<>]*>|&\w+;|%\w+|\(\*[^()]*\)")
_LETTERS = str.maketrans("aceginorsuyACEGINORSUY", "àçéĝîñóřšúýÀÇÉĜÎÑÓŘŠÚÝ")
_EDGES = " .,:;()“”‘’'…+–-"
_WORD = re.compile(r"[^\W\d_]{2,}")
_APART = re.compile(r"\0|\n|\t| · | / |, |: |\. |; ")
_TRANSLATED = re.compile(f"{OPENS}[^{OPENS}{CLOSES}]*{CLOSES}")
_CUT = re.compile(f"{OPENS}[^{OPENS}{CLOSES}]*…")
_LINE = re.compile(f"{OPENS}[^{CLOSES}]*$|^[^{OPENS}]*{CLOSES}")


def pseudo(words: str) -> str:
    """The text in the made-up language; what stands for a value, `{name}`, and tags stay as they are."""
    parts, at = [], 0
    for kept in _KEPT.finditer(words):
        parts += [words[at : kept.start()].translate(_LETTERS), kept.group()]
        at = kept.end()
    parts.append(words[at:].translate(_LETTERS))
    return f"{OPENS}{''.join(parts)}{'~' * max(1, round(len(words) * _LONGER_BY))}{CLOSES}"


class Pseudo(QTranslator):
    """Translates everything into the made-up language, save Qt's own names of keys."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's own name
        return False

    def translate(self, context: str, text: str, hint: str | None = None, number: int = -1) -> str:
        del hint, number
        return text if context == "QShortcut" or not text else pseudo(text)


def left_over(words: str) -> str:
    """What no translator saw of a text: all outside brackets. A text cut with an ellipsis, and a line of several,
    count as far as they go.
    """
    before = None
    while words != before:
        before, words = words, _TRANSLATED.sub("\0", words)
    while _CUT.search(words):
        words = _CUT.sub("…", words)
    return _LINE.sub("\0", words)


def untranslated(words: str, data: Data) -> list[str]:
    """The pieces of a text that neither came from the translator nor are data."""
    pieces = _APART.split(left_over(words))
    return [piece.strip() for piece in pieces if _WORD.search(piece) and not data.holds(piece)]


class Data:
    """What a project holds of its own: values, names, words of documents; and names of keys."""

    def __init__(self, texts: Iterable[str]) -> None:
        spoken = [" ".join(text.split()) for text in texts if text]
        self._whole = {_bare(piece) for text in spoken for piece in (text, *_APART.split(text))}
        self._all = "\n".join(spoken)

    def holds(self, piece: str) -> bool:
        """Whether a piece is a datum, or several words out of one; it may be cut with an ellipsis."""
        is_cut = piece.rstrip().endswith("…")
        piece = " ".join(piece.split()).strip(_EDGES)
        if is_cut and any(text.startswith(piece.casefold()) for text in self._whole):
            return True
        several = len(_WORD.findall(piece)) > 1 or any(letter.isdigit() for letter in piece)
        return _bare(piece) in self._whole or (several and piece in self._all)


def _bare(text: str) -> str:
    return text.strip(_EDGES).casefold()
