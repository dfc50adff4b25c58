"""Where a list in a sentence gives way to a clause that tells something else."""

from __future__ import annotations

import re

PERSONS = r"(?:patient|applicant|claimant|injured worker|worker|employee|member|individual)"
RELATIVES = (
    r"(?:wife|husband|spouse|partner|(?:step|grand)?(?:mother|father|son|daughter)|brother|sister|mom|dad"
    r"|twin(?: sister"
    r"| brother)?|uncle|aunt|cousin|nephew|niece|co-?worker|friend)(?:[- ]in[- ]law)?"
)
"""Those of whom a summary tells beside the patient."""
_AUXILIARY = (
    r"(?:is|are|was|were|has|have|had|did|does|do|will|would|can|could|may(?! (?:of )?\d|[),.]|$)|might|should)"
)
_CLAUSE = re.compile(
    r"(?:and |but |while |although |though |however,? |yet |or |so |then |also )*(?:"
    rf"(?:he|she|they|it|there|we)(?!\w)"
    rf"|(?:the|this|that|an?|his|her|these|those) (?:\w+[ -]){{0,3}}?(?:{_AUXILIARY}|exists?|remains?|persists?"
    rf"|continues?|still|reports?|states?|stated|notes?|noted|writes|wrote|says|said"
    rf"|shows?|showed|revealed|followed(?! by)|ensued|developed|occurred)(?!\w)"
    rf"|{_AUXILIARY}(?:n't)?(?! not a)(?!\w)"
    r"|(?:continues|continued|remains|remained|reports|reported|complains|complained|denies|denied|still|notes|noted"
    r"|states|stated|works|takes|uses|"
    r"felt|rated|rates|returned|presented|presents|experienced|improved|declined|has|now|currently|however|but"
    r"|except|despite|because|where|whereas|"
    r"requested|asked|recommended|wishes|wants|needs|seeks)(?!\w)"
    r")"
)
_FINITE_WORDS = (
    "is, are, was, were, has, have, had, did, does, do, will, would, can, could, might, should, persists, persisted, "
    "returned, recurred, remains, remained, continues, reports, exists"
)
_FINITE = re.compile(
    "(?:"
    + "|".join(  # as in patterns.begun: a look behind in front of them would be tried at each letter
        rf"{word}(?<![\w-]{word})" for word in _FINITE_WORDS.split(", ")
    )
    + r"|may(?<![\w-]may)(?! (?:of )?\d|[),.]|$))(?:n't)?(?![\w-])"
)
_RELATIVE = re.compile(r",? (?:(?:from|for|by|in|of|with|to|after) (?:which|whom)|which|who|whose|that)(?!\w)")
_BRACKETED = re.compile(r" ?\((?!no )[^()]*\)")
_ASIDE = re.compile(
    r" (?:but|while|although|though|because|since she|since he|as she|as he|when|until|where|whereas|despite"
    r"|however)(?!\w)"
)


def is_clause(piece: str) -> bool:
    """Whether a piece of a list (lower case) is really the beginning of a clause."""
    if _CLAUSE.match(piece):
        return True
    finite = _FINITE.search(piece)
    if finite and "(" in piece[: finite.start()]:
        finite = _FINITE.search(_BRACKETED.sub("", piece))  # what a bracket says makes no clause of what it is behind
    if not finite:
        return False
    relative = _RELATIVE.search(" " + piece)
    return not relative or relative.start() > finite.start()


def relative_start(low: str, start: int, end: int) -> int:
    """Where a relative clause or an aside begins inside an entry; `end` where none does."""
    relative = _RELATIVE.search(low, start, end)
    aside = _ASIDE.search(low, start, relative.start() if relative else end)
    if aside:
        return aside.start()
    return relative.start() if relative else end


def begins_relative(low: str) -> bool:
    """Whether words (lower case, a space before them) begin with a relative clause or an aside."""
    return _RELATIVE.match(low) is not None or _ASIDE.match(low) is not None
