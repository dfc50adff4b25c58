"""Candidates for one citation, and the search of a whole catalogue, while a person looks at a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.guidelines import Catalogue, LinkContext, Linker
from workbench.model.guidelines import Candidate, Guideline, Linking
from workbench.model.record import Citation
from workbench.model.review import Value

FOUND = 20


class CatalogueSearch:
    """One project's catalogue, made ready for linking. Safe to use from one thread at a time."""

    def __init__(self, entries: Sequence[Guideline]) -> None:
        self.linker = Linker(Catalogue(entries))

    def link(
        self, citation: Citation, treatment: str, decision_date: str | None, category: str = "", above: str = ""
    ) -> Linking:
        """What a citation as it stands now most likely means, for that disputed item, behind those `above` it."""
        return self.linker.link(citation, LinkContext(treatment, decision_date, above, category))

    def search(self, words: str) -> tuple[Candidate, ...]:
        """The entries that fit what a person types, best first, at most `FOUND`."""
        return tuple(self.linker.search(words, FOUND))

    def values(self, text: str, treatment: str, decision_date: str | None, category: str = "") -> Mapping[str, Value]:
        """The parts of a citation that a person typed as text, for a new row; the text stays as it is typed."""
        cited = self.linker.cite(text, LinkContext(treatment, decision_date, category=category))
        if len(cited) != 1:
            return {"text": text}
        parsed = cited[0].parsed.citation
        told = {name: getattr(parsed, name) for name in Citation.__struct_fields__ if name != "guideline_id"}
        return {name: value for name, value in told.items() if value not in (None, ())} | {"text": text}
