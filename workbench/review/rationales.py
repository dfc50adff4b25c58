"""Which rationales read almost alike: short marks of a text, of which two that are nearly the same share one.

A text's phrases of three words are hashed, the least hash of each of 32 bins kept (one-permutation MinHash, empty bins
filled from the next), and four bins made a band. Two texts that share 80 % of their phrases share one of the eight
bands in 98 of 100 cases; whether they are alike is then told by the phrases themselves.
"""

from __future__ import annotations

import re
import struct
from zlib import crc32

ALIKE = 0.8
"""From this share of common phrases on two rationales are near-duplicates."""

_FEWEST_WORDS = 25
"""Shorter ones are alike because there are few ways to say little."""
_PHRASE = 3
_BINS, _ROWS = 32, 4
_MIX, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1
_BIN_BITS, _HASH_BITS = 5, 32
_WORD = re.compile(r"\w+")


def phrases_of(text: str) -> frozenset[int]:
    """Hashes of the phrases of three words in a text; case and punctuation do not count. Empty for a short text."""
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST_WORDS:
        return frozenset()
    joined = (" ".join(words[at : at + _PHRASE]) for at in range(len(words) - _PHRASE + 1))
    return frozenset(crc32(phrase.encode("utf-8", "surrogatepass")) for phrase in joined)


def bands_of(phrases: frozenset[int]) -> tuple[int, ...]:
    """Eight marks of a text by its phrases, each below 2**35 and of a range of its own; none of a short text."""
    if not phrases:
        return ()
    least = _least(phrases)
    marks = (crc32(struct.pack(f">{_ROWS}Q", *least[at : at + _ROWS])) for at in range(0, _BINS, _ROWS))
    return tuple((band << _HASH_BITS) | mark for band, mark in enumerate(marks))


def _least(phrases: frozenset[int]) -> list[int]:
    """The least hash in each bin; an empty bin takes that of the next one that is not."""
    bins: list[int | None] = [None] * _BINS
    for phrase in phrases:
        mixed = (phrase * _MIX) & _MASK
        bin, value = mixed >> (64 - _BIN_BITS), mixed & ((1 << (64 - _BIN_BITS)) - 1)
        known = bins[bin]
        if known is None or value < known:
            bins[bin] = value
    return [next(found for ahead in range(_BINS) if (found := bins[(at + ahead) % _BINS]) is not None)
            for at in range(_BINS)]  # fmt: skip


def resemblance(these: frozenset[int], those: frozenset[int]) -> float:
    """The share of phrases that two texts have in common, of all that either has, 0 to 1; 0 where one is short."""
    return len(these & those) / len(these | those) if these and those else 0.0
