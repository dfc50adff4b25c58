"""Guidelines: the catalogue, citations cut out of basis statements, and the entries they are linked to."""

from workbench.guidelines.catalogue import Catalogue, load_catalogue, read_rows
from workbench.guidelines.frames import states_none
from workbench.guidelines.linker import Cited, LinkContext, Linker

__all__ = ["Catalogue", "Cited", "LinkContext", "Linker", "load_catalogue", "read_rows", "states_none"]
