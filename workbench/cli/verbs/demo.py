"""`workbench demo`: a project of the shipped sample determinations."""

from __future__ import annotations

from argparse import Namespace

from workbench.cli.talk import Talk
from workbench.cli.told import settings
from workbench.tasks.demo import demo_place, make_demo


def run(told: Namespace, talk: Talk) -> int:
    """Make it where it is not there yet and print where it lies; `--open` opens the window on it afterwards."""
    place = told.place or demo_place()
    if told.fresh or not place.exists():
        talk.say("Reading the sample determinations …")
    make_demo(place, settings(told), talk.progress(), fresh=told.fresh)
    if told.open:
        told.opens = place
    else:
        talk.data(str(place))
    return 0
