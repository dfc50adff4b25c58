"""Every popup over the window, as scenes: questions, palette, sheets of keys, what stands beside a field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from stage import CONTROL, Stage

from workbench.model.alike import Alike
from workbench.model.deeds import Deed, DeedKind, DeedPlan, LeftOut
from workbench.model.review import Place
from workbench.ui.documents.deed_form import DeedForm
from workbench.ui.documents.export_form import ExportForm
from workbench.ui.documents.values import AllValues
from workbench.ui.links.alike import AlikeForm
from workbench.ui.links.entry_form import EntryForm
from workbench.ui.reason import ConfirmForm, NoteForm, postpone_form, reject_form, view_form

NAME = "CM14-0000001"


def _palette(words: str) -> Callable[[Stage], None]:
    def search(stage: Stage) -> None:
        stage.open()
        stage.parts.window.open_palette()
        stage.type(words)

    return search


def _key_sheet(stage: Stage) -> None:
    stage.open()
    stage.parts.window.open_key_sheet()


def _key_changes(stage: Stage) -> None:
    stage.open()
    stage.parts.window.open_key_changes()


def _key_refused(stage: Stage) -> None:
    _key_changes(stage)
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_L, CONTROL)


def _field_sheet(stage: Stage) -> None:
    stage.open()
    stage.parts.window.open_field_sheet()


def _link_sheet(stage: Stage) -> None:
    stage.open()
    stage.parts.window.open_link_sheet()


def _postpone(stage: Stage) -> None:
    stage.open()
    form = postpone_form("CM14-0000001")
    stage.popup(form)
    stage.type("A page is missing")


def _reject(stage: Stage) -> None:
    stage.open()
    stage.popup(reject_form("CM14-0000001"))


def _alike(stage: Stage) -> None:
    stage.open()
    told = [
        Alike(1, "i1a1", "CM14-0000001", "in review", number, "expert_reviewer", "MTUS ACOEM Chapter 12", None)
        for number in range(1, 4)
    ]
    stage.popup(AlikeForm(stage.parts.bridge, "CM14-0000001", "CM14-0000001", told, lambda _one: "CM14-0000001"))


def _new_entry(stage: Stage) -> None:
    stage.open()
    entry = stage.parts.bridge.desk.catalogue_entries()[5]
    stage.popup(EntryForm(entry, stage.parts.bridge.desk.catalogue_entries()[:3]))


def _note(stage: Stage) -> None:
    stage.open()
    stage.popup(NoteForm(NAME, NAME))


def _view_name(stage: Stage) -> None:
    stage.open()
    stage.popup(view_form(NAME, True))


def _sure(stage: Stage) -> None:
    stage.open()
    stage.popup(ConfirmForm(NAME, NAME, NAME))


def _field_help(row: str, name: str) -> Callable[[Stage], None]:
    def explain(stage: Stage) -> None:
        stage.go(row, name)
        stage.parts.window.commands.field_help()

    return explain


def _field_past(stage: Stage) -> None:
    stage.open()
    for value in ("Other", "Programs"):
        stage.parts.bridge.desk.correct(1, Place("i1", "category"), value)
    stage.go("i1", "category")
    stage.parts.window.commands.field_past()


def _all_values(stage: Stage) -> None:
    stage.open()
    stage.parts.window.show_documents()
    stage.wait(lambda: not stage.parts.runner.busy)
    values = stage.parts.window.documents.facets.all_values("items.category")
    stage.popup(AllValues(stage.parts.bridge, "items.category", values))


def _step_over_many(kind: DeedKind) -> Callable[[Stage], None]:
    def preview(stage: Stage) -> None:
        stage.open()
        doubtful = LeftOut("eyes", 1) if kind == "verify" else LeftOut("state", 1, "rejected")
        left = (LeftOut("state", 5, "verified"), doubtful)
        stage.popup(DeedForm(Deed(kind), lambda deed: DeedPlan(deed, 0b1110, left)))

    return preview


def _export_shown(stage: Stage) -> None:
    stage.open()
    stage.popup(ExportForm(12, 3))


POPUPS: dict[str, Callable[[Stage], None]] = {
    "palette": _palette("page"),
    "palette-without-hits": _palette("zzzz"),
    "palette-of-fields": _palette("#date"),
    "palette-of-documents": _palette("@"),
    "field-sheet": _field_sheet,
    "link-sheet": _link_sheet,
    "key-sheet": _key_sheet,
    "key-changes": _key_changes,
    "key-refused": _key_refused,
    "postpone": _postpone,
    "reject": _reject,
    "note": _note,
    "view-name": _view_name,
    "sure": _sure,
    "all-values": _all_values,
    "step-over-many": _step_over_many("postpone"),
    "set-in-many": _step_over_many("set"),
    "verify-many": _step_over_many("verify"),
    "export-shown": _export_shown,
    "alike": _alike,
    "new-entry": _new_entry,
    "field-help": _field_help("i1", "category"),
    "field-help-of-a-date": _field_help("", "case.decision_date"),
    "field-past": _field_past,
}
"""Each popup by the name of its scene."""
