"""Canonical text: one spelling for every character, fixed when a document is read (record.md, "Canonical text")."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0))
_UNSEEN = (0xAD, 0x61C, 0x180E, 0x200B, 0x200C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF,
           *range(0xFFF9, 0xFFFC))  # fmt: skip
_SURROGATES = range(0xD800, 0xE000)
_LIGATURES = (*range(0xFB00, 0xFB07), *range(0xFB13, 0xFB18))

_SPELLINGS: dict[int, str] = {
    **dict.fromkeys((*_CONTROLS, *_UNSEEN), ""),
    **dict.fromkeys(_SURROGATES, "\ufffd"),
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _LINE_ENDS), "\n"),
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in _LIGATURES},
    0x0A: "\n",
}
_RESPELT = re.compile(
    f"[\ud800-\udfff{re.escape(''.join(chr(code) for code in _SPELLINGS if code != 0x0A and code not in _SURROGATES))}]"
)
_SOFT_HYPHEN_AT_LINE_END = re.compile(
    f"(?<!\u00ad)\u00ad++(?=[{_SPACES} ]*[\n{_LINE_ENDS}])"  # possessive and from a run's start: linear in any text
)

# A joiner inside an emoji ("family", "health worker") is part of that emoji; any other is an invisible mark.
_JOINER = "\u200d"
_EMOJI = "[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_MARK = "[\ufe0f\u20e3\U0001f3fb-\U0001f3ff]"
_LOOSE_JOINER = re.compile(f"(?<!{_EMOJI})(?<!{_MARK}){_JOINER}|{_JOINER}(?!{_EMOJI})")


def canonical(raw: str) -> str:
    """`raw` in canonical spelling; applying it again changes nothing.

    Line ends become one newline each, odd spaces and tabs one space each, ligatures their letters; soft hyphens,
    zero-width and direction marks and controls go; accents are composed (NFC). A soft hyphen at the end of a line is
    printed there, so it stays as a hyphen. Form feeds count as line ends: whoever knows pages splits before.
    """
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n")
    if raw.isascii():
        return raw.translate(_SPELLINGS)
    if "\u00ad" in raw:
        raw = _SOFT_HYPHEN_AT_LINE_END.sub("-", raw)
    text = _RESPELT.sub(_respelt, raw)
    if _JOINER in text:
        text = _LOOSE_JOINER.sub("", text)
    return unicodedata.normalize("NFC", text)


def _respelt(found: re.Match[str]) -> str:
    return _SPELLINGS[ord(found[0])]
