"""The reviewer's certifications and licences."""

import pytest
from made_letters import final_determination, read_record, review_of

from workbench.model.threshold import DOUBT_BELOW

_LIST = "The Expert Reviewer has the following credentials:\nState(s) of Licensure: {}\nCertification(s)/Specialty: {}"


@pytest.mark.parametrize(
    ("printed", "specialties"),
    [
        ("Family Practice, and", ["Family Practice"]),
        ("Physical Medicine and Rehabilitation and", ["Physical Medicine and Rehabilitation"]),
        ("Preventive Medicine and Occupational Medicine, and", ["Preventive Medicine", "Occupational Medicine"]),
        ("Psychiatry, Addiction Medicine and", ["Psychiatry", "Addiction Medicine"]),
        ("Allergy and Immunology and", ["Allergy and Immunology"]),
        ("Pulmonary Disease and Critical Care Medicine, and", ["Pulmonary Disease", "Critical Care Medicine"]),
        ("Occupational Medicine", ["Occupational Medicine"]),
    ],
)
def test_certifications_in_prose_are_one_each(printed: str, specialties: list[str]) -> None:
    reviewer = f"The expert reviewer is Board Certified in {printed} is licensed to practice in California."
    assert list(read_record(final_determination(reviewer=reviewer)).reviewer.specialties) == specialties


@pytest.mark.parametrize(
    ("printed", "sure"),
    [
        ("Psychiatry and Neurology", False),
        ("Physical Medicine & Rehabilitation", True),
        ("Public Health & General Preventive Medicine", True),
        ("Hospice and Palliative Medicine", True),
    ],
)
def test_a_name_that_may_as_well_be_two_needs_eyes(printed: str, sure: bool) -> None:
    reviewer = f"The expert reviewer is Board Certified in {printed} and is licensed to practice in California."
    cells = review_of(final_determination(reviewer=reviewer)).cells
    named = [cell.proposal for cell in cells.values() if cell.value == printed]
    assert [one is not None and one.confidence >= DOUBT_BELOW for one in named] == [sure]


def test_the_list_form_is_read() -> None:
    reviewer = _LIST.format("Ohio, New York", "Public Health & General Preventive Medicine, Urology")
    read = read_record(final_determination(reviewer=reviewer)).reviewer
    assert read.licensure == ("Ohio", "New York")
    assert read.specialties == ("Public Health & General Preventive Medicine", "Urology")


def test_a_subspecialty_is_apart() -> None:
    reviewer = (
        "The expert reviewer is Board Certified in Plastic Surgery, has a subspecialty in Hand Surgery and is licensed "
        "to practice in Texas and Utah."
    )
    read = read_record(final_determination(reviewer=reviewer)).reviewer
    assert (read.subspecialties, read.licensure) == (("Hand Surgery",), ("Texas", "Utah"))


def test_a_licensed_profession_stands_as_the_specialty() -> None:
    reviewer = "The expert reviewer is a Doctor of Chiropractic and is licensed to practice in California."
    assert read_record(final_determination(reviewer=reviewer)).reviewer.specialties == ("Doctor of Chiropractic",)


def test_a_place_that_is_no_state_stands_as_printed() -> None:
    reviewer = "The expert reviewer is Board Certified in Urology and is licensed to practice in Los Angeles."
    assert read_record(final_determination(reviewer=reviewer)).reviewer.licensure == ("Los Angeles",)


def test_a_misread_state_is_mended() -> None:
    reviewer = "The expert reviewer is Board Certified in Urology and is licensed to practice in Califrnia."
    assert read_record(final_determination(reviewer=reviewer)).reviewer.licensure == ("California",)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("has been Board Certified in Urology, and is licensed to practice in Ohio", (["Urology"], [], ["Ohio"])),
        (
            "is Board Certified in Physical Medicine & Rehabilitation, has a subspecialty in Interventional Spine and "
            "is licensed to practice in California, District of Columbia and West Virginia",
            (["Physical Medicine & Rehabilitation"], ["Interventional Spine"],
             ["California", "District of Columbia", "West Virginia"]),
        ),
        (
            "is Board Certified in Obstetrics and Gynecology, has a subspecialty in Female Pelvic Medicine and is "
            "licensed to practice in New Hampshire",
            (["Obstetrics and Gynecology"], ["Female Pelvic Medicine"], ["New Hampshire"]),
        ),
        ("is a licensed Chiropractor and is licensed to practice in Texas", (["Chiropractor"], [], ["Texas"])),
        (
            "is a Doctor of Podiatric Medicine and is licensed to practice in Utah",
            (["Doctor of Podiatric Medicine"], [], ["Utah"]),
        ),
    ],
)  # fmt: skip
def test_wordings_of_credentials(printed: str, read: tuple[list[str], list[str], list[str]]) -> None:
    found = read_record(final_determination(reviewer=f"The expert reviewer {printed}.")).reviewer
    assert (list(found.specialties), list(found.subspecialties), list(found.licensure)) == read


@pytest.mark.parametrize(
    "listed",
    [
        "The Expert Reviewer has the following credentials:\nState(s) of Licensure: Ohio, Maine\n"
        "Certification(s)/Specialty: Urology",
        "Credentials: State of Licensure: Ohio, Maine Certification/Specialty: Urology",
        "The Expert Reviewer has the following credentials:\nCertification(s)/Specialty: Urology\n"
        "State(s) of Licensure: Ohio, Maine",
    ],
)
def test_lists_of_credentials(listed: str) -> None:
    found = read_record(final_determination(reviewer=listed)).reviewer
    assert (list(found.specialties), list(found.licensure)) == (["Urology"], ["Ohio", "Maine"])
