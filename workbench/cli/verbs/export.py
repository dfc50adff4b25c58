"""`workbench export`: a project out as a dataset."""

from __future__ import annotations

from argparse import Namespace

import msgspec

from workbench.cli.talk import Talk
from workbench.cli.told import settings
from workbench.tasks.exporting import export_project


def run(told: Namespace, talk: Talk) -> int:
    """Write the dataset and say what is in it."""
    formats = told.format or ["jsonl"]
    done = export_project(told.project, told.to, formats, settings(told), talk.progress(), all_states=told.all_states)
    if told.json:
        talk.data(msgspec.json.encode(msgspec.to_builtins(done) | {"folder": str(done.folder)}).decode())
    counts = done.counts
    talk.say(
        f"Written to {done.folder}: documents {counts['documents']}, items {counts['items']}, "
        f"citations {counts['citations']}."
    )
    if done.left_out:
        talk.say("Left out: " + ", ".join(f"{number} {state}" for state, number in done.left_out.items()) + ".")
    if not counts["documents"] and not told.all_states:
        talk.say("No record is verified yet. `--all-states` writes the others too.")
    return 0
