"""What a person may set, from one TOML file where the platform keeps settings."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from workbench.model.errors import BadValue
from workbench.model.threshold import DOUBT_BELOW

APPLICATION = "imr-workbench"


class Settings(NamedTuple):
    """`doubt_below` is a confidence, 0 to 1; `text_scale` 1.0 to 2.0; `theme` is system, light or dark; `page`
    the page's own: theme (as the window), light or dark.

    `jobs` is a number of worker processes, 0 for all cores. `copy_documents` keeps the files' bytes inside the project;
    otherwise they are linked by path. `seconds_per_document` is what a worker may spend on one file. `keys` are a
    person's own keys by the id of the action, such as `"field.edit" = "F3"`; blank for an action without one.
    """

    person: str = ""
    theme: str = "system"
    page: str = "theme"
    text_scale: float = 1.0
    doubt_below: float = DOUBT_BELOW
    jobs: int = 0
    copy_documents: bool = True
    seconds_per_document: float = 60.0
    keys: Mapping[str, str] = {}  # nobody changes it: a mapping proxy would not reach a worker process

    @property
    def name(self) -> str:
        """Who the person is: as set, or else the account's name."""
        return self.person or account_name()

    @property
    def workers(self) -> int:
        """How many worker processes an import uses."""
        return self.jobs or os.cpu_count() or 1


def account_name() -> str:
    """The name of the account on this computer, `reviewer` where it has none."""
    import getpass  # noqa: PLC0415 - not before a name is needed

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reviewer"


def folder(kind: str) -> Path:
    """The platform's folder for `config`, `state` or `cache` of this program; `WORKBENCH_HOME` overrides all three."""
    if home := os.environ.get("WORKBENCH_HOME"):
        return Path(home) / kind
    import platformdirs  # noqa: PLC0415 - 25 ms that a plain start need not pay twice

    dirs = platformdirs.PlatformDirs(APPLICATION, appauthor=False)
    return {"config": dirs.user_config_path, "state": dirs.user_state_path, "cache": dirs.user_cache_path}[kind]


def load(path: Path | None = None) -> Settings:
    """The settings in `path`, or in the platform's place; the defaults where there is no file.

    Raises `BadValue` that names file and key when a value is of the wrong kind.
    """
    path = path or folder("config") / "settings.toml"
    try:
        written = path.read_text("utf-8")
    except FileNotFoundError:
        return Settings()
    except (UnicodeDecodeError, OSError) as error:
        raise BadValue(f"{path} could not be read as settings: {error}. Mend the file or move it away.") from error
    import tomllib  # noqa: PLC0415 - 6 ms that a computer without the file need not pay

    try:
        told = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise BadValue(f"{path} could not be read as settings: {error}. Mend the file or move it away.") from error
    return Settings()._replace(**_checked(told, path))


def save(changes: Mapping[str, str | float | bool | Mapping[str, str]], path: Path | None = None) -> None:
    """Change single settings in the file, a mapping as a whole table; its other lines and comments stay as they are.

    Raises `BadValue` when the file cannot be written.
    """
    path = path or folder("config") / "settings.toml"
    try:
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        for key, value in changes.items():
            lines = _with_table(lines, key, value) if isinstance(value, Mapping) else _with_line(lines, key, value)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", "utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadValue(f"{path} could not be written: {error}. The change holds until you close the window.") from error


def _with_line(lines: list[str], key: str, value: str | float | bool) -> list[str]:
    """The lines with one setting above all tables."""
    import json  # noqa: PLC0415 - 2 ms that a start need not pay

    told, head = f"{key} = {json.dumps(value)}", _first_table(lines)
    at = next((n for n, line in enumerate(lines[:head]) if re.match(rf"\s*{key}\s*=", line)), None)
    return [*lines[:head], told, *lines[head:]] if at is None else [*lines[:at], told, *lines[at + 1 :]]


def _with_table(lines: list[str], name: str, values: Mapping[str, str]) -> list[str]:
    """The lines with one table written anew, or left out when it is empty."""
    import json  # noqa: PLC0415 - as above

    at = next((n for n, line in enumerate(lines) if line.strip() == f"[{name}]"), len(lines))
    kept, rest = lines[:at], lines[at + 1 :]
    made = [f"[{name}]", *(f"{json.dumps(key)} = {json.dumps(value)}" for key, value in values.items())]
    return [*kept, *(made if values else []), *rest[_first_table(rest) :]]


def _first_table(lines: list[str]) -> int:
    return next((n for n, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))


def _checked(told: dict[str, Any], path: Path) -> dict[str, Any]:
    kinds = {name: type(default) for name, default in Settings._field_defaults.items()}
    for key, value in told.items():
        if key not in kinds:
            raise BadValue(f"{path}: there is no setting “{key}”. Known are {', '.join(kinds)}.")
        wanted = kinds[key]
        if not isinstance(value, (int, float) if wanted is float else wanted) or (
            isinstance(value, bool) and wanted is not bool
        ):
            raise BadValue(f"{path}: {key} takes {wanted.__name__}, not “{value}”.")
        if isinstance(value, dict) and not all(isinstance(each, str) for each in value.values()):
            raise BadValue(f'{path}: {key} takes lines such as "field.edit" = "F3".')
    return told
