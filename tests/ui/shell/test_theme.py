"""Colours and sizes: every pair that is read has its contrast, and nothing outside the theme names a colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import workbench.ui
from workbench.resources import resource
from workbench.ui.theme import Theme, chosen, contrast, dark, light, strong

READ = (
    ("text", ("surface", "panel", "accent_soft", "sunken", "hover", "fail_soft", "doubt_soft", "canvas")),
    ("text2", ("surface", "panel", "accent_soft", "hover", "press", "fail_soft", "doubt_soft")),
    ("text3", ("surface", "panel", "canvas", "sunken", "accent_soft", "paper")),
    ("accent", ("surface", "panel", "accent_soft")),
    ("on_accent", ("accent", "accent_hover")),
    ("ok", ("surface", "accent_soft")),
    ("doubt", ("surface", "panel", "doubt_soft", "accent_soft")),
    ("fail", ("surface", "panel", "fail_soft", "accent_soft")),
    ("surface", ("text",)),
    ("ink", ("paper", "kind_item", "kind_admin", "kind_expert", "kind_reason", "kind_case")),
)
SEEN = (
    ("control", ("surface", "panel", "accent_soft")),
    ("accent", ("paper",)),
)
LOOKS = ["light", "dark", "strong light", "strong dark"]
PAIRS = [(fore, back, 4.5) for fore, backs in READ for back in backs]
PAIRS += [(fore, back, 3.0) for fore, backs in SEEN for back in backs]


@pytest.mark.parametrize("theme", [light(), dark(), strong(light()), strong(dark())], ids=LOOKS)
@pytest.mark.parametrize(("fore", "back", "least"), PAIRS)
def test_each_pair_has_its_contrast(theme: Theme, fore: str, back: str, least: float) -> None:
    assert contrast(theme[fore], theme[back]) >= least


@pytest.mark.parametrize("theme", [strong(light()), strong(dark())], ids=LOOKS[2:])
def test_with_strong_contrast_tints_fall_away_and_hairlines_are_seen(theme: Theme) -> None:
    assert {theme[token] for token in ("accent_soft", "doubt_soft", "fail_soft", "panel")} == {theme["surface"]}
    assert {theme[token] for token in theme.colours if token.startswith("kind_")} == {theme["paper"]}
    assert contrast(theme["line"], theme["surface"]) >= 3.0


def test_the_system_may_ask_for_strong_contrast() -> None:
    assert chosen("light", system_is_dark=False, contrast=True) == strong(light())


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_style_sheet_fills_every_token(scale: float) -> None:
    assert "$" not in dark(scale).style_sheet()
    assert "$" not in strong(light(scale)).style_sheet()


def test_larger_text_makes_larger_type() -> None:
    assert light(1.5).font("body").pixelSize() == 20


def test_the_system_decides_unless_a_person_chose() -> None:
    assert chosen("system", system_is_dark=True).dark
    assert not chosen("light", system_is_dark=True).dark
    assert chosen("dark", system_is_dark=False).dark


def test_both_themes_have_the_same_tokens() -> None:
    assert light().colours.keys() == dark().colours.keys()


def test_no_colour_stands_in_widget_code() -> None:
    folder = Path(workbench.ui.__file__).parent
    named = re.compile(r"\"[^\"]*#[0-9A-Fa-f]{3,8}\b|\brgba?\(|QColor\([\"0-9]")
    found = [path.name for path in folder.rglob("*.py") if named.search(path.read_text("utf-8"))]
    assert found == ["theme.py"]


def test_no_colour_stands_in_the_style_sheet() -> None:
    sheet = resource("look", "window.qss").read_text("utf-8")
    assert re.findall(r":[^;{}]*#[0-9A-Fa-f]{3,8}\b|rgba?\(", sheet) == []


def test_fonts_are_set_in_the_theme_alone() -> None:
    folder = Path(workbench.ui.__file__).parent
    named = re.compile(r"QFont\([\")]|setPointSize|setPixelSize|setFamily")
    found = [path.name for path in folder.rglob("*.py") if named.search(path.read_text("utf-8"))]
    assert found == ["theme.py"]
