"""The views that every project has, and which view a filter is."""

from __future__ import annotations

from workbench.model.facets import FACETS
from workbench.model.queue import Choice, QueueFilter
from workbench.model.views import SavedView
from workbench.ui.bridge import Bridge
from workbench.ui.documents.words import tr


def standing_views(person: str) -> list[SavedView]:
    """The views of every project: all, what waits for this person, scans."""
    mine = Choice("reader", (person, ""))
    return [
        SavedView(tr("All"), QueueFilter()),
        SavedView(tr("Mine to review"), QueueFilter(states=("new", "in review"), facets=(mine,))),
        SavedView(tr("Scans"), QueueFilter(facets=(Choice("origin", ("ocr", "none")),))),
    ]


def name_of(wanted: QueueFilter, views: list[SavedView]) -> str | None:
    """The view that asks for just this, whatever the order."""
    return next((view.name for view in views if _asks(view.filter) == _asks(wanted)), None)


def _asks(wanted: QueueFilter) -> tuple[object, ...]:
    facets = frozenset((choice.facet, frozenset(choice.values)) for choice in wanted.facets if choice.facet in FACETS)
    return frozenset(wanted.states), facets, wanted.words, wanted.fields_only, wanted.only_doubts, wanted.behind


def view_name(bridge: Bridge, wanted: QueueFilter) -> str:
    """The name of the view that asks for just this; blank for none."""
    if not bridge.has_desk:
        return ""
    return name_of(wanted, [*bridge.desk.views(), *standing_views(bridge.desk.person)]) or ""
