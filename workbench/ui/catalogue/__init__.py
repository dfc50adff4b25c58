"""The catalogue of guidelines: its tree, the facts of an entry, who cites it."""

from workbench.ui.catalogue.page import CataloguePage

__all__ = ["CataloguePage"]
