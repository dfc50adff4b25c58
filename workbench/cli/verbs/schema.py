"""`workbench schema`: the contract of every record."""

from __future__ import annotations

from argparse import Namespace

from workbench.cli.talk import Talk
from workbench.resources import resource


def run(told: Namespace, talk: Talk) -> int:
    """Print the JSON Schema of a record."""
    del told
    talk.data(resource("record.schema.json").read_bytes())
    return 0
