"""The button with a painted icon: beside its words, or as wide as the icon alone."""

from __future__ import annotations

from workbench.ui.app import Parts
from workbench.ui.controls import Signed
from workbench.ui.palette import Palette


def command(parts: Parts) -> Signed:
    (found,) = parts.window.findChildren(Signed)
    return found


def test_without_words_it_is_as_wide_as_its_icon_needs(parts: Parts) -> None:
    made = command(parts)
    made.setText("")
    assert made.sizeHint().width() < 2 * made.sizeHint().height()


def test_with_words_it_has_room_for_them_behind_the_icon(parts: Parts) -> None:
    made = command(parts)
    made.setText(" Search or command")
    made.ensurePolished()
    words = made.fontMetrics().horizontalAdvance(made.text())
    assert made.sizeHint().width() >= words + parts.bridge.theme.px(24)


def test_its_icon_is_painted_in_the_theme_in_force(parts: Parts) -> None:
    made = command(parts)
    made.setText("")
    parts.window.commands.look_dark()
    seen = made.grab().toImage()
    lightest = max(seen.pixelColor(x, y).lightness() for x in range(seen.width()) for y in range(seen.height()))
    assert (
        lightest > (parts.bridge.theme.colour("text2").lightness() + parts.bridge.theme.colour("panel").lightness()) / 2
    )


def test_a_click_does_what_it_is_for(parts: Parts) -> None:
    command(parts).click()
    assert parts.window.findChildren(Palette)
