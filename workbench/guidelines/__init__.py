"""Guidelines: the catalogue, citations cut out of basis statements, and the entries they are linked to."""

from workbench.guidelines.catalogue import Catalogue, load_catalogue
from workbench.guidelines.files import ReadCatalogue, read_file, read_text, written
from workbench.guidelines.frames import states_none
from workbench.guidelines.linker import Cited, LinkContext, Linker
from workbench.guidelines.nearness import gathered
from workbench.guidelines.soundness import sound

__all__ = [
    "Catalogue",
    "Cited",
    "LinkContext",
    "Linker",
    "ReadCatalogue",
    "gathered",
    "load_catalogue",
    "read_file",
    "read_text",
    "sound",
    "states_none",
    "written",
]
