"""The shipped catalogue and its linker, made once for all tests of the package."""

from __future__ import annotations

import pytest

from workbench.guidelines import Catalogue, Linker, load_catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def linker(catalogue: Catalogue) -> Linker:
    return Linker(catalogue)
