"""One stay of a person with a document."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Ended = Literal["verified", "postponed", "rejected", "left"]


class Visit(Struct, frozen=True):
    """From when (ISO, UTC), how many seconds in hand without longer pauses, how many keys, and how it ended."""

    record: int
    by: str
    opened_at: str
    seconds: float
    keys: int
    ended: Ended
