"""Where the program's own data files lie: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `("catalogue", "guidelines.csv")`. Raises `FileNotFoundError`."""
    package = Path(__file__).resolve().parent
    for root in (package.parent / "resources", package / "_resources"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"{'/'.join(parts)} is missing from this installation. Install the workbench again.")
