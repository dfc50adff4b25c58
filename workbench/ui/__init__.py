"""The window. Everything Qt lives here.

PySide does two things at its import that no window needs, and they are a tenth of the time to the first one. Where a
later PySide is built otherwise, what is said here finds nothing to change.
"""

import sys
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

_PACKAGE = "shibokensupport.signature.lib"
_STUB_MAKERS = ("enum_sig", "pyi_generator")
"""The modules of PySide's that write type stubs for developers. It compiles them from their text at every start."""


class _StubMaker(ModuleType):
    """One of them, empty. It is loaded after all once anything in it is asked for, and is then a module as any other.

    No import brings it later: PySide takes away what it finds its own parts with as soon as they are loaded.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__all__":  # looked for in every module
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]
        package, full = sys.modules[_PACKAGE], f"{_PACKAGE}.{self.__name__.rpartition('.')[2]}"
        find = getattr(package.__spec__ and package.__spec__.loader, "find_spec", PathFinder.find_spec)
        spec = find(full, package.__path__)
        if spec is not None and spec.loader is not None:
            self.__spec__ = spec
            spec.loader.exec_module(self)
        return getattr(self, name)


class _WithoutStubMakers:
    """Lets PySide find them loaded, and empty, once it begins to load its own parts."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> None:
        """Nothing is found here; the name tells how far PySide is."""
        if name == "PySide6.support":
            for each in _STUB_MAKERS:
                made = _StubMaker(f"{_PACKAGE}.{each}")
                made.__spec__ = ModuleSpec(made.__name__, None)
                sys.modules.setdefault(made.__name__, made)


sys.meta_path.insert(0, _WithoutStubMakers)
try:
    from PySide6 import QtCore as _QtCore  # noqa: F401 - brings the modules that are looked up here
finally:
    sys.meta_path.remove(_WithoutStubMakers)

# PySide reads the source of every module imported after it, to learn whether `from __feature__ import` may concern it.
# No module of this program asks for that, and reading all of them is 4 ms of the first window.
_features = sys.modules.get("shibokensupport.feature")
if hasattr(_features, "_mod_uses_pyside"):
    vars(_features)["_mod_uses_pyside"] = lambda _module: False
