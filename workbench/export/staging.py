"""Files that appear in their folder all together, whole and hashed, or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec import Struct

from workbench.model.errors import WorkbenchError


class WrittenFile(Struct, frozen=True):
    """One file of a dataset: its name in the folder, its rows or records (None where it has none), size, hash."""

    name: str
    rows: int | None
    bytes: int
    sha256: str


class StagedFile:
    """A file being written beside its final place. Counts bytes and hashes them on the way."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.rows: int | None = None
        self.final = folder / name
        self.part = folder / f".{name}.part"
        self._hash = hashlib.sha256()
        self._bytes = 0
        self._stream = self.part.open("wb")

    def write(self, data: bytes) -> None:
        """Append bytes."""
        self._stream.write(data)
        self._hash.update(data)
        self._bytes += len(data)

    def count_row(self) -> None:
        """Note that one more row or record was written."""
        self.rows = (self.rows or 0) + 1

    def close(self) -> None:
        self._stream.close()

    @property
    def written(self) -> WrittenFile:
        """What stands in the file so far."""
        return WrittenFile(self.name, self.rows, self._bytes, self._hash.hexdigest())


class Staging:
    """A folder that receives files on leaving the `with` block; after an exception it is as it was before.

    Entering makes the folder. Raises `WorkbenchError` when the folder cannot be made or written to.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._files: list[StagedFile] = []

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkbenchError(f"The folder {self.folder} could not be made: {_reason(error)}.") from error
        return self

    def file(self, name: str) -> StagedFile:
        """A new file of that name. Raises `WorkbenchError` when the folder takes none."""
        try:
            staged = StagedFile(self.folder, name)
        except OSError as error:
            raise WorkbenchError(
                f"{name} could not be written to {self.folder}: {_reason(error)}. Choose another folder."
            ) from error
        self._files.append(staged)
        return staged

    @property
    def written(self) -> tuple[WrittenFile, ...]:
        """What stands in each file so far, in the order in which they were begun."""
        return tuple(file.written for file in self._files)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            for file in self._files:
                file.close()
            if error is None:
                for file in self._files:
                    file.part.replace(file.final)
        except OSError as failed:
            raise WorkbenchError(f"The dataset could not be written to {self.folder}: {_reason(failed)}.") from failed
        finally:
            for file in self._files:
                file.part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise WorkbenchError(f"The dataset could not be written to {self.folder}: {_reason(error)}.") from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
