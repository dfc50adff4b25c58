"""Texts that are nearly the same come together, each group led by the commonest wording."""

from __future__ import annotations

import pytest

from workbench.guidelines import gathered
from workbench.progress import Cancelled, Progress

TEXTS = (
    "Harcort Sleep Institute Guidelines on Mandibular splint",
    "Harcourt Sleep Institute, Guideline on mandibular splints",
    "Lakeview Hyperbaric Society guideline",
    "Harcourt Sleep Institute guideline: mandibular splints, page 4",
    "NICE guideline NG59",
)


def test_near_wordings_come_together_led_by_the_commonest() -> None:
    assert gathered(TEXTS, (1, 5, 1, 2, 1), Progress()) == [(1, 3, 0), (2,), (4,)]


def test_other_texts_stay_apart() -> None:
    assert len(gathered(("World Health Organization", "World Dental Federation"), (1, 1), Progress())) == 2


def test_gathering_stops_when_it_is_cancelled() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        gathered(TEXTS, (1,) * len(TEXTS), progress)
