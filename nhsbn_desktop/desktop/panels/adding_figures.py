"""Taking in what is compared with: earlier years' workbooks and tables, and figures month by month."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.rows.earlier_years import FILES, Added, add_years
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.domain.wording import several
from nhsbn_desktop.services import history, monthly
from nhsbn_desktop.services.history import Decision, HistoryProposal

MONTHLY_FILES = "Monthly figures (*.xlsx *.xlsm *.xls *.csv *.tsv *.txt)"


class AddingFigures(QObject):
    """`proposed` carries a table whose matches somebody has to look at and the collection it was matched with;
    `looked_through` says that there is no other."""

    proposed = Signal(object, object)
    looked_through = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._over = context, parent
        self._proposals: list[tuple[HistoryProposal, Collection]] = []

    def ask_years(self) -> None:
        """Asks for the files of earlier years."""
        chosen, _ = QFileDialog.getOpenFileNames(self._over, "Add earlier years", "", FILES)
        self.add_years([Path(name) for name in chosen])

    def ask_months(self) -> None:
        """Asks for a file of monthly figures."""
        chosen, _ = QFileDialog.getOpenFileName(self._over, "Add monthly figures", "", MONTHLY_FILES)
        if chosen:
            self.add_months(Path(chosen))

    def add_years(self, paths: Sequence[Path]) -> None:
        """Opens workbooks of earlier years and proposes how tables of figures match; what cannot be added is told."""
        selection = self._context.selection
        if paths and selection.collection is not None:
            work = partial(add_years, self._context.session, selection.collection, selection.unit, tuple(paths))
            then = partial(self._show_years, selection.collection)
            self._context.jobs.change(work, then, words="Reading earlier years")

    def add_months(self, path: Path) -> None:
        """Takes in a file of monthly figures; what of it cannot be used is told."""
        work = partial(monthly.add_figures, self._context.session, path)
        self._context.jobs.change(work, self._show_months, words="Reading monthly figures")

    def confirm(self, collection: Collection, proposal: HistoryProposal, decisions: dict[str, Decision]) -> None:
        """Puts a table's figures on record as they were matched, and goes to the next."""
        work = partial(history.confirm, self._context.session, collection, proposal, decisions)
        self._context.jobs.change(work, self._show_confirmed, words="Adding earlier years")

    @Slot()
    def look_at_next(self) -> None:
        """The next table that was chosen, or that there is none."""
        if self._proposals:
            self.proposed.emit(*self._proposals.pop(0))
        else:
            self.looked_through.emit()

    def _show_years(self, collection: Collection, added: Added) -> None:
        if added.opened:
            years = several(sorted({f"{opened.year} for {opened.unit}" for opened in added.opened}))
            self._context.announce(f"Added {years}.")
        if added.problems:
            message = " ".join(str(problem) for problem in added.problems)
            self._context.jobs.failed.emit(Problem(message, added.problems[0].advice))
        self._proposals.extend((proposal, collection) for proposal in added.proposals)
        if added.proposals:
            self.look_at_next()

    def _show_confirmed(self, _: Sequence[object]) -> None:
        self._context.announce("The earlier years are added.")
        self.look_at_next()

    def _show_months(self, added: monthly.Added) -> None:
        what = f"{added.figures:,} new figures in {added.series} series" if added.figures else "nothing new"
        self._context.announce(f"{added.file_name}: {what}.")
        if added.faults:
            more = f" And {len(added.faults) - 3} more." if len(added.faults) > 3 else ""
            told = f"{' '.join(added.faults[:3])}{more}"
            self._context.jobs.failed.emit(Problem(told, "The others were added. Put these right, and add it again."))
