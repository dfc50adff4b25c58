"""A document becomes values with evidence, rule and confidence."""

from workbench.extraction.picked import picked_item, picked_value
from workbench.extraction.reading import Extraction, extract
from workbench.extraction.statements import Statement

__all__ = ["Extraction", "Statement", "extract", "picked_item", "picked_value"]
