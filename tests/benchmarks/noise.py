"""Character noise as OCR makes it, or at random, and reference answers carried through the same noise.

Noise hits a share of the characters other than white space. A value that is printed verbatim (texts, headings,
citations' words) is wanted as the noise left it: that measures finding, cutting and deciding, not mending. A value that
is worked out (dates, decisions, links, pages) is wanted as it was. A name of a closed list (specialties, states) and a
code may be either.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from workbench.model.document import Document, Page
from workbench.tasks.scoring import fold

Tree = dict[str, Any]
Noise = Callable[[str, random.Random], str]

_LIKE = {
    "O": "0", "0": "O", "o": "0", "l": "1", "1": "l", "I": "l", "i": "l", "S": "5", "5": "S", "s": "5", "B": "8",
    "8": "B", "Z": "2", "2": "Z", "G": "6", "6": "G", "e": "c", "c": "e", "a": "o", "n": "ri", "m": "rn", "h": "b",
    "b": "h", "u": "v", "v": "u", "t": "f", "f": "t", "r": "i", "g": "q", "q": "g", "d": "cl", "w": "vv", "D": "O",
    "E": "F", "F": "E", "P": "F", "R": "B", "C": "G", "M": "N", "N": "M", "T": "I", "U": "V", "H": "N", "y": "v",
    ".": ",", ",": ".", ":": ";", ";": ":", "-": "~", "(": "{", ")": "}", "/": "l", "4": "A", "7": "T", "9": "g",
}  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


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


KINDS: dict[str, Noise] = {"misread": misread, "at random": at_random}


class Noised:
    """A document with noise in its words, and where each of its offsets went."""

    def __init__(self, document: Document, share: float, noise: Noise, seed: int) -> None:
        chance = random.Random(f"{seed} {document.file_name}")
        self._maps: list[list[int]] = []
        pages = []
        for page in document.pages:
            pieces, places, length = [], [], 0
            for letter in page.text:
                places.append(length)
                hit = not letter.isspace() and chance.random() < share
                pieces.append(noise(letter, chance) if hit else letter)
                length += len(pieces[-1])
            self._maps.append([*places, length])
            pages.append(Page("".join(pieces)))
        self.document = replace(document, pages=tuple(pages), media_type="text/plain", origin="plain text")

    def words(self, evidence: list[Tree]) -> str:
        """What stands now where some evidence stood, white space collapsed."""
        cuts = []
        for span in evidence:
            places = self._maps[span["page"]]
            cuts.append(self.document.pages[span["page"]].text[places[span["start"]] : places[span["end"]]])
        return " ".join(" ".join(cuts).split())


def carried(want: Tree, clean: Tree, found: Tree, noised: Noised) -> Tree:
    """The reference answer as it should be found after the noise. `clean` is the record before it, with evidence."""
    fields = clean["fields"]

    def noisy(value: str | None, pointer: str, printed: Any) -> Any:
        told = fields.get(pointer)
        return noised.words(told["evidence"]) if value and told and fold(value) == fold(printed) else value

    def listed(values: list[str], at: str, printed: list[str]) -> list[str]:
        places = {fold(text): f"{at}/{number}" for number, text in enumerate(printed)}
        return [noisy(value, places.get(fold(value), ""), value) for value in values]

    def either(values: list[str], at: str, printed: list[str], got: list[str]) -> list[str]:
        known = {fold(value) for value in got}
        pairs = zip(values, listed(values, at, printed), strict=True)
        return [value if fold(value) in known else damaged for value, damaged in pairs]

    told = dict(want)
    told["clinical_summary"] = noisy(want["clinical_summary"], "/clinical_summary", clean["clinical_summary"])
    told["treatments_to_date"] = listed(want["treatments_to_date"], "/treatments_to_date", clean["treatments_to_date"])
    told["reviewer"] = {
        name: either(values, f"/reviewer/{name}", clean["reviewer"][name], found["reviewer"][name])
        for name, values in want["reviewer"].items()
    }
    places = {fold(one["description"]): f"/diagnoses/{n}" for n, one in enumerate(clean["diagnoses"])}
    codes = {fold(one["code"]) for one in found["diagnoses"]}
    told["diagnoses"] = []
    for one in want["diagnoses"]:
        at = places.get(fold(one["description"]), "")
        words = noisy(one["description"], f"{at}/description", one["description"])
        code = one["code"] if fold(one["code"]) in codes else noisy(one["code"], f"{at}/code", one["code"])
        told["diagnoses"].append({**one, "description": words, "code": code})
    told["items"] = []
    for number, (item, printed) in enumerate(zip(want["items"], clean["items"], strict=False)):
        at = f"/items/{number}"
        now = {**item}
        for name in ("treatment", "rationale"):
            now[name] = noisy(item[name], f"{at}/{name}", printed[name])
        for party in ("claims_administrator", "expert_reviewer"):
            basis, seen = item[party], printed[party]
            texts = listed([one["text"] for one in basis["citations"]], f"{at}/{party}/citations", [])
            for place, one in enumerate(seen["citations"]):
                if place < len(texts):
                    texts[place] = noisy(texts[place], f"{at}/{party}/citations/{place}/text", one["text"])
            cited = [{**one, "text": text} for one, text in zip(basis["citations"], texts, strict=True)]
            now[party] = {**basis, "citations": cited, "text": noisy(basis["text"], f"{at}/{party}/text", seen["text"])}
        told["items"].append(now)
    return told
