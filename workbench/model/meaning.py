"""What each field means, in the words of the contract: read by the help beside a field and by the manual."""

from __future__ import annotations

from workbench.model.fields import (
    CITATION_LISTS,
    DIAGNOSES,
    ITEMS,
    LICENSURE,
    ROOT,
    SPECIALTIES,
    SUBSPECIALTIES,
    TREATMENTS,
    FieldSpec,
    Kind,
)

_HEADER_DAY = "The day that the header gives under this label; nothing else fills it."
_BASIS = (
    "The whole statement of what {who} based the decision on, without its label. Where both parties share a paragraph "
    "it is cut where the expert’s first sentence begins."
)
_NONE = (
    "Yes only where the statement says that {who} cited or applied nothing. A blank statement, or one that adopts the "
    "other party’s guideline, is no such statement."
)
_RECORD = {
    "document.layout": "Which printed form the document has. An unknown one is read by no rule: nothing is guessed.",
    "case.case_number": "As printed, such as CM14-0023456.",
    "case.date_assigned": _HEADER_DAY + " A notice of assignment inside the text does not.",
    "case.date_of_injury": (
        "The header’s, which wins over the summary; without one, the day that the clinical summary gives for the "
        "industrial injury. Left empty where the day is missing."
    ),
    "case.date_of_injury_end": "Only for cumulative trauma given as a range: its last day.",
    "case.decision_date": "The day of the decision in the header; in letters of 2013, the day under “Dated”.",
    "case.ur_denial_date": (
        "The header’s; without one, the day of the utilization review report or of the denial of this request that "
        "the summary names. Of two, the later."
    ),
    "case.application_received": _HEADER_DAY,
    "case.priority": "As the header says.",
    "case.determination": (
        "The letter’s own overall word where it is printed; otherwise what the items add up to. Empty without an item."
    ),
    "patient.age": "Years, as the clinical summary states them.",
    "patient.sex": (
        "The stated sex, or else the pronouns of the clinical summary where they refer to the patient without doubt."
    ),
    "clinical_summary": (
        "The whole section without its heading and its lead-in, without a disclaimer and without quotation marks "
        "around the whole. Running footers belong to no text."
    ),
}
_ITEM = {
    "treatment": "The item’s heading without number, final colon and decision; otherwise word for word.",
    "category": "What the thing itself is, also when it goes with an operation.",
    "decision": (
        "Upheld: the denial stands. Overturned: the treatment is necessary. “Is not medically necessary and "
        "appropriate” means Upheld."
    ),
    "claims_administrator.text": _BASIS.replace("{who}", "the claims administrator"),
    "claims_administrator.none_cited": _NONE.replace("{who}", "the claims administrator"),
    "expert_reviewer.text": _BASIS.replace("{who}", "the expert reviewer"),
    "expert_reviewer.none_cited": _NONE.replace("{who}", "the expert reviewer"),
    "rationale": "The decision rationale without its label, up to the next item.",
}
_CITATION = {
    "text": (
        "One source under one heading, cut out of the statement as it stands: without “Decision based on”, the basis "
        "label and the final full stop. Each section of a list is a citation of its own; page groups alone split none."
    ),
    "basis": "What the sentence that holds the citation claims: MTUS or Non-MTUS.",
    "title": "The guideline’s name as cited, without body, chapter number, pages, year and address.",
    "body": "The publisher’s usual abbreviation where one is printed: ACOEM, ODG, AAOS.",
    "chapter": "The chapter’s number or name.",
    "year": "The year that the citation names.",
    "pages": "The pages that the citation names; of a list shared by several citations each holds its own.",
    "section": "The heading inside the guideline.",
    "url": "The address that the citation names.",
    "guideline_id": (
        "The entry of the catalogue that is meant: the most specific one that is right. None where the catalogue has "
        "no such entry."
    ),
}
_DIAGNOSIS = {
    "description": (
        "Only what the summary itself calls a diagnosis, impression or assessment, as printed, without code, number "
        "or leading article. Complaints and findings of imaging are none."
    ),
    "code": "The code printed beside it.",
    "code_system": "By the code’s form.",
}
_LISTED = {
    SPECIALTIES: "Each board certification by itself, as printed.",
    SUBSPECIALTIES: "What the reviewer “has a subspecialty in”.",
    LICENSURE: "The states of licensure as printed, even where one is no state.",
    TREATMENTS: (
        "What the summary says was given or done for the injury, as printed, one each. Medicine merely taken now and "
        "what was only ordered or requested are none."
    ),
}
_BY_LIST = {
    ROOT: _RECORD,
    ITEMS: _ITEM,
    DIAGNOSES: _DIAGNOSIS,
    **dict.fromkeys(CITATION_LISTS, _CITATION),
    **{path: {"value": words} for path, words in _LISTED.items()},
}
_FORMS = {
    Kind.DATE: "A day, kept as 2014-02-12; 2/12/2014 and February 12, 2014 are read as that.",
    Kind.INTEGER: "A whole number.",
    Kind.FLAG: "Yes or no.",
    Kind.PAGES: "Pages and ranges: 304, or 177-179, 182; 176-7 is 176 to 177.",
    Kind.LINK: "An entry of the catalogue.",
    Kind.TEXT: "The printed words, white space closed up.",
    Kind.LONG_TEXT: "The printed words, white space closed up.",
}


def meaning_of(list_path: str, name: str) -> str:
    """What a field holds, in a sentence or two. Raises `KeyError` for no such field."""
    return _BY_LIST[list_path][name]


def form_of(spec: FieldSpec) -> str:
    """The form in which a field keeps its value."""
    if spec.kind is Kind.CHOICE:
        return f"One of: {', '.join(spec.choices)}."
    return _FORMS[spec.kind]
