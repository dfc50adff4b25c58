"""A document becomes values with evidence, rule and confidence."""

from workbench.extraction.reading import Extraction, extract
from workbench.extraction.statements import Statement

__all__ = ["Extraction", "Statement", "extract"]
