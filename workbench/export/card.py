"""The dataset card: what somebody needs to know who finds the folder and has never seen the workbench."""

from __future__ import annotations

from typing import Any

from workbench import __version__
from workbench.export.staging import WrittenFile
from workbench.export.tables import TABLES

_SAYS = {f"{table.name}.csv": table.says for table in TABLES} | {
    "records.jsonl": "one determination a line, with evidence and state of every value",
}

_CARD = """\
# Independent Medical Review determinations

Structured records of public determinations: documents {documents}, disputed items {items}, guideline citations
{citations}. Written by the IMR Workbench {version}{states}.

| file | rows | what |
|---|---|---|
{files}

- `record.schema.json` describes a record, `datapackage.json` the tables, `manifest.json` the filter, counts and hashes.
- *Verified* means that a named person said so of this revision of the record. Values in other states are proposals
  of the program; `fields` tells which rule made each, with what confidence, and who confirmed or changed it.
- Evidence counts pages from 0 and offsets in Unicode code points of the page's canonical text.
- An empty cell was not found in the document. A cell that a spreadsheet would run as a formula has an apostrophe
  before it.
- The records come from public letters about people: names are left out by whoever published them, but nobody has
  checked here that they are.
"""


def dataset_card(files: tuple[WrittenFile, ...], counts: dict[str, int], told: dict[str, Any]) -> bytes:
    """The card of a dataset of these files, as Markdown. `told` is what the manifest says of the filter."""
    states = ", ".join(told.get("filter", {}).get("states", ()))
    rows = "\n".join(f"| `{file.name}` | {file.rows} | {_SAYS[file.name]} |" for file in files)
    which = f" from records in these states: {states}" if states else ""
    return _CARD.format(version=__version__, files=rows, states=which, **counts).encode()
