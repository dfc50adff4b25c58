"""The start page: recent projects, and how to begin."""

from workbench.ui.start.page import StartPage

__all__ = ["StartPage"]
