"""Letters whose case is wrong where they stand, and cases that print mixes."""

import pytest

from workbench.extraction.capitals import shapes
from workbench.extraction.mending import mended


@pytest.mark.parametrize(
    ("printed", "cores"),
    [("painT", ["pain?"]), ("MRlT", ["mr?t"]), ("deUomPress", ["de?om?ress"]), ("tE", ["t?"]), ("TDe", ["t?e", "td?"])],
)
def test_a_letter_of_the_wrong_case_is_hidden(printed: str, cores: list[str]) -> None:
    assert [shape.core for shape in shapes(printed)] == cores


@pytest.mark.parametrize(
    "printed", ["AEDs", "dB", "McDonald", "O'Brien", "UpToDate", "Non-MTUS", "Norco", "norco", "MRI"]
)
def test_cases_that_print_mixes_are_right(printed: str) -> None:
    assert [shape.core for shape in shapes(printed)] == [printed.lower()]
    assert [shape.printed for shape in shapes(printed)] == [printed]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("the treatment of painT of the lower back", "the treatment of pain of the lower back"),
        (
            "the records reviewed were idenXified and the tMXining was on the left",
            "the records reviewed were identified",
        ),
        ("We searched PubMed and UpToDate for AEDs", "We searched PubMed and UpToDate for AEDs"),
        ("The ThB treating physician", "The The treating physician"),
    ],
)
def test_a_word_is_read_without_the_letter_of_the_wrong_case(printed: str, meant: str) -> None:
    assert " ".join(word.text for word in mended(printed.split())).startswith(meant)


def test_a_word_that_stands_twice_so_is_as_it_is() -> None:
    printed = "The SynchroMed pump and the SynchroMed catheter"
    assert " ".join(word.text for word in mended(printed.split())) == printed
