"""Words of figures in no form of print, and what they were by the forms and by the document itself."""

import pytest

from workbench.extraction.figures_told import figures_told, is_formed
from workbench.extraction.misreadings import Odds


def _told(printed: str) -> str:
    words = printed.split()
    told = figures_told(words, Odds())
    return " ".join(told.get(at, word) for at, word in enumerate(words))


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("CM14Q0044190", "CM14-0044190"),
        ("CM22!-0104466", "CM22-0104466"),
        ("02/2j0/2011", "02/20/2011"),
        ("918/2013", "9/18/2013"),
        ("11/25t2015", "11/25/2015"),
        ("112g113", "112-113"),
        ("(33x7.22)", "(337.22)"),
        ("S2 year", "52 year"),
        ("2g-year-old", "29-year-old"),
        ("(2),t then", "(2), then"),
        ("(355.8)v. Then", "(355.8). Then"),
        ("ACOEM (2004M, 2nd Edition", "ACOEM (2004), 2nd Edition"),
        ("in 2012N. Then", "in 2012. Then"),
        ("on June 1, 205 and May 2005", "on June 1, 2005 and May 2005"),
        ("Guidelines (2009), and (209), pages", "Guidelines (2009), and (2009), pages"),
        ("page 209 of 2009 and June 14, 2011", "page 209 of 2009 and June 14, 2011"),
        ("in 5/2013, 12/2012 50-70% #8-9 3+/5 A1c U09.9", "in 5/2013, 12/2012 50-70% #8-9 3+/5 A1c U09.9"),
    ],
)
def test_a_form_of_print_shows_the_wrong_sign(printed: str, meant: str) -> None:
    assert _told(printed) == meant


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("06/24/2019 07/01/2019 08/02/201F", "06/24/2019 07/01/2019 08/02/2019"),
        ("on 7/23/2013 and R/23/2013", "on 7/23/2013 and 7/23/2013"),
        ("#120 of #V20", "#120 of #120"),
        ("CM14-0150001 CM14-0152001 CM14-0150001", "CM14-0150001 CM14-0150001 CM14-0150001"),
    ],
)
def test_what_the_document_tells_elsewhere_is_taken(printed: str, meant: str) -> None:
    assert _told(printed) == meant


@pytest.mark.parametrize(
    "printed",
    [
        "10/325mg 4mg #60 5% L4-5 C5-C6 T12-L1",
        "97110 M54.5 847.0 2009, 25-26. 0n B12 q8h 3x/week",
        "9792.27.13 95813-8009",
    ],
)
def test_what_may_be_right_is_left_alone(printed: str) -> None:
    assert _told(printed) == printed


def test_words_of_figures_in_a_form_of_print() -> None:
    assert all(map(is_formed, ("4mg", "6th", "(2004),", "#60:")))
    assert not any(map(is_formed, ("emg", "0n", "07/235/2014")))
