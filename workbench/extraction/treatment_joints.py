"""Where a list of treatments is not cut: words by which a piece goes on with the one before it, as expressions over
lower-case text."""

from __future__ import annotations

import re

from workbench.extraction.patterns import MONTH

NAMES_SOME = re.compile(
    r"(?:medication|drug|agent|analgesic|nsaid|opioid|relaxant|narcotic|cream)s?,? (?:such as|including|like) "
)
"""Words that drugs are named after as examples: the names go with them."""

VERDICT = re.compile(
    r"(?:none|neither|nothing|all|each|both|these|those)(?: of (?:which|these|them|those))? "
    r"(?:ha[sd]|have|was|were|is|are|did|does|gave|brought|[a-z]+ed)(?![a-z])"
    r"|(?:afterwards?|then|later|next|thereafter|after (?:this|that)) (?:came|followed)(?![a-z])"
    r"|(?:an?|the|his|her) (?:first|second|third|last|other|next|new|latter) (?:one )?(?:[a-z]+ed|put|gave|made|did"
    r"|took) "
    r"|(?:(?:the|its|their|his|her|exact|total|actual|precise|overall) )*"
    r"(?:number|count|quantity|amount|dates?|details?|results?|responses?|outcomes?|frequency|duration|extent|efficacy"
    r"|effectiveness|dosages?)(?![a-z])"
)
"""What is said of the treatments of a list behind its semicolon."""

_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ]\w+)?|several)"
)
COUNT = re.compile(
    r"(?:for |a total of |in all |about |approximately |nearly |almost |over |some |x ?)?"
    rf"{_NUMBER}(?:/\d+)?"
    r"(?: (?:total|more|supervised|additional|completed|authorized|further|in all))? "
    r"(?:visits?|sessions?|meetings?|appointments?|weeks?|months?|times|treatments|days|tablets|units|courses|rounds"
    r"|cycles|doses|injections|classes|hours)"
    rf"(?:(?! of)| of {_NUMBER}(?: (?:visits|sessions|meetings|treatments|weeks|days|each))?$)"
    r"(?: (?:in all|all told|altogether|in total|each|so far|to date))?"
    r"(?: (?:in|on|from|between|since|until|through) \d.*)?"
)
"""How often: part of the treatment before it."""

TOGETHER = re.compile(
    r"open reduction and (?:internal|external|percutaneous|pinning|plating|fixation)|incision and drainage"
    r"|irrigation and debridement|scaling and root planing"
    r"|lamin(?:ectomy|otomy) and (?:micro)?discectomy|desensitization and reprocessing"
    r"|(?:excision|debridement) and (?:[a-z-]+ ){0,3}(?:graft(?:ing)?s?|closure|drainage)|sling and swathe?"
    r"|(?:discectomy|decompression|laminectomy|laminotomy|corpectomy|foraminotomy) and fusion"
    r"|hot and cold|stretching and strengthening"
    r"|(?:ice|heat) and (?:heat|ice) pack|range of motion and \w+ exercises?|transcutaneous and "
)
"""One procedure in two words."""

LEVEL = re.compile(
    r"(?:teeth |tooth |levels? )?(?:#\d{1,2}|[clts]\d{1,2}(?:[-/][clts]?\d{1,2})*)(?: (?:bilaterally|levels?))?"
    r"(?: (?:with|without|on|in|under|which|at|of|from) .*| ?\(.*)?"
)
"""A tooth or a level of the spine that goes with the one before it."""

SIDE = re.compile(r"(?:(?:first|then) )?(?:left|right|bilateral|upper|lower)")
"""A side alone: of the part named after the next "and", unless a part stands before it."""

_PART = (
    r"(?:left|right|bilateral|both|upper|lower|mid|cervical|thoracic|lumbar|lumbosacral|sacral|sacroiliac|medial"
    r"|lateral|anterior|posterior|open|shoulders?|elbows?|wrists?|hands?|hips?|knees?|ankles?|foot|feet|neck|back"
    r"|[clts]\d{1,2}(?:[-/][clts]?\d{1,2})*|\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth)"
)
SHARING = re.compile(rf"(?:(?:first|then) )?{_PART}(?:[ ,/&]+(?:and )?{_PART})*")
"""Sides, levels and parts alone: they share the treatment named after the next "and": "left L4 and L5 blocks"."""
ORDINAL_LAST = re.compile(r"(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth)$")
ORDINAL_FIRST = re.compile(r"(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth)(?![a-z])")
"""One of several parts that are told by number: "the 2nd and 3rd toes"."""

PLACE = re.compile(
    r"(?:to |of |for )?(?:the )?(?:(?:left|right|bilateral|both|each)(?: (?!on |in )\w+)?"
    r"|(?:(?:upper|mid|low|lower) )?(?:back|legs?|arms?|trunk)|neck|chest|face|scalp|shoulders?|elbows?|forearms?"
    r"|wrists?|hands?|hips?|knees?|ankles?|feet|foot)"
    rf"(?: (?:on|in) (?:\d|{MONTH} ).*| \([^a-z]*\d[^a-z]*\))?$"
)
"""A side or a part of the body: part of the treatment before it."""

SAID_OF_THEM = re.compile(r" (?:which|that|who) (?:is|are|was|were|has|have|had)$")
"""A clause about the treatment before, broken by a comma: "orthotics which are, he says, worn"."""

OF_WHAT = re.compile(
    r"(?:removal|excision|evacuation|drainage|release|repair|resection|irrigation) of (?:an? |the )?(?:[a-z-]+ ?){1,3}$"
)
"""An operation and on what: that may be two things, joined by "and"."""

WITH_MORE = re.compile(
    r"(?:[a-z]+scop(?:ic|y)|[a-z]+plasty|rcr|repair|surgery|fusion|replacement|tka|tha) [^\d,]{0,40}?(?:with"
    r"|w/) [^\d,]*$"
)
"""An operation and what else was done in it."""
MORE_DONE = re.compile(
    r"(?!(?:an? |the |his |her |\d|left |right |bilateral |then |two |three |physical |post))"
    r"(?:[a-z]+ ){0,3}(?:excision|resection|repair|decompression|debridement|pinning|grafting|plating|synovectomy"
    r"|acromioplasty|release"
    r"|tenodesis"
    r"|tenotomy|bursectomy|chondroplasty|meniscectomy|microfracture|fixation|removal|lysis|plication|labral repair"
    r"|sad|dce"
    r"|mumford|fusion|neurolysis)(?![a-z])"
)

LEVEL_LAST = re.compile(r"[ /-][clts]?\d{1,2}$")
LEVEL_NAMED = re.compile(
    r"[clts]\d{1,2}(?:[-/][clts]?\d{1,2})? (?:medial branch|nerve root|facet|level|joint|root|vertebra|dis[ck]|nerve)"
)
"""One of two levels whose parts are named behind the second: "of the C3 and C4 medial branches"."""

_HALF_NAMED = (
    "speech, physical, occupational, manual, individual, group, static, dynamic, inpatient, outpatient, hot, cold, "
    "medial, lateral, anterior, posterior, internal, external, upper, lower"
)
HALF_NAMED = frozenset(_HALF_NAMED.split(", "))
"""A word that shares what is named behind "and": "speech and cognitive therapy"."""
