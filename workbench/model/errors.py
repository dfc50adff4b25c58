"""What can go wrong, in the words a person reads. Each error names the thing, what happened and what to do."""

from __future__ import annotations


class WorkbenchError(Exception):
    """Anything the program expects and can explain. `str(error)` is whole sentences for a person.

    `exit_code` is the command line's (0 fine, 1 findings, 2 usage, 3 input, 4 project, 5 our bug).
    """

    exit_code = 3


class Unreadable(WorkbenchError):
    """A file is not a readable determination: missing, cut off, locked by a password, of another kind."""


class DocumentAbsent(Unreadable):
    """A record came without its file: there is no page to show until the file is added."""


class FileGone(Unreadable):
    """A linked file is not where it was, or not to be read there now. Its text and record are in the project."""


class ProjectError(WorkbenchError):
    """The project file cannot be used as it is."""

    exit_code = 4


class ProjectMissing(ProjectError):
    """There is no project file at that place."""

    exit_code = 3


class ProjectUnreadable(ProjectError):
    """The file is no project of the workbench, or is damaged."""

    exit_code = 3


class ProjectNewer(ProjectError):
    """The project was saved by a newer program. Nothing was changed."""


class ProjectLocked(ProjectError):
    """Another program holds the project's write lock."""


class DiskFull(ProjectError):
    """There was no room for the last edit, the step `label`; all earlier edits are safe."""

    label = ""


class EditRefused(WorkbenchError):
    """An edit's `before` no longer holds: somebody or something changed that place first. Nothing was changed."""

    exit_code = 1


class TryLater(EditRefused):
    """Refused for now alone: the same may be done again in a moment."""


class VerifyRefused(WorkbenchError):
    """A check of severity error stands; `codes` names each."""

    exit_code = 1

    def __init__(self, message: str, codes: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.codes = codes


class BadValue(WorkbenchError):
    """A value does not fit its field; the message says what the field takes."""

    exit_code = 2


class CatalogueError(WorkbenchError):
    """A catalogue file or entry cannot be used; the message names line, column and reason."""
