"""The labelled fields at the head."""

import pytest
from made_letters import final_determination, letter, read_record, review_of

from workbench.model.review import Place

_TWO_COLUMNS = """Case Number: CM14-0041873 Date Assigned: 05/16/2014
Date of Injury: 09/17/2011 Decision Date: 08/01/2014
UR Denial Date: 03/24/2014
Priority: Standard Application Received: 04/07/2014"""


def test_two_fields_on_a_line_are_told_apart() -> None:
    case = read_record(final_determination(header=_TWO_COLUMNS)).case
    assert (case.case_number, case.date_assigned, case.date_of_injury) == ("CM14-0041873", "2014-05-16", "2011-09-17")
    assert (case.decision_date, case.ur_denial_date, case.priority) == ("2014-08-01", "2014-03-24", "Standard")


def test_values_below_a_run_of_labels_go_to_them_in_order() -> None:
    header = "Case Number:\nDate Assigned:\nDate of Injury:\nCM14-0041873\n05/16/2014\n09/17/2011\nPriority: Expedited"
    case = read_record(final_determination(header=header)).case
    assert (case.case_number, case.date_assigned, case.date_of_injury) == ("CM14-0041873", "2014-05-16", "2011-09-17")
    assert case.priority == "Expedited"


def test_the_first_page_of_a_letter_alone_has_its_head() -> None:
    first_page = letter([]).split("HOW THE IMR")[0]
    record = read_record(first_page + "We decided that none of the items is medically necessary and appropriate.")
    assert (record.case.case_number, record.case.decision_date) == ("CM13-0012345", "2013-12-02")
    assert (record.case.ur_denial_date, record.case.determination, record.items) == ("2013-08-15", "Upheld", ())


def test_a_misspelt_label_is_known() -> None:
    assert read_record(final_determination(header="Decison Date : 08/01/2014")).case.decision_date == "2014-08-01"


def test_a_blacked_out_value_takes_nothing_from_the_next_label() -> None:
    header = "Claims Number: UR Denial Date: 08/12/2013"
    assert read_record(final_determination(header=header)).case.ur_denial_date == "2013-08-12"


def test_a_range_of_injury_fills_both_days() -> None:
    case = read_record(final_determination(header="Date of Injury: 03/01/2009 - 08/15/2011")).case
    assert (case.date_of_injury, case.date_of_injury_end) == ("2009-03-01", "2011-08-15")


def test_the_header_wins_over_the_summary() -> None:
    text = final_determination("He was injured on 6/15/2012.", header="Date of Injury: 06/14/2012")
    assert read_record(text).case.date_of_injury == "2012-06-14"


def test_a_misread_date_is_doubtful() -> None:
    cell = review_of(final_determination(header="Decision Date: O8/0l/2014")).cells[Place("", "case.decision_date")]
    assert cell.value == "2014-08-01"
    assert cell.proposal
    assert cell.proposal.confidence < 0.75


def test_a_header_right_before_the_items_is_read() -> None:
    text = final_determination(header=_TWO_COLUMNS)
    bare = text[: text.index("HOW THE IMR")] + text[text.index("IMR ISSUES") :]
    case = read_record(bare).case
    assert (case.case_number, case.decision_date, case.priority) == ("CM14-0041873", "2014-08-01", "Standard")


_WANTED = ("CM14-0041873", "2014-05-16", "2011-09-17", "2014-08-01", "2014-03-24", "2014-04-07", "Expedited")


@pytest.mark.parametrize(
    "header",
    [
        "Case Number: CM14-0041873\nDate Assigned: 05/16/2014\nDate of Injury: 09/17/2011\nDecision Date: 08/01/2014\n"
        "UR Denial Date: 03/24/2014\nPriority: Expedited\nApplication Received: 04/07/2014",
        "IMR Case No.: CM14-0041873 | Date Assigned: 5/16/14 | DOI: 9/17/11 | Decision Date: 8/1/14 | UR Denial Date: "
        "3/24/14 | Priority: EXPEDITED | Application Received: 4/7/14",
        "CASE NUMBER : CM14-0041873 DATE ASSIGNED : May 16, 2014 DATE OF INJURY : September 17, 2011 DECISION DATE : "
        "August 1, 2014 UR DENIAL DATE : March 24, 2014 PRIORITY : Expedited APPLICATION RECEIVED : April 7, 2014",
        "Priority: Expedited Application Received: 2014-04-07\nUR Denial Date: 2014-03-24\nDate of Injury: 2011-09-17 "
        "Decision Date: 2014-08-01\nCase Number: CM14-0041873 Date Assigned: 2014-05-16",
    ],
)
def test_headers_in_any_form_tell_the_same(header: str) -> None:
    case = read_record(final_determination(header=header)).case
    assert (
        case.case_number,
        case.date_assigned,
        case.date_of_injury,
        case.decision_date,
        case.ur_denial_date,
        case.application_received,
        case.priority,
    ) == _WANTED
