"""Tesseract's table read: words, boxes and trust; specks and broken lines left out."""

from __future__ import annotations

import pytest

from workbench.sources.ocr_words import OcrWord, words_of_tsv

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


def row(text: str, conf: str = "96.5", left: str = "10", level: int = 5, line: int = 1) -> str:
    return f"{level}\t1\t1\t1\t{line}\t1\t{left}\t20\t30\t12\t{conf}\t{text}"


def texts(*rows: str) -> list[str]:
    return [word.text for word in words_of_tsv("\n".join((HEAD, *rows)))]


def test_a_word_has_its_box_line_and_trust() -> None:
    (word,) = words_of_tsv(f"{HEAD}\n{row('Upheld', line=7)}\n")
    assert word == OcrWord(10, 20, 40, 32, "Upheld", 0.965, (1, 1, 7))


def test_levels_above_words_and_blank_words_are_left_out() -> None:
    assert texts(row("", level=4, conf="-1"), row(" "), row("MRI")) == ["MRI"]


@pytest.mark.parametrize("broken", ["", "5\t1", row("x", conf="much"), row("x", left="nan"), row("x", left="inf")])
def test_broken_lines_are_left_out(broken: str) -> None:
    assert texts(broken, row("MRI")) == ["MRI"]


def test_doubtful_marks_without_a_letter_are_specks() -> None:
    assert texts(row("~", conf="12"), row("-", conf="91"), row("5", conf="12")) == ["-", "5"]


def test_trust_stays_between_0_and_1() -> None:
    words = words_of_tsv("\n".join((HEAD, row("a", conf="-1"), row("b", conf="101"))))
    assert [word.trust for word in words] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("read", "words"),
    [
        ("based.on", ["based", "on"]),
        ("Decision'based", ["Decision", "based"]),
        ("for.the,", ["for", "the,"]),
        ("examinee's", ["examinee's"]),
        ("they'll", ["they'll"]),
        ("acoem.org", ["acoem.org"]),
        ("P.O.", ["P.O."]),
        ("pain.The", ["pain.The"]),
        ("9792.20", ["9792.20"]),
    ],
)
def test_a_speck_between_two_words_parts_them(read: str, words: list[str]) -> None:
    assert texts(row(read)) == words


def test_parted_words_share_the_box() -> None:
    one, other = words_of_tsv(f"{HEAD}\n{row('based.on')}")
    assert (one.x0, other.x1) == (10, 40)
    assert one.x1 < other.x0


def test_a_date_read_as_two_words_is_one() -> None:
    words = words_of_tsv("\n".join((HEAD, row("07/1", conf="80"), row("1/2018", left="50", conf="60"), row("x"))))
    assert next((word.text, word.x0, word.x1, word.trust) for word in words) == ("07/11/2018", 10, 80, 0.6)
    assert len(words) == 2


@pytest.mark.parametrize(("one", "other"), [("07/11/2018", "1/2"), ("7/1", "and"), ("12", "1/2018"), ("1/1/20", "18")])
def test_figures_beside_each_other_are_no_date_of_two_halves(one: str, other: str) -> None:
    assert texts(row(one), row(other)) == [one, other]
