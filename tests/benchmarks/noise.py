"""Character noise as OCR makes it, at random, or without any order. It hits a share of what is no white space."""

from __future__ import annotations

import random
from collections.abc import Callable

from msgspec.structs import replace

from workbench.model.document import Document, Page

Noise = Callable[[str, random.Random], str]

_LIKE = {
    "O": "0", "0": "O", "o": "0", "l": "1", "1": "l", "I": "l", "i": "l", "S": "5", "5": "S", "s": "5", "B": "8",
    "8": "B", "Z": "2", "2": "Z", "G": "6", "6": "G", "e": "c", "c": "e", "a": "o", "n": "ri", "m": "rn", "h": "b",
    "b": "h", "u": "v", "v": "u", "t": "f", "f": "t", "r": "i", "g": "q", "q": "g", "d": "cl", "w": "vv", "D": "O",
    "E": "F", "F": "E", "P": "F", "R": "B", "C": "G", "M": "N", "N": "M", "T": "I", "U": "V", "H": "N", "y": "v",
    ".": ",", ",": ".", ":": ";", ";": ":", "-": "~", "(": "{", ")": "}", "/": "l", "4": "A", "7": "T", "9": "g",
}  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SIGNS = f"{_LETTERS}{_LETTERS.upper()}0123456789.,;:!?-()"


def misread(letter: str, chance: random.Random) -> str:
    """What OCR makes of a letter: mostly one that looks like it, sometimes nothing."""
    return "" if chance.random() < 0.1 else _LIKE.get(letter, "")


def at_random(letter: str, chance: random.Random) -> str:
    """Any other letter or digit in its place; at times none, or one more."""
    drawn = chance.random()
    if drawn < 0.15:
        return ""
    other = chance.choice("0123456789" if letter.isdigit() else _LETTERS)
    other = other.upper() if letter.isupper() else other
    return letter + other if drawn > 0.85 else other


def without_order(letter: str, chance: random.Random) -> str:
    """Nothing, any sign in its place, or any sign more."""
    drawn = chance.random()
    sign = chance.choice(_SIGNS)
    return "" if drawn < 0.25 else letter + sign if drawn < 0.5 else sign


KINDS: dict[str, Noise] = {"misread": misread, "at random": at_random, "without order": without_order}


class Noised:
    """A document with noise in its words."""

    def __init__(self, document: Document, share: float, noise: Noise, seed: int) -> None:
        chance = random.Random(f"{seed} {document.file_name}")

        def read_again(letter: str) -> str:
            return noise(letter, chance) if not letter.isspace() and chance.random() < share else letter

        pages = tuple(Page("".join(map(read_again, page.text))) for page in document.pages)
        self.document = replace(document, pages=pages, media_type="text/plain", origin="plain text")
