"""The PDF library, loaded with the first document and silent: what it says on standard error, errors say better."""

from __future__ import annotations

import warnings
from functools import cache
from typing import Any


@cache
def pdf_library() -> Any:
    """The module `pymupdf`, whose own annotations are too patchy to check against. Importing it takes 120 ms."""
    with warnings.catch_warnings():  # its binding's types have no __module__, which Python 3.12 and later deprecate
        warnings.simplefilter("ignore", DeprecationWarning)
        import pymupdf  # noqa: PLC0415 - see above

    library: Any = pymupdf
    library.TOOLS.mupdf_display_errors(False)
    library.TOOLS.mupdf_display_warnings(False)
    return library
