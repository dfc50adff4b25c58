"""The wordings in which a clinical summary tells of diagnoses, as expressions over lower-case text.

Those that are looked for in running text begin with one class of letters: that is what makes looking fast.
"""

from __future__ import annotations

import re

from workbench.extraction.clauses import PERSONS, RELATIVES
from workbench.extraction.named_after import PUT_AS
from workbench.extraction.patterns import MONTH, either, led_by

_VERB = either(
    "(?:is|are|was|were) (?:noted|reported|listed|stated|said|felt|thought) to (?:be|include), "
    "is, are, was, were, include, includes, included, including, be, being, remain, remains, remained, has been, "
    "have been, "
    "has included, have included, comprise, comprises, comprised, consist of, "
    "consisted of, lists, listed(?! by| on| in| at| under| per), reads, read"
)
_TITLE_STOP = r"(?<= dr)\.|(?<= drs)\.|(?<= mr)\.|(?<= ms)\.|(?<= mrs)\.|(?<= [a-z])\."
_WITHIN = rf"(?:[^.:;]|\.(?=\d)|{_TITLE_STOP})"
_WITHIN_BRACKETS = rf"(?:[^.:;(]|\.(?=\d)|{_TITLE_STOP}|\([^)]{{0,60}}\))"
_BY_WHOM = (
    rf"(?:by|on|in|at|during|after|following|initially|previously|also|then|later|recently|since|early|her|him|them"
    rf"|(?:the|this) {PERSONS})(?![a-z])"
)
"""How what stands between "diagnosed" and "with" begins, if no diagnosis does."""
_FIRST_LETTERS = led_by(
    "and|are|ass|axi|a/p|bee|bei|chi|con|cur|den|des|dia|doc|dx|fou|gav|giv|had|has|hav|imp|ind|is |lis|mad|mai|men"
    "|nam|not|off|phy|pod|pri|pro|psy|rec|ref|rem|rep|sho|sup|sur|tre|und|was|wer|wit",
    "a ?[:–-]",
)
TRIGGER = re.compile(  # each way begins with letters of its own: that too makes looking fast
    rf"[ (\"/]{_FIRST_LETTERS}(?:"
    rf"diagnosed(?: {_BY_WHOM}{_WITHIN}{{0,60}}?)?? (?:with|w/|as having|as|to have)"
    r"(?: having)?(?: the following)?:?"
    rf"|(?:diagnosed|conditions? diagnosed)(?= ?:)|conditions? diagnosed {_WITHIN}{{0,80}}(?=:)"
    r"|diagnos[ei]s list (?:shows|showed|reads)"
    rf"|(?:diagnos[ei]s|impressions?)"
    rf"(?: of(?! record| \d| {MONTH}\.? \d| (?:the|his|her) [\w ]{{1,25}}? (?:includ|are |were ))"
    rf"| as(?! of)| {PUT_AS})(?: having)?"
    r"|(?:diagnos[ei]s|diagnostic (?:impressions?|formulations?)|impressions?|assessments?)"
    r"(?: [-–](?= )|(?= [(\[#]?[1ai][.)\]] ))"
    r"|(?:diagnos[ei]s|diagnostic (?:impressions?|formulations?)|impressions?|assessments?|impr?(?= ?:)"
    r"|ass(?:ess)?(?= ?:))"
    r"(?:/plan| (?:and|&) plan)?"
    rf"(?:,? {_WITHIN_BRACKETS}{{0,90}}?)??"
    rf"(?: ?:| {_VERB}(?: made of| (?:those |that )?of| as follows| as| the following| {PUT_AS}| are| is"
    r"| were| was| include| (?:given|made|established|listed|noted|provided)(?= ?:))*:?)"
    rf"|(?:remaining |main |current |chief |principal |primary )problems?(?: list)?(?: ?:| {_VERB}:?)"
    r"|(?:being|been|under|undergoing|receiving|received|currently|is|was|are) "
    r"(?:treated|treatment|care|managed|followed|seen)"
    r"(?: by (?:dr\. )?[\w ]{1,30}?| \w+)? for"
    r"|under (?:the )?care (?:of|with) (?:dr\. |an? )?[\w ]{1,30}? for"
    r"|(?:indicate|show|reflect|document|describe|note|report|mention|support)(?:s|d|ed)? "
    r"(?:ongoing |current |past |prior |continued )?(?:treatment|care|management) for"
    r"|(?:assessed|has assessed|have assessed|had assessed)"
    r"(?= (?!with|as |by|on |in |to |at |for |from|after|and|the |his |her |but|during)[a-z])"
    rf"|(?:is|are|was|were) treating (?:him|her|them|(?:the |this )?{PERSONS}) for"
    r"|axis i{1,3} ?[:,–-]|a/p ?:|a(?<=[.;] a) ?[:–-](?= )"
    r"|(?:treater|provider|physician|doctor|surgeon|chiropractor|podiatrist|psychologist|psychiatrist|dentist)"
    r" (?:lists?|listed|records?|recorded)(?= ?:)"
    r"|(?:lists?|listed|gives?|gave|records?|recorded|names?|named) as (?:the |his |her )?"
    r"(?:final |clinical |current |discharge |working )?diagnos[ei]s:?"
    r"|diagnoses(?<=(?:ist|ian|tor|eon|der|ner|one|vel) diagnoses)"
    r"(?= (?!with|as|by|on|in|to|at|of|for|from|after|and|or"
    r"|is|are|was|were|includ|have|has|list|given|made|but|per)[a-z])"
    r"|diagnosed(?= (?!with|as |by|on |in |to |at |from|after|and|but|during|following)[a-z])"
    r"|(?:is|was|been|were|and) assessed (?:with|as having)|found to have"
    rf"|found (?:him|her|them|(?:the |this )?{PERSONS}) to have"
    r"|(?:lists?|listed|gives?|gave|records?|recorded|documents?|documented|with|made|offers?|offered) "
    r"(?:an? |the |his |her )?assessments? of(?! (?:his|her|the|this) )"
    r"|dx(?: (?:per|by|of|on|from|dated|as of) [^.:;]{1,40}?| [\d/]{6,10})?? ?[:=–-](?= )"
    r"|diagnos[ei]s(?:(?<=(?:working|current) diagnos[ei]s)|(?<=clinical diagnos[ei]s)|(?<=final diagnos[ei]s))"
    r"(?= (?!with|as|by|on|in|to|at|of|for|from|after|and|or|is|are|was|were|includ|have|has|list|made|but|per)[a-z])"
    r")[ :]+"
)
"""Words that announce one diagnosis or a list of them, right after them."""

MAY_NAME_NONE = re.compile(
    r"found (?!to )|[a-z]+ (?:[a-z]+ )?assessments? of|received |(?:has |have |had )?assessed(?! with| as)"
    r"|(?!under|currently)[a-z]+ (?:[a-z]+ )?(?:treatment|care|management) for"
    r"|(?:being|been|is|was|are) (?:seen|followed)(?![a-z])|under (?:the )?care (?:of|with)"
    r"|diagnos[ei]s $|a ?[:–-] ?|[a-z]+ (?:list|record)(?:s|ed)? ?: ?|(?:is|are|was|were) treating"
)
"""Those of the words that findings or a part of the body may follow as well."""

IN_BRACKETS = re.compile(r" (?:diagnos[ei]s|diagnostic impressions?) ?\((?!icd)")
"""The same where the list stands in brackets: "current diagnoses (lumbago, lumbar strain)"."""

NEXT_AXIS = re.compile(r"[;,.]? ?axis [iv]+(?: (?:and|&) [iv]+)? ?[:,–-]")
"""Where the next axis of a psychiatric diagnosis begins."""

SEEDS = (" for ", "diagnos", "impression", "assess", " a:", " a :", " a -", " a –", " ass:", " ass :", " lists:",
         " listed:", " treating ", "impr:", "problem", "found ", "dx", "axis i", "a/p", "imp:", "imp :")  # fmt: skip
"""What stands in all that TRIGGER finds; what stands in most summaries comes first."""
IMAGING = re.compile(
    r"(?<![a-z])"
    + either(
        r"mri, ct, x-?ray, radiograph\w*, radiolog\w+, scan, imaging, emg, ncv, study, studies, films?, ultrasound, "
        r"sonogra\w+"
    )
    + r"(?![a-z])[^.]{0,40}$"
)
PICTURED = re.compile(
    r"(?<![a-z])(?:mris?|cts?|x-?rays?|radiolog\w+|scan|imaging|emg|study|ultrasound|sonogra\w+|films?)(?![a-z])[^\"]*$"
)
"""Words before a quotation that make it the report of a picture."""
NOT_ASSESSED = re.compile(
    r"(?:global|risk|pain|psychological|functional|job|needs|capacity|physical|this|that|an?|self) $"
)
SEEN_FOR = re.compile(r"(?:seen|followed)(?: by [\w. ]{1,30}?| \w+)? for[ :]+$")
COMPLAINT = re.compile(
    r"(?:an? |his |her )?(?:[\w/-]+ ){0,5}?"
    r"(?:pain|complaints?|numbness|follow[- ]up|evaluation|visit|stiffness|weakness)"
    r"(?: (?:of|in|on|since|after|following|that|which) |[.,;]|$)"
)
"""What somebody is seen for that is no diagnosis."""

FINDING = re.compile(
    r"(?:an? |some )?(?:[\w/-]+ ){0,3}?(?:tenderness|swelling|weakness|numbness|spasms?|limp|gait|pain|stiffness"
    r"|scars?)"
    r"(?! (?:syndrome|disorder))(?![a-z])"
)
"""What an examination found: no diagnosis."""

DENIED = re.compile(r"(?:no|not|without|denies|differential|mother|father)(?: \w+)? $")
NOT_HERS = re.compile(
    either(
        r"no(?!\w), not(?!\w), none, deferred, excluded, unclear, unknown, pending, uncertain, unchanged, the same, "
        r"made, that(?!\w), "
        r"(?:about |over |nearly |almost |more than )?(?:\d+|an?|one|two|three|four|five|six|several|many|some) "
        r"(?:days?|weeks?|months?|years?|visits?|sessions?), "
        r"required, requested, needed, appropriate, (?:given|listed|noted|provided|documented|reported|stated)[.;]"
    )
)
"""What follows the words when no diagnosis does."""

CALLED = re.compile(r"diagnos|assessment|impression")
"""Words in a sentence that names diagnoses itself."""
THEN_DID = re.compile(
    r" and (?:then |also )?(?:noted|wrote|put (?:in|on|him|her)|passed (?:him|her)|gave|ordered|asked|referred"
    r"|prescribed|recommended|started|sent|advised|told|placed|requested)(?![a-z])"
)
"""What somebody did who named a diagnosis."""
IS_SO = re.compile(r",? (?:is|was|are|were|has|had)(?![a-z])")
NOTE_STOP = re.compile(
    r"\.(?:(?<=[A-Za-z0-9)] [RLB]\.)(?<!of [RLB]\.)(?<!the [RLB]\.)(?<!by [RLB]\.)(?<!per [RLB]\.)(?<!with [RLB]\.)"
    r"(?<!and [RLB]\.) (?=[A-Z][A-Za-z]+ )| (?=[a-z]/[a-z]+:? |[a-z]{2,12}: ))"
)
"""A full stop behind a side's letter, or before a label in small letters: there a note's sentence ends."""
CAPITAL = re.compile(r"(?<=[a-z\d)]) ([A-Z][a-z]*)(?= )")
FINITE_SOON = re.compile(
    r"(?: [\w/,-]+){0,7}? (?:is|are|was|were|has|have|had|included?s?|consist(?:s|ed)|comprised|reports?|reported|"
    r"complains?|denied|takes|underwent|received|requested|shows?|showed|revealed)(?!\w)"
)
MARKED = re.compile(r"(?<![\w.-])[(#]?(?:\d{1,2}[.)]|[a-zA-Z]\)|[ivx]{2,4}\)) ")
TAIL = re.compile(
    r",? (?:(?:assigned|given|made|established|rendered) )?"
    r"(?:on|as of|by|since|in|dated|according to|documented|noted|for which|based on)(?: (?:the|a|an|his|her"
    r"|dr\.?)(?: own)?)? ?"
    rf"(?:\d{{1,2}}[/-]\d|{MONTH}\b|(?:19|20)\d\d|report|examination|records?|progress|treating"
    r"|physician|provider|doctor|specialist|pulmonologist|psychiatrist|psychologist|surgeon).*$"
    r"|,? (?:reportedly|apparently|allegedly|presumably) .*$"
    r"| with (?:an? )?(?:elevated |raised |high )?"
    r"(?:crp|esr|sed rate|wbcs?|white (?:blood )?(?:cell )?count|hba1c|a1c|tsh"
    r"|psa|bmi|e?gfr|hemoglobin|hgb|titers?) of \d.*$"
)
"""When and by whom a diagnosis was made: no part of it."""

MISHAP = re.compile(
    r",? (?:following|after) (?:an? |the |this |his |her )(?:[\w-]+ ){0,2}?"
    r"(?:fall|injury|accident|collision|assault|robbery|incident|crash|mishap|explosion|attack)(?![a-z])"
)
"""The mishap that brought it: no part of it either."""

SAME_TITLE = re.compile(
    r"(?:allied|related|associated|other|of)(?![a-z])|unspecified (?:disorder|site|part)"
    r"|(?:single episode|recurrent|(?:mild|moderate|severe|chronic|in (?:[a-z]+ )?remission)"
    r"(?: with(?:out)? [a-z ]*features?)?)(?= ?[(,;-]|$)"
)
"""How the rest of a title of the code book begins after its "and"."""

WAS_MADE = re.compile(
    r"(?<! and)(?<! who)(?<! which) (?:was|were|has been|have been|is|are) (?:also |again |then |later )?"
    + either(
        "made, given, established, entered, confirmed, noted, offered, rendered, listed, recorded, provided, reported, "
        "documented"
    )
    + r"(?= |[,.;]|$)"
)
"""What is said of a diagnosis after naming it."""

RATING = re.compile(
    r"(?:[a-z-]+ ){0,3}(?:impairment|disability)(?: rating)?(?: of)? \d+ ?(?:%|percent)?"
    r"|(?:current )?(?:gaf|global assessment of functioning)(?: score| scale)?(?: of| is| was| ?[:=])? ?\d{1,3}"
)
"""How much somebody is impaired: no diagnosis."""
OF_A_RELATIVE = re.compile(
    r"(?<![a-z])(?:his|her|their|(?:patient|worker|claimant|applicant|employee)'s) (?:late |former )?"
    rf"{RELATIVES}(?: (?:was|is|has|had|been|also))* ?$"
)
"""Somebody else of whom a diagnosis is told."""

AXIS = re.compile(r"axis [iv]+(?: (?:and|&) [iv]+)? ?[:,–-] ?")
