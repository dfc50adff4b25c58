"""Brackets and quotation marks that have their other, and such as lack it."""

import pytest

from workbench.extraction.brackets import Brackets
from workbench.extraction.mending import mended


def _mended(printed: str) -> str:
    return " ".join(word.text for word in mended(printed.split()))


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("the Official Disability Guidelines IODG), Low Back", "the Official Disability Guidelines (ODG), Low Back"),
        ("the Official Disability Guidelines ODG), Low Back", "the Official Disability Guidelines (ODG), Low Back"),
        ("he is being treated) for pain in the back", "he is being treated for pain in the back"),
        ("he noted 'no lasting change' of the pain", "he noted 'no lasting change' of the pain"),
        (
            "the request (as noted above in the records) is denied",
            "the request (as noted above in the records) is denied",
        ),
    ],
)
def test_a_bracket_has_its_other(printed: str, meant: str) -> None:
    assert _mended(printed) == meant


def test_a_bracket_without_its_other_costs_more() -> None:
    words = ["pain", "(in", "the", "back)", "is", "treated)", "with", "(rest", "of", "the", "day"]
    brackets = Brackets(words)
    assert brackets.cost(1, "(", "in", "") == brackets.cost(3, "", "back", ")") == 0
    assert brackets.cost(5, "", "treated", ")") > 0
    assert brackets.cost(7, "(", "rest", "") > 0


def test_what_numbers_a_list_is_closed_alone() -> None:
    assert Brackets(["a)", "rest"]).cost(0, "", "a", ")") == 0


def test_the_bracket_that_lacks_is_put_back() -> None:
    brackets = Brackets(["schedule", "nMTUS),", "and"])
    assert ("(", "MTUS", "),", (2,)) in list(brackets.completed(1, "", "nMTUS", "),"))
