"""Values of figures in a misread document: what holds them, and what needs eyes."""

import pytest

from workbench.extraction.agreement import borne_out
from workbench.extraction.dates import dates_in
from workbench.extraction.found import Found
from workbench.extraction.header import header_fields
from workbench.extraction.mended import MendedStream
from workbench.extraction.misreadings import looks_like
from workbench.extraction.stream import Stream
from workbench.model.threshold import DOUBT_BELOW

_HEAD = (
    "Case Number: CM14-0041873 Date Assigned: 05/16/2014 Date of Injury: 09/17/2011 Decision Date: 06/20/2014 "
    "UR Denial Date: 04/01/2014 Priority: Standard Application Received: 04/16/2014"
)
_BELOW = " The patient was injured on September 17, 2011."


class _Misread(Stream):
    """A stream whose figures were taken for others as often as `mistaken` says."""

    mistaken = 0.0


class _OfFigures(_Misread):
    mistaken = 0.02


def _doubted(text: str, kind: type[Stream] = _Misread) -> set[str]:
    found = header_fields(kind([text + _BELOW], misread=kind is not Stream), 0, len(text))
    return {name.removeprefix("case.") for name, value in found.items() if value.confidence < DOUBT_BELOW}


def test_a_head_that_agrees_is_sure() -> None:
    assert _doubted(_HEAD) == set()


@pytest.mark.parametrize(
    ("printed", "misread", "doubtful"),
    [
        ("06/20/2014", "06/21/2014", {"decision_date"}),  # a Saturday
        ("04/01/2014", "01/02/2014", {"ur_denial_date", "application_received"}),  # 104 days before the application
        ("04/16/2014", "04/1/2014", {"application_received"}),  # one figure where the head prints two
    ],
)
def test_a_date_that_something_speaks_against_is_doubtful(printed: str, misread: str, doubtful: set[str]) -> None:
    text = _HEAD.replace(printed, misread)
    assert _doubted(text) == doubtful
    assert _doubted(text, Stream) == set()


def test_figures_that_nothing_holds_are_less_sure_where_figures_are_misread() -> None:
    text = _HEAD.replace("09/17/2011", "09/11/2011")  # another than is told below
    plain, misread = (
        header_fields(kind([text + _BELOW], misread=True), 0, len(text)) for kind in (_Misread, _OfFigures)
    )
    fallen = {name for name in plain if misread[name].confidence < plain[name].confidence - 0.1}
    assert fallen == {"case.case_number", "case.date_of_injury"}
    assert _doubted(text, _OfFigures) == set()


@pytest.mark.parametrize(("text", "sure"), [("3/4/2012", False), ("3/4/2012, again 3/4/2012", True)])
def test_a_date_of_the_summary_is_sure_where_it_is_told_twice(text: str, sure: bool) -> None:
    stream = _OfFigures([f"Injured on {text}"], misread=True)
    dates = dates_in(stream.low)
    found = Found(dates[0].value, (dates[0][1:],), "summary.date_of_injury@1", 0.9)
    told = borne_out(found, stream, dates)
    assert told is not None
    assert (told.confidence == found.confidence) is sure
    assert told.confidence > DOUBT_BELOW


@pytest.mark.parametrize(
    ("seen", "meant", "alike"), [("1", "l", True), ("rn", "m", True), ("o", "0", True), ("x", "e", False)]
)
def test_what_ocr_takes_for_each_other(seen: str, meant: str, alike: bool) -> None:
    assert looks_like(seen, meant) is alike


def test_letters_misread_at_random_tell_of_figures_misread_too() -> None:
    of_ocr = MendedStream(Stream(["The guidelincs of the Adminlstrator and the revicwer of MAXIMUS"], misread=True))
    at_random = MendedStream(Stream(["The guidelinxs of the Adminxstrator and the revipwer of MAXIMUS"], misread=True))
    assert of_ocr.mistaken == 0.0
    assert at_random.mistaken == pytest.approx(3 / 54, abs=0.002)
