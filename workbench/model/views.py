"""Views of the list of documents that are kept under a name."""

from __future__ import annotations

from msgspec import Struct

from workbench.model.queue import QueueFilter


class SavedView(Struct, frozen=True):
    """A filter with its search and order, under a name."""

    name: str
    filter: QueueFilter
