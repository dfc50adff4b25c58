"""A file becomes a Document: pages of canonical text, words with boxes. The one place that knows the PDF library.

The PDF library is slow to import and never runs in the window's process, so it is loaded with the first document.
"""

from workbench.model.picture import Picture
from workbench.sources.characters import canonical
from workbench.sources.drawing import MOST_PICTURE_BYTES, Opened
from workbench.sources.pdf_library import pdf_library as load_library
from workbench.sources.reading import MAX_BYTES, read
from workbench.sources.recognising import can_recognise, recognise, recognise_page, recognised
from workbench.sources.tesseract import OcrFailed

__all__ = [
    "MAX_BYTES",
    "MOST_PICTURE_BYTES",
    "OcrFailed",
    "Opened",
    "Picture",
    "can_recognise",
    "canonical",
    "load_library",
    "read",
    "recognise",
    "recognise_page",
    "recognised",
]
