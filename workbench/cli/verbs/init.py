"""`workbench init`: an empty project."""

from __future__ import annotations

from argparse import Namespace

from workbench.cli.talk import Talk
from workbench.tasks.project import create_project


def run(told: Namespace, talk: Talk) -> int:
    """Make the project; refuses where something is already."""
    create_project(told.project)
    talk.say(f"{told.project} is ready. `workbench import {told.project} FOLDER` fills it.")
    return 0
