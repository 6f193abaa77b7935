"""Workbook: the Network's workbook sheet by sheet, each answer's definition beside it, put right by typing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from nhsbn_desktop.desktop.answer_field import why_refused
from nhsbn_desktop.desktop.cell_panel import CellPanel
from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_workbook import Ui_Workbook
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.sheet_delegate import worst_tone
from nhsbn_desktop.desktop.sheet_grid import Marks, OpenWorkbook, SheetModel, marks_of, open_words
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.domain.answers import Value
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.services import answers, collections, plan, sheets, submissions, workbooks
from nhsbn_desktop.services.session import Session

_SHARE, _LEAST, _MOST = 0.29, 300, 420  # the side panel's part of the width, and in pixels
_ASKED = "Kept with every answer you correct here. Ctrl+Z takes a correction back."


class WorkbookScreen(Screen[OpenWorkbook | None]):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._form = Ui_Workbook()
        self._form.setupUi(self.body)
        self._tabs = QTabBar()
        self._tabs.setAccessibleName("Sheets of the workbook")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.setUsesScrollButtons(True)
        self._form.tab_place.addWidget(self._tabs)
        self._model = SheetModel(self)
        self._form.table.show_model(self._model)
        self._panel = CellPanel(self._form, lambda key: context.navigate("checks", key))
        self._open: OpenWorkbook | None = None
        self._current: dict[str, QModelIndex] = {}
        self._form.banner.hide()
        self._form.asked.setText(_ASKED)
        self._tabs.currentChanged.connect(self._turn_to)
        self._form.table.moved.connect(self._show_cell)
        self._model.typed.connect(self._take)
        self._form.because.returnPressed.connect(self._save_pending)
        self._form.restore.clicked.connect(self._restore)
        self._form.dismiss.clicked.connect(self._form.banner.hide)
        self.offer(context.commands.open_workbook, primary=True)

    def request(self) -> Callable[[], OpenWorkbook | None]:
        selection = self.context.selection
        return partial(_load, self.context.session, selection.collection, selection.unit, self._open)

    def show_view(self, view: OpenWorkbook | None) -> None:
        before, self._open = self._open, view
        if view is None or view.submission.reading is None:
            self._show_nothing(view)
            return
        self._settle_pending(before, view)
        if before is None or before.sheets is not view.sheets:
            self._show_tabs(view)
        self._count_findings(view)
        self._turn_to(self._tabs.currentIndex())
        self.subtitle = open_words(view)

    def open_target(self, target: object) -> None:
        """A file is opened; an answer's code or a cell is gone to."""
        if isinstance(target, Path):
            work = partial(_open_file, self.context.session, target)
            self.context.jobs.change(work, self._show_opened, words=f"Opening {target.name}")
        elif self._open is not None:
            self._go_to(target)

    @Slot(int)
    def step(self, by: int) -> None:
        """To the next or previous answer with a finding that is not settled, over all sheets."""
        if self._open is None:
            return
        places = [
            (number, *place, code)
            for number, sheet in enumerate(self._open.sheets)
            for code, place in sheet.places.items()
            if worst_tone(self._model, code) not in (None, Tone.SUCCESS)
        ]
        places.sort()
        here = (self._tabs.currentIndex(), *self._place_now())
        ahead = [p for p in places if p[:3] > here] if by > 0 else [p for p in places if p[:3] < here][::-1]
        if ahead:
            self._go_to(ahead[0][3])
        else:
            self.context.announce("There is no answer with a finding to settle further on.")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._form.side.setFixedWidth(max(_LEAST, min(_MOST, round(self.width() * _SHARE))))

    def _show_nothing(self, view: OpenWorkbook | None) -> None:
        self._model.show_sheet(None, Marks())
        whose = f"{view.submission.unit} has" if view else "There is"
        self.subtitle = "No workbook is open."
        self.show_empty(
            f"{whose} no workbook yet",
            "Open the Excel workbook that the Network sent. It is only read: the file itself is never changed.",
            self.context.commands.open_workbook,
            "document_table",
        )

    def _show_tabs(self, view: OpenWorkbook) -> None:
        kept = self._model.sheet.name if self._model.sheet is not None else ""
        names = [sheet.name for sheet in view.sheets]
        first = next((place for place, sheet in enumerate(view.sheets) if sheet.places), 0)
        self._tabs.blockSignals(True)
        while self._tabs.count():
            self._tabs.removeTab(0)
        for name in names:
            self._tabs.addTab(name)
        self._tabs.setCurrentIndex(names.index(kept) if kept in names else first)
        self._tabs.blockSignals(False)
        self._current.clear()

    def _count_findings(self, view: OpenWorkbook) -> None:
        """Each tab says how many findings are still to settle on it."""
        places = [finding.cells[0].sheet for finding in view.submission.open_findings if finding.cells]
        for number, sheet in enumerate(view.sheets):
            count = places.count(sheet.name)
            self._tabs.setTabText(number, f"{sheet.name}  {count}" if count else sheet.name)
            self._tabs.setTabToolTip(number, f"{sheet.name}: {count} to settle" if count else sheet.name)

    @Slot(int)
    def _turn_to(self, number: int) -> None:
        if self._open is None or not 0 <= number < len(self._open.sheets):
            return
        sheet = self._open.sheets[number]
        turned = self._model.sheet is not sheet
        self._model.show_sheet(sheet, marks_of(self._open.submission))
        if turned and sheet.places:
            self._form.table.setCurrentIndex(self._model.index_at(*min(sheet.places.values())))
        self._show_cell(self._form.table.currentIndex())

    @Slot(QModelIndex)
    def _show_cell(self, index: QModelIndex) -> None:
        self._panel.show_cell(self._model, index, self._open.names if self._open else {})

    def _place_now(self) -> tuple[int, int]:
        index, sheet = self._form.table.currentIndex(), self._model.sheet
        return (sheet.rows[index.row()], sheet.columns[index.column()].number) if sheet and index.isValid() else (0, 0)

    def _go_to(self, target: object) -> None:
        cells = self._open.submission.answers.cells if self._open else {}
        code = target if isinstance(target, str) else next((c for c, cell in cells.items() if cell == target), "")
        for number, sheet in enumerate(self._open.sheets if self._open else ()):
            if code in sheet.places or (isinstance(target, Cell) and target.sheet == sheet.name):
                self._tabs.setCurrentIndex(number)
                index = self._model.index_of(str(code))
                self._form.table.setCurrentIndex(index)
                self._form.table.scrollTo(index, self._form.table.ScrollHint.PositionAtCenter)
                self._form.table.setFocus()
                return
        self.context.announce("That answer has no cell in this workbook.")

    @Slot(str, object)
    def _take(self, code: str, value: Value) -> None:
        """A person typed an answer: it is kept at once where its reason is known, else the reason is asked for."""
        refusal = why_refused(value, self._model.metric(code))
        if refusal:
            self._model.pending.pop(code, None)
            self._say(refusal, wrong=True)
            return
        if self._form.because.text().strip():
            self._save_pending()
        else:
            self._say("Say why the answer changes, then press Enter. It is not saved until then.", wrong=True)
            self._form.because.setFocus()

    @Slot()
    def _save_pending(self) -> None:
        why = self._form.because.text().strip()
        if self._open is None or not self._model.pending or not why:
            return
        self._say(_ASKED)
        for code, value in self._model.pending.items():
            work = partial(answers.correct, self.context.session, self._open.submission, code, value, why)
            self.context.jobs.change(work, otherwise=self._drop_pending, words="Saving")
        self._form.table.setFocus()

    def _drop_pending(self, error: BaseException) -> None:
        self._model.pending.clear()
        self._show_cell(self._form.table.currentIndex())
        self.context.jobs.failed.emit(error)

    def _settle_pending(self, before: OpenWorkbook | None, view: OpenWorkbook) -> None:
        """What the record now says needs no longer be waited for; another unit's is dropped."""
        if before is not None and before.submission.key != view.submission.key:
            self._model.pending.clear()
        for code, value in list(self._model.pending.items()):
            if view.submission.answers.get(code) == value:
                del self._model.pending[code]

    @Slot()
    def _restore(self) -> None:
        code = self._model.cell(self._form.table.currentIndex()).code
        if self._open is not None and code:
            self.context.jobs.change(partial(answers.restore, self.context.session, self._open.submission, code))

    def _show_opened(self, opened: workbooks.Opened) -> None:
        selection = self.context.selection
        if all(collection.key != opened.collection.key for collection in selection.collections):
            selection.offer((*selection.collections, opened.collection))
        selection.choose(opened.collection.key, opened.unit)
        notices = list(opened.notices)
        if opened.is_previous_year:
            notices.append(f"This is the return of {opened.year}: it was added as an earlier year to compare with.")
        self._form.notices.setText("\n".join(notices))
        self._form.banner.setVisible(bool(notices))
        name = f"{opened.collection.title} {opened.year}, {opened.unit}"
        self.context.announce(f"{name}: {len(opened.reading.values):,} answers read.")

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self._form.asked.setText(words)
        if wrong:
            self.context.announce(words)


def _open_file(session: Session, path: Path) -> workbooks.Opened:
    return workbooks.open_workbook(session, path, collections.known_collections(session))


def _load(
    session: Session, collection: Collection | None, unit: str, shown: OpenWorkbook | None
) -> OpenWorkbook | None:
    """Off the UI thread. The sheets are read again only where the file is another one."""
    if collection is None:
        return None
    submission = submissions.load(session, collection, unit)
    names = {person.key: person.name for person in (*plan.people(session), session.person)}
    if submission.reading is None:
        return OpenWorkbook(submission, (), names)
    same = (
        shown is not None and shown.digest == submission.reading.file_digest and shown.submission.key == submission.key
    )
    views = shown.sheets if same and shown is not None else sheets.load_sheet_views(session, submission.reading)
    return OpenWorkbook(submission, views, names)
