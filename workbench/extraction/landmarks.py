"""The headings that a determination's sections stand under, and the words that lead into them."""

from __future__ import annotations

from typing import NamedTuple

from workbench.extraction.labels import Label, first_exact, like
from workbench.extraction.stream import Stream

MADE = ("how the imr final determination was made", "how the final determination was made")
DOCUMENTS = ("documents reviewed",)
SUMMARY = ("clinical case summary", "clinical summary", "case summary")
LEAD_IN = ("including all medical records:", "including all medical records :", "including all medical records")
ISSUES = (
    "imr issues, decisions and rationales",
    "issues, decisions and rationales",
    "imr issues decisions and rationales",
)
LETTER_ISSUES = ("imr decision(s) and rationale(s)", "imr decisions and rationales", "decision(s) and rationale(s)")
SET_FORTH = ("items/services set forth below:", "items/services set forth below", "set forth below:")


class Sections(NamedTuple):
    """Where the sections of a determination or letter stand: offsets into the stream, -1 where one is missing.

    `heading` is where the summary's own heading stands; `summary` and `summary_end` bound the summary's own words;
    `items` is where the first item's heading may begin; `after_made` where the section after the reviewer's begins.
    """

    made: int
    heading: int
    summary: int
    summary_end: int
    items: int
    end: int
    after_made: int


def first_of(stream: Stream, wordings: tuple[str, ...], start: int, end: int | None = None) -> Label | None:
    """The first place after `start` where one of the wordings stands, by likeness where none stands letter for letter.

    In a misread text the first wording by likeness comes before a shorter one that is whole.
    """
    found = first_exact(stream.low, wordings, wordings[0], start, len(stream.low) if end is None else end)
    if found and (not stream.misread or found.end - found.start == len(wordings[0])):
        return found
    damaged = like(stream.low, wordings[0], wordings[0], start, end)
    return damaged[0] if damaged else found


def all_sections(stream: Stream, issues: tuple[str, ...], end: int) -> Sections:
    """The sections of a final determination or a determination letter, up to `end`."""
    made = first_of(stream, MADE, 0, end)
    after_made = made.end if made else 0
    begin = first_of(stream, issues, after_made, end)
    set_forth = first_of(stream, SET_FORTH, begin.end if begin else after_made, end)
    if begin and set_forth and set_forth.start - begin.end > 160:
        set_forth = None
    summary_end = begin.start if begin else (_sentence_before(stream, set_forth) if set_forth else -1)
    issues_at = summary_end
    heading = _summary_heading(stream, after_made, summary_end if summary_end >= 0 else end)
    if made and not heading and (heading := _summary_heading(stream, 0, made.start)):
        summary_end = made.start  # the summary comes first
    summary = heading.end if heading else -1
    if heading:
        lead_in = first_of(stream, LEAD_IN, heading.end, min(end, heading.end + 240))
        summary = lead_in.end if lead_in else heading.end
        while summary < end and stream.text[summary] in " :":
            summary += 1
    items = set_forth.end if set_forth else (begin.end if begin else -1)
    heading_at = heading.start if heading else -1
    if heading and stream.low.endswith("following ", 0, heading.start):
        heading_at = max(0, stream.low.rfind("the ", 0, stream.low.rfind("reviewer", 0, heading.start)))
    made_at = made.start if made else -1
    after = min((at for at in (heading_at, issues_at) if at > made_at), default=-1)
    return Sections(made_at, heading_at, summary, summary_end, items, end, after)


def _summary_heading(stream: Stream, start: int, end: int) -> Label | None:
    """The summary's heading; not the same words in the sentence that leads into it, if a damaged heading precedes."""
    heading = first_of(stream, SUMMARY, start, end)
    if heading and stream.low.endswith("following ", start, heading.start):
        damaged = like(stream.low, SUMMARY[0], SUMMARY[0], start, heading.start)
        return damaged[-1] if damaged else heading
    return heading


def _sentence_before(stream: Stream, label: Label) -> int:
    at = stream.text.rfind(". ", 0, label.start)
    return label.start if at < 0 else at + 1
