"""Plain text of any usual encoding, and its pages."""

from __future__ import annotations

import codecs

from workbench.model.errors import Unreadable
from workbench.sources.characters import canonical

MAX_TEXT_BYTES = 16 * 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_NOT_TEXT = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_MOST_CONTROLS = 0.02
# As browsers read Windows-1252: the five bytes that it leaves open are controls, as in Latin-1.
_WINDOWS_1252 = "".join(bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(256))


def decoded(name: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text in `content`, UTF-8, UTF-16, UTF-32 or Windows-1252 (Latin-1), and warnings about lost characters.

    Raises `Unreadable` for bytes that are no text, or far more text than any determination has.
    """
    if len(content) > MAX_TEXT_BYTES:
        raise Unreadable(
            f"{name} could not be read. It has {len(content) // 2**20} MB of text; a determination has some kilobytes. "
            "Cut the file into its documents and choose those."
        )
    text = _text(content)
    if text is None:
        raise Unreadable(
            f"{name} could not be read. It is neither a PDF nor plain text. Choose the determination as PDF or text."
        )
    lost = text.count("\ufffd")
    some = "One character" if lost == 1 else f"{lost} characters"
    return text, (f"{some} could not be read. Compare with the original.",) if lost else ()


def is_text(content: bytes) -> bool:
    """Whether these bytes are plain text of an encoding that `decoded` knows."""
    return _text(content) is not None


def pages_of(text: str) -> list[str]:
    """The canonical text of each page: form feeds part pages; the one that ends the last page opens no new one."""
    pages = text.split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        del pages[-1]
    return [canonical(page) for page in pages]


def _text(content: bytes) -> str | None:
    """`content` decoded, U+FFFD for what is damaged; None when it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    sample = content[:_SAMPLE]
    if b"\0" in sample:
        encoding = _unmarked_utf16(sample)
        return content.decode(encoding, errors="replace") if encoding else None
    if len(sample) - len(sample.translate(None, _NOT_TEXT)) > len(sample) * _MOST_CONTROLS:
        return None
    return _utf8(content) or codecs.charmap_decode(content, "strict", _WINDOWS_1252)[0]


def _unmarked_utf16(sample: bytes) -> str:
    """UTF-16 of mostly Latin letters has a zero in every other byte; bytes with zeros elsewhere are no text."""
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.05 else ""


def _utf8(content: bytes) -> str:
    """`content` as UTF-8 when all its longer characters are whole, or nearly all: a file may be cut off inside one.

    Empty when that is not so.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="replace")
        broken = text.count("\ufffd")
        whole = len(text) - len(text.encode("ascii", errors="ignore")) - broken
        return text if whole >= 4 * broken else ""
