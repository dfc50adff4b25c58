"""`workbench import`: documents, and records that were exported, into a project."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter
from pathlib import Path

import msgspec

from workbench.cli.talk import Talk
from workbench.cli.told import documents, settings
from workbench.model.errors import Unreadable
from workbench.tasks.desk import Desk
from workbench.tasks.importing import ImportOutcome, ImportSummary, Stored, import_paths
from workbench.tasks.importing_records import Became, LineOutcome, datasets_among, import_records
from workbench.tasks.ocr import NO_OCR, SWITCHED_OFF


def run(told: Namespace, talk: Talk) -> int:
    """Import and count; 1 when some documents or lines failed."""
    desk = Desk(told.project, settings(told), read_only=told.dry_run)
    datasets, others = datasets_among(told.paths)
    try:
        files = documents(others, talk) if others else []
        if told.dry_run:
            for file in (*files, *datasets):
                talk.data(os.fsencode(file) + b"\n")
            talk.say(f"{_files(len(files) + len(datasets))} would be read into {told.project}. Nothing was changed.")
            return 0

        def tell(outcome: ImportOutcome, stored: Stored) -> None:
            if stored == "failed":
                talk.failed(f"{outcome.path}: {outcome.error}")
            else:
                talk.detail(f"{outcome.path}: {'imported' if stored == 'added' else 'is in the project already'}")

        summary = import_paths(desk, files, settings(told), talk.progress(), tell, ocr=not told.no_ocr)
        lines = _Lines(talk)
        for dataset in datasets:
            import_records(desk, dataset, talk.progress(), lines.take)
    finally:
        desk.close()
    _report(summary, lines, told, talk)
    if files and not (summary.added or summary.known) and not any(file.exists() for file in files):
        raise Unreadable("Nothing was imported: none of these files is there.")
    return int(bool(summary.failed or _broken(summary) or lines.refused))


class _Lines:
    """What became of the lines of datasets: told as they come, counted."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self.counts: Counter[Became] = Counter()
        self.refused: list[dict[str, object]] = []

    def take(self, outcome: LineOutcome) -> None:
        """Count one line, and tell what a person should know of it."""
        self.counts[outcome.became] += 1
        if outcome.became == "refused":
            self.refused.append({"line": outcome.number, "reason": outcome.said})
            self._talk.failed(outcome.said)
        elif outcome.said:
            self._talk.say(outcome.said)
        else:
            self._talk.detail(f"line {outcome.number}, {outcome.file_name}: {_BECAME[outcome.became]}")

    def told(self) -> str:
        """The counts as words."""
        return ", ".join(f"{self.counts[became]} {words}" for became, words in _BECAME.items() if self.counts[became])


_BECAME: dict[Became, str] = {
    "added": "new",
    "taken": "taken over",
    "joined": "put together with what was decided here",
    "older": "left as decided here",
    "same": "there already",
    "refused": "refused",
}


def _broken(summary: ImportSummary) -> list[tuple[Path, str]]:
    """The scans that OCR tried and failed to read."""
    return [(path, reason) for path, reason in summary.unread if reason not in (NO_OCR, SWITCHED_OFF)]


def _report(summary: ImportSummary, lines: _Lines, told: Namespace, talk: Talk) -> None:
    if told.json:
        failed, unread = ([{"path": str(path), "reason": why} for path, why in each]
                          for each in (summary.failed, summary.unread))  # fmt: skip
        tree = {"added": summary.added, "known": summary.known, "failed": failed}
        tree |= {"recognised": summary.recognised, "unread": unread}
        if lines.counts:
            tree["records"] = dict(lines.counts) | {"refused": lines.refused}
        talk.data(msgspec.json.encode(tree).decode())
    for path, reason in _broken(summary):
        talk.failed(f"{path}: {reason}")
    if waiting := len(summary.unread) - len(_broken(summary)):
        reason = next(reason for _, reason in summary.unread if reason in (NO_OCR, SWITCHED_OFF))
        talk.say(f"{waiting} of the documents {'is a scan' if waiting == 1 else 'are scans'}. {reason}")
    if lines.counts:
        talk.say(f"Records: {lines.told()}.")
    if lines.counts and not (summary.added or summary.known or summary.failed):
        return
    parts = [f"{_files(summary.added)} imported into {told.project}"]
    if summary.known:
        parts.append(f"{summary.known} {'was' if summary.known == 1 else 'were'} there already")
    if summary.recognised:
        parts.append(f"{summary.recognised} read by OCR")
    if summary.failed:
        parts.append(f"{len(summary.failed)} could not be read")
    talk.say(", ".join(parts) + ".")


def _files(number: int) -> str:
    return "1 document" if number == 1 else f"{number} documents"
