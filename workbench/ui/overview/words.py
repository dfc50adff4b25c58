"""The figures put into words: what stands in tiles and charts, and what is spoken of each bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale

from workbench.model.figures import Bin, Cited, Day, Decisions, Figures, Outcome, Spent
from workbench.ui.figure_words import field_label, tr
from workbench.ui.overview.chart import Part
from workbench.ui.words import counted

_MINUTE = 120
"""From so many seconds on, minutes say it better."""


def percent(share: float) -> str:
    """A share in words: `34 %`; below ten of a hundred with a decimal, `4.1 %`, but not `9.0 %`."""
    hundredths = share * 100
    told = (
        f"{hundredths:.1f}"
        if 0 < hundredths < 10 and abs(hundredths - round(hundredths)) >= 0.05
        else f"{hundredths:.0f}"
    )
    return f"{told} %"


def duration(seconds: float) -> str:
    """`38 s`, `2 min 10 s`, `14 min`."""
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    return f"{minutes} min {rest} s" if rest and minutes < 10 else f"{minutes} min"


def amount(value: float) -> str:
    """A median of whole numbers: `6`, `6.5`."""
    return f"{value:.0f}" if value == round(value) else f"{value:.1f}"


# What stands in the tiles


def of_verified(figures: Figures) -> tuple[str, str]:
    figure = tr("{done:,} of {total:,}").format(done=figures.verified, total=figures.total)
    return figure, tr("{today:,} today, {left:,} left").format(today=figures.today, left=figures.left)


def of_time(figures: Figures) -> tuple[str, str]:
    seconds, keys = figures.spent
    if not seconds.documents:
        return "–", tr("Counted from the next document you verify")
    note = tr("{keys} keys").format(keys=amount(keys.median))
    if seconds.clean:
        clean = tr("clean ones {keys} keys, {time}")
        note += "; " + clean.format(keys=amount(keys.clean_median), time=duration(seconds.clean_median))
    return duration(seconds.median), note


def of_changes(figures: Figures) -> tuple[str, str]:
    if not figures.judged:
        return "–", tr("Nothing proposed was looked at yet")
    note = tr("{changed:,} of {judged:,}").format(changed=figures.changed, judged=figures.judged)
    if figures.earlier_judged:
        share = percent(figures.earlier_changed / figures.earlier_judged)
        note += "; " + tr("a month ago {share}").format(share=share)
    return percent(figures.changed / figures.judged), note


def of_links(figures: Figures) -> tuple[str, str]:
    if not figures.citations:
        return "–", tr("No citation is verified yet")
    none = sum(one.citations for one in figures.cited if one.guideline_id is None)
    note = tr("{chosen:,} of {citations:,} citations; {none:,} have no entry")
    told = note.format(chosen=figures.by_hand, citations=figures.citations, none=none)
    return percent(figures.by_hand / figures.citations), told


# The parts of the charts


def days(found: tuple[Day, ...]) -> list[Part]:
    parts = []
    for number, day in enumerate(found):
        date = QDate.fromString(day.day, "yyyy-MM-dd")
        today = number == len(found) - 1
        name = tr("today") if today else QLocale().toString(date, "d MMM") if number in (0, 5, 9) else ""
        said = tr("today") if today else QLocale().toString(date, "d MMMM")
        spoken = tr("{day}: {count:,} verified").format(day=said, count=day.verified)
        parts.append(Part(name, "", spoken, day.behind, (day.verified,), quiet=not today))
    return parts


def outcomes(found: tuple[Outcome, ...], by_rule: bool) -> list[Part]:
    parts = []
    for one in found:
        if not one.judged:
            continue
        name = one.name if by_rule else field_label(one.name)
        share = percent(one.share)
        figure = tr("{share}  of {judged:,}").format(share=share, judged=one.judged)
        spoken = tr("{name}, changed by a person {share} of {judged:,}").format(
            name=name, share=share, judged=one.judged
        )
        if one.added:
            spoken += ", " + tr("{count:,} added where nothing was proposed").format(count=one.added)
        parts.append(Part(name, figure, spoken, one.behind, (one.share,)))
    return parts


def bins(found: tuple[Bin, ...]) -> list[Part]:
    parts = []
    for one in found:
        said = tr("Stated {stated}, proved right {proved} of {judged:,}")
        spoken = said.format(stated=percent(one.stated), proved=percent(one.proved), judged=one.judged)
        parts.append(Part(f"{one.low}", "", spoken, one.behind, (one.proved, one.judged), at=one.stated))
    return parts


def decisions(found: tuple[Decisions, ...], title_of: Callable[[str], str]) -> list[Part]:
    parts = []
    for one in found:
        name = (title_of(one.name) if one.of_entry else one.name) if one.name else tr("No category")
        spoken = tr("{name}: {upheld:,} upheld, {overturned:,} overturned")
        said = spoken.format(name=name, upheld=one.upheld, overturned=one.overturned)
        if one.open:
            said += ", " + tr("{count:,} without a decision").format(count=one.open)
        figure = figure_of_decisions((one.upheld, one.overturned))
        parts.append(Part(name, figure, said, one.behind, (one.upheld, one.overturned)))
    return parts


def figure_of_decisions(amounts: tuple[float, ...]) -> str:
    """`28 / 4`: upheld and overturned."""
    return " / ".join(f"{amount:,.0f}" for amount in amounts)


def figure_of_cited(amounts: tuple[float, ...]) -> str:
    """`44`: how often."""
    return f"{sum(amounts):,.0f}"


def cited(found: tuple[Cited, ...], title_of: Callable[[str], str]) -> list[Part]:
    parts = []
    for one in found:
        name = title_of(one.guideline_id) if one.guideline_id else tr("No entry")
        spoken = tr("{name}: cited {count:,} times").format(name=name, count=one.citations)
        figure = figure_of_cited((one.citations,))
        parts.append(Part(name, figure, spoken, one.behind, (one.citations,), one.guideline_id is None))
    return parts


def bars(found: Spent) -> list[Part]:
    """The spans of seconds or keys; the one in which the median lies is in accent."""
    parts = []
    for number, bar in enumerate(found.bars):
        within = bar.low <= found.median and (bar.high is None or found.median < bar.high)
        span = _span(found, bar.low, bar.high)
        name = span if number == 0 else f"≥ {bar.low}" if bar.high is None else f"{bar.low}" if number % 3 == 0 else ""
        spoken = tr("{span}: {count:,} documents").format(span=span, count=bar.documents)
        parts.append(Part(name, "", spoken, bar.behind, (bar.documents,), quiet=not within))
    return parts


def _span(found: Spent, low: int, high: int | None) -> str:
    if found.effort == "keys":
        last = high - 1 if high is not None else None
        keys = (
            tr("{low} keys and more") if last is None else tr("{low} keys") if last == low else tr("{low}–{high} keys")
        )
        return keys.format(low=low, high=last)
    return (tr("{low} s and more") if high is None else tr("{low}–{high} s")).format(low=low, high=high)


def median_words(found: Spent) -> str:
    """What stands beside the dashed line."""
    said = (
        duration(found.median) if found.effort == "seconds" else tr("{count} keys").format(count=amount(found.median))
    )
    return tr("median {amount}").format(amount=said)


def documents(count: int) -> str:
    """`41 verified documents`."""
    return counted("Overview", "1 verified document", "{count} verified documents", count)
