"""What the form says of each field, citation and group: values to paint and one sentence to speak, without a window."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from workbench.model.document import NO_TEXT
from workbench.model.fields import DIAGNOSES, ITEMS, ROOT, FieldSpec, Kind
from workbench.model.findings import Finding
from workbench.model.guidelines import Guideline
from workbench.model.review import Cell, Place, ReviewRecord
from workbench.model.states import FieldState, asked_below, field_state, needs_eyes
from workbench.model.threshold import DOUBT_BELOW
from workbench.model.typed import shown_value
from workbench.ui.findings import words as check_words
from workbench.ui.form.order import Group, Stop
from workbench.ui.form.shown import NOT_FOUND, Check, ChipView, FieldView, GroupView, Note
from workbench.ui.form.words import tr
from workbench.ui.links.words import citation_of, cited_words, entry_pages, entry_title, page_words, short
from workbench.ui.sentences import own_words
from workbench.ui.words import word

NONE_STATED = "none, as stated"
_VERB = re.compile(r"\b(?:did|does|do|has|have|had|was|were|is|are|cited|cites)\b", re.IGNORECASE)
_RANKED = (
    FieldState.FAILS,
    FieldState.TO_CHECK,
    FieldState.NOT_FOUND,
    FieldState.PROPOSED,
    FieldState.CHANGED,
    FieldState.NONE_STATED,
    FieldState.CONFIRMED,
)
_MAY_BE_ABSENT = frozenset(
    (
        *("case.date_of_injury_end", "claims_administrator.none_cited", "expert_reviewer.none_cited"),
        *(
            "code",
            "code_system",
            "basis",
            "title",
            "body",
            "chapter",
            "year",
            "pages",
            "section",
            "url",
            "guideline_id",
        ),
        *("reviewer.subspecialties", "diagnoses", "treatments_to_date"),
    )
)
"""Fields and lists that many determinations rightly leave empty: they do not mark their group as incomplete."""


class Views:
    """Reads one record for the form. `person` is who looks: their own changes are "you"."""

    def __init__(
        self,
        record: ReviewRecord,
        findings: tuple[Finding, ...] = (),
        doubt_below: float = DOUBT_BELOW,
        person: str = "",
        entry: Callable[[str], Guideline | None] = lambda _id: None,
    ) -> None:
        doubt_below = asked_below(record, doubt_below)
        self.record, self.findings, self._doubt_below = record, findings, doubt_below
        self._person, self.entry = person, entry
        self._failing = {finding.places[0] for finding in findings if finding.severity == "error" and finding.places}
        self._led: dict[Place, list[Finding]] = {}
        for finding in findings:
            if finding.places:
                self._led.setdefault(finding.places[0], []).append(finding)
        self._doubts = {place for place, cell in record.cells.items() if needs_eyes(cell, doubt_below)}
        self.eyes = frozenset(self._doubts | self._failing)

    # States

    def state(self, place: Place) -> FieldState:
        """The state of one place."""
        return field_state(self.record.cells.get(place), place in self._failing, self._doubt_below)

    def stop_state(self, stop: Stop) -> FieldState:
        """The worst state of what a stop speaks for."""
        if stop.kind == "add":
            return FieldState.NOT_FOUND
        return worst(self._counted(stop)) or self.state(stop.place)

    def group_state(self, group: Group) -> FieldState:
        """The worst state in a group."""
        return worst(state for stop in group.stops for state in self._counted(stop)) or FieldState.PROPOSED

    def _counted(self, stop: Stop) -> Iterable[FieldState]:
        for place in stop.places:
            state = self.state(place)
            if state is not FieldState.NOT_FOUND or place.name not in _MAY_BE_ABSENT:
                yield state

    def left(self, stops: Iterable[Stop] | None = None) -> tuple[int, int]:
        """How many checks fail and how many values are to be checked, in some stops or in the whole record.

        Counted as the queue counts them.
        """
        errors = [finding for finding in self.findings if finding.severity == "error"]
        if stops is None:
            return len(errors), len(self._doubts)
        here = {place for stop in stops for place in stop.places}
        fails = sum(bool(finding.places) and finding.places[0] in here for finding in errors)
        return fails, len(self._doubts & here)

    # Rows

    def field(self, stop: Stop, home_page: str = "") -> FieldView:
        """A field's row. `home_page` is the page that the card's head names already."""
        state = self.stop_state(stop)
        cell = self.record.cells.get(stop.place)
        value = self._shown(stop, cell)
        note = self._note(stop, state, cell, home_page)
        checks = self.checks(stop)
        said = value if len(value) <= 200 else short(value, 200)
        label = word(stop.spec.label.removesuffix(" none"))
        spoken = _sentence(label, said, state, note, checks)
        return FieldView(state, label, value, note, checks, spoken)

    def _shown(self, stop: Stop, cell: Cell | None) -> str:
        if stop.kind == "none cited":
            return tr(NONE_STATED) if cell and cell.value is True else tr("something is cited")
        if cell is None or cell.value is None:
            return tr("left empty") if cell and cell.status == "cleared" else tr(NOT_FOUND)
        return shown_value(stop.spec, cell.value)

    def _note(self, stop: Stop, state: FieldState, cell: Cell | None, home_page: str) -> Note:
        if state is FieldState.TO_CHECK:
            return Note(tr("to check"), role="doubt")
        if state is FieldState.FAILS and (cell is None or cell.status in ("extracted", "confirmed")):
            return Note(tr("fails a check"), role="fail")
        if cell is None:
            return Note()
        if cell.status in ("corrected", "added", "cleared"):
            return self._change_note(stop.spec, cell)
        if stop.kind == "none cited" and cell.value is True:
            return Note(f"“{short(_predicate(quote_of(cell)), 44)}”") if cell.evidence else Note()
        return self._codes(stop) or Note(
            self._same_as(stop, cell) or self._worded(stop, cell) or _page(cell, home_page)
        )

    def _change_note(self, spec: FieldSpec, cell: Cell) -> Note:
        who = self.who(cell.by)
        if cell.proposal is None or cell.proposal.value in (None, cell.value, False):
            said = tr("added by {who}") if cell.value is not None else tr("left empty by {who}")
            return Note(said.replace("{who}", who))
        was = short(shown_value(spec, cell.proposal.value), 28)
        since = tr(", changed by {who}") if cell.value is not None else tr(", left empty by {who}")
        return Note(tr("was "), was, since.replace("{who}", who))

    def who(self, name: str | None) -> str:
        """A person's name, `you` for the one who looks."""
        return tr("you") if not name or name == self._person else name

    def _codes(self, stop: Stop) -> Note | None:
        """The code beside a diagnosis, and its system where that has room; None for what has no code."""
        if len(stop.places) < 2 or self.record.list_of(stop.place.row) != DIAGNOSES:
            return None
        code, system = (self.record.value(stop.place.row, name) for name in ("code", "code_system"))
        return Note(str(code), after=f" {system}" if system else "") if code else None

    def _same_as(self, stop: Stop, cell: Cell) -> str:
        """`same as item 1` for a rationale that an earlier item has word for word."""
        if stop.place.name != "rationale" or not cell.value:
            return ""
        for number, row in enumerate(self.record.rows_of(ITEMS), 1):
            if row.id == stop.place.row:
                return ""
            if self.record.value(row.id, "rationale") == cell.value:
                return tr("same as item {number}").replace("{number}", str(number))
        return ""

    def _worded(self, stop: Stop, cell: Cell) -> str:
        """The document's own words for a choice that it puts differently."""
        if stop.spec.kind is not Kind.CHOICE or len(cell.evidence) != 1 or stop.place.row == ROOT:
            return ""
        if stop.spec.name == "code_system":
            return ""  # worked out from the code, which stands above it
        quote = quote_of(cell)
        first = self.record.value(stop.place.row, "treatment")
        if str(cell.value).casefold() in quote.casefold() or quote in str(first) or len(quote) > 40:
            return ""
        return f"“{quote}”"

    def checks(self, stop: Stop) -> tuple[Check, ...]:
        """The findings that lead with what this stop speaks for, then what people noted and flagged there."""
        found = [_check(finding) for place in stop.places for finding in self._led.get(place, ())]
        for cell in (self.record.cells.get(place) for place in stop.places):
            found += _remarks(cell.flag, cell.note) if cell else ()
        return tuple(found)

    def homeless(self) -> tuple[Check, ...]:
        """What extraction noticed and does not stand above the page; and findings about the record as a whole."""
        warnings = (words for words in self.record.warnings if words != NO_TEXT)
        noticed = (Check("warning", _sentence_of(words), "", None) for words in warnings)
        state = self.record.state
        found = (_check(finding) for finding in self.findings if not finding.places)
        return (*_remarks(state.flag, state.note), *noticed, *found)

    # Citations

    def chip(self, stop: Stop, home_page: str = "") -> ChipView:
        """A citation's chip."""
        row = stop.place.row
        citation = citation_of(self.record, row)
        state = self.stop_state(stop)
        icon, linked, pages, token = self._link(row)
        checks = self.checks(stop)
        note = self._chip_note(stop, state, home_page)
        words = cited_words(citation)
        spoken = _sentence(tr("Citation"), str(words), state, Note(f"{linked}, {pages}" if pages else linked), checks)
        return ChipView(state, words, icon, linked, pages, token, note, checks, spoken)

    def _chip_note(self, stop: Stop, state: FieldState, home_page: str) -> Note:
        cell = self.record.cells.get(stop.place)
        if state is FieldState.TO_CHECK:
            return Note(tr("to check"), role="doubt")
        return Note(_page(cell, home_page)) if cell else Note()

    def _link(self, row: str) -> tuple[str, str, str, str]:
        """Icon, words, pages and colour of what a citation is linked to."""
        cell = self.record.cells.get(Place(row, "guideline_id"))
        by_person = cell is not None and cell.status != "extracted"
        if cell is not None and isinstance(cell.value, str):
            if not by_person and cell.proposal and cell.proposal.recommendation == "open":
                several = len(cell.proposal.candidates) > 1
                close = tr("Two entries are close: choose") if several else tr("One entry is close: choose")
                return "split", close, "", "doubt"
            entry = self.entry(cell.value)
            if entry is None:
                missing = tr("{entry} is not in this catalogue").replace("{entry}", cell.value)
                return "link-2-off", missing, "", "doubt"
            title = entry_title(entry, citation_of(self.record, row))
            return "link", title, entry_pages(entry), "text2"
        if cell is not None and by_person:
            chosen = tr("None of the catalogue, chosen by {who}").replace("{who}", self.who(cell.by))
            return "unlink", chosen, "", "text2"
        return "link-2-off", tr("No entry found"), "", "doubt"

    # Groups

    def home_page(self, group: Group) -> str:
        """The page on which an item begins, `p. 2`."""
        for stop in group.stops:
            cell = self.record.cells.get(stop.place)
            if group.number and cell and cell.evidence:
                return _page(cell, "")
        return ""

    def group(self, group: Group) -> GroupView:
        """A section's name, or an item in one line."""
        state = self.group_state(group)
        fails, doubts = self.left(group.stops)
        note = Note()
        if fails or doubts:
            said = tr("{count} fails") if fails else tr("{count} to check")
            words = said.replace("{count}", str(fails or doubts))
            note = Note(words, role="fail" if fails else "doubt")
        decision = str(self.record.value(group.key, "decision") or "") if group.number else ""
        title = group.title or (tr("no name yet") if group.number else "")
        if not group.number:
            title = word(title)
        item = tr("Item {number}").replace("{number}", str(group.number)) if group.number else ""
        told = [item, title, decision, word(state.value), note.words]
        if group.count is not None:
            told.insert(2, str(group.count))
        spoken = ", ".join(part for part in told if part)
        return GroupView(state, title, self.home_page(group), decision, note, spoken)


def worst(states: Iterable[FieldState]) -> FieldState | None:
    """The one that needs eyes most; None of none."""
    return min(states, key=_RANKED.index, default=None)


def quote_of(cell: Cell) -> str:
    """The words a value comes from, in one line."""
    return " ".join(" ".join(span.quote for span in cell.evidence).split())


def _predicate(quote: str) -> str:
    """A statement from its verb on: who states it is named beside it already."""
    verb = _VERB.search(quote)
    return quote[verb.start() :].rstrip(".") if verb else quote


def _page(cell: Cell, home_page: str) -> str:
    page = page_words(cell.evidence[0].page + 1) if cell.evidence else ""
    return "" if page == home_page else page


def _check(finding: Finding) -> Check:
    there = finding.places[1] if len(finding.places) > 1 else finding.places[0] if finding.places else None
    return Check(finding.severity, check_words.said(finding), finding.code, there)


def _remarks(flag: bool, note: str | None) -> list[Check]:
    """What a person said beside a value or a document."""
    found = [Check("warning", tr("Flagged"), "", None, "flag")] if flag else []
    return [*found, *([Check("note", note, "", None, "message-square")] if note else [])]


def _sentence_of(words: str) -> str:
    words = own_words(words)
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "…")) else f"{words}."


def _sentence(label: str, value: str, state: FieldState, note: Note, checks: tuple[Check, ...]) -> str:
    """`Category, Diagnostic testing, changed, was Other`."""
    told = [label, value if value != word(state.value) else "", word(state.value)]
    if str(note) and str(note) != word(state.value):
        told.append(str(note))
    told += [check.words.rstrip(".") for check in checks]
    return ", ".join(part for part in told if part)
