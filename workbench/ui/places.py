"""The places of the window: each made when it is first asked for, so that the start page shows at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.settings import Settings
from workbench.ui.ask import Ask
from workbench.ui.over_window import OverWindow
from workbench.ui.runner import Runner
from workbench.ui.start import StartPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from workbench.model.behind import Behind
    from workbench.model.queue import QueueFilter
    from workbench.ui.actions import Menu
    from workbench.ui.adding import AddingPage
    from workbench.ui.catalogue import CataloguePage
    from workbench.ui.documents.page import DocumentsPage
    from workbench.ui.holding import Holding
    from workbench.ui.manual import ManualPage
    from workbench.ui.menus import Menus
    from workbench.ui.overview import OverviewPage
    from workbench.ui.rest import Rest
    from workbench.ui.review import ReviewPlace
    from workbench.ui.review_panels import ReviewPanels
    from workbench.ui.screens import ScreenPlaces
    from workbench.ui.status import StatusLine
    from workbench.ui.swapping import Swapping
    from workbench.ui.toast import Toast
    from workbench.ui.visits import Visits


class Places(OverWindow):
    """The part of the window that makes its places and shows one of them."""

    ask: Ask
    kept_places: ScreenPlaces
    status: StatusLine
    _runner: Runner
    _settings: Settings
    _stack: QStackedWidget
    _titles: Mapping[Menu, QMenu]
    _start: StartPage
    _place = "start"

    def __init__(self) -> None:
        super().__init__()
        self._rest: Rest | None = None
        self._adding: AddingPage | None = None
        self._review_panels: ReviewPanels | None = None
        self._review: ReviewPlace | None = None
        self._catalogue: CataloguePage | None = None
        self._documents: DocumentsPage | None = None
        self._overview: OverviewPage | None = None
        self._manual: ManualPage | None = None
        self._before_manual: tuple[QWidget, str] = self, "start"

    def _show(self, place: QWidget, name: str) -> None:
        raise NotImplementedError

    def _tell_keys(self) -> None:
        raise NotImplementedError

    def _keep_places(self) -> None:
        raise NotImplementedError

    def _on_record(self) -> None:
        raise NotImplementedError

    # What the first frame does not show

    @property
    def rest(self) -> Rest:
        """What the first frame does not show; made after it, or when any of it is asked for."""
        if self._rest is None:
            from workbench.ui.rest import Rest  # noqa: PLC0415 - see above

            self._rest = Rest(self, self._bridge, self._runner, self._titles)
        return self._rest

    def make_whole(self) -> None:
        """Have all of the window there, whether or not its first frame was shown."""
        _ = self.rest

    @property
    def menus(self) -> Menus:
        """What stands in the menus."""
        return self.rest.menus

    @property
    def toast(self) -> Toast:
        """What says a sentence in passing."""
        return self.rest.toast

    @property
    def swapping(self) -> Swapping:
        """What undoes large steps."""
        return self.rest.swapping

    @property
    def visits(self) -> Visits:
        """What counts a person's time and keys."""
        return self.rest.visits

    @cached_property
    def _painting(self) -> Holding:
        """What keeps the window's painting for the next turn."""
        from workbench.ui.holding import Holding  # noqa: PLC0415 - see above

        return Holding(self)

    def refresh_menus(self) -> None:
        """Ask again what can be done: of menus that are there."""
        if self._rest is not None:
            self._rest.menus.refresh()

    # Places

    @property
    def adding(self) -> AddingPage:
        """Where documents come in; made when it is first asked for, so that the start page shows at once."""
        if self._adding is None:
            from workbench.ui.adding import AddingPage  # noqa: PLC0415 - see above

            self._adding = AddingPage(self._bridge, self._runner, self.ask, self._settings)
            self._stack.addWidget(self._adding)
            for signal in (self._adding.busy_changed, self._adding.ready_changed):
                signal.connect(self.menus.refresh)
                signal.connect(self._tell_keys)
            self.menus.listen_on("adding", self._adding)
        return self._adding

    @property
    def added(self) -> AddingPage | None:
        """The place where documents come in, once any did or it was asked for."""
        return self._adding

    @property
    def review_panels(self) -> ReviewPanels:
        """The panels of the place where documents are reviewed, which makes those that are not there."""
        if self._review_panels is None:
            from workbench.ui.review_panels import ReviewPanels  # noqa: PLC0415 - see above

            self._review_panels = ReviewPanels(self._bridge, self._runner, self.ask, self.projects.lane, self)
        return self._review_panels

    def _makings(self) -> list[Callable[[], object]]:
        """What makes the place where documents are reviewed, in parts."""
        return [*self.review_panels.makings(), lambda: self._review_place, lambda: self.review]

    @cached_property
    def _review_place(self) -> ReviewPlace:
        from workbench.ui.review import ReviewPlace  # noqa: PLC0415 - see above

        return ReviewPlace(self._bridge, self.review_panels, self._stack)

    @property
    def review(self) -> ReviewPlace:
        """Queue, document and record; made with the first project, as above."""
        if self._review is None:
            self._review = self._review_place
            self._stack.addWidget(self._review)
            self._review.restore(self.kept_places.docks())
            self._review.placed.connect(self._keep_places)
            self._review.form.verify_wanted.connect(self.commands.verify)
            self._bridge.record_opened.connect(self._on_record)  # after the panels, which show it first
            self._review.form.links.turned.connect(self.menus.refresh)
            self._review.form.links.turned.connect(self._tell_keys)
            self.menus.listen_on("record", self._review.document, self._review.form)
        return self._review

    @property
    def is_reviewing(self) -> bool:
        """Whether queue, document and record are in view."""
        return self._review is not None and self._stack.currentWidget() is self._review

    @property
    def in_overview(self) -> bool:
        """Whether the figures are in view."""
        return self._overview is not None and self._stack.currentWidget() is self._overview

    def show_start(self) -> None:
        """Show the start page."""
        self._start.refresh()
        self._show(self._start, "start")
        self._start.focus_first()

    @property
    def manual(self) -> ManualPage:
        """The manual; made when it is first asked for."""
        if self._manual is None:
            from workbench.ui.manual import ManualPage  # noqa: PLC0415 - as above

            self._manual = ManualPage(self._bridge)
            self._manual.left.connect(self.leave_manual)
            self._stack.addWidget(self._manual)
        return self._manual

    def show_manual(self, page: str = "") -> None:
        """Show the manual where it was left, or at one of its pages."""
        here = self._stack.currentWidget()
        if here is not None and here is not self._manual:
            self._before_manual = here, self._place
        manual = self.manual
        if page:
            manual.open(page)
        self._show(manual, "manual")
        manual.focus_here()

    def leave_manual(self) -> None:
        """Back to where the person came from."""
        place, name = self._before_manual
        shown = {
            "review": self.show_review,
            "overview": self.show_overview,
            "catalogue": self.show_catalogue,
            "documents": self.show_documents,
        }
        if name in shown and self._bridge.has_desk:
            shown[name]()
        else:
            self._show(place, name)
            place.setFocus()

    def show_review(self) -> None:
        """Show queue, document and record."""
        if not self._bridge.has_desk:
            return
        self._show(self.review, "review")
        self.review.form.focus_here()

    def show_adding(self) -> None:
        """Show what is being read."""
        if not self._bridge.has_desk:
            return
        self._show(self.adding, "adding")
        self.adding.setFocus()

    def show_catalogue(self) -> None:
        """Show the guidelines that citations are linked to."""
        if not self._bridge.has_desk:
            return
        if self._catalogue is None:
            from workbench.ui.catalogue import CataloguePage  # noqa: PLC0415 - not before it is asked for

            self._catalogue = CataloguePage(self._bridge, self._runner, self.ask, self._settings)
            self._catalogue.documents_wanted.connect(self.show_documents)
            self._stack.addWidget(self._catalogue)
        self._show(self._catalogue, "catalogue")
        self._catalogue.list.setFocus()

    @property
    def catalogue(self) -> CataloguePage | None:
        """The catalogue's place, once it was asked for."""
        return self._catalogue

    @property
    def documents(self) -> DocumentsPage:
        """All documents in a table with filters and search; made when it is first asked for."""
        if self._documents is None:
            from workbench.ui.documents.page import DocumentsPage  # noqa: PLC0415 - not before it is asked for

            self._documents = DocumentsPage(self._bridge, self._runner, self.ask)
            self._stack.addWidget(self._documents)
            self._documents.opened.connect(self._open_found)
            self._documents.noted.connect(partial(self.status.note, "documents"))
            self.menus.listen_on("documents", self._documents.table)
        return self._documents

    @property
    def is_listing(self) -> bool:
        """Whether the table of documents is in view."""
        return self._documents is not None and self._stack.currentWidget() is self._documents

    def show_documents(self, wanted: QueueFilter | None = None) -> None:
        """Show all documents, or those that a filter lets through."""
        if not self._bridge.has_desk:
            return
        if wanted is not None:
            self.documents.want(wanted)
        self._show(self.documents, "documents")
        self.documents.focus_here()

    def _open_found(self, record: int, wanted: QueueFilter) -> None:
        """Review one of the documents found, the queue holding just these."""
        self.review.queue.want(wanted)
        self.show_review()
        self._bridge.open_record(record)

    @property
    def overview(self) -> OverviewPage:
        """The figures of the project; made when they are first asked for."""
        if self._overview is None:
            from workbench.ui.overview import OverviewPage  # noqa: PLC0415 - see above

            self._overview = OverviewPage(self._bridge, self._runner)
            self._overview.wanted.connect(self.show_behind)
            self._stack.addWidget(self._overview)
            self.menus.listen_on("overview", self._overview)
        return self._overview

    def show_overview(self) -> None:
        """Show the figures of the project."""
        if self._bridge.has_desk:
            self._show(self.overview, "overview")
            self.overview.focus_first()

    def show_behind(self, figure: Behind) -> None:
        """Show the documents that stand behind a figure of the overview."""
        from workbench.model.queue import QueueFilter  # noqa: PLC0415 - as above

        self._bridge.desk.look_anew(figure)
        self.show_documents(QueueFilter(behind=figure))

    def add(self, paths: Sequence[Path]) -> None:
        """Read files and folders into the project."""
        if paths and self._bridge.has_desk:
            self.adding.add(paths)
            self.show_adding()
