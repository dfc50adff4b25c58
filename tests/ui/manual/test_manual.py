"""The manual: its pages are whole and true to the program, and it is read with keys."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.resources import resource
from workbench.ui.app import Parts
from workbench.ui.bridge import Bridge
from workbench.ui.empty import EmptyState
from workbench.ui.manual import ManualPage
from workbench.ui.manual.library import CONTENTS, search, sections, text_of
from workbench.ui.theme import dark

ROOT = Path(__file__).resolve().parents[3]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]+)\)")
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
MOST_BYTES = 3_000_000


@pytest.fixture
def page(qtbot: QtBot, bare_bridge: Bridge) -> ManualPage:
    made = ManualPage(bare_bridge)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def test_pages_made_from_the_program_are_up_to_date() -> None:
    made = subprocess.run([sys.executable, ROOT / "packaging" / "manual.py", "--check"], check=False)
    assert made.returncode == 0, "run packaging/manual.py"


def test_every_page_is_listed() -> None:
    assert {path.stem for path in resource("manual").glob("*.md")} == set(CONTENTS)


@pytest.mark.parametrize("name", CONTENTS)
def test_every_link_leads_to_a_section(name: str) -> None:
    known = {(each.page, each.slug) for each in sections()} | {(each, "") for each in CONTENTS}
    links = [link.partition("#") for link in LINK.findall(text_of(name))]
    assert {(page.removesuffix(".md") or name, slug) for page, _, slug in links} <= known


@pytest.mark.parametrize("name", CONTENTS)
def test_every_picture_is_there_in_both_looks(name: str) -> None:
    pictures = PICTURE.findall(text_of(name))
    assert all(resource("manual", each).is_file() for each in pictures)
    assert all(resource("manual", each.replace(".png", "-dark.png")).is_file() for each in pictures)


def test_the_pictures_are_few_and_small() -> None:
    assert sum(path.stat().st_size for path in resource("manual", "pictures").iterdir()) < MOST_BYTES


def test_a_search_finds_the_section_with_all_words() -> None:
    assert ("review", "undo") in [(each.page, each.slug) for each in search("restart undo")]
    assert search("zzzz") == []


def test_a_link_is_followed_and_back_returns(page: ManualPage) -> None:
    page.reader.followed.emit("links.md#candidates")
    assert page.page == "links"
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.page == CONTENTS[0]


def test_arrows_go_through_the_contents(page: ManualPage) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.page == CONTENTS[1]


def test_the_page_of_keys_tells_those_in_force(page: ManualPage) -> None:
    page.open("keys")
    assert "Ctrl+Enter" in page.reader.toPlainText()


def test_another_look_keeps_the_page(page: ManualPage) -> None:
    page.open("review")
    page._bridge.set_theme(dark(1.5))
    assert page.page == "review"
    assert "Reviewing" in page.reader.toPlainText()


def test_help_opens_it_and_escape_leads_back(opened: Parts) -> None:
    opened.window.commands.manual()
    assert opened.window.manual.isVisible()
    QTest.keyClick(opened.window.manual.list, Qt.Key.Key_Escape)
    assert opened.window.is_reviewing


def test_a_picture_leaves_no_gap_below_it(page: ManualPage) -> None:
    block = page.reader.document().begin()
    while "\ufffc" not in block.text():
        block = block.next()
    height = page.reader.document().documentLayout().blockBoundingRect(block).height()
    name = next(iter(PICTURE.findall(text_of(CONTENTS[0]))))
    picture = page.reader.loadResource(QTextDocument.ResourceType.ImageResource.value, name)
    assert isinstance(picture, QImage)
    assert height < picture.height() + 40


def test_a_search_without_hits_says_so_and_leads_back(page: ManualPage) -> None:
    QTest.keyClicks(page.search, "zzzz")
    empty = page.findChild(EmptyState)
    assert empty is not None
    assert (empty.isVisible(), empty.title) == (True, "No page has “zzzz”")
    empty.findChildren(QPushButton)[-1].click()
    assert (empty.isVisible(), page.list.isVisible(), page.list.model().rowCount()) == (False, True, len(CONTENTS))
