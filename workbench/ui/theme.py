"""Every colour, size and font of the window. Nothing outside this file and its style sheet names one.

A `Theme` is one set of tokens with the text size a person chose; from it come the palette, the style sheet
(`resources/look/window.qss`, a template over the tokens) and the fonts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import Template
from types import MappingProxyType
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from workbench.resources import resource

Colours = Mapping[str, str]
Size = Literal["display", "title", "body", "second", "small"]

_LIGHT = {
    "canvas": "#E9ECEF",  # the well around the page, separators
    "panel": "#F4F5F7",  # queue, bars, status line
    "surface": "#FFFFFF",  # record, cards, menus, popups
    "sunken": "#F0F2F4",  # banner at rest, hovered field
    "line": "#DDE1E6",  # hairlines; never the only sign of anything
    "control": "#7B8491",  # outlines of inputs, rings, grey bars
    "text": "#1A1E24",
    "text2": "#4A5462",
    "text3": "#5F6976",
    "accent": "#1F5AA8",
    "on_accent": "#FFFFFF",
    "accent_soft": "#E8F0FA",
    "ok": "#2A7549",
    "doubt": "#8F5B00",
    "doubt_soft": "#FBF2DF",
    "fail": "#B3261E",
    "fail_soft": "#FCEDEB",
    "paper": "#FFFFFF",
    "ink": "#14171B",
    "kind_item": "#D9E4F2",
    "kind_admin": "#F3E7D3",
    "kind_expert": "#DCEBDF",
    "kind_reason": "#EAE6F1",
    "kind_case": "#E6E9EC",
    "shade": "#1A1E24",
}
_DARK = {
    "canvas": "#121417",
    "panel": "#191C20",
    "surface": "#20242A",
    "sunken": "#181B1F",
    "line": "#333A42",
    "control": "#78828F",
    "text": "#E2E5E9",
    "text2": "#B0B8C2",
    "text3": "#97A0AC",
    "accent": "#86B4F0",
    "on_accent": "#0D1826",
    "accent_soft": "#24354C",
    "ok": "#74C292",
    "doubt": "#E2B053",
    "doubt_soft": "#382F1B",
    "fail": "#F2958C",
    "fail_soft": "#402624",
    "paper": "#1B1E22",
    "ink": "#D3D7DC",
    "kind_item": "#2B3A4F",
    "kind_admin": "#40362A",
    "kind_expert": "#273B2E",
    "kind_reason": "#332F41",
    "kind_case": "#2C3035",
    "shade": "#000000",
}

_TINTS = ("kind_item", "kind_admin", "kind_expert", "kind_reason", "kind_case")

SIZES: Mapping[Size, int] = MappingProxyType({"display": 24, "title": 16, "body": 13, "second": 12, "small": 11})
"""Type sizes in pixels at a text size of 100 %."""

CLEAR = QColor(0, 0, 0, 0)
"""No colour at all: the ground of a picture that is drawn on. Do not change it."""

FONT = "Inter"
SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
"""The text sizes offered, as shares of 100 %."""


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(fore: str, back: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2)."""
    low, high = sorted((luminance(fore), luminance(back)))
    return (high + 0.05) / (low + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `other`."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(first + (second - first) * share):02X}" for first, second in pairs)


def _with_mixtures(colours: Colours) -> Colours:
    made = {
        "hover": mix(colours["panel"], colours["text"], 0.06),
        "press": mix(colours["panel"], colours["text"], 0.12),
        "edge": mix(colours["line"], colours["control"], 0.35),
        "accent_hover": mix(colours["accent"], colours["text"], 0.15),
    }
    return MappingProxyType({**colours, **made})


class Theme:
    """One set of colours by token, with the person's text size: `scale` is 1.0 to 2.0. It never changes."""

    def __init__(
        self, name: Literal["light", "dark"], colours: Colours, scale: float = 1.0, strong: bool = False
    ) -> None:
        self.name, self.colours, self.scale, self.strong = name, colours, scale, strong

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Theme) and self._told == other._told

    def __hash__(self) -> int:
        return hash((self.name, self.scale, self.strong))

    @property
    def _told(self) -> tuple[object, ...]:
        return self.name, self.colours, self.scale, self.strong

    def at_scale(self, scale: float) -> Theme:
        """The same colours at another text size."""
        return Theme(self.name, self.colours, scale, self.strong)

    def __getitem__(self, token: str) -> str:
        """The colour of a token as `#RRGGBB`. Raises `KeyError` for no such token."""
        return self.colours[token]

    @property
    def dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self.name == "dark"

    def colour(self, token: str, alpha: int = 255) -> QColor:
        """The colour of a token, `alpha` 0 to 255."""
        found = QColor(self.colours[token])
        found.setAlpha(alpha)
        return found

    def px(self, length: float) -> int:
        """A length in design pixels at the person's text size."""
        return round(length * self.scale)

    def font(self, size: Size = "body", weight: int = 400) -> QFont:
        """The font of a type size at the person's text size."""
        return font(self.px(SIZES[size]), weight)

    def palette(self) -> QPalette:
        """The palette for the application, for what no style sheet reaches."""
        made = QPalette()
        for role, token in _ROLES.items():
            made.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            made.setColor(QPalette.ColorGroup.Disabled, role, self.colour("control"))
        return made

    def style_sheet(self) -> str:
        """The one style sheet of the application."""
        values = dict(self.colours) | {size: f"{self.px(pixels)}px" for size, pixels in SIZES.items()}
        values |= {f"u{length}": f"{self.px(length)}px" for length in range(1, 49)}
        added = _template("strong.qss") if self.strong else ""
        return Template(_template("window.qss") + added).substitute(values)

    def span(self, token: str, words: str) -> str:
        """Rich text in one of the theme's colours; `words` are escaped by the caller."""
        return f'<span style="color:{self[token]}">{words}</span>'


_ROLES = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Shadow: "shade",
}


@cache
def _template(name: str) -> str:
    return resource("look", name).read_text("utf-8")


def light(scale: float = 1.0) -> Theme:
    """Dark text on a light ground."""
    return Theme("light", _with_mixtures(_LIGHT), scale)


def dark(scale: float = 1.0) -> Theme:
    """Light text on a dark ground."""
    return Theme("dark", _with_mixtures(_DARK), scale)


def strong(theme: Theme) -> Theme:
    """The theme with strong contrast, for a system that asks for it: tints and softs fall away, hairlines become
    outlines, quiet words are as strong as the others. Marks keep their shapes.
    """
    told = dict(theme.colours)
    grounds = ("panel", "sunken", "accent_soft", "doubt_soft", "fail_soft")
    told |= dict.fromkeys(grounds, told["surface"]) | dict.fromkeys(_TINTS, told["paper"])
    told |= dict.fromkeys(("line", "edge"), told["control"]) | dict.fromkeys(("text2", "text3", "ink"), told["text"])
    return Theme(theme.name, MappingProxyType(told), theme.scale, strong=True)


def chosen(setting: str, system_is_dark: bool, scale: float = 1.0, contrast: bool = False) -> Theme:
    """The theme of a setting `light`, `dark` or `system`. `contrast` asks for a strong one."""
    wants_dark = setting == "dark" or (setting == "system" and system_is_dark)
    made = dark(scale) if wants_dark else light(scale)
    return strong(made) if contrast else made


@cache
def font(pixels: int, weight: int = 400) -> QFont:
    """Inter with figures of equal width (`tnum`) and an l that is no 1 (`cv05`). Do not change what comes back."""
    made = QFont(FONT)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setFeature(QFont.Tag("cv05"), 1)
    return made


def load_fonts() -> None:
    """Make the shipped faces known to Qt, once, after the application is made."""
    for path in sorted(resource("fonts").iterdir()):
        if path.suffix == ".otf":
            QFontDatabase.addApplicationFont(str(path))
