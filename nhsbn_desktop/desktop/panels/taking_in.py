"""Taking in what the Network sends back: a list from a file or the clipboard, or one outlier after the other."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.panels.last_day import LastDay
from nhsbn_desktop.desktop.panels.outliers_panel import OutliersPanel
from nhsbn_desktop.desktop.panels.output_import import OutputImport
from nhsbn_desktop.domain.outputs import Edition, Output
from nhsbn_desktop.services import output_lists, practice_output, sample
from nhsbn_desktop.services.output_lists import OutlierTable, Part
from nhsbn_desktop.services.outputs import Returned

OUTLIERS, IMPORTING = 0, 4  # the screen's pages
_LISTS = "Lists (*.xlsx *.xlsm *.xls *.ods *.csv)"


class TakingIn(QObject):
    """Works on the record's lane with what the two panels say; `turned` is the page to show next."""

    turned = Signal(int)

    def __init__(self, context: Context, outliers: OutliersPanel, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self.outliers, self.importing = context, outliers, OutputImport(parent)
        self._returned: Returned | None = None
        self._today = self._usual = date.min
        self.importing.chosen.connect(self._propose)
        self.importing.confirmed.connect(self._take_in)
        self.importing.left.connect(lambda: self.turned.emit(OUTLIERS))
        outliers.typed.connect(self._keep_typed)

    def show_returned(self, returned: Returned, today: date, usual: date) -> None:
        """`usual` is the last day that is proposed for revised data."""
        self._returned, self._today, self._usual = returned, today, usual

    @Slot()
    def ask_for_list(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self.importing, "Take in the Network's list", "", _LISTS)
        if name:
            self.read_list(Path(name))

    def read_list(self, path: Path) -> None:
        """Reads a list and shows it to be looked at; nothing is kept before it is confirmed."""
        work = partial(output_lists.read_outlier_table, path)
        self._context.jobs.read(self, work, partial(self._show_list, path), words=f"Reading {path.name}")

    @Slot()
    def paste_list(self) -> None:
        """The same of what was copied out of the PDF."""
        text = QGuiApplication.clipboard().text()
        self._context.jobs.read(self, partial(output_lists.read_pasted_table, text), partial(self._show_list, None))

    def _show_list(self, path: Path | None, table: OutlierTable) -> None:
        if self._returned is not None:
            self.importing.show_table(table, self._returned.submission, path, self._today, self._usual)
            self.turned.emit(IMPORTING)

    @Slot(object)
    def _propose(self, columns: dict[Part, int]) -> None:
        """Off the UI thread: a long list is compared with every question."""
        back, table = self._returned, self.importing.table
        if back is not None and table is not None:
            work = partial(output_lists.propose, table, columns, back.submission)
            self._context.jobs.read(self, work, self.importing.show_proposed)

    @Slot(object, object, object, object)
    def _take_in(self, edition: Edition, rows: tuple[object, ...], received: date, until: date | None) -> None:
        back = self._returned
        if back is not None:
            work = partial(
                output_lists.take_in, self._context.session, back.submission, edition, rows,  # type: ignore[arg-type]
                received=received, resubmit_by=until, file=self.importing.file,
            )  # fmt: skip
            self._context.jobs.change(work, self._say_taken, words="Taking the list in")

    @Slot(object)
    def _say_taken(self, _: object) -> None:
        self.turned.emit(OUTLIERS)
        self._context.announce("Taken in. Each outlier is a finding under Checks too.")

    @Slot()
    def ask_for_last_day(self) -> LastDay | None:
        """The Network named another last day for revised data: which, and why."""
        draft = self._returned.draft if self._returned is not None else None
        if draft is None:
            return None
        asking = LastDay(draft.resubmit_by or self._usual, draft.received, self.outliers.window())
        asking.moved.connect(partial(self._move_last_day, draft))
        asking.open()
        return asking

    def _move_last_day(self, draft: Output, day: date, why: str) -> None:
        work = partial(output_lists.move_last_day, self._context.session, draft, day, why)
        self._context.jobs.change(work, lambda _: self._context.announce("The last day for revised data is moved."))

    @Slot()
    def begin_typing(self) -> None:
        if self._returned is not None:
            draft = self._returned.draft
            until = draft.resubmit_by if draft is not None and draft.resubmit_by else self._usual
            self.outliers.begin_typing(draft.received if draft else self._today, until)
            self.turned.emit(OUTLIERS)

    @Slot(object, str, object, object, object)
    def _keep_typed(self, edition: Edition, code: str, said: dict[Part, str], received: date, until: date) -> None:
        back = self._returned
        if back is not None:
            last = until if edition is Edition.DRAFT else None
            work = partial(
                output_lists.type_in, self._context.session, back.submission, edition, code, said,
                received=received, resubmit_by=last,
            )  # fmt: skip
            self._context.jobs.change(work, self._say_typed)

    @Slot(object)
    def _say_typed(self, _: object) -> None:
        self.outliers.finish_typing()
        self._context.announce("Added.")

    @Slot()
    def rehearse(self) -> None:
        back = self._returned
        if back is not None:
            work = partial(_practise, back, self._context.network.handed_over)
            self._context.jobs.read(self, work, self.read_list, words="Making a practice draft output")


def _practise(back: Returned, folder: Path) -> Path:
    submission = back.submission
    key = submission.collection.key
    true = sample.read_sample(key).values.get((submission.unit, submission.collection.year), {})
    return practice_output.write_draft_output(submission, true, folder)
