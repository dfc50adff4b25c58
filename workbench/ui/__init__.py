"""The window. Everything Qt lives here."""

import sys

from PySide6 import QtCore as _QtCore  # noqa: F401 - brings the module that is looked up below

# PySide reads the source of every module imported after it, to learn whether `from __feature__ import` may concern it.
# No module of this program asks for that, and reading all of them is 4 ms of the first window. Where a later PySide
# has no such function nothing happens.
_features = sys.modules.get("shibokensupport.feature")
if hasattr(_features, "_mod_uses_pyside"):
    vars(_features)["_mod_uses_pyside"] = lambda _module: False
