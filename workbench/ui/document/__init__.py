"""The document panel: sheets with what was found on them. Pixels exist only here."""

from workbench.ui.document.panel import DocumentPanel

__all__ = ["DocumentPanel"]
