"""A drawn sheet as plain bytes, on its way from the process that draws to the one that shows."""

from __future__ import annotations

from msgspec import Struct


class Picture(Struct, frozen=True):
    """A whole sheet in 8-bit grey, 0 black to 255 white: `height` rows of `stride` bytes, `width` pixels in each."""

    width: int
    height: int
    stride: int
    grey: bytes
