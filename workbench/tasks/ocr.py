"""Whether pictures of text can be read on this computer, and what to say where they cannot. Cheap to ask."""

from __future__ import annotations

from workbench.sources import can_recognise

NO_OCR = (
    "Scanned pages are shown but not read: Tesseract is not installed. On Debian: sudo apt-get install tesseract-ocr"
)
SWITCHED_OFF = "OCR is switched off."

__all__ = ["NO_OCR", "SWITCHED_OFF", "can_recognise"]
