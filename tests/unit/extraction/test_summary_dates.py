"""The days of the injury and of the utilization review, told by the summary alone."""

import pytest
from made_letters import final_determination, read_record, review_of

from workbench.model.review import Place


@pytest.mark.parametrize(
    ("summary", "day"),
    [
        ("The worker sustained an industrial injury on 4/29/2012 resulting in neck pain.", "2012-04-29"),
        ("The patient reported an injury on 08/14/2012 due to lifting.", "2012-08-14"),
        ("The records made available for review tell of a man with a 12/9/11 date of injury and gout.", "2011-12-09"),
        ("He was hurt on the 2nd of June, 2012, when a shelf fell.", "2012-06-02"),
        ("The note of 9/9/2013 is about a 5/4/2011 industrial injury.", "2011-05-04"),
        ("DOI: 7/7/2011. Continued back pain on 9/9/2013.", "2011-07-07"),
        ("A claim for back pain associated with an industrial injury of July 6, 2012 is filed.", "2012-07-06"),
        ("A cook who was hurt on 2/2/2010 when a pot fell. MRI of 3/3/2011 was normal.", "2010-02-02"),
        ("She slipped on ice on January 14, 1997. Surgery was on 2/2/1998.", "1997-01-14"),
        ("The worker was seen on 5/5/2014 for chronic back pain.", None),
        ("The claim dates from lifting in March of 2011.", None),
    ],
)
def test_the_injury_is_told_from_other_events(summary: str, day: str | None) -> None:
    assert read_record(final_determination(summary)).case.date_of_injury == day


def test_cumulative_trauma_has_a_first_and_a_last_day() -> None:
    case = read_record(final_determination("She filed a cumulative trauma claim from 3/1/2009 to 8/15/2011.")).case
    assert (case.date_of_injury, case.date_of_injury_end) == ("2009-03-01", "2011-08-15")


@pytest.mark.parametrize(
    ("summary", "day"),
    [
        ("In a Utilization Review Report dated February 12, 2014, the administrator denied the MRI.", "2014-02-12"),
        ("The UR determination of 4/3/14 was adverse.", "2014-04-03"),
        (
            "A letter came from the carrier, dated 5/6/2014, denying the MRI. On 7/8/2014, refusing surgery, she left.",
            "2014-05-06",
        ),
        ("The requests were denied on 05/09/14.", "2014-05-09"),
        ("On 03/27/2015 Utilization Review non-certified the request.", "2015-03-27"),
        ("The original utilization review (12-2-2015) non-certified the requests.", "2015-12-02"),
        ("UR decisions of 7/29/14 and 8/4/14 are enclosed.", "2014-08-04"),
        ("The patient denied numbness on 3/3/2014.", None),
        ("She was seen on 3/3/2014.", None),
    ],
)
def test_the_review_is_told_from_other_events(summary: str, day: str | None) -> None:
    assert read_record(final_determination(summary)).case.ur_denial_date == day


def test_the_other_dates_are_alternatives() -> None:
    summary = "He was injured on 2/2/2010. Films of 3/3/2011 were normal. He was seen on 4/4/2012."
    cell = review_of(final_determination(summary)).cells[Place("", "case.date_of_injury")]
    assert cell.proposal
    assert [other.value for other in cell.proposal.alternatives] == ["2011-03-03", "2012-04-04"]


def test_a_review_that_may_be_an_earlier_one_needs_eyes() -> None:
    def sure(told: str) -> float:
        cell = review_of(final_determination(summary=told)).cells[Place("", "case.ur_denial_date")]
        assert cell.value == "2014-03-04"
        assert cell.proposal is not None
        return cell.proposal.confidence

    assert sure("He is 44. Utilization review dated 3/4/2014 denied it.") >= 0.75
    assert sure("He is 44. An earlier utilization review dated 3/4/2014 denied it.") < 0.75


@pytest.mark.parametrize(
    ("summary", "day"),
    [
        ("On 3/2/2015 the carrier denied two items; on 3/9/2015 it again denied them.", "2015-03-09"),
        ("On 3/2/2015 the carrier denied two items; on 3/9/2015 they have turned them down.", "2015-03-09"),
        ("On 3/2/2015 the carrier denied two items; on 3/9/2015 it was cold.", "2015-03-02"),
    ],
)
def test_who_refuses_again_need_not_be_named_again(summary: str, day: str) -> None:
    assert read_record(final_determination(summary)).case.ur_denial_date == day
