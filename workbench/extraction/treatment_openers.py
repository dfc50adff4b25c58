"""What a list of treatments follows in a clinical summary, as expressions over lower-case text, and how sure each is.

Each begins with a plain space: that is what makes looking fast.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from workbench.extraction.clauses import PERSONS
from workbench.extraction.patterns import either, led_by

_CARE = either(
    "treatments?, therap(?:y|ies), care, management, modalities, measures, interventions?, medications?, drugs, "
    "procedures, surger(?:y|ies), operations?, rehabilitation"
)
_SO_FAR = either(
    "to date, thus far, so far, to this point, until now, rendered, provided, received, tried, given, up to now, "
    "history, modalities, attempts, measures, options"
)
_SO_FAR_FOR = either(f"{_SO_FAR}, for (?:the|this|his|her) [a-z ]{{3,30}}")
"""The same, and what was treated: "treatment for the left knee"."""
_ABOUT_TREATMENT = r"(?! (?:\w+(?:ed|tive|ful|cial|en)\b|no|not|un))"
_INCLUDES = either(
    "included, consisted of, consists of, consisting of, comprised, comprises, includes, include, involved, "
    "consist of, amounted to"
)
_ASIDE = (
    r"(?:, (?:by|in|over|at|since|during|from|according to) [^,;.]{2,30},| (?:over|in|during) (?:the|these|those|this"
    r"|that|all"
    r"|many|his|her) (?:[a-z]+ ){0,3}?(?:years?|decades?|months|time|weeks|interval|period|meantime|course))?"
)
"""When, or by whose account, between a verb and what was done."""
_ADVERB = r"(?: (?:[a-z]+ly|then|later|next|first|also|soon|at first))?"
_OPENS_BEGINS = led_by(
    "aft|and|bee|bei|car|com|con|don|dru|ear|fai|has|ini|int|is |lat|man|mea|med|mod|non|ope|oth|pas|pre|pri|pro|"
    "reh|rx|so |sub|sur|the|thu|to |tre|tri|tx|up |was|wer|wha"
)
OPENS = re.compile(
    rf" {_OPENS_BEGINS}"
    rf"(?:{_CARE}(?: {_SO_FAR_FOR})*"
    rf"(?:(?: [^.;:,]{{0,50}}?)?? (?:has|have|had)(?: [a-z]+){{0,4}}? (?:included|consisted of|comprised|involved"
    rf"|amounted to|been{_ABOUT_TREATMENT}(?: with)?)"
    r"|(?: (?:in|during|over|since|for|from|at|after|under|with|rendered|given|provided)(?: [^.;:,]{1,40}?)?"
    r" (?:included|consisted of|comprised|comprises|involved|amounted to))"
    r"| (?:has been|have been|was|were) (?:limited|confined|restricted) to"
    r"|(?: [^.;:,]{0,30}?)??(?<! plan) (?:is|are|was|were) (?:noted|reported|listed|documented|stated|said|described"
    r"|given|recorded|summarized) (?:to (?:have )?(?:included?|consist(?:ed)? of|be)"
    rf"|as(?: follows:?|{_ABOUT_TREATMENT}(?! \w+(?:ent|able|ous|ory|ing|less|ate)\b)(?! an? (?:in|out))))"
    rf"| (?:also |previously |further )?{_INCLUDES}"
    r"|(?:(?<=treatment)|(?<=treatments)|(?<=care)|(?<=measures)|(?<=modalities)),? (?:including|such as)"
    rf"|(?: {_SO_FAR})+ [-–](?= )|(?: (?:to date|so far|thus far))+ of(?= )"
    rf"|(?: [^.;:]{{0,60}}?)??(?<! for)(?<! note)(?<! notes)(?<! report)(?<! reports)(?<! visit) ?:)"
    r"|(?:non-?surgical|non-?operative|conservative)(?:ly)? ?:"
    r"|(?:to date|so far|thus far|up to now)(?: [a-z ]{0,30})?:|tx\.?(?! plan)(?: [^.:;]{1,40}?)?? ?:"
    r"|(?:previous|prior|past|earlier|failed|other) (?:rx|tx|meds)\.? ?:"
    r"|(?:rx|meds|medications?)\.? (?:tried|failed|stopped|discontinued|d/c'?d)(?: [^.;:]{1,30}?)?? ?:"
    r"|(?:tx|rx) (?:hx|history) ?:|what (?:has been|was|had been) (?:done|tried|given|provided) [^.;:]{1,40} ?:"
    r"|(?<=[.;:*] )(?:what (?:has been|was) )?(?:completed|done|tried|has had)(?: so far| to date)? ?:"
    r"|(?:and|been|was|were|initially|subsequently|conservatively|previously|then|later|afterwards?)"
    r" (?:treated|medicated|managed) with"
    rf"|treated (?:him|her|them|the {PERSONS}) with"
    r"|the following(?: [a-z]+)? (?:has|have|had) been (?:provided|tried|done|given|rendered|received|completed) ?:"
    r"|(?:been|was|were|being) (?:[a-z]+ ){0,2}?(?:treated|managed|helped)(?:,? [^.;:,]{0,40}?,?)?? (?:with|by means of"
    r"|through|in(?= (?:an? )?(?:[a-z]+ )?(?:casts?|splints?|sling|boot|brace)))"
    r"|(?:been|was|is|being) (?:treated|seen|followed) for [^.;:]{3,140}?, with"
    r")(?:,? but (?:is |are |was |were )?not limited to[,:]?)?(?: (?:the following|of|both|a combination of"
    r"|such things as))*:? "
)
"""Words about treatment that open a list of what it was."""

IN_BRACKETS = re.compile(
    rf" {_CARE} (?:to date|so far|thus far|rendered|tried) ?\("
    r"| conservative (?:treatments?|care|therap(?:y|ies)|measures|management) ?\((?!x|\d)"
    r"| (?:operation|surgery|procedure) ?\((?!x|\d)"
)
"""The same where the list stands in brackets: "treatment to date (medications, physical therapy)"."""

_PERSON_HAS_BEGINS = led_by("and|att|bee|com|exh|fai|fin|kno|not|par|rec|rep|sai|sta|tak|tri|und|was|wer")
PERSON_HAS = re.compile(
    f" {_PERSON_HAS_BEGINS}"
    + either(
        "(?:tried|trialed|trialled) and failed, "
        "received, underwent, undergone, completed, attended, tried and failed, failed and tried, tried, "
        "trialed, trialled, failed(?! to ), participated in, "
        "taken, "
        "been (?:receiving|undergoing|attending|wearing|on trials? of), "
        "been (?:afforded|allowed|supplied with|furnished with|issued), "
        "(?:noted|reported|said|known|stated) to (?:have )?(?:undergo(?:ne)?|received?), "
        f"exhausted, finished, were{_ADVERB} given(?! up), "
        f"(?:been|was){_ADVERB} (?:given(?! up)|provided(?: with)?|prescribed|put on|fitted with|dispensed"
        "|(?:placed|started) on(?! hold)|(?:immobilized|splinted|braced) (?:in|with)), "
        f"(?:been|was|were){_ADVERB} "
        "(?:administered(?= (?:an?|one|two|three|\\d)(?![a-z]))|(?:put|placed) (?:in|into)), "
        "and (?:was )?(?:given(?! up)|prescribed|fitted with|started on|placed (?:in|on)|put (?:in|on))"
    )
    + rf"{_ASIDE}(?:(?: the following(?: \w+)?)? ?:)?(?: the following(?: treatments?)?)? "
)
"""What a person did by way of treatment; the treatments follow."""

RESPONDED = re.compile(
    r" (?:(?:not )?responded (?:\w+ )?to|no response to|failed to respond to|been refractory to|been unresponsive to) "
)
"""The same where it may be a test as well."""

_USES_BEGINS = led_by(
    "als|bee|des|doc|don|ed |eme|er |gon|has|ind|lat|lis|men|not|pre|put|rec|ref|rep|rev|sho|sin|the|to |urg|use|wen|"
    "wor"
)
USES = re.compile(
    rf" {_USES_BEGINS}"
    r"(?:(?:has comprised|used|worn|wore|went through|gone through|been through)(?: the following(?: \w+)?:?)?"
    r"|(?:then|also|later|previously|previously) took"
    r"|(?:documents?|describes?|reports?|notes?|shows?|records?|reflects?|indicates?|mentions?|reveals?|lists?)(?:ed)?"
    r" (?:the |past |prior |previous |his |her )?(?:(?:use|trials?) of|treatments? (?:with|by))"
    r"|(?:urgent care|er|ed|emergency (?:room|department))(?: visit)?(?: on| of)? \d{1,2}[/-]\d{1,2}[/-]\d{2,4} ?[-–:]"
    r"|(?<=[.;:] )(?:to date|since then|done(?: so far)?|also received|has had) ?:"
    r"|put through"
    r") "
)
"""The same where it may be anything else as well: a forklift, a door."""

_RECORDED_BEGINS = led_by("cha|con|des|doc|fil|his|in |let|no |not|of |on |pap|per|rec|rem|rep|sum|the")
RECORDED = re.compile(
    f" {_RECORDED_BEGINS}(?:"
    r"(?:records?|notes?|charts?|files?|reports?|documents?|documentation|paperwork|histor(?:y|ies)|summary|letters?)"
    r"(?: (?:of|from|by|dated|provided|submitted|available|reviewed|supplied|enclosed|for|on)(?: [^.;:,]{1,50}?)??)?"
    r" (?:also |further |clearly |do |does )?(?:show|document|reflect|indicate|list|describe|mention|note|report"
    r"|confirm|reveal|contain|detail|include|cover|evidence|establish|identify|identifie|record)(?:s|d|ed)?"
    r"|there (?:is|are|was|were|has been|have been) (?:also |clear |ample |good |some |an? |further )*"
    r"(?:documentation|records?|evidence|mention|reports?|notes?|proof|account|history) (?:in [^.;:,]{3,30} )?of"
    r"|(?:persist(?:s|ed)|continu(?:es|ed)|remain(?:s|ed)) (?:after|through)"
    r"|despite|in spite of|notwithstanding|no (?:[a-z]+ )?(?:relief|benefit|improvement|help|success) (?:from|after)"
    r"|(?<=[.;:] )(?:documented|recorded|on (?:record|file)|of record) (?:is|are|was|were))(?: the following)?:? "
)
"""What the file is said to hold, or what did not help; the first is care, and no medicine: those may be taken now."""

_HAS_HAD_BEGINS = led_by(
    "als|and|bee|chi|cli|den|doc|fir|had|has|hav|he |hos|int|las|neu|phy|pod|pos|pro|psy|s/p|sec|she|spe|sta|sur|"
    "the|was|wer"
)
HAS_HAD = re.compile(
    rf" {_HAS_HAD_BEGINS}"
    r"(?:(?:has|have|had)(?: also| already| since| previously| so far| thus far| subsequently| now)? (?:had|done)"
    r"|having had"
    r"|(?:he|she|they) (?:gets?|got)|(?:has|have) included|there (?:has|have) been"
    r"|(?:dentist|doctor|physician|surgeon|podiatrist|chiropractor|therapist|provider|internist|psychiatrist"
    r"|neurologist"
    r"|specialist|hospital|clinic|first|second|last)(?: has| had| then| also)*"
    r" (?:furnished|applied|provided|performed|placed|gave|given|administered|dispensed|injected)(?: (?:him|her|them))?"
    r"|been in(?= (?:[a-z]+ )?(?:therapy|psychotherapy|counseling|physiotherapy|rehabilitation)(?![a-z]))"
    r"|had(?! (?:\w+ed|seen|been|taken|given|gone|come|begun|done|upheld|found|held|made|sent|met|lost|kept|felt"
    r"|run|become|fallen|broken|written|known|shown|told|put|set|quit|grown|no|not|any|\w+'d)(?![a-z]))|status post|s/p"
    r"|(?:been|was|were|also|and)(?: [a-z]+ly| then| also)? (?:treated by|followed by|taught|enrolled in"
    r"|(?:instructed|trained) in|seen for(?= (?:\d+|[a-z]+) (?:[a-z]+ )?(?:visits|sessions) of))"
    rf"|post-?op(?:erative(?:ly)?)? (?:from|following)){_ASIDE} "
)
"""Words that treatments may follow, if the first of what follows is care."""

_WAS_BEGINS = led_by("all|car|con|den|ear|eme|fai|her|his|ini|man|med|ort|oth|pas|phy|pre|pri|psy|sur|the|tre")
WAS = re.compile(
    rf" {_WAS_BEGINS}"
    r"(?:(?:prior|past|previous|earlier) (?:surger(?:y|ies)|operations?|procedures?)"
    r"(?: (?:to|on|of|for) [^.;:,]{3,40})?[,:]"
    rf"|(?:prior|past|previous|earlier|initial|conservative|all|his|her|the) (?:treatments?|care|management)"
    rf"(?: {_SO_FAR_FOR})* (?:was|were)"
    rf"|(?:prior|past|previous|earlier|initial|failed) (?:treatments?|care|management|therap(?:y|ies))"
    rf"(?: {_SO_FAR_FOR})* (?:is|are)"
    r"|(?:prior|past|previous|earlier|failed|other) (?:drugs|medications?|medicines|agents|meds)"
    r"(?: (?:that|which) (?:he |she )?[^.;:,]{3,30}?)? (?:was|were)(?! [a-z]+ed )"
    r"|(?:physical|medical|orthop[a]?edic|surgical|psychological|psychiatric|dental|emergency) (?:treatments?"
    r"|care) (?:was|were)"
    r"|(?:treatments?|care|therap(?:y|ies)) (?:to date|so far|thus far|tried|given|provided|received|rendered)"
    r" (?:is|are|was|were)"
    r"|(?:treatments?|care|management) (?:began|started|commenced|opened) with"
    r"|there (?:was|were|has been|have been|is|are) (?:also )?(?:past|prior|previous|earlier)) "
)
"""The same of treatment in general."""

CAME_NEXT = re.compile(
    r" (?:(?:then|next|later|afterwards?|thereafter|after (?:that|this|these|it)|first|subsequently) (?:came|followed)"
    r"|(?:next|first|second|third|last|final|following|other) (?:step|procedure|operation)(?:, [^,;:.]{3,30},)?"
    r" (?:was|were)) "
)
"""The same of what came next: "then came a brace"."""

THERE_WAS = re.compile(
    r" there (?:was|were|then was|then were)"
    r"(?= (?:also |then |first )*(?:an?|one|two|three|four|five|six|eight|ten|several|\d+|[a-z]+(?:teen|ty|ven"
    r"|ne))[ -]) "
)
"""The same of what there was: findings as well."""

OPERATIONS = re.compile(
    r" (?:(?:past|prior|previous) (?:(?:medical |surgical )?history|surgeries|operations|surg\.?(?= ?:))"
    r"|surgical history|psh|(?:sx|surg\.?) (?:hx|history))"
    r"(?: (?:also )?(?:includes?|included|consists? of|consisted of)| ?:) "
)
"""Words that past operations follow."""

SURGICAL = re.compile(r" (?:surgical (?:history|hx)|(?:sx|surg\.?) (?:hx|history)|psh) ?: ")
"""The same of operations alone."""

OPERATED = re.compile(
    r" (?:operated (?:on|upon)[^.;:]{0,30} ?:"
    r"|operative (?:report|note)(?: [^.;]{0,40}?)? (?:describes|documents|records|details)) "
)
"""What was done in one operation follows, if the first of it is care: a report describes findings as well."""

IN_HOSPITAL = re.compile(
    r" (?=[ha])(?<! to be )(?<!will be )(?<!not been )(?:hospitali[sz]ed|admitted)(?: [^.;]{0,50}?)? for "
)
"""The same of a stay in hospital."""

AFTER = re.compile(r" (?:after|following) (?!the (?:injury|accident|incident|fall))")
"""The same at the beginning of a sentence."""


TOLD = 0.9
"""How sure a treatment is at most that a sentence tells of somebody, alone or with one other: any words may follow."""


class Opener(NamedTuple):
    """An expression that a list of treatments follows, and how sure that is; `sure_of_few` where there are one or two.

    `only_care` lists count only if their first entry is known care, and only for entries that are. Where a summary
    lists what the treatment was, a study among it counts (`studies_too`). Of `first_care` lists the first entry alone
    must be care, of `first_therapy` lists care that is no medicine. One of the `seeds`, if there are any, stands in all
    that the expression finds: they are looked for first, for that is fast.
    """

    pattern: re.Pattern[str]
    sure: float
    only_care: bool = False
    studies_too: bool = False
    at_beginning: bool = False
    first_care: bool = False
    first_therapy: bool = False
    seeds: tuple[str, ...] = ()
    sure_of_few: float = 1.0


OPENERS = (
    Opener(OPENS, 0.975, studies_too=True),
    Opener(IN_BRACKETS, 0.975, studies_too=True, seeds=("(",)),
    Opener(PERSON_HAS, 0.95, sure_of_few=TOLD),
    Opener(USES, 0.95, sure_of_few=TOLD, first_care=True),
    Opener(RECORDED, 0.95, sure_of_few=TOLD, first_therapy=True),
    Opener(RESPONDED, 0.95, sure_of_few=TOLD, first_care=True, seeds=("respon", "refractory")),
    Opener(OPERATED, 0.95, sure_of_few=TOLD, first_care=True, seeds=("operat",)),
    Opener(HAS_HAD, TOLD, sure_of_few=0.74, only_care=True),
    Opener(SURGICAL, 0.8, first_care=True, seeds=("surgical h", "psh", "sx h", "surg h", "surg. h")),
    Opener(OPERATIONS, 0.8, only_care=True, seeds=("history", "surg", "operations", "psh", "sx h")),
    Opener(IN_HOSPITAL, 0.7, only_care=True, seeds=("hospitali", "admitted")),
    Opener(
        CAME_NEXT,
        0.74,
        only_care=True,
        seeds=(" came ", "followed ", " step", "procedure, ", "procedure was", "operation, ", "operation was"),
    ),
    Opener(THERE_WAS, 0.74, only_care=True, first_therapy=True, seeds=("there was ", "there were ")),
    Opener(WAS, 0.74, only_care=True),
    Opener(AFTER, 0.7, only_care=True, at_beginning=True, seeds=("after ", "following ")),
)
"""In the order in which they are looked for: what one takes no later one does."""
