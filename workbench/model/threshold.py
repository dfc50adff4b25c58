"""The confidence that divides what is believed from what needs eyes; apart, for the settings ask for no more."""

from __future__ import annotations

DOUBT_BELOW = 0.75
"""Confidence under which a proposed value is one that needs eyes, unless the settings say otherwise.

What the threshold catches is in ARCHITECTURE.md, "What does confidence mean?".
"""
