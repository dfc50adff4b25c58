"""The words that the catalogue's names are made of: spelling put right, abbreviations written out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from workbench.guidelines.tokens import GENERIC, SILENT, Kind, Token, fold, folded_words, tokenize

STRUCTURE = (
    "page", "chapter", "section", "guideline", "edition", "table", "treatment", "citation", "complaint", "disorder",
    "updated", "effective", "revised", "procedure", "summary", "index", "version", "online", "current", "medical",
)  # fmt: skip
"""Words of citations themselves, not of any guideline's name."""

COMMON = 1000
"""How often such a word counts as seen when a misspelling might be one of several words."""

READ_AS = (("ri", "n"), ("rn", "m"), ("cl", "d"), ("vv", "w"))
"""What OCR often reads one letter as, and that letter."""
_SHORT_FORM = re.compile(r"([^()]+?)\s*\(([^()]{2,60})\)")
_BRANDS = re.compile(r"((?:[A-Za-z][a-z]+)(?: [a-z]+)?) \(((?:[A-Z][a-z]{3,}(?:; )?)+)\)")
_ABBREVIATION = re.compile(r"[A-Za-z]{2,6}$")
Words = tuple[str, ...]


class Vocabulary:
    """What words mean in this catalogue. `read` is how every statement and every name is seen by the linker.

    `bodies` are abbreviations of publishers, which stay as they are; `headings` may tell two names of one thing.
    """

    def __init__(self, names: Iterable[str], bodies: Iterable[str] = (), headings: Iterable[str] = ()) -> None:
        self._kept = {fold(body) for body in bodies}
        self._written_out: dict[str, Words] = {}
        counts: Counter[str] = Counter(dict.fromkeys(STRUCTURE, COMMON))
        for name, times in Counter(names).items():
            if "(" in name:
                for match in _SHORT_FORM.finditer(name):
                    self._learn(match[1], match[2])
            for word in folded_words(name):
                counts[word] += times
        for heading in headings:
            self._learn_brand(heading, counts)
        self._known = counts
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(counts.keys() | self._kept):
            if len(word) >= 4:
                self._by_length.setdefault(len(word), []).append(word)
        self._corrected: dict[str, str] = {}

    def _learn(self, before: str, inside: str) -> None:
        for printed, full in ((inside, before), (before, inside)):
            short = printed.strip()
            if not _ABBREVIATION.match(short) or sum(letter.isupper() for letter in short) < 2:
                continue
            abbreviation = fold(short)
            if abbreviation in self._kept or abbreviation in self._written_out:
                continue
            words = folded_words(full)
            letters = short.casefold()
            if long := _written_out(letters, words) or _written_out(letters.removesuffix("s"), words):
                self._written_out[abbreviation] = long
                return

    def _learn_brand(self, heading: str, counts: Counter[str]) -> None:
        """Trade names in brackets stand for what is before them: `Eszopiclone (Lunesta)`."""
        match = _BRANDS.fullmatch(heading)
        for brand in match[2].split(";") if match else ():
            name, words = fold(brand.strip()), folded_words(match[1]) if match else []
            if name.isalpha() and name not in self._kept and name not in words and counts[name] < COMMON:
                self._written_out.setdefault(name, tuple(word for word in words if word not in SILENT))

    def read(self, text: str) -> list[Token]:
        """The tokens of a text, misspelt words corrected to the catalogue's, abbreviations as the words they stand for.

        The words of one abbreviation share its offsets.
        """
        found: list[Token] = []
        for token in self._whole(tokenize(text)):
            if token.kind is not Kind.WORD:
                found.append(token)
                continue
            right = self.correct(token.word)
            long = self._written_out.get(right) or self._written_out.get(token.text.casefold())
            if long and (len(token.word) > 2 or token.text.isupper()):
                found.extend(token._replace(word=word) for word in long)
            else:
                found.append(token._replace(word=right))
        return found

    def _whole(self, tokens: list[Token]) -> Iterator[Token]:
        """The tokens, two parts of one known word that a space splits put together: `Chroni c Pain`."""
        at = 0
        while at < len(tokens):
            first, second = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
            at += 1
            if second is not None and first.kind is second.kind is Kind.WORD and second.start == first.end + 1:
                word = fold(first.text + second.text)
                if word in self._known and len(word) > 4 and not (self._is_word(first) and self._is_word(second)):
                    yield Token(Kind.WORD, first.text + second.text, first.start, second.end, word)
                    at += 1
                    continue
            yield first

    def _is_word(self, token: Token) -> bool:
        known = token.word in self._known or token.word in GENERIC or token.word in SILENT
        return known and (len(token.text) > 1 or token.word == "a")

    def written_out(self, typed: str) -> Words:
        """The words that an abbreviation stands for, in whatever case it is typed; empty for none."""
        return self._written_out.get(typed.casefold()) or self._written_out.get(fold(typed), ())

    def correct(self, word: str) -> str:
        """The catalogue's word that this one is a misspelling of, or the word itself.

        One letter wrong, missing, doubled or swapped in words of four to seven letters, two in longer ones.
        """
        if len(word) < 4 or word in self._known or word in self._kept or word in GENERIC or word in SILENT:
            return word
        if word not in self._corrected:
            self._corrected[word] = self._nearest(word)
        return self._corrected[word]

    def _nearest(self, word: str) -> str:
        for read, meant in READ_AS:
            if (mended := word.replace(read, meant)) != word and mended in self._known:
                return mended
        allowed = 1 if len(word) < 8 else 2
        best = (allowed + 1, True, 0, "")
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            near = process.extract(
                word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=allowed, limit=5
            )
            for known, distance, _ in near:
                if distance == 2 and known[0] != word[0]:
                    continue  # `education` is no misspelt `medication`
                best = min(best, (int(distance), known[0] != word[0], -self._known[known], known))
        return best[3] or word


def _written_out(abbreviation: str, words: Sequence[str]) -> Words:
    """The last words of `words` that `abbreviation` stands for, by their first letters; empty when it does not."""
    letters = abbreviation
    for silent in (False, True):
        kept = [word for word in words if silent or word not in SILENT]
        tail = kept[-len(letters) :]
        if len(tail) == len(letters) > 1 and all(word[0] == letter for word, letter in zip(tail, letters, strict=True)):
            return tuple(tail)
    if len(words) == 1 and len(words[0]) > len(letters) + 3 and _in_order(letters, words[0]):
        return (words[0],)
    return ()


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return word[0] == letters[0] and all(letter in rest for letter in letters)
