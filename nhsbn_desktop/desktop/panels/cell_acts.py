"""What a person does about a cell besides typing: say why it is blank, or put the workbook's own answer back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_workbook import Ui_Workbook
from nhsbn_desktop.desktop.panels.finding_gap import FindingGap
from nhsbn_desktop.desktop.rows.sheet_grid import SheetModel
from nhsbn_desktop.domain.gaps import GapKind, is_blank
from nhsbn_desktop.services import answers, gaps

_MOST_CELLS = 2_000  # of a selection: to look through more would hold up the hand that makes it


class CellActs(QObject):
    """Shows the reason for a blank, or asks for it, wherever a person stands on one or has chosen several."""

    def __init__(self, form: Ui_Workbook, model: SheetModel, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._form, self._model, self._context = form, model, context
        self._blanks: tuple[str, ...] = ()
        self.gap = FindingGap(form.side)
        form.gap_place.addWidget(self.gap)
        self.gap.given.connect(self._give_reason)
        self.gap.withdrawn.connect(self._withdraw_reason)
        form.restore.clicked.connect(self._restore)
        form.table.selectionModel().selectionChanged.connect(self.show_blanks)

    @Slot()
    def show_blanks(self) -> None:
        """The blanks among the answers that are chosen; what is being typed stays while they are the same."""
        before, submission = self._blanks, self._model.marks.submission
        table, here = self._form.table, self._model.cell(self._form.table.currentIndex()).code
        _, _, tall, wide = table.selected_places()
        selected = table.selected_codes() if tall * wide <= _MOST_CELLS else []
        chosen = dict.fromkeys((*selected, *filter(None, (here,))))
        blanks = tuple(code for code in chosen if is_blank(self._model.value(code)) and code not in self._model.pending)
        self._blanks = blanks if submission is not None and submission.reading is not None else ()
        self._form.gap_heading.setVisible(bool(self._blanks))
        self.gap.setVisible(bool(self._blanks))
        if submission is not None and self._blanks:
            given = all(code in submission.standing_gaps for code in self._blanks)
            self._form.gap_heading.setText("Blank on purpose" if given else "Blank: say why, or fill it in")
            self.gap.show_blanks(submission, self._blanks, same=self._blanks == before)

    @Slot(object, str)
    def _give_reason(self, kind: GapKind, reason: str) -> None:
        submission = self._model.marks.submission
        if submission is not None:
            self._change(partial(gaps.record_gap, self._context.session, submission, self._blanks, kind, reason))

    @Slot()
    def _withdraw_reason(self) -> None:
        submission = self._model.marks.submission
        standing = submission.standing_gaps if submission is not None else {}
        given = [standing[code] for code in self._blanks if code in standing]
        self._change(partial(gaps.withdraw_gaps, self._context.session, given))

    @Slot()
    def _restore(self) -> None:
        code, submission = self._model.cell(self._form.table.currentIndex()).code, self._model.marks.submission
        if submission is not None and code:
            self._change(partial(answers.restore, self._context.session, submission, code))

    def _change(self, work: Callable[[], object]) -> None:
        self._context.jobs.change(work, words="Saving")
