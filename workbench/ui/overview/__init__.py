"""The figures of a project: how far it is, what persons changed, what they found, what it took them."""

from workbench.ui.overview.page import OverviewPage

__all__ = ["OverviewPage"]
