"""Reading PDFs: text, words and sheets by PyMuPDF, its damage and its noise turned into sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from workbench.model.document import Document, Sheet, TextOrigin
from workbench.model.errors import Unreadable
from workbench.sources.pdf_library import pdf_library
from workbench.sources.pdf_page import RawWord, has_hyphens, page_of

MAX_PAGES = 2000
"""More pages are refused: a determination has two to twenty, and a forged page count must not cost hours."""

_MOST_UNKNOWN = 0.3  # of a page's letters; above that its text layer says nothing
_STAMP_WORDS = 25
_MOST_PICTURE = 0.6  # of a page's area
_LETTER = (612.0, 792.0)
_END_WITHIN = 2048


class _RawPage(NamedTuple):
    """A page as the library sees it; `flaw` says in a few words what ails its text."""

    width: float
    height: float
    words: list[RawWord]
    flaw: str = ""


def open_pdf(name: str, content: bytes) -> Any:
    """The PDF library's document for `content`. Raises `Unreadable` when it has no page to show."""
    try:
        document = _kind()(stream=content, filetype="pdf")
        locked = bool(document.needs_pass)
        count = 0 if locked else document.page_count
    except Exception as error:  # RuntimeError, ValueError, the library's own: whichever, it cannot go on
        raise Unreadable(f"{name} could not be read. {_damage(content)}") from error
    if locked:
        raise Unreadable(
            f"{name} could not be read. It is locked by a password. Save a copy without a password and choose that."
        )
    if count < 1:
        raise Unreadable(f"{name} could not be read. {_damage(content)}")
    if count > MAX_PAGES:
        raise Unreadable(
            f"{name} could not be read. It has {count} pages; files above {MAX_PAGES} are left out. Cut it into its "
            "documents and choose those."
        )
    return document


@cache
def _kind() -> Any:
    """The library's kind of document without title, author and outline: nobody asks, and they are half of opening."""

    class Bare(pdf_library().Document):  # type: ignore[misc]  # of a library without annotations
        def init_doc(self) -> None:
            pass

    return Bare


def read_pdf(name: str, content: bytes, sha256: str) -> Document:
    """The document in a PDF's bytes. Raises `Unreadable` when no page of it can be read."""
    document = open_pdf(name, content)
    try:
        raw = [_raw_page(document, number) for number in range(document.page_count)]
        repaired = document.is_repaired
        aside = _left_aside(document)
    finally:
        document.close()
        pdf_library().TOOLS.reset_mupdf_warnings()
    if all(page.flaw == _LOST for page in raw):
        raise Unreadable(f"{name} could not be read. {_damage(content)}")
    words = [page.words for page in raw]
    soft_hyphens = has_hyphens(words)
    pages = tuple(page_of(page, number, soft_hyphens) for number, page in enumerate(words))
    sheets = tuple(Sheet(page.width, page.height, number) for number, page in enumerate(raw))
    origin: TextOrigin = "text layer" if any(page.text for page in pages) else "none"
    warnings = (*_warnings(content, repaired, raw), *aside)
    return Document(name, sha256, "application/pdf", origin, pages, sheets, warnings)


_LOST = "is damaged and left empty"
_PARTLY = "is damaged: words may be missing or wrong"
_PICTURE = "is a picture without text and needs OCR"
_SHAPES = "has a text layer of unknown letters and needs OCR"
_SIGNS_OF_DAMAGE = ("zlib error", "read error", "syntax error", "premature end", "embedded font")


def _raw_page(document: Any, number: int) -> _RawPage:
    complaints = pdf_library().TOOLS.mupdf_warnings  # what the library said since it was asked last
    try:
        complaints()
        page = document.load_page(number)
        words: list[RawWord] = page.get_textpage(flags=_flags()).extractWORDS()
        seen = page.rect
        width, height = seen.width, seen.height
        if page.rotation:
            words = turned(words, page.rotation_matrix)
        said = complaints()
        if len(words) <= _STAMP_WORDS and _is_scan(page):
            return _RawPage(width, height, [], _PICTURE)
    except Exception:  # as in open_pdf
        return _RawPage(*_LETTER, [], _LOST)
    damaged = bool(said) and any(sign in said for sign in _SIGNS_OF_DAMAGE)
    if not words:
        emptied = damaged or (document.is_repaired and not page.get_bboxlog())  # of a file that was cut off
        return _RawPage(width, height, [], _LOST if emptied else "")
    if _unknown_letters(words) > _MOST_UNKNOWN:
        return _RawPage(width, height, [], _SHAPES)
    return _RawPage(width, height, words, _PARTLY if damaged else "")


def _is_scan(page: Any) -> bool:
    """Whether pictures cover the page, so that a few words on it are a fax header or a stamp."""
    if not page.get_images():
        return False
    area = page.rect.width * page.rect.height
    boxes = [picture["bbox"] for picture in page.get_image_info()]
    return bool(sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in boxes) > _MOST_PICTURE * area)


@cache
def _flags() -> int:
    """Ligatures come apart; letters without a character table show as U+FFFD, not as made-up letters."""
    library = pdf_library()
    return int(library.TEXT_PRESERVE_WHITESPACE | library.TEXT_MEDIABOX_CLIP)


def turned(words: Sequence[RawWord], matrix: Sequence[float]) -> list[RawWord]:
    """The words with their boxes as seen on a page that is shown turned."""
    a, b, c, d, e, f = matrix
    turned: list[RawWord] = []
    for x0, y0, x1, y1, text, block, line, number in words:
        left, right = sorted((a * x0 + c * y0 + e, a * x1 + c * y1 + e))
        top, bottom = sorted((b * x0 + d * y0 + f, b * x1 + d * y1 + f))
        turned.append((left, top, right, bottom, text, block, line, number))
    return turned


def _unknown_letters(words: Sequence[RawWord]) -> float:
    """The share of letters, 0 to 1, that have no known character."""
    letters = "".join([word[4] for word in words])
    return letters.count("\ufffd") / len(letters) if not letters.isascii() else 0.0


def _damage(content: bytes) -> str:
    """What ails a PDF that could not be opened, and what to do."""
    if b"%PDF-" not in content[:1024]:
        return "It is called a PDF but does not begin as one. Look whether it was downloaded or saved whole."
    if _is_cut_off(content):
        return "The file ends before its first page. It may not have been copied to the end: copy it again."
    return "The file is damaged and no page of it can be shown. Copy it again from where it came."


def _is_cut_off(content: bytes) -> bool:
    return b"%%EOF" not in content[-_END_WITHIN:]


def _warnings(content: bytes, repaired: bool, pages: Sequence[_RawPage]) -> tuple[str, ...]:
    warnings = []
    if repaired and _is_cut_off(content):
        warnings.append("The file is cut off; what could be read is shown. Look whether pages are missing at the end.")
    elif repaired:
        warnings.append("The file was damaged and was mended while reading. Look whether its pages are whole.")
    for flaw in (_LOST, _PARTLY, _PICTURE, _SHAPES):
        warnings += about_pages([number for number, page in enumerate(pages) if page.flaw == flaw], len(pages), flaw)
    return tuple(warnings)


def _left_aside(document: Any) -> list[str]:
    """What a PDF holds beside its pages, where a determination may be hidden."""
    told = []
    try:
        attached, form = document.embfile_count(), document.xref_get_key(document.pdf_catalog(), "AcroForm/XFA")[0]
    except Exception:  # as in open_pdf; what is damaged there hides nothing that can be read
        return []
    if attached:
        files = "One file is" if attached == 1 else f"{attached} files are"
        told.append(f"{files} attached to it and not read. If the determination is among them, save it and add it.")
    if form not in ("null", ""):
        told.append("It is a form that Adobe's programs fill in (XFA): what they show may differ from these pages.")
    return told


def about_pages(numbers: Sequence[int], count: int, what: str) -> list[str]:
    """One warning that says `what` of some of `count` pages, numbered from 0; none where it holds of none."""
    if not numbers:
        return []
    if len(numbers) == count and count > 1:
        return [f"Each page {what}."]
    some = " ".join(f"Page {number + 1} {what}." for number in sorted(numbers)[:5])
    return [f"{some} The same holds for {len(numbers) - 5} more." if len(numbers) > 5 else some]


def asks_for_ocr(warning: str) -> bool:
    """Whether a document's warning says that pages wait for OCR."""
    return _PICTURE in warning or _SHAPES in warning
