"""Where a list in a sentence gives way to a clause that tells something else."""

from __future__ import annotations

import re

PERSONS = r"(?:patient|applicant|claimant|injured worker|worker|employee|member|individual)"
_CLAUSE = re.compile(
    r"[,;]? (?:and |but |while |although |though |however,? |yet |or )?"
    rf"(?:(?:he|she|they|it|there|this|these|those|who|whom|(?:the|this|that) {PERSONS}|the (?:provider|physician|pain|symptoms|condition|requests?|claims|mri|treating|current|most)|"
    r"(?:all|none|both|some|each|neither|most) of (?:which|them|these))"
    r"|(?:has|have|had|is|was|were|are|continues?|remains?|reports?|complains?|denies|still|did|does|notes?|states?|works?|takes?|uses|felt|gave|brought|helped|provided|"
    r"relieved|failed|rated|also|now|currently|however|but|except|until|despite|because|since|where|whereas|when|whose|which|that|"
    r"most recently|last|first in|as of|according|followed by a|then)"
    r"|(?:on|in|from|by|at) (?:examination|exam|a report|the report|the note|a note|dr|his|her))(?![\w-])"
)
_RELATIVE = re.compile(r" (?:from which|for which|by which|in which|of which|which|that|who)(?!\w)")


def clause_start(low: str, start: int, end: int) -> int:
    """Where a clause begins after the list that starts at `start`; `end` where none does."""
    match = _CLAUSE.search(low, start, end)
    return match.start() if match else end


def relative_start(low: str, start: int, end: int) -> int:
    """Where a relative clause begins inside an entry; `end` where none does."""
    match = _RELATIVE.search(low, start, end)
    return match.start() if match else end
