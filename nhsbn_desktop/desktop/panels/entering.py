"""Answers on their way to the record: typed one by one, emptied or pasted together, each with its reason."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_workbook import Ui_Workbook
from nhsbn_desktop.desktop.panels.paste_panel import PastePanel
from nhsbn_desktop.desktop.rows.sheet_grid import OpenWorkbook, SheetModel
from nhsbn_desktop.desktop.rows.workbook_loading import Area, plan_paste
from nhsbn_desktop.desktop.widgets.answer_field import why_refused
from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.pasting import Landing, read_block
from nhsbn_desktop.services import answers

ASKED = "Kept with every answer you correct here. Ctrl+Z takes a correction back."
_SAY_WHY = "Say why the answer changes, then press Enter. It is not saved until then."


class Entering(QObject):
    """Takes what the grid reports, asks for a reason where there is none, and has it kept as one act."""

    planned = Signal(bool)  # whether a planned paste is shown in place of the sheet

    def __init__(self, form: Ui_Workbook, model: SheetModel, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._form, self._model, self._context = form, model, context
        self.open: OpenWorkbook | None = None
        self.panel = PastePanel(parent)
        form.asked.setText(ASKED)
        model.typed.connect(self._take)
        form.because.returnPressed.connect(self._save_pending)
        form.table.emptied.connect(self._empty)
        form.table.pasted.connect(self._plan)
        self.panel.accepted.connect(self._enter)
        self.panel.cancelled.connect(self._leave_plan)

    def show_open(self, view: OpenWorkbook | None) -> None:
        """Takes in what is now on record: what it says already need no longer be waited for."""
        before, self.open = self.open, view
        submission = view.submission if view is not None else None
        was = before.submission if before is not None else None
        if submission is None or (was is not None and was.key != submission.key):
            self._model.pending.clear()
            self._leave_plan()
            return
        for code, value in list(self._model.pending.items()):
            if submission.answers.get(code) == value:
                del self._model.pending[code]

    def say(self, words: str, *, wrong: bool = False) -> None:
        self._form.asked.setText(words)
        if wrong:
            self._context.announce(words)

    @Slot(str, object)
    def _take(self, code: str, value: Value) -> None:
        """What was typed is kept at once where its reason is known. A value of the wrong kind is kept too, marked, and
        told: it may be all there is to say, and the checks hold it up."""
        refusal = why_refused(value, self._model.metric(code))
        if self._form.because.text().strip():
            self._save_pending()
            if refusal:
                self.say(f"{refusal} It is kept as typed, and marked.", wrong=True)
        else:
            self.say(f"{refusal} {_SAY_WHY}".strip(), wrong=True)
            self._form.because.setFocus()

    @Slot()
    def _save_pending(self) -> None:
        why = self._form.because.text().strip()
        if self._model.pending and why:
            self.say(ASKED)
            self._keep(self._model.pending, why)

    @Slot(list)
    def _empty(self, codes: list[str]) -> None:
        given = [code for code in codes if self._model.value(code) is not None]
        if not given:
            return
        self._model.pending.update(dict.fromkeys(given))
        self._model.repaint()
        self._take(given[0], None)

    @Slot(str, str)
    def _plan(self, text: str, html: str) -> None:
        sheet, view = self._model.sheet, self.open
        block = read_block(text, html)
        if sheet is None or view is None or view.submission is None or not block:
            self._context.announce("There is nothing to paste here." if block else "The clipboard holds no text.")
            return
        top, left, down, along = self._form.table.selected_places()
        work = partial(plan_paste, sheet, view.submission, block, Area(top, left, down, along))
        self._context.jobs.send(self, work, self._show_plan, words="Looking at what was copied")

    def _show_plan(self, landings: tuple[Landing, ...]) -> None:
        """One value into one cell is as good as typed; anything more is looked at first."""
        if len(landings) == 1 and landings[0].target.code:
            self._model.setData(self._model.index_of(landings[0].target.code), landings[0].text)
        elif landings:
            where = landings[0].target.cell.sheet
            self.panel.show_landings(landings, where, self._form.because.text().strip())
            self.planned.emit(True)

    @Slot(object, str)
    def _enter(self, landings: Sequence[Landing], why: str) -> None:
        self._leave_plan()
        values = {one.target.code: one.value for one in landings}
        self._model.pending.update(values)
        self._keep(values, why)
        self._context.announce(f"{len(values):,} answers entered. Ctrl+Z takes them back.")

    def _keep(self, values: Mapping[str, Value], why: str) -> None:
        if self.open is None or self.open.submission is None:
            return
        work = partial(answers.correct_many, self._context.session, self.open.submission, dict(values), why)
        self._context.jobs.change(work, otherwise=self.drop_pending, words="Saving")
        self._form.table.setFocus()

    def drop_pending(self, error: BaseException) -> None:
        """The record refused: the answers on record are shown again, and the error is told."""
        self._model.pending.clear()
        self._model.repaint()
        self._form.table.moved.emit(self._form.table.currentIndex())
        self._context.jobs.failed.emit(error)

    @Slot()
    def _leave_plan(self) -> None:
        if not self.panel.isHidden():
            self.panel.hide()
            self.planned.emit(False)
            self._form.table.setFocus()
