"""How basis statements are worded: who claims what, what only tells, and how MTUS and Non-MTUS are printed."""

from __future__ import annotations

import re

_LONG = r"Medical\s+Treatment\s+Utilization\s+Schedule"
_SCHEDULE = rf"(?:MTUS(?:\s*\({_LONG}\))?|{_LONG}(?:\s*\(MTUS\))?)"
_PARTY = (
    r"(?:The|This|Said|Our)?\s*(?:(?:Claims?|UR)\s+(?:Administrator|Adjust[eo]r|Organization)|Utilization\s+Review(?:er)?"
    r"|(?:UR|Utilization\s+Review|Reviewing)\s+(?:Physician|Doctor|Nurse)|Physician\s+Advis[eo]r"
    r"|(?:Expert|Physician|Medical|MAXIMUS|IMR|Peer)\s+(?:Medical\s+)?Review(?:er)?|Reviewer)"
)
_CLAIM = (
    r"(?:final\s+)?(?:decision|determination)s?\s+(?:(?:is|was|were|has\s+been)\s+)?based\s+(?:up)?on"
    r"|based\s*(?:(?:its|their|his\s*(?:/|or)\s*her|his|her|the)\s+)?(?:(?:decision|determination|denial|opinion)s?\s*)?(?:up)?on"
    r"|(?<!not\s)(?:relied|relying)\s+(?:up)?on"
)
_LISTED = r"guideline|criteri[ao]n?|reference|source|citation|evidence|authorit(?:y|ies)"
_USED = r"used|utili[sz]ed|cited|quoted|applied|referenced|consulted|relied\s+(?:up)?on"
_NAMES = (
    rf"(?:{_PARTY}|\b(?:it|he|she|they|denial|determination|decision|report|letter|non-?certification))"
    r"(?:['’]s)?(?:,[^,.;]{3,60},)?"
    r"(?:\s+(?:UR|utilization\s+review|denial|decision|determination|letter|rationale|report)){0,3}\s+"
    rf"(?:(?:has|have|had|also|then|further|primarily|specifically)\s+)*"
    r"(?:(?:cit|quot|referenc|utili[sz]|us|review|consult|consider|list)(?:ed|es|s)|appl(?:ied|ies)|(?:referred|refers|made\s+reference)\s+to)"
    r"|\b(?:request|treatment|service|denied|denial|non-?certified)s?\s+(?:per|pursuant\s+to|according\s+to)(?!\s+Dr)"
    rf"|\b{_SCHEDULE},?\s+(?:and|but)\s+(?:instead\s+|rather\s+)?(?:(?:cit|referenc|utili[sz]|us|quot)ed|applied)"
    rf"|(?<!without\s)\b(?:citing|quoting|referencing|referring\s+to)"
    rf"|(?:{_LISTED})s?\s+(?:{_USED})\s+by\s+{_PARTY}(?:\s+(?:is|are|was|were|included?|includes)\b|\s*:)"
    rf"|{_PARTY}\s+\w+\s+(?:as\s+)?the\s+following\s+(?:\w+\s+){{0,3}}?(?:{_LISTED})\(?s?\)?\s*:"
    rf"|^\s*(?:{_LISTED})\(?s?\)?\s*:"
)
"""Weaker words than a claim to have decided by something: what follows must look like a name."""
_FOLLOWING = (
    r"\s*:?\s*(?:the\s+following\b[^:.;,]{0,60}:\s*)?"
    rf"(?:(?:the|both|following|section)\s+|(?:{_LISTED})\(?s?\)?\s*:\s*)*"
)
_A_NAME = r"(?=[\"“(§]?(?-i:[A-Z0-9])|https?:|www\.)"
_PASSIVE = (
    rf"(?:{_LISTED})s?\s+(?:(?:is|are|was|were|has|have|been|also)\s+)+(?:{_USED})(?:\s+by\s+{_PARTY})?\s*:"
    rf"{_FOLLOWING}{_A_NAME}"
)
LEAD = re.compile(rf"(?:{_CLAIM}){_FOLLOWING}|(?:{_NAMES}){_FOLLOWING}{_A_NAME}|{_PASSIVE}", re.IGNORECASE)
FOUND = re.compile(
    rf"{_PARTY}\s+found\s+(?:that\s+)?(?:the\s+)*(?P<what>{_A_NAME}(?:(?!\b(?:{_USED})\s+by\b).)+?)"
    r"[\s,]+(?:(?:to\s+be|is|are|was|were|both|also)\s+)*(?:applicable|relevant|appropriate|controlling)\b",
    re.IGNORECASE | re.DOTALL,
)
"""The party found a named guideline applicable; "the guidelines used by the other party" are none."""
_VERBS = (
    r"(?:is|are|was|were|does|do|did|has|have|had|makes?|contains?|fails?|lacks?|offers?|provides?|gives?|applies|apply"
    r"|address(?:es)?|exists?)"
)
USED_IT = re.compile(
    rf"[.;]\s+(?:the\s+)?(?P<what>{_A_NAME}(?!No\b)[^;]{{3,300}}?)\s+(?:is|are|was|were)\s+(?:also\s+)?(?:{_USED})\b",
    re.IGNORECASE,
)
AIM = re.compile(
    r",?\s+(?:in\s+(?:(?:making|reaching|support\s+of)\s+)?|for\s+|to\s+(?:make|reach|support)\s+|as\s+(?:the\s+)?(?:basis|support)\s+(?:of|for)\s+)"
    r"(?:its|their|his(?:\s*/\s*her)?|this|the)\s+(?:\w+\s+)?(?:decision|determination|denial|opinion)s?\b"
    rf"|,?\s+(?:is|are|was|were)\s+(?:also\s+)?(?:{_USED})\b"
    rf"|,?\s+(?:as|since|because|although|though|while)\s+(?:the\s+)?(?:CA\s+|California\s+)?{_SCHEDULE}(?:\s+guidelines?)?\s+{_VERBS}\b"
    r"|,?\s+(?:and|but)\s+(?:(?:has|have|had)\s+)?(?:found|stated|determined|concluded|noted|denied|did\s+not)\b",
    re.IGNORECASE,
)
"""What the party did with the cited guidelines, behind them."""
ABOUT = re.compile(
    rf"(?P<if>(?:as|since|because|although|though|while|where)\s+)?(?:(?:the|CA|California)[\s-]+)*"
    rf"{_SCHEDULE}(?:\s*/\s*ACOEM)?(?:\s+(?:ACOEM|guidelines?))*\s+{_VERBS}\b(?(if)[^.;,]*(?:[.;,]+\s*|$)|[^.;]*(?:[.;]+\s*|$))",
    re.IGNORECASE,
)
"""A sentence about the schedule, which cites nothing: `The MTUS is silent on …`."""
ABOUT_SENTENCE = re.compile(rf"(?:^|(?<=[.;]))\s*{ABOUT.pattern}", re.IGNORECASE)
NO = re.compile(r"\s*no(?:ne|t|thing)?\b", re.IGNORECASE)
NO_PART = re.compile(rf"\s*(?:no|neither|there|it)\s[^.;]*?\b(?:{_VERBS}|{_USED})\b[^.;]*(?:[.;]+\s*|$)", re.IGNORECASE)
_DISPUTES = (
    r"(?:The\s+)?(?:(?:requesting|treating|prescribing)\s+)?(?:provider|physician|doctor|employee|applicant|claimant|patient"
    r"|(?:injured\s+)?worker|attorney)(?:['’]s\s+\w+)?\s+(?:did|does|has|have|had)\s*(?:not|n['’]t)\s+(?:\w+\s+){0,2}?"
    r"(?:dispute|challenge|contest|object|disagree|question)(?:e?d)?\b"
)
"""Somebody who is no party did not dispute what a party used: `The provider did not dispute the guidelines …`."""
SENTENCE = re.compile(
    rf"(?:^|(?<=[.;:!?])\s*|(?<=[.;:!?][\"”’])\s*)(?={_PARTY}\b|{_DISPUTES}|(?:final\s+)?(?:decision|determination)s?\s+(?:\w+\s+)?based\b|Per\s+the\b|Based\s+on\b)",
    re.IGNORECASE,
)
NARRATIVE = re.compile(rf"\s*(?:{_PARTY}|Per\s+the|{_DISPUTES})\b", re.IGNORECASE)
NOTHING = re.compile(
    r"\b(?:did|does|do|has|have|had)\s*(?:not|n['’]t)\s+(?:\w+\s+){0,2}?(?:cite|provide|state|identify|reference|refer|use|list|apply|give|note|specify|indicate|include|mention|supply|rely|find\s+(?:any|an?)|find\s+(?:relevant\s+|applicable\s+)?(?:guideline|evidence|criteri[ao]n?|literature|source)s?|cited|provided|referenced|identified)\b"
    r"|\bno\s+(?:\S+\s+){0,4}?(?:guideline|evidence|citation|reference|source|basis|criteria|literature)s?\s+(?:\S+\s+){0,3}?(?:cited|provided|stated|given|used|identified|referenced|applied|listed|noted|applicable|relied)\b"
    r"|\b(?:did|does|has|have)\s*(?:not|n['’]t)\s+based?\s+(?:its|their|his|her|the)\s+(?:\w+\s+)?(?:decision|determination|denial)\s+"
    r"(?:up)?on\s+[^.;]{0,60}?\bany\s+(?:\S+\s+){0,3}?(?:guideline|evidence|criteri|source|literature|reference)"
    r"|\bneither\s+(?:\w+\s+)?(?:cited|provided|stated|used|identified|referenced|applied)\b"
    r"|\b(?:cite[sd]|provide[sd]|g[ai]ves?|reference[sd]|identifie[sd]|applie[sd]|name[sd]|state[sd])\s+no\s+\w+"
    r"|\b(?:failed\s+to|without)\s+(?:cite|citing|provide|providing|identify|reference|referencing)\b",
    re.IGNORECASE,
)
NOTHING_SHORT = re.compile(
    r"[\s(]*(?:n\s*/\s*a|none(?:\s+(?:cited|provided|given|stated|listed))?|not\s+(?:applicable|available|provided|stated|given|cited|specified)"
    r"|nothing\s+(?:was\s+)?cited|(?:guidelines?|criteria|evidence|source)\s+(?:(?:was|were)\s+)?not\s+(?:cited|stated|provided|given)|unknown|blank|-+)[\s.)]*$",
    re.IGNORECASE,
)
NO_SOURCE = re.compile(rf"\s*no\s+(?:\w+\s+){{0,2}}?(?:{_LISTED})s?\b", re.IGNORECASE)
SAME = re.compile(
    r"(?:the\s+)?(?:same|said|above|above-?(?:\s*mentioned|\s*cited|\s*referenced)|aforementioned)\s+(?:\w+\s+)?"
    r"(?:guideline|citation|criteri|source)\w*(?:\s+(?:used|cited|relied|as|that)\b.*)?[\s.]*$",
    re.IGNORECASE,
)
"""The other party's source, which is not cited anew."""
TAIL = re.compile(
    r"\s*,\s*(?:which|that)\s+(?:is|are|was|were)(?P<not>\s+not)?(?=\s*[.;]?\s*$)"
    rf"|\s*,\s*of\s+(?:the\s+)?(?:(?:CA|California)\s+)?{_SCHEDULE}(?=\s*[.;]?\s*$)"
    rf"|[\s,;(]*(?:(?:(?:which|that)\s+(?:is|are)\s+)?(?:a|an|as|and|both|all)\s+(?:[\w()-]+\s+){{0,4}}?)?(?:(?:which|that)\s+(?:is|are|was|were)\s+)?(?:also\s+)?(?P<no>not\s+)?(?:a\s+)?"
    rf"(?:part(?:s)?\s+of|(?<=not\s)(?:(?:found|contained|included)\s+)?in)\s+(?:the\s+)?(?:(?:CA|California)\s+)?{_SCHEDULE}(?:\s*\(MTUS\))?\)?",
    re.IGNORECASE,
)
NO_SECTION = re.compile(
    rf"\bno\s+(?:section|part|guideline|recommendation)s?\s+(?:of|in|from)\s+(?:the\s+)?(?:(?:CA|California)\s+)?{_SCHEDULE}"
    r"(?:(?!MTUS)[^.;])*$",
    re.IGNORECASE,
)
"""What a sentence says before its claim: that what follows is no part of the schedule."""
APPOSED = re.compile(r"\s*,\s*(?:\(?(?:19|20)\d\d\b|p(?:age|g|p)?s?\b)", re.IGNORECASE)
"""What follows a schedule's name that only says whose guideline it is: `… Guidelines, MTUS, (2009), page 23`."""
LABEL = re.compile(
    rf"(?:(?:the|state\s+of|CA|California)[\s-]+)*\b(?P<no>Non[\s-]*)?(?P<name>{_SCHEDULE})(?:(?!\w)|(?=(?-i:ACOEM|ODG|[A-Z][a-z])))(?:\s+Citations?(?:\b|(?=(?-i:[A-Z]))))?(?:[\s-]*(?:adopted|based)\b)?[\s:/–—-]*",
    re.IGNORECASE,
)
JOINS = re.compile(
    r"(?:[\s,;.&:/–—-]|\band\b|(?<=and\s)(?:up)?on\b|\bas well as\b|\balong with\b|\bin addition to\b|\bplus\b|\bthe\b"
    r"|\bspecifically\b|\bnamely\b|\bin\s+particular\b)*",
    re.IGNORECASE,
)
SOURCE = re.compile(r"(?!guidelines?\b)[A-Z]\w")
"""How what a second label stands before begins, where it is a name of its own."""
AND_MORE = re.compile(r"\s*(?:;|\band\b|&)\s*(?:the\s+)?(?=\w)", re.IGNORECASE)
ENDS = re.compile(r"[\s,;.:]*(?:\band\b(?:\s+(?:also\s+)?(?:up)?on\b)?[\s,;.:]*)?$", re.IGNORECASE)
