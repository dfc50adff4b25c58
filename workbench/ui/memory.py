"""What the window remembers between two starts: its geometry, the panels, recent projects, the document last open."""

from __future__ import annotations

import base64
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from workbench import settings

log = logging.getLogger(__name__)

RECENT = 8
_SETS = 8


class Recent(NamedTuple):
    """A project opened before: how far it was when it was last closed, when that was (ISO, local time)."""

    path: str
    verified: int = 0
    total: int = 0
    opened: str = ""

    @property
    def name(self) -> str:
        """The project's name: its file's stem."""
        return Path(self.path).stem


class Memory:
    """Kept in one small JSON file beside the log. A file that cannot be read counts as an empty one: nothing of a
    person's work lies in it. `documents` is the record last open by project path, `project` the one open at the end;
    `places` are the window's geometry and its panels' by set of screens, the latest last.
    """

    def __init__(
        self,
        file: Path,
        places: dict[str, tuple[bytes, bytes]] | None = None,
        project: str = "",
        folder: str = "",
        recent: Sequence[Recent] = (),
        documents: dict[str, int] | None = None,
    ) -> None:
        self.file, self.project, self.folder = file, project, folder
        self.places, self.recent, self.documents = places or {}, list(recent), documents or {}

    def opened(self, path: Path, verified: int, total: int) -> None:
        """Put a project at the top of the recent ones, with its progress as it is now."""
        from datetime import datetime  # noqa: PLC0415 - 1 ms that a first start need not pay

        entry = Recent(str(path), verified, total, datetime.now().astimezone().isoformat(timespec="minutes"))
        self.recent = [entry, *(one for one in self.recent if one.path != entry.path)][:RECENT]

    def progressed(self, path: Path, verified: int, total: int) -> None:
        """Note a project's progress without touching the order."""
        self.recent = [
            one._replace(verified=verified, total=total) if one.path == str(path) else one for one in self.recent
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
        import json  # noqa: PLC0415 - 2 ms that a first start need not pay

        told = {
            "places": {
                screens: [base64.b64encode(part).decode() for part in place] for screens, place in self.places.items()
            },
            "project": self.project,
            "folder": self.folder,
            "recent": [one._asdict() for one in self.recent],
            "documents": self.documents,
        }
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
        written = file.read_text("utf-8")
    except FileNotFoundError:
        return Memory(file)
    except (OSError, ValueError) as error:
        return _anew(file, error)
    import json  # noqa: PLC0415 - as above

    try:
        told: dict[str, Any] = json.loads(written)
        return Memory(
            file,
            {screens: _place(*place) for screens, place in told["places"].items()},
            str(told["project"]),
            str(told["folder"]),
            [Recent(**one) for one in told["recent"]],
            {str(path): int(record) for path, record in told["documents"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return _anew(file, error)


def _anew(file: Path, error: Exception) -> Memory:
    log.warning("the window's memory could not be read, and starts anew: %s", error)
    return Memory(file)
