"""What each field means and in which form it is kept, in the words of the contract: the help beside a field."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

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
from workbench.ui.words import word


def _t(words: str) -> str:
    return str(QT_TRANSLATE_NOOP("Meaning", words))


_RECORD = {
    "document.layout": _t(
        "Which printed form the document has. An unknown one is read by no rule: nothing is guessed."
    ),
    "case.case_number": _t("As printed, such as CM14-0023456."),
    "case.date_assigned": _t(
        "The day that the header gives under this label; a notice of assignment inside the text does not fill it."
    ),
    "case.date_of_injury": _t(
        "The header’s, which wins over the summary; without one, the day that the clinical summary gives for the "
        "industrial injury. Left empty where the day is missing."
    ),
    "case.date_of_injury_end": _t("Only for cumulative trauma given as a range: its last day."),
    "case.decision_date": _t("The day of the decision in the header; in letters of 2013, the day under “Dated”."),
    "case.ur_denial_date": _t(
        "The header’s; without one, the day of the utilization review report or of the denial of this request that "
        "the summary names. Of two, the later."
    ),
    "case.application_received": _t("The day that the header gives under this label; nothing else fills it."),
    "case.priority": _t("As the header says."),
    "case.determination": _t(
        "The letter’s own overall word where it is printed; otherwise what the items add up to. Empty without an item."
    ),
    "patient.age": _t("Years, as the clinical summary states them."),
    "patient.sex": _t(
        "The stated sex, or else the pronouns of the clinical summary where they refer to the patient without doubt."
    ),
    "clinical_summary": _t(
        "The whole section without its heading and its lead-in, without a disclaimer and without quotation marks "
        "around the whole. Running footers belong to no text."
    ),
}
_ITEM = {
    "treatment": _t("The item’s heading without number, final colon and decision; otherwise word for word."),
    "category": _t(
        "Chosen by what the item itself is, also when it goes with an operation. Pharmaceuticals: medical food "
        "too. Rehabilitation: therapy, chiropractic, acupuncture, massage, gym. Diagnostic testing: imaging, "
        "nerve and sleep studies, laboratory. DMEPOS: equipment, supports, supplies. Injections: blocks, "
        "infusions. Surgery: with assistant, clearance, stimulator trials. Evaluation and management: visits, "
        "consultations, functional capacity. Behavioral and mental health: psychotherapy, biofeedback. Programs: "
        "functional restoration, pain, weight loss. Home health: with transportation. Other: shock waves."
    ),
    "decision": _t(
        "Upheld: the denial stands. Overturned: the treatment is necessary. “Is not medically necessary and "
        "appropriate” means Upheld."
    ),
    "claims_administrator.text": _t(
        "The whole statement of what the claims administrator based the decision on, without its label. Where both "
        "parties share a paragraph it is cut where the expert’s first sentence begins."
    ),
    "claims_administrator.none_cited": _t(
        "Yes only where the statement says that the claims administrator cited or applied nothing. A blank "
        "statement, or one that adopts the other party’s guideline, is no such statement."
    ),
    "expert_reviewer.text": _t(
        "The whole statement of what the expert reviewer based the decision on, without its label. Where both "
        "parties share a paragraph it is cut where the expert’s first sentence begins."
    ),
    "expert_reviewer.none_cited": _t(
        "Yes only where the statement says that the expert reviewer cited or applied nothing. A blank statement, or"
        " one that adopts the other party’s guideline, is no such statement."
    ),
    "rationale": _t("The decision rationale without its label, up to the next item."),
}
_CITATION = {
    "text": _t(
        "One source under one heading, cut out of the statement as it stands: without “Decision based on”, the "
        "basis label and the final full stop. Each section of a list is a citation of its own; page groups alone "
        "split none."
    ),
    "basis": _t("What the sentence that holds the citation claims: MTUS or Non-MTUS."),
    "title": _t("The guideline’s name as cited, without body, chapter number, pages, year and address."),
    "body": _t("The publisher’s usual abbreviation where one is printed: ACOEM, ODG, AAOS."),
    "chapter": _t("The chapter’s number or name."),
    "year": _t("The year that the citation names."),
    "pages": _t("The pages that the citation names; of a list shared by several citations each holds its own."),
    "section": _t("The heading inside the guideline."),
    "url": _t("The address that the citation names."),
    "guideline_id": _t(
        "The entry of the catalogue that is meant: the most specific one that is right. None where the catalogue "
        "has no such entry."
    ),
}
_DIAGNOSIS = {
    "description": _t(
        "Only what the summary itself calls a diagnosis, impression or assessment, as printed, without code, number"
        " or leading article. Complaints and findings of imaging are none."
    ),
    "code": _t("The code printed beside it."),
    "code_system": _t("By the code’s form."),
}
_LISTED = {
    SPECIALTIES: _t("Each board certification by itself, as printed."),
    SUBSPECIALTIES: _t("What the reviewer “has a subspecialty in”."),
    LICENSURE: _t("The states of licensure as printed, even where one is no state."),
    TREATMENTS: _t(
        "What the summary says was given or done for the injury, as printed, one each. Medicine merely taken now "
        "and what was only ordered or requested are none."
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
    Kind.DATE: _t("A day, kept as 2014-02-12; 2/12/2014 and February 12, 2014 are read as that."),
    Kind.INTEGER: _t("A whole number."),
    Kind.FLAG: _t("Yes or no."),
    Kind.PAGES: _t("Pages and ranges: 304, or 177-179, 182; 176-7 is 176 to 177."),
    Kind.LINK: _t("An entry of the catalogue."),
    Kind.TEXT: _t("The printed words, white space closed up."),
    Kind.LONG_TEXT: _t("The printed words, white space closed up."),
}


def meaning_of(list_path: str, name: str) -> str:
    """What a field holds, in a sentence or two. Raises `KeyError` for no such field."""
    return _tr(_BY_LIST[list_path][name])


def form_of(spec: FieldSpec) -> str:
    """The form in which a field keeps its value."""
    if spec.kind is Kind.CHOICE:
        return _tr("One of: {choices}.").format(choices=", ".join(map(word, spec.choices)))
    return _tr(_FORMS[spec.kind])


def _tr(words: str) -> str:
    return QCoreApplication.translate("Meaning", words)
