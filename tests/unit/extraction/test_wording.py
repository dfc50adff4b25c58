"""What is expected where: by English, the forms, the field and the document itself."""

from workbench.extraction.wording import Wording, expected


def test_usual_words_are_expected_more_than_rare_ones() -> None:
    costs = [expected(word) or 0.0 for word in ("the", "gabapentin", "corroborated")]
    assert 0 < costs[0] < costs[1] < costs[2]


def test_a_word_in_no_list_is_told() -> None:
    assert expected("quibellium") is None


def test_an_ending_stands_behind_letters_that_take_it() -> None:
    assert expected("corroborated") is not None
    assert expected("correctd") is None
    assert expected("mris") is not None


def test_a_compound_of_a_usual_pair_is_expected_more() -> None:
    assert (expected("post-operative") or 99) < (expected("pot-operative") or 99)


def test_american_spellings_and_rare_words_are_listed() -> None:
    costs = [expected(word) for word in ("add", "unfavorable", "homebound", "cervicogenic", "kellgren")]
    assert None not in costs


def test_a_word_of_the_document_is_expected_there() -> None:
    words = ["the", "quibellium", "patch", "and", "quibellium", "tablet"]
    here, elsewhere = Wording(words), Wording(["the", "quibellium", "patch"])
    assert here.alone(1, "quibellium", "quibellium") < elsewhere.alone(1, "quibellium", "quibellium")


def test_no_word_speaks_for_itself() -> None:
    words = Wording(["quibellium"])
    assert words.is_strange(0, "quibellium")


def test_a_usual_pair_is_expected_more_than_an_unusual_one() -> None:
    words = Wording(["in", "front", "of"])
    assert words.behind(2, "front", "of", words.alone(2, "of", "of")) < words.behind(
        2, "front", "if", words.alone(2, "if", "if")
    )
