"""The manual: Markdown pages read in the window, with search, links and pictures."""

from workbench.ui.manual.page import ManualPage

__all__ = ["ManualPage"]
