"""Switching a check off and on, as steps of the desk, asked for and said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from workbench.model.findings import CheckInfo, Finding
from workbench.ui.bridge import Bridge
from workbench.ui.findings.words import said, tr

if TYPE_CHECKING:
    from workbench.ui.ask import Ask


def switch_off(bridge: Bridge, ask: Ask, finding: Finding) -> bool:
    """Ask why a check that found something is not asked any more, and switch it off; whether it is off now."""
    record = bridge.record
    if record is None:
        return False
    reason = next(check.reason for check in bridge.desk.checks() if check.code == finding.code)
    answer = ask.switch_off(finding.code, tr(reason), said(finding))
    if answer is None:
        return False
    scope = 0 if answer.for_all else record
    if bridge.act(partial(bridge.desk.switch_off_check, finding.code, answer.words, scope)) is None:
        return False
    words = _tr("Check {code} is off for all documents.") if answer.for_all else _tr("Check {code} is off here.")
    bridge.tell(words.format(code=finding.code), undo=True)
    bridge.settled.emit("verify")
    return True


def switch_on(bridge: Bridge, check: CheckInfo) -> None:
    """Ask a check again that was switched off, for this document or, where it is off for all, for all."""
    record = bridge.record
    if record is None:
        return
    scope = 0 if check.off_for_all else record
    if bridge.act(partial(bridge.desk.switch_on_check, check.code, scope)) is not None:
        bridge.tell(_tr("Check {code} is on again.").format(code=check.code), undo=True)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Switching", words)
