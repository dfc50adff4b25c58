"""Why the table is empty, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from workbench.model.queue import QueueFilter
from workbench.ui.bridge import Bridge
from workbench.ui.controls import button
from workbench.ui.documents.words import facet_label, tr, value_label
from workbench.ui.empty import EmptyState
from workbench.ui.figure_words import told as behind_words


def explain(
    empty: EmptyState,
    bridge: Bridge,
    wanted: QueueFilter,
    want: Callable[[QueueFilter], object],
    meant: tuple[str, int] | None = None,
) -> None:
    """Say why nothing is shown; `meant` are other words and how many documents have them."""
    if not bridge.desk.counts().total:
        add = button(tr("Add documents"), "primary", partial(bridge.wanted.emit, "project.add"))
        words = tr("Drop files or folders on this window, or choose them.")
        empty.say("inbox", tr("No documents yet"), words, add)
        return
    told, ways = [], []
    if meant is not None:
        other, count = meant
        has = (
            tr("1 document has that.") if count == 1 else tr("{count} documents have that.").format(count=f"{count:,}")
        )
        told.append(tr("Did you mean {words}?").format(words=other) + " " + has)
        search = tr("Search “{words}”").format(words=other)
        ways.append(button(search, "", partial(want, replace(wanted, words=other))))
    if wanted.is_narrow:
        told.append(tr("{filters} is on.").format(filters=_filters(bridge, wanted)))
        drop = tr("Drop the filter") if len(wanted.choices()) == 1 else tr("Drop the filters")
        ways.append(button(drop, "quiet", partial(want, wanted.without_choices())))
    if not wanted.words:
        empty.say("inbox", tr("No document is like this"), " ".join(told), *ways)
        return
    if not ways:
        told.append(tr("Try fewer words, or the beginning of one."))
        ways.append(button(tr("Show all"), "", partial(want, replace(wanted, words="", order="added"))))
    title = tr("No document has “{words}”").format(words=wanted.words)
    empty.say("search", title, " ".join(told), *ways)


def _filters(bridge: Bridge, wanted: QueueFilter) -> str:
    """`The filter State: new`."""
    named = [
        f"{facet_label(choice.facet)}: {', '.join(value_label(bridge, choice.facet, each) for each in choice.values)}"
        for choice in wanted.choices()
    ]
    if wanted.behind is not None:
        named.insert(0, behind_words(bridge, wanted.behind))
    if wanted.only_doubts:
        named.append(tr("something to check"))
    start = tr("The filter {name}") if len(named) == 1 else tr("Each of the filters {name}")
    return start.format(name="; ".join(named))
