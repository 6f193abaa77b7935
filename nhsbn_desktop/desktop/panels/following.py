"""Reports and actions at work: what a person asks for in their panels is done, and said in a sentence."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QInputDialog

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.panels.actions_panel import ActionsPanel
from nhsbn_desktop.desktop.panels.reports_panel import ReportsPanel
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.programme import ProgrammeEntry
from nhsbn_desktop.domain.reports import OTHER_OUTPUTS, Action, ActionKind, Report, ReportKind, ReportRow
from nhsbn_desktop.services import programme, reports, submissions
from nhsbn_desktop.services.reports import Followed
from nhsbn_desktop.services.session import Session

_REPORTS = "Reports (*.pdf *.pptx *.docx *.xlsx);;All files (*)"


class Following(QObject):
    """What follows the final output, for a screen to show."""

    def __init__(
        self, context: Context, reports: ReportsPanel, follow_ups: ActionsPanel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._view: Followed | None = None
        self._today = date.min
        self.reports, self.follow_ups = reports, follow_ups
        self.reports.file_asked.connect(self._ask_for_report)
        self.reports.open_asked.connect(self._open_report)
        self.reports.passed_on.connect(self._pass_on)
        self.follow_ups.planned.connect(self._plan)
        self.follow_ups.moved.connect(self._move)
        self.follow_ups.finished.connect(self._finish)
        self.follow_ups.reopened.connect(self._reopen)
        self.follow_ups.registered.connect(self._register)

    def show_followed(self, view: Followed, today: date) -> None:
        self._view, self._today = view, today
        self.reports.show_followed(view)
        self.follow_ups.show_followed(view, today)

    @Slot()
    def ask_for_paper(self) -> None:
        if self._view is not None:
            name = f"{self._view.collection.key} what came of it.docx"
            chosen, _ = QFileDialog.getSaveFileName(self.reports, "Paper for the executive", name, "Word (*.docx)")
            if chosen:
                self.write_paper(Path(chosen))

    def write_paper(self, path: Path) -> None:
        """What came of the collection, for the executive and for delivery reviews, off the UI thread."""
        if self._view is not None:
            work = partial(_write_paper, self._context.session, self._view.collection, path)
            self._context.jobs.read(self, work, lambda _: self._context.announce(f"{path.name} is written."))

    @Slot()
    def ask_for_other(self) -> None:
        """What else the Network gave its members: a bulletin, a compendium, a recording."""
        name, agreed = QInputDialog.getItem(self.reports, "Keep another output", "What is it?", OTHER_OUTPUTS)
        path = (
            QFileDialog.getOpenFileName(self.reports, name, "", "All files (*)")[0] if agreed and name.strip() else ""
        )
        if path:
            self.keep_other(name, Path(path))

    def keep_other(self, name: str, path: Path) -> None:
        view = self._view
        if view is not None:
            work = partial(
                reports.receive, self._context.session, view.collection, ReportKind.OTHER, name, path, self._today
            )
            self._context.jobs.change(work, lambda _: self._context.announce(f"{name}: kept."))

    @Slot(object)
    def _ask_for_report(self, row: ReportRow) -> None:
        name, _ = QFileDialog.getOpenFileName(self.reports, row.title, "", _REPORTS)
        if name:
            self.keep_report(row, Path(name))

    def keep_report(self, row: ReportRow, path: Path) -> None:
        """Keeps a report's file, received today."""
        view = self._view
        if view is not None:
            work = partial(
                reports.receive, self._context.session, view.collection, row.kind, row.unit, path, self._today
            )
            self._context.jobs.change(work, lambda _: self._context.announce(f"{row.title}: kept."))

    @Slot(object)
    def _open_report(self, report: Report) -> None:
        work = partial(reports.report_file, self._context.session, report)
        self._context.jobs.read(self, work, lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))

    @Slot(object, object, str)
    def _pass_on(self, row: ReportRow, names: tuple[str, ...], how: str) -> None:
        work = partial(reports.pass_on, self._context.session, row, names, how)
        self._context.jobs.change(work, lambda _: self._context.announce(f"{row.title}: passed on."))

    @Slot(object, str, str, object, str)
    def _plan(self, kind: ActionKind, what: str, owner: str, due: date | None, about: str) -> None:
        view = self._view
        if view is not None:
            collection = view.collection
            work = partial(reports.plan_action, self._context.session, collection, kind, what, owner, due, about)
            self._context.jobs.change(work, lambda _: self._say_planned())

    def _say_planned(self) -> None:
        self.follow_ups.begin()
        self._context.announce("Planned.")

    @Slot(object, str, object)
    def _move(self, action: Action, owner: str, due: date | None) -> None:
        work = partial(reports.move, self._context.session, action, owner, due)
        self._context.jobs.change(work, lambda _: self._context.announce("Saved."))

    @Slot(object, str)
    def _finish(self, action: Action, outcome: str) -> None:
        work = partial(reports.finish, self._context.session, action, outcome)
        self._context.jobs.change(work, lambda _: self._context.announce("Done."))

    @Slot(object)
    def _reopen(self, action: Action) -> None:
        work = partial(reports.reopen, self._context.session, action)
        self._context.jobs.change(work, lambda _: self._context.announce("Taken up again."))

    @Slot(object, object)
    def _register(self, action: Action, who: tuple[str, ...]) -> None:
        work = partial(reports.register, self._context.session, action, who)
        said = "Saved who is registered."
        self._context.jobs.change(work, lambda _: self._context.announce(said), self._show_as_it_stands)

    def _show_as_it_stands(self, error: BaseException) -> None:
        """A tick that could not be kept does not stay."""
        if self._view is not None:
            self.follow_ups.show_followed(self._view, self._today)
        self._context.jobs.failed.emit(error)


def _write_paper(session: Session, collection: Collection, path: Path) -> Path:
    entry = programme.find(session, collection.key) or ProgrammeEntry(
        collection.key, collection.name, collection.year, collection.opens, collection.deadline, None
    )
    return reports.write_paper(session, submissions.load_all(session, collection), entry, path)
