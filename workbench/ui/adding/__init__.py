"""The adding page: which files are being read, which are ready, which could not be read and why."""

from workbench.ui.adding.page import AddingPage

__all__ = ["AddingPage"]
