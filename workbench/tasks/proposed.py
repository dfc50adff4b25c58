"""What comes back from the processes that read and extract: without what does it, which the window never loads."""

from __future__ import annotations

from msgspec import Struct

from workbench.model.document import Document
from workbench.model.review import ReviewRecord


class Proposed(Struct, frozen=True):
    """A document as it was read and the record that the program proposes for it."""

    document: Document
    record: ReviewRecord
