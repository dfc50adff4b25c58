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


_BODY = "Relief was brief and no function was regained by any of the visits made. " * 8


def test_page_numbers_that_a_text_set_anew_took_within_are_left_out() -> None:
    assert Stream([f"One half Page 1 of it. {_BODY}Done. Page 2"]).text == f"One half of it. {_BODY}Done."


def test_page_numbers_count_on_over_the_pages_of_a_text_set_anew() -> None:
    pages = [f"Head\nfirst\nends here\nPage 1\ngoes on. {_BODY}", f"Top\nsecond\nwords {_BODY}\nPage 2"]
    assert "Page" not in Stream(pages).text


def test_pages_that_are_cited_are_no_page_numbers() -> None:
    cited = f"ACOEM, Chapter 2, Page 1 and more. {_BODY}Chapter 3, Page 2 is cited."
    near = f"See Page 1 of that. See Page 2 of that. {_BODY}"
    uncounted = f"See Page 4 of that. {_BODY}See Page 9 of that."
    assert [Stream([text]).text for text in (cited, near, uncounted)] == [cited.strip(), near.strip(), uncounted]


def test_a_case_number_set_within_a_line_is_left_out_with_the_page_number() -> None:
    head = "Case Number: CM19-0000123 Date Assigned: 1/2/2019"
    page = f"{head} Based on ODG. 1 Case Number: CM19-0000123 Rationale: words for 2 Case Number: CM19-0000123 weeks. 3"
    assert Stream([page]).text == f"{head} Based on ODG. Rationale: words for weeks."


def test_a_number_before_the_case_number_that_counts_no_page_stays() -> None:
    page = "Case Number: CM19-0000123 Hydrocodone #90 Case Number: CM19-0000123 more. 7"
    assert Stream([page]).text == "Case Number: CM19-0000123 Hydrocodone #90 more. 7"


def test_the_case_number_of_a_second_head_stays() -> None:
    page = "IMR Case Number: CM19-0000123 Dear Sir, Case Number: CM19-0000123 Date Assigned: 1/2/2019"
    assert Stream([page]).text == page
