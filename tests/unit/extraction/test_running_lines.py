"""Running headers and footers."""

from workbench.extraction.stream import Stream


def test_a_line_that_every_page_repeats_is_left_out() -> None:
    pages = [f"Head of the state\nwords of page {word}\nSheet {n}" for n, word in enumerate(("one", "two", "three"), 1)]
    text = Stream(pages).text
    assert text == "Head of the state words of page one words of page two words of page three"


def test_a_bare_page_number_at_the_foot_is_left_out() -> None:
    assert Stream(["ends here\n1", "goes on\n2"]).text == "ends here goes on"


def test_counted_page_lines_inside_one_long_page_are_left_out() -> None:
    assert Stream(["a\nReview Page 1 of 3\nb\nReview Page 2 of 3\nc"]).text == "a b c"


def test_a_footer_broken_over_lines_is_left_out() -> None:
    footer = "Final Determination  Letter for\nIMR Case Number CM13-0001234 2"
    assert Stream([f"one {footer} two"]).text == "one two"


def test_cited_pages_that_differ_by_one_are_no_footers() -> None:
    page = "Treatment Guidelines Page(s): 111-113.\nwords\nTreatment Guidelines Page(s): 112-113."
    assert Stream([page]).text.count("Guidelines Page(s)") == 2


def test_form_lines_that_begin_two_pages_stay() -> None:
    page = "Decision rationale: As noted before\nmore"
    assert Stream([page, page]).text.count("Decision rationale") == 2


def test_a_case_number_printed_again_inside_one_long_page_is_left_out_with_the_page_number() -> None:
    page = "Case Number: CM19-0000123\nfirst\nwords.\n   1\nCase Number: CM19-0000123\n\nmore words.\n   2\n"
    assert Stream([page]).text.strip() == "Case Number: CM19-0000123 first words. more words."


def test_the_case_number_of_another_determination_stays() -> None:
    page = "Case Number: CM19-0000123\nfirst\nwords.\nCase Number: CM19-0000999\n\nmore words."
    assert Stream([page]).text.count("Case Number") == 2


def test_a_case_number_at_the_head_of_further_pages_is_left_out() -> None:
    pages = [
        "Case Number: CM19-0000123 Priority: Standard\nfirst words.\n1",
        "Case Number: CM19-0000123\nmore words.\n2",
    ]
    assert Stream(pages).text == "Case Number: CM19-0000123 Priority: Standard first words. more words."
