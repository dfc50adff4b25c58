"""Diagnoses that the clinical summary itself calls so."""

from __future__ import annotations

from workbench.extraction.found import Findings


def put_diagnoses(findings: Findings, start: int, end: int) -> None:
    """Add a row for each diagnosis between two offsets."""
