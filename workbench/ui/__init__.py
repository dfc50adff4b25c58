"""The window. Everything Qt lives here.

PySide does two things at its import that no window needs, and they are a tenth of the time to the first one. Where a
later PySide is built otherwise, what is said here finds nothing to change.
"""

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType

_STUB_MAKERS = ("enum_sig", "pyi_generator")
"""The modules of PySide's that write type stubs for developers. It compiles them from their text at every start."""


class _WithoutStubMakers:
    """Lets PySide find them loaded, and empty, once it begins to load its own parts."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> None:
        """Nothing is found here; the name tells how far PySide is."""
        if name == "PySide6.support":
            for each in _STUB_MAKERS:
                full = f"shibokensupport.signature.lib.{each}"
                made = ModuleType(full)
                made.__spec__ = ModuleSpec(full, None)
                sys.modules.setdefault(full, made)


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
