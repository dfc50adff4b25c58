"""The one table of everything a person can do. Menus, command palette, key sheet and status line are built from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from workbench.ui.commands import Commands

Menu = Literal["File", "Edit", "View", "Document", "Record", "Go", "Help"]
Group = Literal["Fields", "Rows", "Citations", "Documents", "Page", "Project", "Help"]
Scope = Literal["window", "record", "adding", "documents", "overview"]

MENUS: tuple[Menu, ...] = ("File", "Edit", "View", "Document", "Record", "Go", "Help")


def _always(_commands: Commands) -> bool:
    return True


class Action(NamedTuple):
    """One thing to do: `text` stands in menus and palette, `help` explains it, the first of `keys` is shown.

    `numbers` make one key for each: `Ctrl+{n}`; `run` then takes the number. `scope` record means that the keys work
    while record or page have the focus, adding while the adding page has it. `says` gives a text that changes (Undo
    Category), `ticked` makes a tick mark.
    `hint` are the few words of the status line. `platform` names, as `QKeySequence.StandardKey` does, what the system
    has a key of its own for, which no person changes here; those names themselves are 1 ms of the first window.
    """

    id: str
    menu: Menu
    text: str
    help: str
    run: Callable[..., object]
    keys: tuple[str, ...] = ()
    when: Callable[[Commands], bool] = _always
    group: Group | None = None
    scope: Scope = "window"
    numbers: tuple[int, ...] = ()
    says: Callable[[Commands], str] | None = None
    ticked: Callable[[Commands], bool] | None = None
    icon: str = ""
    hint: str = ""
    apart: bool = False
    platform: str = ""

    def words(self) -> str:
        """The text in the person's language."""
        return tr(self.text)

    def explained(self) -> str:
        """The help in the person's language."""
        return tr(self.help)

    def pressed(self) -> list[tuple[str, tuple[int, ...]]]:
        """Every key of the table with the number that `run` then takes, if any; those in force are the keymap's."""
        if self.numbers:
            return [(key.format(n=number), (number,)) for key in self.keys for number in self.numbers]
        return [(key, ()) for key in self.keys]


def tr(words: str) -> str:
    """A text of the table in the person's language."""
    return QCoreApplication.translate("Actions", words)


def _t(words: str) -> str:
    return str(QT_TRANSLATE_NOOP("Actions", words))


C = Commands

TABLE: tuple[Action, ...] = (
    # File
    Action("project.new", "File", _t("New project …"), _t("one file for documents, records and their history"),
           C.new_project, ("Ctrl+N",), group="Project", icon="file-plus", hint=_t("new project")),
    Action("project.open", "File", _t("Open a project …"), _t("another project in place of this one"),
           C.open_project, ("Ctrl+O",), group="Project", icon="folder-open", hint=_t("open a project")),
    Action("project.examples", "File", _t("Try the examples"), _t("a copy you may spoil"),
           C.try_examples, ("Ctrl+Shift+T",), group="Project", icon="circle-play"),
    Action("project.add", "File", _t("Add documents …"), _t("determinations as PDF or text files; exported records"),
           C.add_documents, ("Ctrl+I",), C.has_project, group="Project", icon="plus", apart=True, hint=_t("add")),
    Action("project.add_folder", "File", _t("Add a folder …"), _t("every determination in it and below"),
           C.add_folder, ("Ctrl+Shift+I",), C.has_project, group="Project", icon="folder-open"),
    Action("project.export", "File", _t("Export …"), _t("the verified records as JSON Lines and CSV"),
           C.export, ("Ctrl+Shift+E",), C.has_project, group="Project", icon="download", apart=True),
    Action("project.elsewhere", "File", _t("Save the project elsewhere …"), _t("a whole copy, in which you go on"),
           C.save_elsewhere, when=C.has_project, group="Project", apart=True),
    Action("project.close", "File", _t("Close the project"), _t("back to the start page; all is saved"),
           C.close_project, ("Ctrl+W",), C.has_project),
    Action("window.quit", "File", _t("Quit"), _t("close the window; all is saved"), C.quit, ("Ctrl+Q",),
           platform="Quit"),
    # Edit
    Action("edit.undo", "Edit", _t("Undo"), _t("take the last step back, also after a restart"),
           C.undo, ("Ctrl+Z",), C.can_undo, group="Project", says=C.undo_words, icon="undo-2",
           platform="Undo"),
    Action("edit.redo", "Edit", _t("Redo"), _t("bring it again"),
           C.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), C.can_redo, group="Project", says=C.redo_words,
           platform="Redo"),
    Action("page.find", "Edit", _t("Find in the document"), _t("every place where words stand on its pages"),
           C.find, ("Ctrl+F",), C.has_record, group="Page", icon="search", apart=True, platform="Find"),
    Action("project.search", "Edit", _t("Search documents"), _t("names, treatments and text of all documents"),
           C.search_project, ("Ctrl+Shift+F",), C.has_project, group="Project", icon="search", hint=_t("search")),
    Action("view.save", "Edit", _t("Save this view …"), _t("filters, search and order, kept with the project"),
           C.save_view, ("Ctrl+S",), C.is_listing, group="Project", icon="bookmark", hint=_t("save this view"),
           platform="Save"),
    # View
    Action("page.larger", "View", _t("Larger page"), _t("zoom in"),
           C.zoom_in, ("Ctrl++", "Ctrl+="), C.has_record, group="Page", icon="plus", platform="ZoomIn"),
    Action("page.smaller", "View", _t("Smaller page"), _t("zoom out"),
           C.zoom_out, ("Ctrl+-",), C.has_record, group="Page", icon="minus", platform="ZoomOut"),
    Action("page.fit", "View", _t("Fit the text"), _t("as wide as the panel"),
           C.fit_text, ("Ctrl+0",), C.has_record, group="Page"),
    Action("page.rotate", "View", _t("Rotate the page"), _t("a quarter turn to the right"),
           C.rotate, ("Ctrl+R",), C.has_record, group="Page", icon="rotate-cw"),
    Action("page.outline", "View", _t("Headings of the document …"), _t("and its items; Enter goes there"),
           C.outline, ("Ctrl+Shift+O",), C.has_record, group="Page", icon="list", apart=True),
    Action("page.caret", "View", _t("Move a caret on the page"), _t("arrows move it, with Shift they select"),
           C.caret, ("F7",), C.has_record, group="Page"),
    Action("page.grow", "View", _t("Grow the selection"), _t("word, sentence, line, paragraph, page"),
           C.grow_selection, ("Alt+Right",), C.has_record, group="Page", scope="record"),
    Action("page.shrink", "View", _t("Shrink the selection"), _t("to what was selected before"),
           C.shrink_selection, ("Alt+Left",), C.has_record, group="Page", scope="record"),
    Action("page.spotlight", "View", _t("Spotlight on the evidence"), _t("the rest of the page is dimmed"),
           C.spotlight, ("F9",), C.has_record, group="Page", icon="focus", ticked=C.is_spotlit, apart=True),
    Action("page.freeze", "View", _t("Freeze this page beside"), _t("it stays while others are read; again lets it go"),
           C.freeze, ("Ctrl+B",), C.has_record, group="Page", icon="columns-2", ticked=C.is_frozen),
    Action("page.invert", "View", _t("Invert the page"), _t("its paper and ink, whatever the window’s colours"),
           C.invert_page, ("Ctrl+Shift+V",), C.has_record, group="Page", icon="contrast"),
    Action("page.as_window", "View", _t("Page as the window"), _t("light or dark with it"),
           C.page_as_window, when=C.has_record, ticked=C.is_page_as_window),
    Action("look.system", "View", _t("Colours of the system"), _t("light or dark as the system is"),
           C.look_system, ticked=C.is_system, apart=True),
    Action("look.light", "View", _t("Light"), _t("dark text on a light ground"), C.look_light, ticked=C.is_light),
    Action("look.dark", "View", _t("Dark"), _t("light text on a dark ground"), C.look_dark, ticked=C.is_dark),
    Action("look.larger", "View", _t("Larger text"), _t("up to 200 %"), C.text_larger, ("Ctrl+Alt++", "Ctrl+Alt+="),
           apart=True),
    Action("look.smaller", "View", _t("Smaller text"), _t("down to 100 %"), C.text_smaller, ("Ctrl+Alt+-",)),
    Action("look.float", "View", _t("Float this panel"), _t("in a window of its own; again brings it back"),
           C.float_panel, ("Shift+F6",), C.has_record, group="Page", apart=True),
    Action("look.panels", "View", _t("Panels back in their places"), _t("queue, document, record from left to right"),
           C.reset_panels, when=C.has_project, apart=True),
    # Document
    Action("document.verify", "Document", _t("Verify and open the next"), _t("a named person says that it is right"),
           C.verify, ("Ctrl+Enter", "Ctrl+Return"), C.can_verify, group="Documents", icon="check", hint=_t("verify")),
    Action("document.postpone", "Document", _t("Postpone this document …"), _t("with a reason and perhaps a day"),
           C.postpone, ("Ctrl+Shift+P",), C.has_documents, group="Documents", icon="clock"),
    Action("document.reject", "Document", _t("Reject this document …"), _t("with a reason; it stays in the project"),
           C.reject, ("Ctrl+Shift+R",), C.has_documents, group="Documents", icon="file-x"),
    Action("document.reopen", "Document", _t("Open again for review"), _t("back to review from any other state"),
           C.reopen, when=C.can_reopen, icon="rotate-cw"),
    Action("document.note", "Document", _t("Note on the document …"), _t("shown above its items"),
           C.note_document, ("Ctrl+Shift+K",), C.has_record, group="Documents", apart=True),
    Action("document.flag", "Document", _t("Flag the document"), _t("marked in the queue, and found there"),
           C.flag_document, ("Ctrl+Shift+G",), C.has_record, group="Documents", icon="flag", ticked=C.is_flagged),
    Action("documents.set", "Document", _t("Set a value in the chosen documents …"), _t("one step over all of them"),
           C.set_in_chosen, when=C.is_listing, icon="list", apart=True),
    Action("documents.confirm", "Document", _t("Confirm what is sure in the chosen documents"),
           _t("doubtful values stay to check"), C.confirm_in_chosen, when=C.is_listing, icon="check"),
    Action("documents.note", "Document", _t("Write a note on the chosen documents …"), _t("on each of them as a whole"),
           C.note_chosen, when=C.is_listing),
    Action("documents.flag", "Document", _t("Flag the chosen documents"), _t("to come back to them"),
           C.flag_chosen, when=C.is_listing, icon="flag"),
    Action("documents.unflag", "Document", _t("Take the flag off the chosen documents"), _t("their state stays"),
           C.unflag_chosen, when=C.is_listing),
    Action("documents.extract", "Document", _t("Extract and link the chosen documents again"),
           _t("what people decided stands"), C.extract_chosen, when=C.is_listing, icon="rotate-cw"),
    Action("documents.export", "File", _t("Export what is shown …"), _t("exactly what the filter lets through"),
           C.export_shown, when=C.is_listing, icon="download"),
    Action("document.ocr", "Document", _t("Read by OCR"), _t("a scan's words, and values from them; takes Tesseract"),
           C.recognise, when=C.can_recognise, icon="scan-text", apart=True),
    # Record
    Action("field.confirm", "Record", _t("Confirm, next that needs eyes"), _t("the value in hand is right"),
           C.confirm, ("Enter", "Return"), C.has_record, group="Fields", scope="record", hint=_t("confirm")),
    Action("field.confirm_next", "Record", _t("Confirm, next of all"), _t("the value in hand is right"),
           C.confirm_and_step, ("Shift+Enter", "Shift+Return"), C.has_record, group="Fields", scope="record"),
    Action("field.next", "Record", _t("Next field"), _t("without confirming"),
           C.next_field, ("Tab",), C.has_record, group="Fields", scope="record"),
    Action("field.previous", "Record", _t("Previous field"), _t("without confirming"),
           C.previous_field, ("Shift+Tab",), C.has_record, group="Fields", scope="record"),
    Action("field.edit", "Record", _t("Edit the field"), _t("Enter keeps it, Esc leaves it unchanged"),
           C.edit_field, ("F2",), C.has_record, group="Fields", scope="record", hint=_t("edit")),
    Action("field.take", "Record", _t("Take the selected text"), _t("from the page into the field in hand"),
           C.take, ("Ctrl+T",), C.has_record, group="Fields", icon="copy", apart=True, hint=_t("take the selection")),
    Action("record.checks", "Record", _t("What the checks find"), _t("a list that goes to each place"),
           C.show_checks, ("F8",), C.has_record, group="Fields", icon="triangle-alert"),
    Action("field.other", "Record", _t("Use another value found"), _t("the one beside the field, by its number"),
           C.use_other, ("Alt+{n}",), C.has_record, group="Fields", scope="record", numbers=tuple(range(1, 10)),
           hint=_t("use another value")),
    Action("field.none", "Record", _t("Cites none, as stated"), _t("the statement says so; again takes it back"),
           C.state_none, ("Ctrl+D",), C.has_record, group="Fields", scope="record", hint=_t("cites none")),
    Action("field.empty", "Record", _t("Leave the field empty"), _t("nothing stands there"),
           C.leave_empty, ("Ctrl+Backspace",), C.has_record, group="Fields", scope="record"),
    Action("field.undo", "Record", _t("Undo this field alone"), _t("its value before; later work elsewhere stays"),
           C.undo_field, ("Ctrl+Alt+Z",), C.has_record, group="Fields", scope="record", icon="undo-2", apart=True),
    Action("field.history", "Record", _t("Earlier values of this field …"), _t("who and why; one stands again"),
           C.field_past, ("Ctrl+H",), C.has_record, group="Fields", scope="record", icon="history",
           hint=_t("earlier values")),
    Action("field.note", "Record", _t("Note on this field …"), _t("a few words for whoever comes after"),
           C.note_field, ("Ctrl+M",), C.has_record, group="Fields", scope="record", hint=_t("note")),
    Action("field.flag", "Record", _t("Flag this field"), _t("to come back to it; again takes the flag off"),
           C.flag_field, ("Ctrl+G",), C.has_record, group="Fields", scope="record", icon="flag"),
    Action("item.go", "Record", _t("Go to an item"), _t("page and form; again goes nine further"),
           C.go_to_item, ("Ctrl+{n}",), C.has_record, group="Fields", numbers=tuple(range(1, 10))),
    Action("field.letter", "Record", _t("Go to a field by its letter …"), _t("each opens with one; new rows too"),
           C.field_sheet, ("Ctrl+J",), C.has_record, group="Fields", icon="list", hint=_t("go to a field")),
    Action("link.open", "Record", _t("Candidates of this citation"), _t("pressed again: search the catalogue"),
           C.open_candidates, ("Ctrl+L",), C.has_record, group="Citations", icon="link", apart=True,
           hint=_t("candidates")),
    Action("link.all", "Record", _t("Links of all citations …"), _t("each other candidate has a key; one key links"),
           C.link_sheet, ("Ctrl+Shift+C",), C.has_record, group="Citations", hint=_t("all links")),
    Action("link.choose", "Record", _t("Choose a candidate"), _t("by its number"),
           C.choose_candidate, ("{n}",), C.has_candidates, group="Citations", scope="record", numbers=(1, 2, 3, 4, 5),
           hint=_t("choose")),
    Action("link.none", "Record", _t("None of these"), _t("the catalogue has no entry for it"),
           C.choose_candidate, ("{n}",), C.has_candidates, group="Citations", scope="record", numbers=(0,),
           icon="unlink", hint=_t("none of these")),
    Action("link.alike", "Record", _t("Apply to all alike …"), _t("this choice, to all that read so; shown first"),
           C.apply_to_alike, ("Ctrl+Shift+L",), C.has_record, group="Citations"),
    Action("link.remember", "Record", _t("Remember this reading"), _t("what is linked later follows this choice"),
           C.remember_reading, ("Ctrl+Shift+M",), C.has_record, group="Citations"),
    Action("link.new", "Record", _t("New catalogue entry …"), _t("drafted from the citation in hand, and linked"),
           C.new_entry, ("Ctrl+Shift+N",), C.has_record, group="Citations"),
    Action("row.add", "Record", _t("Add a row here"), _t("an item, citation, diagnosis like the one in hand"),
           C.add_row, ("Ins",), C.has_record, group="Rows", scope="record", icon="plus", apart=True),
    Action("row.pick", "Record", _t("Add the selection as a row"), _t("to the list in hand; a citation with its parts"),
           C.pick_row, ("Shift+F5",), C.has_record, group="Rows"),
    Action("item.pick", "Record", _t("New item from the selection"), _t("its heading; what follows fills it"),
           C.pick_item, ("F5",), C.has_record, group="Rows", icon="file-plus"),
    Action("diagnosis.pick", "Record", _t("New diagnosis from the selection"), _t("with the code beside it"),
           C.pick_diagnosis, ("Ctrl+F5",), C.has_record, group="Rows"),
    Action("row.remove", "Record", _t("Remove the row in hand"), _t("with all it holds; Ctrl+Z brings it back"),
           C.remove_row, ("Ctrl+Del",), C.has_record, group="Rows", scope="record"),
    Action("row.up", "Record", _t("Move the row up"), _t("one place in its list"),
           C.move_row_up, ("Alt+Up",), C.has_record, group="Rows", scope="record"),
    Action("row.down", "Record", _t("Move the row down"), _t("one place in its list"),
           C.move_row_down, ("Alt+Down",), C.has_record, group="Rows", scope="record"),
    Action("row.split", "Record", _t("Split the row"), _t("in two, where the cursor stands in its text"),
           C.split_row, ("Ctrl+Shift+D",), C.has_record, group="Rows", scope="record", icon="split", hint=_t("split")),
    Action("row.merge", "Record", _t("Merge with the row above"), _t("two items or citations that are one"),
           C.merge_row, ("Ctrl+Shift+J",), C.has_record, group="Rows", scope="record", hint=_t("merge with above")),
    # Go
    Action("document.next", "Go", _t("Next document"), _t("down the queue"),
           C.next_document, ("Shift+PgDown",), C.has_project, group="Documents", icon="chevron-down"),
    Action("document.previous", "Go", _t("Previous document"), _t("up the queue"),
           C.previous_document, ("Shift+PgUp",), C.has_project, group="Documents", icon="chevron-up"),
    Action("panel.next", "Go", _t("Next panel"), _t("round queue, document and record"),
           C.next_panel, ("F6",), C.has_project, group="Page"),
    Action("panel.tools", "Go", _t("Tools of the panels"), _t("the buttons above them; Tab goes on"),
           C.next_tools, ("Ctrl+F6",), group="Page"),
    Action("place.review", "Go", _t("Review"), _t("queue, document and record"),
           C.show_review, when=C.has_project, icon="list", apart=True),
    Action("place.documents", "Go", _t("Documents"), _t("all of them, with filters, search and steps over many"),
           C.show_documents, ("F4",), C.has_project, group="Project", icon="list"),
    Action("documents.open", "Go", _t("Open the document in hand"), _t("in review, the queue holding what is listed"),
           C.open_found, ("Enter", "Return"), C.is_listing, group="Project", scope="documents", hint=_t("open")),
    Action("place.adding", "Go", _t("Adding documents"), _t("what is being read, what could not be"),
           C.show_adding, when=C.has_project, icon="inbox"),
    Action("place.overview", "Go", _t("Overview"), _t("progress, corrections, decisions; seconds and keys a document"),
           C.show_overview, when=C.has_project, icon="chart-column"),
    Action("place.catalogue", "Go", _t("Catalogue"), _t("the guidelines, and who cites them"),
           C.show_catalogue, when=C.has_project, icon="book-open"),
    Action("links.unlinked", "Go", _t("Citations without an entry"), _t("gathered by likeness, each decided once"),
           C.show_unlinked, when=C.has_project, group="Project"),
    Action("links.relinked", "Go", _t("What would link differently …"), _t("by today's catalogue; listed, not changed"),
           C.list_relinked, when=C.has_project, group="Project"),
    Action("catalogue.import", "File", _t("Import a catalogue …"), _t("CSV or JSON; the difference is shown first"),
           C.import_catalogue, when=C.has_project, group="Project", apart=True),
    Action("catalogue.export", "File", _t("Export the catalogue …"), _t("CSV or JSON, to be changed and brought back"),
           C.export_catalogue, when=C.has_project, group="Project"),
    Action("adding.review", "Go", _t("Review what is ready"), _t("the chosen file, or the first that was read"),
           C.review_added, ("Enter", "Return"), C.has_ready, group="Project", scope="adding",
           hint=_t("review what is ready")),
    Action("adding.hide", "Go", _t("Back to review"), _t("reading goes on behind"),
           C.show_review, ("Esc",), C.has_added, group="Project", scope="adding", hint=_t("hide, keep reading")),
    Action("adding.stop", "Go", _t("Stop reading"), _t("stop adding; what was read stays"),
           C.stop_adding, ("Ctrl+.",), C.is_adding, group="Project", hint=_t("stop")),
    Action("figure.open", "Go", _t("Documents behind the figure"), _t("the list that the figure in hand counts"),
           C.open_figure, ("Enter", "Return"), C.in_overview, group="Project", scope="overview", apart=True,
           hint=_t("open the documents behind it")),
    Action("figure.next", "Go", _t("Next figure"), _t("arrows go from bar to bar of a chart"),
           C.next_figure, ("Tab",), C.in_overview, group="Project", scope="overview", hint=_t("next figure")),
    Action("figure.export", "Go", _t("Export the figures …"), _t("as CSV and JSON; what documents took is not in them"),
           C.export_figures, ("Ctrl+E",), C.in_overview, group="Project", scope="overview", icon="download",
           hint=_t("export the figures")),
    Action("figure.forget", "Go", _t("Forget my times …"), _t("seconds and keys of your documents, for good"),
           C.forget_times, when=C.in_overview),
    # Help
    Action("help.palette", "Help", _t("Search or command"), _t("anything, by a few letters"),
           C.palette, ("Ctrl+K",), group="Help", icon="search"),
    Action("help.manual", "Help", _t("Manual"), _t("the first ten minutes, every screen, the record, the checks"),
           C.manual, ("Shift+F1",), group="Help", icon="book-open", hint=_t("manual")),
    Action("help.field", "Help", _t("What this field means"), _t("its rule, and examples from verified records"),
           C.field_help, ("F1",), C.has_record, group="Help"),
    Action("help.keys", "Help", _t("All keys"), _t("on one sheet"),
           C.key_sheet, ("?", "Shift+?"), group="Help", icon="keyboard", hint=_t("keys")),
    Action("help.change_keys", "Help", _t("Change keys …"), _t("any of them; one that is taken is refused"),
           C.change_keys, icon="keyboard"),
)  # fmt: skip

BY_ID: dict[str, Action] = {action.id: action for action in TABLE}

IN_THE_WINDOW = tuple(action.id for action in TABLE if action.scope == "window")
"""Those whose keys work wherever the focus is."""
