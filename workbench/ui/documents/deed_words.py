"""What steps over many documents are called, and why documents are left out of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP

from workbench.model.deeds import Deed, DeedDone, DeedKind, LeftOut
from workbench.ui.documents.words import tr
from workbench.ui.words import word


def _t(words: str) -> str:
    return str(QT_TRANSLATE_NOOP("Documents", words))


VERBS: dict[DeedKind, str] = {
    "verify": _t("Verify"), "confirm": _t("Confirm what is sure"), "postpone": _t("Postpone"), "reject": _t("Reject"),
    "reopen": _t("Open again"), "set": _t("Set a value"), "note": _t("Write a note"),
    "flag": _t("Flag"), "unflag": _t("Take the flag off"),
    "extract": _t("Extract and link again"),
}  # fmt: skip
_EXPLAINED: dict[DeedKind, str] = {
    "verify": _t("You say that each of them is right. Documents with something to check are left out."),
    "confirm": _t("Every value that the program is sure of is confirmed as seen by you; doubtful ones stay to check."),
    "postpone": _t("They are passed over, with the reason in the queue, until they are opened again for review."),
    "reject": _t("They stay in the project with the reason and are left out of every export."),
    "reopen": _t("They are back in review."),
    "set": _t("The value becomes yours in each of them, with what was proposed beside it."),
    "note": _t("On each of them as a whole, in place of a note that it has; their state stays."),
    "flag": _t("To come back to them; their state stays."),
    "unflag": _t("Their state stays."),
    "extract": _t("By the present program and catalogue. What people decided stands as it is."),
}
_DONE: dict[DeedKind, str] = {
    "verify": "{documents} verified.", "confirm": "Sure values of {documents} confirmed.",
    "postpone": "{documents} postponed.", "reject": "{documents} rejected.", "reopen": "{documents} opened again.",
    "set": "Value set in {documents}.", "note": "Note written on {documents}.",
    "flag": "{documents} flagged.", "unflag": "Flag taken off {documents}.",
    "extract": "{documents} extracted again.",
}  # fmt: skip
_GOING_ON: dict[DeedKind, str] = {
    "verify": _t("Verifying"), "confirm": _t("Confirming"), "postpone": _t("Postponing"), "reject": _t("Rejecting"),
    "reopen": _t("Opening again"), "set": _t("Setting the value"), "note": _t("Writing the note"),
    "flag": _t("Flagging"),
    "unflag": _t("Taking flags off"),
    "extract": _t("Extracting again"),
}  # fmt: skip
_WHY = {
    "state": (_t("1 is {state}"), _t("{count} are {state}")),
    "eyes": (_t("1 has something to check"), _t("{count} have something to check")),
    "check": (_t("1 fails a check"), _t("{count} fail a check")),
    "same": (_t("1 is so already"), _t("{count} are so already")),
    "none": (_t("1 has nothing to do it to"), _t("{count} have nothing to do it to")),
    "changed": (_t("1 was changed meanwhile"), _t("{count} were changed meanwhile")),
}
"""Why documents are left out: of one, of several."""


def verb(kind: DeedKind) -> str:
    """What the button of a deed says."""
    return tr(VERBS[kind])


def going_on(deed: Deed) -> str:
    """What is said while a deed is being done."""
    return tr(_GOING_ON[deed.kind])


def explained(kind: DeedKind) -> str:
    """What a deed means for the documents."""
    return tr(_EXPLAINED[kind])


def documents(count: int) -> str:
    """`12 documents`."""
    return tr("1 document") if count == 1 else tr("{count} documents").format(count=f"{count:,}")


def why_left(left: Iterable[LeftOut]) -> list[str]:
    """One line for each reason: `3 are verified`."""
    told = []
    for each in left:
        words = tr(_WHY[each.why][each.documents != 1])
        told.append(words.format(count=f"{each.documents:,}", state=word(each.state or "")))
    return told


def told(done: DeedDone) -> str:
    """What was done, for the toast."""
    said = tr(_DONE[done.deed.kind]).format(documents=documents(done.documents))
    said = said[:1].upper() + said[1:]
    rest = "; ".join(why_left(done.left_out))
    return f"{said} {tr('Left out: {why}.').format(why=rest)}" if rest else said
