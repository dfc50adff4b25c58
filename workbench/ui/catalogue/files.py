"""A catalogue's file into the project and out, and what would now link otherwise: asked, worked out behind, told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.progress import Progress
from workbench.settings import Settings
from workbench.ui.ask import Ask
from workbench.ui.bridge import Bridge
from workbench.ui.catalogue.told import plan_rows, problem_rows, relinked_rows
from workbench.ui.failing import tell_failed
from workbench.ui.runner import Job, Runner
from workbench.ui.words import counted

if TYPE_CHECKING:
    from workbench.tasks.catalogue_import import CataloguePlan
    from workbench.tasks.relinking import Relinked

T = TypeVar("T")
Options = dict[str, bool]
_OPTIONS: Options = {"remove_missing": False, "replace_aliases": False}


class CatalogueFiles(QObject):
    """One thing at a time. `working` says in words what goes on and how far it is (0 to 1), blank when it is over;
    `opened` carries a record and a citation's row.
    """

    working = Signal(str, float)
    opened = Signal(int, str)

    def __init__(self, bridge: Bridge, runner: Runner, ask: Ask, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._runner, self._ask, self._settings = bridge, runner, ask, settings
        self._job: Job | None = None
        bridge.project_changed.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether something goes on."""
        return self._job is not None

    def stop(self) -> None:
        """Give up what goes on. Nothing was changed."""
        if self._job is not None:
            self._job.cancel()
            self._over()

    def import_file(self) -> None:
        """Ask for a file, show what it would change and change it in one step."""
        if not self.busy and (file := self._ask.catalogue_file(self._bridge.desk.path.parent)):
            self._plan(file, dict(_OPTIONS))

    def export_file(self) -> None:
        """Ask where to, and write the catalogue there, as its suffix says."""
        desk = self._bridge.desk
        file = None if self.busy else self._ask.new_catalogue_file(desk.path.parent, f"{desk.name} catalogue.csv")
        if file is not None:
            self._run(
                partial(_export, desk.path, self._settings, file), self._tell_exported, self.tr("Writing the catalogue")
            )

    def list_relinked(self) -> None:
        """Show which citations would now link otherwise than they do. Nothing is changed."""
        if not self.busy:
            task = partial(_relink, self._bridge.desk.path, self._settings)
            self._run(task, self._show_relinked, self.tr("Linking all citations anew to compare"))

    # An import

    def _plan(self, file: Path, options: Options) -> None:
        task = partial(_plan, self._bridge.desk.path, self._settings, file, options)
        done = partial(self._show_plan, file, options)
        self._run(task, done, self.tr("Comparing {file} with the catalogue").format(file=file.name))

    def _show_plan(self, file: Path, options: Options, plan: CataloguePlan) -> None:
        if not plan.is_possible:
            self._show_problems(file, plan)
            return
        rows = plan_rows(plan, self._bridge.desk.guideline)
        changes = counted("CatalogueFiles", "{count} entry", "{count} entries", len(plan.changes))
        verb = self.tr("Import, {changes}").format(changes=changes) if plan.changes else ""
        title = self.tr("Import {file}?").format(file=file.name)
        answer = self._ask.catalogue_plan(title, self._explained(file, plan), rows, verb, options)
        if answer is None:
            return
        if answer != options:
            self._plan(file, answer)
        elif plan.changes:
            self._make(file, plan)

    def _explained(self, file: Path, plan: CataloguePlan) -> str:
        if not plan.changes:
            return self.tr("The catalogue has all that {file} says. Nothing would change.").format(file=file.name)
        told = [self.tr("One step; Ctrl+Z takes all of it back. Links stay as they are.")]
        if plan.relinked:
            moved = counted("CatalogueFiles", "{count} citation", "{count} citations", len(plan.relinked))
            told.append(self.tr("{moved} would now link differently and are listed last.").format(moved=moved))
        warnings = len(plan.problems)
        if warnings:
            told.append(self.tr("{count} warnings stand in the file; none keeps it out.").format(count=warnings))
        return " ".join(told)

    def _show_problems(self, file: Path, plan: CataloguePlan) -> None:
        wrong = [one for one in plan.problems if one.severity == "error"]
        title = self.tr("{file} cannot be imported").format(file=file.name)
        told = self.tr("{rows} cannot be used; nothing was changed. Mend them in the file and choose it again.")
        rows = counted("CatalogueFiles", "{count} value", "{count} values", len(wrong))
        self._ask.listing(title, told.format(rows=rows), problem_rows(plan.problems))

    def _make(self, file: Path, plan: CataloguePlan) -> None:
        from workbench.tasks.catalogue_import import make_step  # noqa: PLC0415 - the linker comes with it

        if self._bridge.act(make_step, self._bridge.desk, plan) is not None:
            changes = counted("CatalogueFiles", "{count} entry", "{count} entries", len(plan.changes))
            self._bridge.tell(
                self.tr("{file} is imported: {changes} changed.").format(file=file.name, changes=changes), undo=True
            )

    # What was worked out

    def _tell_exported(self, file: Path) -> None:
        self._bridge.tell(self.tr("The catalogue is written to {file}.").format(file=file.name))

    def _show_relinked(self, found: Sequence[Relinked]) -> None:
        if not found:
            self._bridge.tell(self.tr("Every citation would link as it does."))
            return
        moved = counted(
            "CatalogueFiles",
            "{count} citation would now link differently",
            "{count} citations would now link differently",
            len(found),
        )
        words = self.tr("By the catalogue and the rules as they are today. Nothing was changed; each can be decided.")
        opens = self._ask.listing(moved, words, relinked_rows(found, self._bridge.desk.guideline))
        if opens is not None:
            self.opened.emit(*opens)

    # Behind the window

    def _run(self, task: Callable[[Progress], T], on_done: Callable[[T], object], words: str) -> None:
        def done(result: T) -> None:
            self._over()
            on_done(result)

        def tell(at: int, total: int, _note: str) -> None:
            told = f"{words}, {at:,} / {total:,}" if total else words
            self.working.emit(told, at / total if total else 0.0)

        self.working.emit(words, 0.0)
        self._job = self._runner.run(task, done, self._on_error, tell)

    def _over(self) -> None:
        self._job = None
        self.working.emit("", 0.0)

    def _on_error(self, error: Exception) -> None:
        self._over()
        tell_failed(self._bridge, self._runner, error)


def _plan(path: Path, settings: Settings, file: Path, options: Options, progress: Progress) -> CataloguePlan:
    from workbench.tasks.catalogue_import import plan_beside  # noqa: PLC0415 - the linker comes with it

    return plan_beside(path, settings, file, progress, **options)


def _export(path: Path, settings: Settings, file: Path, _progress: Progress) -> Path:
    from workbench.tasks.catalogue import export_to  # noqa: PLC0415 - the linker comes with it

    return export_to(path, settings, file)


def _relink(path: Path, settings: Settings, progress: Progress) -> list[Relinked]:
    from workbench.tasks.relinking import relink_project  # noqa: PLC0415 - the linker comes with it

    return list(relink_project(path, settings, progress))
