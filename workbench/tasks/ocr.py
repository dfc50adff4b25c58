"""Whether pictures of text can be read on this computer, and what to say where they cannot. Cheap to ask."""

from __future__ import annotations

NO_OCR = (
    "Scanned pages are shown but not read: Tesseract is not installed. On Debian: sudo apt-get install tesseract-ocr"
)
SWITCHED_OFF = "OCR is switched off."


def can_recognise() -> bool:
    """Whether Tesseract, or its language data for the PDF library, is on this computer."""
    from workbench.sources import can_recognise as can  # noqa: PLC0415 - 20 ms that a start page shows without

    return can()
