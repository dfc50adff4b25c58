"""Reading a file: what kind it is by its bytes, then the reader for that kind, or one sentence why not."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from pathlib import Path

from workbench.model.document import Document
from workbench.model.errors import Unreadable
from workbench.sources.pdf import read_pdf
from workbench.sources.plain_text import decoded, is_text, pages_of
from workbench.sources.typeset import typeset

MAX_BYTES = 256 * 1024 * 1024
"""Larger files are refused: a scanned determination has some ten megabytes, a text a few kilobytes."""

_PDF_HEAD = b"%PDF-"
_PDF_HEAD_WITHIN = 1024  # Acrobat's own tolerance for bytes before the header (PDF 1.7 reference, appendix H.3)

_OTHER_KINDS = (
    (b"PK\x03\x04", "a Word or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"%!PS", "a PostScript file"),
    (b"SQLite format 3\x00", "a database"),
)


_WEB_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def read(path: Path, content: bytes | None = None) -> Document:
    """The document in `path`, or in `content` under that name: canonical text, words with boxes, sheets, warnings.

    Pages and sheets count from 0, boxes are points from the sheet's top left as seen. An image-only PDF comes back
    with empty pages and origin "none". Raises `Unreadable` with the file's name, what is wrong and what to do.
    """
    if content is None:
        content = _content(path)
    refusal = _refusal(content)
    if refusal:
        raise Unreadable(f"{path.name} could not be read. {refusal}")
    sha256 = hashlib.sha256(content).hexdigest()
    if is_pdf(path.name, content):
        return read_pdf(path.name, content, sha256)
    if path.suffix.lower() == ".pdf":
        raise Unreadable(f"{path.name} could not be read. {_no_pdf(content)}")
    text, warnings = decoded(path.name, content)
    pages, sheets = typeset(pages_of(text))
    if not any(page.words for page in pages):
        raise Unreadable(f"{path.name} could not be read. It holds no text, only blank lines. {COPY_AGAIN}")
    return Document(path.name, sha256, "text/plain", "plain text", pages, sheets, warnings)


COPY_AGAIN = "Copy it again from where it came."


def is_pdf(name: str, content: bytes) -> bool:
    """Whether the bytes are those of a PDF, or of one that lost its first ones."""
    return _PDF_HEAD in content[:_PDF_HEAD_WITHIN] or (name.lower().endswith(".pdf") and b" obj" in content)


def _content(path: Path) -> bytes:
    name = path.name or str(path)
    try:
        told = path.stat()
        if not (stat.S_ISREG(told.st_mode) or stat.S_ISDIR(told.st_mode)):
            raise Unreadable(f"{name} is no file but a pipe, a socket or a device. Choose the determination itself.")
        if told.st_size > MAX_BYTES:
            raise Unreadable(f"{name} could not be read. {_too_large(told.st_size)}")
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"{name} was not found. It may have been moved or renamed: choose the file again.") from None
    except IsADirectoryError:
        if not os.access(path, os.R_OK | os.X_OK):
            raise Unreadable(
                f"{name} is a folder that this account may not look into: what is in it was left out. Ask its owner, "
                "or copy it to a folder of yours."
            ) from None
        raise Unreadable(f"{name} is a folder, not a document. Choose the files in it or import the folder.") from None
    except PermissionError:
        if path.is_dir():
            raise Unreadable(f"{name} is a folder, not a document. Choose the files in it.") from None
        raise Unreadable(
            f"{name} could not be opened. This account may not read it: ask its owner, or copy it to a folder of yours."
        ) from None
    except OSError as error:
        reason = error.strerror or "the disk does not answer"
        raise Unreadable(f"{name} could not be opened: {reason}. Look whether its disk is connected.") from error


def _refusal(content: bytes) -> str | None:
    """Why these bytes are no document at all, None when a reader should try."""
    if not content:
        return f"The file is empty (0 bytes). {COPY_AGAIN}"
    if len(content) > MAX_BYTES:
        return _too_large(len(content))
    if _PDF_HEAD in content[:_PDF_HEAD_WITHIN]:
        return None
    for head, kind in _OTHER_KINDS:
        if content.startswith(head):
            return f"It is {kind}, not a PDF or plain text. Save it as PDF and choose that file."
    if _WEB_PAGE.match(content):
        return "It is a web page, not a PDF or plain text. Print it to a PDF from a browser and choose that file."
    return None


def _no_pdf(content: bytes) -> str:
    """What to do with a file that is called a PDF and is none."""
    if is_text(content):
        return "It is called a PDF but does not begin as one: it is plain text. Name it .txt and choose that."
    return "It is called a PDF but does not begin as one. Look whether it was downloaded or saved whole."


def _too_large(size: int) -> str:
    return (
        f"It has {size // 2**20} MB; files above {MAX_BYTES // 2**20} MB are left out. Save its pages as a smaller PDF."
    )
