"""What steps over many documents are called, and why documents are left out of them."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.model.deeds import Deed, DeedDone, DeedKind, LeftOut
from workbench.ui.documents.words import tr

VERBS: dict[DeedKind, str] = {
    "verify": "Verify", "confirm": "Confirm what is sure", "postpone": "Postpone", "reject": "Reject",
    "reopen": "Open again", "set": "Set a value", "flag": "Flag", "unflag": "Take the flag off",
    "extract": "Extract and link again",
}  # fmt: skip
_EXPLAINED: dict[DeedKind, str] = {
    "verify": "You say that each of them is right. Documents with something to check are left out.",
    "confirm": "Every value that the program is sure of is confirmed as seen by you; doubtful ones stay to check.",
    "postpone": "They are passed over, with the reason in the queue, until they are opened again for review.",
    "reject": "They stay in the project with the reason and are left out of every export.",
    "reopen": "They are back in review.",
    "set": "The value becomes yours in each of them, with what was proposed beside it.",
    "flag": "To come back to them; their state stays.",
    "unflag": "Their state stays.",
    "extract": "By the present program and catalogue. What people decided stands as it is.",
}
_DONE: dict[DeedKind, str] = {
    "verify": "{documents} verified.", "confirm": "Sure values of {documents} confirmed.",
    "postpone": "{documents} postponed.", "reject": "{documents} rejected.", "reopen": "{documents} opened again.",
    "set": "Value set in {documents}.", "flag": "{documents} flagged.", "unflag": "Flag taken off {documents}.",
    "extract": "{documents} extracted again.",
}  # fmt: skip
_GOING_ON: dict[DeedKind, str] = {
    "verify": "Verifying", "confirm": "Confirming", "postpone": "Postponing", "reject": "Rejecting",
    "reopen": "Opening again", "set": "Setting the value", "flag": "Flagging", "unflag": "Taking flags off",
    "extract": "Extracting again",
}  # fmt: skip
_WHY = {
    "state": ("1 is {state}", "{count} are {state}"),
    "eyes": ("1 has something to check", "{count} have something to check"),
    "check": ("1 fails a check", "{count} fail a check"),
    "same": ("1 is so already", "{count} are so already"),
    "none": ("1 has nothing to do it to", "{count} have nothing to do it to"),
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
        told.append(words.format(count=f"{each.documents:,}", state=tr(each.state or "")))
    return told


def told(done: DeedDone) -> str:
    """What was done, for the toast."""
    said = tr(_DONE[done.deed.kind]).format(documents=documents(done.documents))
    said = said[:1].upper() + said[1:]
    rest = "; ".join(why_left(done.left_out))
    return f"{said} {tr('Left out: {why}.').format(why=rest)}" if rest else said
