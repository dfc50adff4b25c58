from __future__ import annotations

from collections.abc import Callable

from workbench.model.document import Document
from workbench.ui.document.lines import Position
from workbench.ui.document.outline import outline

Letter = Callable[..., Document]


def test_lines_in_capitals_are_headings(letter: Letter) -> None:
    found = outline(letter("CLINICAL CASE SUMMARY\nThe patient was seen.", "IMR ISSUES, DECISIONS AND RATIONALES\nx"))
    assert [(one.words, one.position) for one in found] == [
        ("CLINICAL CASE SUMMARY", Position(0, 0)),
        ("IMR ISSUES, DECISIONS AND RATIONALES", Position(1, 0)),
    ]


def test_title_case_with_a_colon_alone_on_its_line_is_a_heading(letter: Letter) -> None:
    text = "Documents Reviewed for Determination:\nRationale for the Decision: it is not\nCase Summary: words"
    assert [one.words for one in outline(letter(text))] == ["Documents Reviewed for Determination"]


def test_numbers_and_short_words_are_no_headings(letter: Letter) -> None:
    assert outline(letter("ACOEM\n12/03/2014 08:15\nMRI 2\nUR:")) == []


def test_a_line_repeated_on_every_page_is_told_once(letter: Letter) -> None:
    assert len(outline(letter("FINAL DETERMINATION LETTER\na", "FINAL DETERMINATION LETTER\nb"))) == 1
