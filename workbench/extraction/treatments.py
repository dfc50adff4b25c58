"""Treatments that the clinical summary says were given."""

from __future__ import annotations

from workbench.extraction.found import Findings


def put_treatments(findings: Findings, start: int, end: int) -> None:
    """Add a row for each treatment between two offsets."""
