"""The treatments of one list: cut apart, each without what leads into it, dates, effects and clauses behind it."""

from __future__ import annotations

import re
from functools import cache

from workbench.extraction import treatment_joints as joints
from workbench.extraction import treatment_words as words
from workbench.extraction.clauses import begins_relative, is_clause, relative_start
from workbench.extraction.conditions import has_region
from workbench.extraction.found import Range
from workbench.extraction.lists import Verdict, bracketed, split_list, without_article
from workbench.extraction.marks import list_marks, marked_entries
from workbench.extraction.treatment_openers import Opener
from workbench.extraction.vocabulary import PhraseFinder, care, phrases

_LONGEST_WORDS = 14
_FEW_WORDS = 4
_NEAR = 60
"""How many letters at most stand between two entries of a list: a joint, an article, a day."""

_DUTY = re.compile(
    r"(?<![a-z])(?:(?:modified|light|restricted|limited|alternate|transitional|sedentary) (?:duty|duties|work|status)"
    r"|off(?: of)? work|time off(?: of)?(?: work)?|work restrictions?|disability)(?![a-z])"
)
"""What work somebody was allowed: a treatment only where a list names it among others."""

_MEDICINE = re.compile(
    r"(?<![a-z])(?:medicines?|medications?|meds|drugs?|creams?|ointments?|gels?|lotions?|patch(?:es)?|pills?|tablets?"
    r"|capsules?|medical foods?|supplements?|refills?|analgesics?|opioids?|opiates?|narcotics?|nsaids?|relaxants?"
    r"|topicals?|compounds?|mg)(?![a-z])"
)
_INJECTED = re.compile(r"inject|block|infus|epidural|intravenous|shots?(?![a-z])")
"""Ways to give a medicine that make it a treatment by itself."""

_PAPER = re.compile(
    r"(?<![a-z])(?:notes?|records?|reports?|logs?|slips?|bills?|requests?|referrals?|prescriptions?|orders?|plans?"
    r"|authori[sz]ations?|denials?|certifications?|recommendations?|scars?|pain|tender\w*|swelling|weakness|numbness|spasms?"
    r"|stiffness|improve\w*|relief|loss|limp|gait|continued|ongoing|current(?:ly)?|need|"
    r"benefit|helps?|taking|takes|using|uses)(?![a-z])"
    r"|(?:treatments?|care|management) (?:for|of|by|at|from|to)(?![a-z])"
)
"""Words of what a file holds that make it none that was given: a paper about it, a finding, something that goes on."""


_CAME_OF_IT = ("brought ", "gave ", "helped ", "took ", "let ", "lasted ", "resulted ", "proved ", "relieved ")
"""Verbs of a piece that says what came of the treatments before it."""


def entries_of(text: str, low: str, begin: int, stop: int, opener: Opener) -> list[Range]:
    """The treatments of the list that begins at `begin`."""
    if low.startswith(("no ", "not ", "neither ", "nothing", "none", "that ", "a history of ", "history of "), begin):
        return []
    kept: list[Range] = []
    between: list[Range] = []  # what no word list knows counts where what is known stands before and behind it
    marks = list_marks(text, begin, stop)
    for entry in (
        marked_entries(text, marks, stop) if len(marks) > 1 else split_list(text, begin, stop, judge_treatment)
    ):
        trimmed = _trimmed(text, low, *entry)
        if not trimmed:
            continue
        said = low[slice(*trimmed)]
        if "diagnosis" in said or "diagnoses" in said or words.OF_ANOTHER_TIME.search(low, *entry):
            continue
        if words.NOT_OF_THE_INJURY.match(low, entry[1]):
            continue
        if opener.first_therapy and not kept and (_PAPER.search(said) or is_medicine(said)):
            return []
        is_care = care().is_in(said.split(" after ")[0]) or bool(words.WITH_THERAPIST.search(said))
        if (opener.only_care or opener.first_care or opener.first_therapy) and not is_care and not kept:
            return []
        if opener.only_care and not is_care:
            near = bool(kept) and trimmed[0] - kept[-1][1] < _NEAR
            between = [trimmed] if near and _may_be_care(said) else []
            continue
        if words.REFUSES.match(said) or (words.STUDY.search(said) and not is_care and not opener.studies_too):
            continue
        kept.extend((*(one for one in between if trimmed[0] - one[1] < _NEAR), trimmed))
        between = []
    if len(kept) == 1 and not opener.studies_too and only_duty(low[slice(*kept[0])]):
        return []
    return kept


def _may_be_care(said: str) -> bool:
    if said.count(" ") >= _FEW_WORDS or is_clause(said):
        return False
    return not (_PAPER.search(said) or words.STUDY.search(said) or words.REFUSES.search(said))


def only_duty(said: str) -> bool:
    """Whether words (lower case) about care are of what work was allowed alone."""
    duty = _DUTY.search(said)
    return duty is not None and not care().is_in(_DUTY.sub(" ", said))


def is_medicine(said: str) -> bool:
    """Whether a treatment (lower case) is one that is swallowed or put on."""
    named = _MEDICINE.search(said) is not None or drugs().is_in(said)
    return named and not _INJECTED.search(said)


def judge_treatment(before: str, joint: str, piece: str) -> Verdict:
    """What a piece of a list of treatments is: one more, a count, side or date of the one before, or no part of it."""
    before, piece = before.lower(), piece.lower()
    if (before and joint.startswith(";") and joints.VERDICT.match(piece)) or joints.SAID_OF_THEM.search(before):
        return "stop"
    if before and _ends_another(before, joint, piece):
        return "more"
    if is_clause(piece) or (before and piece.startswith(_CAME_OF_IT)):
        return "stop"
    return "more" if before and _goes_on(before, joint, piece) else "new"


def _ends_another(before: str, joint: str, piece: str) -> bool:
    """Whether a piece only says where, when or to what effect the one before it was, clause or not."""
    if joints.SIDE.fullmatch(piece) and "," in joint and not has_region(before):
        return False
    behind = " " + piece
    if words.TAIL.match(behind) or joints.PLACE.match(piece) or begins_relative(behind):
        return True
    return joints.SHARING.fullmatch(before) is not None


def _goes_on(before: str, joint: str, piece: str) -> bool:
    """Whether a piece goes on with the words of the one before it: a count, a level, an example, half a procedure."""
    joined = joint.strip() == "and"
    if joined and joints.ORDINAL_FIRST.match(piece) and joints.ORDINAL_LAST.search(before):
        return True
    if joints.LEVEL.fullmatch(before) or (joined and joints.LEVEL.fullmatch(piece)):
        return True
    if piece.startswith(("including ", "such as ", "like ")) or (
        joint.strip() == "," and joints.COUNT.fullmatch(piece)
    ):
        return True
    if joined and (
        before.rpartition(" ")[2] in joints.HALF_NAMED
        or (joints.LEVEL_NAMED.match(piece) and joints.LEVEL_LAST.search(before))
        or (" of " in before and joints.OF_WHAT.search(before) and not care().is_in(piece))
        or (joints.MORE_DONE.match(piece) and joints.WITH_MORE.search(before))
    ):
        return True
    if joints.NAMES_SOME.search(before) and "including" not in piece and drugs().is_in(piece):
        return True
    half = before[-20:]
    together = joints.TOGETHER.search(half + " and " + piece[:48]) if joined else None
    return together is not None and together.start() < len(half) < together.end()


def _trimmed(text: str, low: str, start: int, end: int) -> Range | None:
    """The entry without leading words, dates, effects and clauses."""
    brackets = bracketed(text, start, end) if text.find("(", start, end) >= 0 else []
    if brackets and (dated := words.DATE_BRACKET.search(low, start, end)):
        end = dated.start()
    if brackets and brackets[-1][1] == end and _is_remark(low[start : brackets[-1][0]], low[slice(*brackets[-1])]):
        end = brackets[-1][0]
    while (stop := _tail_start(low, start, end, brackets)) < end:
        end = stop
    while lead := words.LEAD.match(low, start, end):
        start = lead.end()
    entry = without_article(text, start, end)
    if (
        not entry
        or words.NO_TREATMENT.match(low, *entry)
        or entry[1] - entry[0] < 2
        or text.count(" ", *entry) >= _LONGEST_WORDS
    ):
        return None
    return entry


def _is_remark(said: str, bracket: str) -> bool:
    """Whether a bracket behind a treatment is no part of it: a clause, or what came of a drug."""
    if joints.COUNT.fullmatch(bracket.strip("( )")):
        return False
    if is_clause(bracket[1:]):
        return True
    ill = words.WORDY.fullmatch(bracket) and not care().is_in(bracket)
    return bool(ill) and next(drugs().all_in(said), (1, 1))[0] == 0


def _tail_start(low: str, start: int, end: int, brackets: list[Range]) -> int:
    """Where the first clause, date or effect behind an entry begins; `end` where none does."""
    cut = relative_start(low, start, end)
    if any(begin < cut < stop for begin, stop in brackets):
        cut = end
    for tail in words.TAIL.finditer(low, start, end):
        at = tail.start()
        if any(begin < at < stop for begin, stop in brackets):
            continue
        return min(cut, at - 1 if at > start and low[at - 1] == "," else at)
    return cut


@cache
def drugs() -> PhraseFinder:
    return PhraseFinder(phrases("drugs"))
