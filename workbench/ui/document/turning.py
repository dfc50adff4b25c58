"""Turning a sheet by quarters: sizes, points and boxes as they stand on the turned sheet. Degrees run clockwise."""

from __future__ import annotations

from workbench.model.evidence import Rect


def turned_size(width: float, height: float, rotation: int) -> tuple[float, float]:
    """A sheet's size after turning."""
    return (height, width) if rotation % 180 else (width, height)


def turned_point(x: float, y: float, width: float, height: float, rotation: int) -> tuple[float, float]:
    """Where a point of an upright sheet of that size lands."""
    match rotation % 360:
        case 90:
            return height - y, x
        case 180:
            return width - x, height - y
        case 270:
            return y, width - x
        case _:
            return x, y


def upright_point(x: float, y: float, width: float, height: float, rotation: int) -> tuple[float, float]:
    """The point of the upright sheet (of size `width` by `height`) that stands at x, y of the turned one."""
    return turned_point(x, y, *turned_size(width, height, rotation), -rotation)


def turned_rect(rect: Rect, width: float, height: float, rotation: int) -> Rect:
    """Where a box of an upright sheet of that size lands."""
    ax, ay = turned_point(rect[0], rect[1], width, height, rotation)
    bx, by = turned_point(rect[2], rect[3], width, height, rotation)
    return (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
