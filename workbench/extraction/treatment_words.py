"""The wordings in which a clinical summary tells of treatment, as expressions over lower-case text.

Those that are looked for in running text begin with a plain space: that is what makes looking fast.
"""

from __future__ import annotations

import re

from workbench.extraction.clauses import PERSONS, RELATIVES
from workbench.extraction.patterns import MONTH, either, led_by

IN_USE = re.compile(r"(?<! has)(?<! had)(?<! have)(?<! also)(?<!previously) (?:used|wore) ")
"""What may tell of an examination: with what the patient came to it."""

EXAMINED = re.compile(
    r"(?<![a-z])(?:exam|examined|examination|gait(?! training)|ambulat(?:es|ed)|walk(?:s|ed)|limp(?:s|ed|ing)?"
    r"|follow[- ]up|\d/10)(?![a-z])|(?<![a-z])on \d{1,2}[/-]\d{1,2}[/-]\d{2,4},? (?:the )?[a-z]+ (?:used|wore) "
)
"""Words of a sentence that tells of an examination."""

WITH_THERAPIST = re.compile(
    r"(?:visits?|sessions?|appointments?|treatments?) (?:with|to) (?:an? |the |his |her )?(?:[a-z]+ )?"
    r"(?:therapist|chiropractor|acupuncturist|counsell?or)(?![a-z])"
)
"""Care that is told by who gave it."""

_DONE_BEGINS = led_by("att|com|don|fol|giv|had|has|hav|on |per|ren|sta|was|wer", r"\d")
DONE = re.compile(
    rf" {_DONE_BEGINS}(?:(?:was|were|has been|have been|had been|have (?:each|all|both) been)"
    r"(?: also| then| later| subsequently| first| initially| since| both| previously| each| all)? "
    + either(
        "(?:authorized|approved|certified) and (?:rendered|completed|provided|given), "
        "performed, carried out, done, completed, attended, given, begun, started, tried, trialed, provided, "
        "administered, "
        "worn, taken, (?:tapered|weaned)(?: off| down)?, "
        "attempted, dispensed, used, initiated, undertaken, introduced, instituted, tolerated, stopped, discontinued, "
        "employed, received, applied, issued, fitted, added, injected, repeated, rendered, delivered, supplied, made, "
        "endured, furnished, placed, obtained, had, "
        "(?:not |only |somewhat |partially |largely |minimally |temporarily )?(?:helpful|beneficial|effective), "
        "ineffective, unhelpful, unsuccessful, unavailing, futile, useless, not successful, fruitless, in vain, "
        "to no avail, without (?:[a-z]+ )?(?:benefit|relief|effect|success|help|improvement), "
        "of (?:(?:little|no|some|great|limited|minimal|only temporary) )?(?:help|benefit|use|value|avail), "
        "authori[sz]ed,? of which (?:\\w+ )?(?:was|were|have been|had been) (?:attended|completed|used|done|received)"
    )
    + r"(?![a-z])|(?:was|were) followed by(?![a-z])|followed(?= ?(?:[.;]|(?:on|in) (?:\d|[a-z]+ \d)))"
    r"|(?:completed|done|rendered|performed|attended|given|started)"
    r"(?= ?[.;]| (?:on|in) \d)"
    r"|(?:on )?\d{1,2}/\d{1,2}/\d{2,4} ?[:–-] ?(?:>|about |over )?\d+ ?% (?:relief|improvement|better|reduction))"
)
"""What is said of a treatment after naming it: that it was done."""

_EASED = (
    "(?:helped|relieved|provided|brought|given|failed|worked|eased|improved|reduced|controlled|alleviated|lessened"
    "|decreased|diminished|settled|calmed|changed|cured|resolved|sufficed|lasted|allowed|enabled|produced|yielded"
    "|offered|afforded|made|done|taken|proved|proven|led|resulted|cleared|stopped|touched|benefit+ed)"
)
_EFFECT_BEGINS = led_by(
    "aff|all|bro|cam|con|dec|did|eas|end|fai|gav|had|has|hav|hel|imp|led|les|let|mad|nev|off|pro|red|rel|res|too|"
    "wor|yie"
)
EFFECT = re.compile(
    f" {_EFFECT_BEGINS}"
    + either(
        f"(?:has|have|had|having)(?: not| never| only| all| both| each| neither| either| also| so far"
        f"| thus far)* {_EASED}, "
        "never (?:helped|relieved|worked|eased|improved|provided|gave|brought|controlled|made), "
        "had (?:an? )?(?:no|not much|little|minimal|limited|some|only|partial|temporary|transient|moderate)"
        " (?:[a-z]+ )?(?:effect|benefit|success|impact|value|result|relief)s?, "
        "gave, brought, took, helped, relieved, provided, offered(?! (?:by|to|in|on"
        "|at)(?![a-z])), produced, yielded, eased, reduced, decreased, "
        "improved, failed, worked, took place, came (?:after|later|next|first|the (?:next|same|following)|to (?:the"
        "|his|her) (?:house|home)), let, ended (?:on|in), "
        "did (?:not|nothing|little), controlled, alleviated, proved, "
        "made, resulted in, led to, afforded, took away, lessened"
    )
    + r"(?=[ .,;]|$)"
)
"""What is said of a treatment after naming it: what came of it."""

REFUSES = re.compile(
    r"(?:^|[ ,])"
    + either(
        r"no, not, never, without, neither, denies, denied, request\w*, recommend\w*, order\w*, propos\w*, "
        r"plan(?:s|ned|ning)?, "
        r"asks?, asked, authoriz\w*, if, would, should, could, may(?! \d), might, wish\w*, future, pending, "
        r"consider\w*, "
        r"awaiting, seeks?, declined, refused, hopes?, offered, suggested, discussed, advised, contemplated"
    )
    + r"(?![a-z])"
)
"""Words that take a treatment back: it was not given, or is only wanted."""

ONLY_WANTED = re.compile(
    r" (?:is|are|was|were|be|been|being) (?:also |again )?(?:not|never|requested|recommended|ordered|proposed|planned"
    r"|considered|discussed|denied|authorized)(?![a-z])"
)
"""The same behind a list."""

NOT_GIVEN = re.compile(
    r" (?:no|not|never|requested|recommended|ordered|proposed|planned|authorized|considered|pending|declined|refused"
    r"|denied)"
    r"(?![a-z])"
)
"""The same inside the words that open a list."""

STUDY = re.compile(
    r"(?<![a-z])"
    + either(
        r"mri, mris, ct, x-?rays?, emg, ncv, ncs, emg/ncv, stud(?:y|ies), imaging, films?, evaluations?, examination, "
        r"consultations?, reports?, tests?, testing, screens?, questionnaires?, assessments?, radiographs?, "
        r"arthrogram, agreements?, contracts?, consents?, "
        r"ultrasound, discogram, myelogram, labs?, "
        r"visits? with(?! (?:an? |the |his |her )?(?:[a-z]+ )?(?:therapist|chiropractor|acupuncturist|counsell?or)), "
        r"sonogram, scan, scans, ekg, polysomnogra\w+, review"
    )
    + r"(?![a-z])"
)
"""Studies and visits, which are no treatments."""

LEAD = re.compile(
    r"(?:(?:thus far|so far|to date|since then|(?:at|in) (?:the|an?) (?:[a-z]+ )?(?:hospital|clinic|er|emergency room"
    r"|emergency department|urgent care|scene)|on \d{1,2}[/-]\d{1,2}[/-]\d{2,4}"
    rf"|(?:on|in) {MONTH}(?: \d{{1,2}})?,? \d{{4}}"
    r"|in (?:\d{1,2}/)?\d{4}),? "
    r"|(?:and )?(?:later|then|subsequently|afterwards?|finally) (?:with|by|on) "
    r"|(?:first|second|third) (?=(?:left|right|bilateral|[clts]\d)(?![a-z]))"
    r"|(?:only|merely|just) |(?:(?:first|next|then) )?came |(?:\d{1,2}[/-])?(?:19|20)\d\d ?[,:–-] "
    r"|(?:further|additional|another) (?=\d)|on (?=[a-z]+ [\d.]+ ?(?:mg|mcg|units?|g|ml|%))"
    r"|(?:and,? |then,? )?(?:most recently|more recently|finally|lastly|eventually|initially|later),? "
    r"|(?:treatment|therapy|management|care) (?:with|by) (?:an? )?"
    r"|(?:an? |the |his |her |their |some |two |one )?"
    r"(?:earlier |previous |prior |initial |brief |short |recent |first |second |past )*"
    r"(?:trials?|attempts?|rounds?) (?:of|at|with) (?:an? |the )?"
    r"|(?:an? )?(?:grand )?total of "
    r"|(?:an? |the |his |her |their |some |both |later |subsequently |then )+"
    rf"|(?:he|she|they|the {PERSONS}) (?:has |had |also |then |later )*(?=(?:underwent|received|completed|tried) )"
    r"|(?:wore|done|completed|attended|received|underwent|undergone|tried|worn|started|began|finished|participated in"
    r"|used"
    r"|given|prescribed|fitted with|placed (?:in|on)|put (?:in|on)|dispensed|issued"
    r"|enrolled in|instructed in|trained in|taught)"
    r" (?:an? |the |his |her )?(?=\w))"
)
"""Words before a treatment that are no part of it."""

_WHEN = either(
    "since, until, after, before, from, through, during, between, over(?![ -]the[ -]counter), dated, prior to, "
    "as of, beginning, starting, most recently, last"
)
_MEASURE = either(
    r"any, only, some, little, minimal, partial, temporary, short, brief, good, limited, much, moderate, significant, "
    r"great, mild, transient, no, lasting, substantial, \d+ ?(?:%|percent), excellent, poor, fair, marked, about, "
    r"\w+ (?:days?|weeks?|months?|percent) of, \d+%?(?: \w+)? ?(?:days?|weeks?|months?|percent)? ?of?"
)
_EFFECTS = either(
    "tolerance, relief, benefit, improvement, effect, change, help, success, response, gains?, reduction, results?, "
    "nausea, "
    "progress, pain, complication"
)
TAIL = re.compile(
    rf" (?:on (?:or about )?(?:\d|{MONTH})"
    r"|(?:on )?(?:the|that) (?:same|next|following) (?:day|date|occasion|night|evening|morning)"
    r"|on (?:the|that) (?:day|date|occasion)|(?:ever )?since(?: then)?$|(?:thereafter|afterwards?)$"
    r"|\(?\d{1,2}[/-](?:\d{1,2}[/-]\d\d(?:\d\d)?|(?:19|20)\d\d)\)?$|['’]\d\d$"
    r"|(?<!pt )(?<!ot )(?!(?P<of>\d+)/(?P=of)$)(?:1[0-2]|0?[1-9])/\d\d$|of (?:it|them|that|this)$"
    r"|[-–] ['\"]?(?:failed|stopped|helped|no |not |some |good |poor |d/c|dis|w/|with)"
    rf"|in (?:early |late |mid-?)?(?:{MONTH}\b|\d{{1,2}}[/-]|\d{{4}}|the past)"
    rf"|(?:of )?{MONTH},? (?:\d{{1,2}},? )?(?:19|20)\d\d|(?:19|20)\d\d$|of (?:\d{{1,2}}[/-]\d|(?:19|20)\d\d(?!\d))"
    r"|(?:once|twice|(?:\d+|two|three|four|five|six|several|many) times) (?:on|in|during|between|since)(?![a-z])"
    r"|(?:complete|round out|make up)(?:s|d)? (?:the|his|her) |(?:stopped|discontinued|abandoned|d/c'?d) "
    rf"|{_WHEN}(?: \w+\b){{0,2}}? ?(?:\d|{MONTH}\b|the )"
    rf"|(?:with(?:out)?|w/o?) (?:{_MEASURE} ?)*(?:\w+ ){{0,1}}?{_EFFECTS}"
    r"|(?:at|during) (?:the|an?|his|her|that|this) (?:[a-z\d/-]+ ){0,2}?(?:visit|appointment|exam(?:ination)?"
    r"|evaluation|follow-?up|encounter)(?![a-z])"
    rf"|(?:he|she|they|the {PERSONS})$"
    r"|at (?:the|an?) (?:[a-z]+ ){0,3}(?:hospital|clinic|emergency room|er|urgent care|surgery center)(?![a-z])"
    r"|with (?:none|no help)|in (?:the )?(?:urgent|emergency|er|hospital|clinic)(?![a-z])"
    r"|in (?:adequate|usual|full|low|high|small|large|various|divided|increasing)(?: \w+)? doses?"
    r"|for (?:nausea|pain|relief|sleep|anxiety|depression|spasm|inflammation|symptom\w*)"
    r"|for (?:about|nearly|almost|over|more than|the better part of|up to|at least|some|several|many) "
    r"(?:\w+ ){0,2}(?:days|weeks|months|years?)(?![a-z])"
    r"|(?:at|on) (?:his|her|their) own(?: expense| dime| cost)?|(?:with|from) dr\.?$|\"[^\"]*\"$"
    r"|(?:completed|finished|done|failed)$|and$|ended$|or (?:from|with|by|after)(?![a-z])"
    r"|since (?:explanted|removed|discontinued|stopped|abandoned)(?![a-z])|as an? (?:in|out)-?patient(?![a-z])"
    r"|(?:about|roughly|approximately) every (?:\w+ )?(?:days|weeks|months|years?)$"
    r"|in the (?:spring|summer|fall|autumn|winter)(?: of)?(?![a-z])"
    r"|in doses|(?<=mg )(?:at|every) night$|(?:to date|so far|thus far)$|at (?:the )?age (?:of )?\d"
    r"|for (?:this|the) (?:injury|condition|problem)$|made$|came$"
    r"|(?:no|little|some|good|poor) (?:relief|benefit|help|effect|improvement|response)$"
    r"|(?:by|at the hands of) dr\.?|by (?:an?|the|his|her) (?:[a-z]+ ){0,2}?(?:surgeon|doctor|physician|dentist"
    r"|therapist)"
    r"|(?:given|performed|done|administered|carried out|provided|obtained|received|placed|made|worn|used|taken) "
    rf"(?:for|until|since|during|from|through|on|in|at|by|over|under|before|after|last|this|\d|{MONTH})(?!\w)"
    r"|(?:but|though|although|while|because|due to|because of|to no avail|all(?<!in all)|each(?<!(?:to|in|of|on"
    r"|at) each)(?<!for each)|both (?:with|of)|none|as needed"
    r"|when|where|whose) )"
)
"""When, by whom and with what effect: what follows a treatment, or its comma, and is no part of it."""

NO_TREATMENT = re.compile(
    r"(?:(?:all|any|most|other)(?: of the)?(?: usual| available)?(?: (?:conservative|non-?operative|non-?surgical))?"
    r" (?:measures|treatments?|care|therap(?:y|ies)|modalities|management|options)$"
    r"|(?:[clts]\d{1,2}(?:[-/][clts]?\d{1,2})*|#\d+ [-–:].*)$|history(?! of use)|withdrawn"
    rf"|{MONTH}(?: of)?(?: \d{{4}})?$"
    r"|cold(?! (?:pack|therapy|laser|compress|unit))|run out|ran out"
    r"|(?:conservative|extensive|medical|other|various|multiple|prior|previous|past|initial|again)$"
    r"|(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|all|most)(?: of (?:them|these|those))?$"
    r"|(?:gallbladder|cataract|wisdom|appendectomy|cholecystectomy|hysterectomy|tonsillectomy|(?:cesarean|caesarean"
    r"|c)[- ]section|tubal ligation)"
    r"|(?:care|treatments?|this|these|it|them|first|last|latest|most recent|up|away|off|relapse|abandoned|placed"
    r"|briefly)$"
    r"|\d{1,2}/\d\d(?!\d)|over(?![ -]the[ -]counter)|throughout|off work|rotated|stopped"
    r"|(?:fell|came|broke|together|negative)(?= )|(?:19|20)\d\d|\d{1,2}(?:-\d{1,2})?/10"
    r"|(?:once|twice|(?:\d+|two|three|four|five) ?(?:times|x)|x ?\d) (?:an? |per |each |/ ?)?(?:day|dai|week|month"
    r"|year)(?:ly)?"
    r"|(?:many|several|multiple|numerous|various) (?:rounds|courses|times|visits|sessions)$"
    r"|(?:temporar\w+|permanent\w*|total|partial)(?: \w+)? disab|ttd|disability|leave(?! of absence)"
    r"|at(?! least)|in|on|after|before|between|since|then|for|by|to|with|during|from|as|that|until"
    r"|pain(?! (?:med|man|pump|patch|cream|prog|pill"
    r"|drug|psych))|relief|increas\w+|decreas\w+|difficult\w*|improve\w*|trouble|"
    r"symptoms?|side effects?|swelling|problems?|complaints?|weakness|numbness|been)(?![a-z])"
)
"""What no treatment begins with."""

DATE_BRACKET = re.compile(
    r" ?\((?:[^)\w]*|(?:failed|no|without|with|not|un)?-? ?(?:relief|benefit|help(?:ful)?|success(?:ful)?|failed))\)$"
    r"| ?\([^)]*\d{1,2}[/-]\d{1,2}[/-]\d{2,4}[^)]*\)| ?\([^)]*(?:\d{1,2}/| )(?:19|20)\d\d\)$| ?\(\d{1,2}/\d\d\)$"
    r"| ?\((?:\d{1,2}[/-])?(?:19|20)\d\d(?: ?(?:[-–]|to) ?(?:\d{1,2}[/-])?(?:19|20)?\d\d)?\)| ?\([a-z]+ (?:19|20)\d\d\)"
    r"| ?\((?:[^)]*[^)a-z])?(?:(?:19|20)\d\d ?[;,]|relief|benefit|help(?:ed|ful)?|stopped|discontinued|explanted"
    r"|removed|failed|good for|d/c'?d|lasted|lasting|worked|side effects?|bmi|now)(?![a-z])[^)]*\)$"
)
"""A bracket that tells when, to what effect, or nothing."""

WORDY = re.compile(
    r"\((?!include|topical|oral|cream|gel|patch|generic|un|vari|as |for )[a-z, /-]{3,}\)(?<!\(prn\)|\([btq]id\)"
    r"|\(qhs\))"
)
"""A bracket of words alone: behind a drug's name, why it was stopped."""

TOLD_BY = re.compile(
    r"(?<![a-z])(?:reports?|records?|notes?|documents?|documentation|files?|charts?|letters?|history)"
    r"(?: (?:of|from|by|dated|provided|submitted|made|available|reviewed|supplied|enclosed|for)(?: [^.;,]{1,50}?)??)?"
    r" (?:(?:also |clearly )?(?:show|indicate|reveal|state|note|confirm|reflect|describe|document|mention)(?:s|d|ed)?)"
    r" (?:that )?(?:an? |the )?"
)
"""Where a treatment is told from: "reports show that"; what was done follows."""

BEFORE_INJURY = re.compile(
    r"[^.;]{0,40}?(?:before|prior to|predating) (?:the|this|his|her) (?:[a-z]+ )?(?:injury|accident|incident)(?![a-z])"
)
"""Words behind a treatment that make it one of something earlier than the injury."""

NOT_TOLD = re.compile(
    r"(?<![a-z])(?:(?:no|without) (?:\w+ ){0,2}?(?:records?|evidence|indication|documentation|mention|reports?)"
    r"|unclear|unknown|uncertain|not (?:clear|stated|documented|known|noted|reported))"
    r" (?:\w+ ){0,4}?(?:that|whether|if) [^.;]*$"
)
"""Words before a treatment by which nobody says that it was given."""

OTHERS = re.compile(
    rf"(?!individual )(?:he|she|it|this|they|{PERSONS}|the {PERSONS}|there|of|that|by|to"
    r"|(?:the )?(?:first|second|third|last|one|some|all|both|each) of (?:these|those|them|the)"
    r"|(?:the |his |her )?(?:diagnos[ei]s|impressions?|assessments?))(?!\w)"
)
"""Subjects that are no treatment."""

OF_A_RELATIVE = re.compile(
    r"(?:(?<![a-z])(?:his|her|their|the|an?|(?:patient|worker|claimant|applicant|employee)'s) |^ ?)"
    r"(?:\d{2}[ -]year[ -]old |late |former |older |younger |elder |twin )?"
    rf"{RELATIVES}(?:,? ?\(?(?:now |age |aged )?\d{{2}}\)?,?)?(?:,? who [^,;.]{{3,40}},)?(?: has| had| also)*$"
)
"""Somebody else as the subject of what was done."""

BY_ITSELF = re.compile(r" (?:tried|trialed|trialled|completed|attended|finished|used|worn|received|taken|exhausted) ")
PASSIVE = re.compile(r" (?:was|were|been|be|being)$")
"""What was done by somebody, and what makes it something done to the subject."""

OF_ANOTHER_TIME = re.compile(
    r" (?:as an? (?:child|teen(?:ager)?|boy|girl|youth|infant|student|soldier)|in (?:his|her) (?:teens|childhood"
    r"|youth|twenties)"
    r"|in (?:childhood|college|high school)|(?:through|by|under|with|on) (?:his |her )?(?:private|personal|own|health)"
    r" insurance)(?![a-z])"
)
NOT_OF_THE_INJURY = re.compile(r"[^.;,]{0,12},? \(?=?(?: |was )*(?:non-?industrial|unrelated|not industrial)")
"""Words behind a treatment that make it one of something else than the injury."""

GAPPED = re.compile(
    rf"[,;] (?:and |then |later |next )*([a-z][^;:,.]{{5,90}}?),? (?:on|in) (?:\d{{1,2}}[/-]|(?:19|20)\d\d|{MONTH} )"
    r"|(?:,| and) then ([a-z][^;:,.]{5,90}?)(?=[,;.]|$)"
)
"""What was done as well as what the clause before tells of, without its verb: "..., skin grafting on 4/9/2013"."""

WORN = re.compile(
    r"(?<! has)(?<! have)(?<! had)(?<! and)(?<!ly)(?<! also)(?<! then) (?:worn|used|taken|completed|attended) $"
)
WHEN_WORN = re.compile(r"(?:for|until|till|since|during|at|by|from)(?![a-z])")
"""A treatment stands before both: "a splint worn for a week"."""

WAS_DONE = re.compile(
    r" (?:was|were|been)(?: [a-z]+| at first)? (?:given|prescribed|administered|dispensed|provided) $"
)
WHEN_ONLY = re.compile(
    r"(?:from|in|on|for|until|through|between|after|before|at|during|by|twice|once|daily|and|to|over|under|as|every"
    r"|again|weekly|monthly|(?:an? )?(?:\w+|\d+) times|x ?\d+|orally|intravenously|intramuscularly|because|but|when"
    r"|with(?:out)? (?:\w+ ){0,2}?(?:relief|benefit|effect|improvement|success|help|response|results?))(?![a-z])"
)
"""What follows "was given" where the treatment stands before it."""

BELOW = re.compile(r"(?:the )?(?:below|above|following requested|requested|disputed)(?![a-z])")
"""What the words that open a list are about when it is the list of what is asked for."""

NOT_YET = re.compile(r"(?:current|plan of|present|future|requested|proposed|recommended) (?:\w+ )?$")
"""Words before a list that make it one of what is taken now or wanted."""

OF_THE_PAST = re.compile(
    r"(?:included|consisted|comprised|involved|been|tried|to date|so far|thus far|received|given(?! as))"
)
"""Words in "medications ..." that make it a list of what was taken."""

EARLIER = re.compile(r"(?:tried|failed|prior|previous|past|earlier) (?:\w+ )?$")
"""Words before "medications include" that make it a list of what was taken."""

GENERAL = re.compile(
    r"(?:all |any |such |the |these |this |his |her |initial |prior |previous |earlier |other |and )*"
    r"(?:conservative|non-?operative|non-?surgical)(?: (?:treatments?|care|measures|management|therap(?:y|ies)))?"
)
"""Treatment in general: what came of it names none."""

DISPENSED = re.compile(
    r"(?: (?!first|second|last|was|been)[a-z]+)(?: has| had| then| also)* (?:dispensed|furnished|provided) $"
)
"""What a provider does at a visit with the medicines that are asked for."""

PICTURED = re.compile(
    r"(?<![a-z])(?:mris?|cts?|x-?rays?|radiolog\w+|radiograph\w*|films?|scans?|imaging|sonogra\w+|emgs?|ncvs?"
    r"|stud(?:y|ies)"
    r"|exam|examination|operative|urine|laboratory)(?![a-z])"
)
"""Words before "shows" that make it a finding."""
