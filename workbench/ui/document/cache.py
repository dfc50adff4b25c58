"""Pictures of sheets that are kept, counted in bytes. What is on screen is never let go."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

Drawn = TypeVar("Drawn")


class PictureKey(NamedTuple):
    """One picture: of which document, which sheet, how wide in device pixels, how turned (degrees clockwise)."""

    sha256: str
    sheet: int
    width: int
    rotation: int


class PictureCache(Generic[Drawn]):
    """Pictures by key, the least lately used let go first once they take more than `most` bytes."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.bytes = 0
        self._kept: OrderedDict[PictureKey, tuple[Drawn, int]] = OrderedDict()
        self._held: frozenset[PictureKey] = frozenset()

    def put(self, key: PictureKey, picture: Drawn, size: int) -> None:
        """Keep a picture of `size` bytes."""
        self._drop(key)
        self._kept[key] = (picture, size)
        self.bytes += size
        self._make_room()

    def get(self, key: PictureKey) -> Drawn | None:
        """The picture of exactly that key."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def nearest(self, key: PictureKey) -> Drawn | None:
        """The picture of that sheet and rotation whose width is nearest, a wider one before a narrower one."""
        same = [other for other in self._kept if other._replace(width=key.width) == key]
        if not same:
            return None
        return self.get(min(same, key=lambda other: (abs(other.width - key.width), -other.width)))

    def hold(self, keys: Iterable[PictureKey]) -> None:
        """Name the pictures on screen: they stay, and so does the nearest one of each that is still to come."""
        self._held = frozenset(keys)
        self._make_room()

    def clear(self) -> None:
        """Let everything go."""
        self._kept.clear()
        self.bytes = 0

    def _make_room(self) -> None:
        sheets = {(key.sha256, key.sheet, key.rotation) for key in self._held}
        for key in list(self._kept):
            if self.bytes <= self.most:
                return
            if key not in self._held and (key.sha256, key.sheet, key.rotation) not in sheets:
                self._drop(key)
        for key in list(self._kept):
            if self.bytes <= self.most:
                return
            if key not in self._held:
                self._drop(key)

    def _drop(self, key: PictureKey) -> None:
        if key in self._kept:
            self.bytes -= self._kept.pop(key)[1]
