"""The IMR Workbench: review Independent Medical Review determinations beside the words they come from."""

__version__ = "0.1.0"
