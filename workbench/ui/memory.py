"""What the window remembers between two starts: its geometry, the panels, recent projects, the document last open."""

from __future__ import annotations

import base64
import json
import logging
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from workbench import settings

log = logging.getLogger(__name__)

RECENT = 8
_SETS = 8


@dataclass(frozen=True)
class Recent:
    """A project opened before: how far it was when it was last closed, when that was (ISO, local time)."""

    path: str
    verified: int = 0
    total: int = 0
    opened: str = ""

    @property
    def name(self) -> str:
        """The project's name: its file's stem."""
        return Path(self.path).stem


@dataclass
class Memory:
    """Kept in one small JSON file beside the log. A file that cannot be read counts as an empty one: nothing of a
    person's work lies in it. `documents` is the record last open by project path, `project` the one open at the end;
    `places` are the window's geometry and its panels' by set of screens, the latest last.
    """

    file: Path
    places: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    project: str = ""
    folder: str = ""
    recent: list[Recent] = field(default_factory=list)
    documents: dict[str, int] = field(default_factory=dict)

    def opened(self, path: Path, verified: int, total: int) -> None:
        """Put a project at the top of the recent ones, with its progress as it is now."""
        entry = Recent(str(path), verified, total, datetime.now().astimezone().isoformat(timespec="minutes"))
        self.recent = [entry, *(one for one in self.recent if one.path != entry.path)][:RECENT]

    def progressed(self, path: Path, verified: int, total: int) -> None:
        """Note a project's progress without touching the order."""
        self.recent = [
            replace(one, verified=verified, total=total) if one.path == str(path) else one for one in self.recent
        ]

    def keep_place(self, screens: str, geometry: bytes, docks: bytes) -> None:
        """Note where the window and its panels stand on a set of screens; panels that were not made keep theirs."""
        before = self.places.pop(screens, (b"", b""))[1]
        self.places[screens] = (geometry, docks or before)
        for oldest in list(self.places)[:-_SETS]:
            del self.places[oldest]

    def forget(self, path: str) -> None:
        """Leave a project out of the recent ones. Its file stays."""
        self.recent = [one for one in self.recent if one.path != path]
        self.documents.pop(path, None)

    def save(self) -> None:
        """Write the file; a disk that refuses is logged and otherwise passed over."""
        told = asdict(self) | {
            "places": {
                screens: [base64.b64encode(part).decode() for part in place] for screens, place in self.places.items()
            },
        }
        del told["file"]
        beside = self.file.with_suffix(".new")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(told, indent=1), "utf-8")
            beside.replace(self.file)
        except OSError as error:
            log.warning("the window's memory could not be written: %s", error)


def _place(geometry: str, docks: str) -> tuple[bytes, bytes]:
    return base64.b64decode(geometry), base64.b64decode(docks)


def load(file: Path | None = None) -> Memory:
    """The memory in `file`, or in the platform's place."""
    file = file or settings.folder("state") / "window.json"
    try:
        told: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return Memory(
            file,
            {screens: _place(*place) for screens, place in told["places"].items()},
            str(told["project"]),
            str(told["folder"]),
            [Recent(**one) for one in told["recent"]],
            {str(path): int(record) for path, record in told["documents"].items()},
        )
    except FileNotFoundError:
        return Memory(file)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("the window's memory could not be read, and starts anew: %s", error)
        return Memory(file)
