"""Small PDFs made for a test: what stands where is known exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.sources import load_library

Placed = tuple[float, float, str]
"""Left edge and baseline in points from the page's top left as seen, and the words."""

_library = load_library()

LINES = (
    "The injured worker is a 54-year-old female who",
    "sustained an industrial injury on 4/29/2012. She was",
    "diagnosed with cervical pain and has been treated with",
    "physical therapy, acupuncture and medication.",
)


def pdf_of(*pages: Iterable[Placed], rotation: int = 0, sizes: Sequence[tuple[float, float]] = ((612, 792),)) -> bytes:
    """A PDF with those words on each page; on a page that is shown turned, they stand upright as seen.

    Pages take the sizes in turn.
    """
    document = _library.open()
    for number, placed in enumerate(pages):
        width, height = sizes[number % len(sizes)]
        page = document.new_page(width=width, height=height)
        page.set_rotation(rotation)
        for x, y, text in placed:
            at = _library.Point(x, y) * page.derotation_matrix
            page.insert_text(at, text, fontsize=11, rotate=rotation)
    return bytes(document.tobytes())


def lines(texts: Sequence[str] = LINES, x: float = 72, y: float = 100, pitch: float = 14) -> list[Placed]:
    """The texts as lines below each other."""
    return [(x, y + number * pitch, text) for number, text in enumerate(texts)]


def scan_of(*page_texts: Sequence[Placed], stamp: str = "", dpi: int = 50) -> bytes:
    """A PDF whose pages are pictures of words, with `stamp` as the only text on each."""
    drawn = _library.open(stream=pdf_of(*page_texts), filetype="pdf")
    document = _library.open()
    for page in drawn:
        scan = document.new_page(width=page.rect.width, height=page.rect.height)
        scan.insert_image(scan.rect, pixmap=page.get_pixmap(dpi=dpi))
        if stamp:
            scan.insert_text((30, 20), stamp)
    return bytes(document.tobytes())


def locked(content: bytes, password: str) -> bytes:
    """The same PDF behind a password."""
    document = _library.open(stream=content, filetype="pdf")
    return bytes(document.tobytes(encryption=_library.PDF_ENCRYPT_AES_256, user_pw=password, owner_pw=password))
