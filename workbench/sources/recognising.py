"""OCR: pages that are pictures become pages of words. Slow (a second or two a page), so in worker processes only.

Tesseract reads them where it is installed. Where only its language data is, the PDF library's own engine does, at
half the speed and without saying how sure it is of a word.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from workbench.model.document import Document, Page, TextOrigin
from workbench.progress import Progress
from workbench.sources import tesseract
from workbench.sources.ocr_page import page_of_ocr
from workbench.sources.ocr_words import OcrWord
from workbench.sources.pdf import about_pages, asks_for_ocr, open_pdf, turned
from workbench.sources.pdf_library import pdf_library
from workbench.sources.tesseract import LANGUAGE, OcrFailed

_CLEAN_DPI = 300  # for pages of drawn letters, which have no resolution of their own
_FINEST_DPI = 300  # more costs time and gains nothing
_COARSEST_DPI = 70  # Tesseract takes no less
_POINTS = 72
_SMALL_PICTURE = 0.1  # of a page's area; a logo does not tell at which resolution the page was scanned
_OWN_TRUST = 0.8  # the library's engine does not say how sure it is; so many of its doubtful words are right
_DEBIAN = Path("/usr/share/tesseract-ocr")
_DATA = (
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
_SHARE = 0.8  # of the seconds for a page; the OCR program is ended before the process that waits for it is


@cache
def can_recognise() -> bool:
    """Whether this computer can read pictures of text. Looked up once."""
    return tesseract.program() is not None or language_data() is not None


@cache
def language_data() -> str | None:
    """The folder with Tesseract's language data, None where there is none."""
    told = os.environ.get("TESSDATA_PREFIX")
    places = [Path(told)] if told else [*sorted(_DEBIAN.glob("*/tessdata")), *map(Path, _DATA)]
    return next((str(place) for place in places if (place / f"{LANGUAGE}.traineddata").is_file()), None)


def recognise_page(content: bytes | Path, name: str, number: int, seconds: float) -> Page | None:
    """Page `number` (from 0) of a PDF, read by OCR; None for a blank page. `name` is for messages.

    Every word tells how far it can be trusted. Raises `OcrFailed`, and `Unreadable` for a file that cannot be opened.
    """
    document = open_pdf(name, content if isinstance(content, bytes) else content.read_bytes())
    try:
        page = document[number]
        if not page.get_bboxlog():
            return None
        return _recognised_page(page, number, seconds * _SHARE)
    except (RuntimeError, ValueError, IndexError) as error:  # the library's own kinds are RuntimeErrors
        raise OcrFailed("The page is damaged and cannot be drawn.") from error
    finally:
        document.close()
        pdf_library().TOOLS.reset_mupdf_warnings()


def recognised(document: Document, pages: Mapping[int, Page], failures: Mapping[int, str] = {}) -> Document:
    """The document with `pages` (by number, from 0) put in; `failures` says of others why they could not be read."""
    merged = tuple(pages.get(number, page) for number, page in enumerate(document.pages))
    told = [warning for warning in document.warnings if not asks_for_ocr(warning)]
    by_ocr = [number for number, page in pages.items() if page.words]
    told += about_pages(by_ocr, len(merged), "was read by OCR: single words may be wrong")
    without = [number for number, page in pages.items() if not page.words]
    told += about_pages(without, len(merged), "is a picture in which OCR found no words")
    for reason in dict.fromkeys(failures.values()):
        failed = [number for number, why in failures.items() if why == reason]
        told += about_pages(failed, len(merged), f"could not be read by OCR. {reason.removesuffix('.')}")
    return replace(document, origin=_origin(document, bool(by_ocr)), pages=merged, warnings=tuple(told))


def recognise(document: Document, content: bytes, progress: Progress, seconds: float = 60.0) -> Document:
    """The document with its picture pages read by OCR, `seconds` at most for each; the others stay as they are.

    Reports each page to `progress`. Raises `Cancelled`; a page that fails is a warning.
    """
    pages: dict[int, Page] = {}
    failures: dict[int, str] = {}
    for done, number in enumerate(document.wordless_pages):
        progress.report(done, len(document.wordless_pages), f"OCR, page {number + 1}")
        try:
            page = recognise_page(content, document.file_name, number, seconds)
        except OcrFailed as error:
            failures[number] = str(error)
        else:
            pages.update({number: page} if page else {})
    return recognised(document, pages, failures)


def _origin(document: Document, by_ocr: bool) -> TextOrigin:
    return "ocr" if by_ocr and document.origin == "none" else document.origin


def _recognised_page(page: Any, number: int, seconds: float) -> Page:
    dpi = _dpi(page)
    if tesseract.program() is None:
        return page_of_ocr(_by_own_engine(page, dpi), number, 1.0)
    picture = page.get_pixmap(dpi=dpi, colorspace=pdf_library().csGRAY, alpha=False)
    words = tesseract.recognise_picture(picture.tobytes("pnm"), dpi, seconds)
    return page_of_ocr(words, number, page.rect.width / picture.width)


def _dpi(page: Any) -> int:
    """The resolution of the scan itself: drawn finer, its noise turns into letters."""
    area = page.rect.width * page.rect.height
    found = 0.0
    for picture in page.get_image_info():
        x0, y0, x1, y1 = picture["bbox"]
        covered = abs((x1 - x0) * (y1 - y0))
        if covered > _SMALL_PICTURE * area:  # as pixels an area, a picture that lies on its side counts too
            found = max(found, _POINTS * (picture["width"] * picture["height"] / covered) ** 0.5)
    return round(min(max(found or _CLEAN_DPI, _COARSEST_DPI), _FINEST_DPI))


def _by_own_engine(page: Any, dpi: int) -> list[OcrWord]:
    """The words by the PDF library's engine, boxes in points."""
    data = language_data()
    if data is None:
        raise OcrFailed("Tesseract is not installed.")
    read = page.get_textpage_ocr(dpi=dpi, full=True, language=LANGUAGE, tessdata=data)
    words = page.get_text("words", textpage=read)
    if page.rotation:
        words = turned(words, page.rotation_matrix)
    return [
        OcrWord(x0, y0, x1, y1, text, _OWN_TRUST, (block, 0, line)) for x0, y0, x1, y1, text, block, line, _ in words
    ]
