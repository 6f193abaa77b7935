"""Workbook: the Network's workbook sheet by sheet, each answer's definition beside it, put right by typing."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Slot

from nhsbn_desktop.desktop.forms.ui_workbook import Ui_Workbook
from nhsbn_desktop.desktop.panels.cell_acts import CellActs
from nhsbn_desktop.desktop.panels.cell_panel import CellPanel
from nhsbn_desktop.desktop.panels.comparing import Comparing
from nhsbn_desktop.desktop.panels.entering import Entering
from nhsbn_desktop.desktop.panels.find_box import FindBox
from nhsbn_desktop.desktop.panels.opening import Opening, ask_about_unit
from nhsbn_desktop.desktop.panels.pointing import Pointing
from nhsbn_desktop.desktop.rows.sheet_grid import Marks, OpenWorkbook, SheetModel, marks_of, open_words
from nhsbn_desktop.desktop.rows.workbook_loading import load, take_on_record
from nhsbn_desktop.desktop.screen import Screen
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.sheet_delegate import worst_tone
from nhsbn_desktop.desktop.widgets.sheet_tabs import SheetTabs
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.domain.problems import Problem, UnknownUnit
from nhsbn_desktop.services import sheets, workbooks
from nhsbn_desktop.services.sheets import SheetView

_SHARE, _LEAST, _MOST = 0.27, 280, 400  # the side panel's part of the width, and in pixels


class WorkbookScreen(Screen[OpenWorkbook | None]):
    def build(self) -> Iterator[None]:
        self._form = Ui_Workbook()
        self._form.setupUi(self.body)
        yield
        self._tabs, self._model = SheetTabs(self.body), SheetModel(self)
        self._find = FindBox(self._form.table, self._model, self.context)
        self._form.table.show_model(self._model)
        self._panel = CellPanel(self._form, lambda key: self.context.navigate("checks", key))
        self._acts = CellActs(self._form, self._model, self.context, self)
        yield
        self._entering = Entering(self._form, self._model, self.context, self.body)
        yield
        self._comparing = Comparing(self.context, self.body)
        self._opening = Opening(self.context, self)
        yield
        self._pointing = Pointing(self._form, self._model, self.context, self.body)
        self._open: OpenWorkbook | None = None
        self._looking = False  # at a file of which nothing is on record
        self._left_at: dict[str, tuple[int, int]] = {}  # by sheet: where a person was
        self._lay_out()
        yield
        self._connect()
        self.offer(self.context.commands.open_workbook, primary=True)
        self._map = self.command("Show where the answers are", self._begin_mapping, icon="edit")
        self._unlock = self.command("Give the workbook's password", self._ask_password, header=False)
        self._compare = self.command(
            "Compare with another version",
            self._comparing.ask,
            icon="copy",
            tip="Last year's, or an earlier file",
        )

    def request(self) -> Callable[[], OpenWorkbook | None]:
        selection = self.context.selection
        work = partial(load, self.context.session, selection.collection, selection.unit)
        return partial(work, self._open, self._tabs.name)

    def show_view(self, view: OpenWorkbook | None) -> None:
        if self._looking and self._open is not None:
            return
        self._show(view)

    def open_target(self, target: object) -> None:
        """A file is looked at and put on record; an answer's code or a cell is gone to."""
        if isinstance(target, Path):
            self._opening.open(target)
        elif self._open is not None:
            self._go_to(target)

    @Slot(int)
    def step(self, by: int) -> None:
        """To the next or previous answer with a finding that is not settled, over all sheets."""
        submission = self._open.submission if self._open is not None else None
        cells = submission.answers.cells if submission is not None else {}
        tabs = {name: number for number, name in enumerate(self._tabs.names)}
        places = sorted(
            (tabs[cells[code].sheet], *sheets.place_of(cells[code]), code)
            for code in self._model.marks.findings
            if code in cells and cells[code].sheet in tabs and worst_tone(self._model, code) is not Tone.SUCCESS
        )
        here = (self._tabs.currentIndex(), *self._model.at(self._form.table.currentIndex()))
        ahead = [p for p in places if p[:3] > here] if by > 0 else [p for p in places if p[:3] < here][::-1]
        if ahead:
            self._go_to(ahead[0][3])
        else:
            self.context.announce("There is no answer with a finding to settle further on.")

    def fit(self) -> None:
        for side in (self._form.side, self._pointing.panel):
            side.setFixedWidth(max(_LEAST, min(_MOST, round(self.width() * _SHARE))))

    def _lay_out(self) -> None:
        form = self._form
        form.tab_place.addWidget(self._tabs, 1)
        form.tab_place.addWidget(self._find)
        form.tab_place.setContentsMargins(0, 2, 6, 2)
        form.panes.insertWidget(1, self._entering.panel, 1)
        form.panes.insertWidget(2, self._comparing.panel, 1)
        form.panes.addWidget(self._pointing.panel)
        form.banner.hide()

    def _connect(self) -> None:
        form = self._form
        self._tabs.currentChanged.connect(self._turn)
        form.table.moved.connect(self._show_cell)
        form.dismiss.clicked.connect(form.banner.hide)
        self._entering.planned.connect(self._show_grid)
        self._comparing.opened.connect(self._go_to)
        self._comparing.shown.connect(self._show_grid)
        self._pointing.read_again.connect(self.open_target)
        self._opening.looked_at.connect(self._look)
        self._opening.unlocked.connect(self.renew)
        self.context.selection.changed.connect(self._stop_looking)

    def _show(self, view: OpenWorkbook | None) -> None:
        before, self._open = self._open, view
        self._entering.show_open(view)
        self._comparing.book = view.book if view is not None else None
        self._compare.setVisible(view is not None and view.book is not None)
        submission = view.submission if view is not None else None
        self._map.setVisible(submission is None or submission.collection.inferred)
        self._unlock.setVisible(view is not None and view.locked is not None)
        if view is None or view.book is None:
            self._show_nothing(view)
            return
        if before is None or before.book is not view.book:
            self._left_at.clear()
        first = next((name for name, sheet in view.sheets.items() if sheet.places), next(iter(view.sheets), ""))
        kept = self._tabs.name if before is not None and before.book is view.book and before.submission else first
        self._tabs.show_names(view.book.tabs, kept)
        if view.submission is not None:
            found = view.submission.open_findings
            self._tabs.show_counts(Counter(finding.cells[0].sheet for finding in found if finding.cells))
            self.subtitle = open_words(view.submission)
        self._turn(self._tabs.currentIndex())

    def _show_nothing(self, view: OpenWorkbook | None) -> None:
        self._model.show_sheet(None, Marks())
        if view is not None and view.locked is not None:
            self.subtitle = "The workbook is not open: its answers are on record."
            words = "Its sheets are shown once its password is given again. It is never written down here."
            self.show_empty(f"{_file_name(view)} is protected by a password", words, self._unlock, "document_table")
            return
        whose = f"{view.submission.unit} has" if view is not None and view.submission is not None else "There is"
        self.subtitle = "No workbook is open."
        self.show_empty(
            f"{whose} no workbook yet",
            "Open the Excel workbook that the Network sent. It is only read: the file itself is never changed.",
            self.context.commands.open_workbook,
            "document_table",
        )

    def _ask_password(self) -> None:
        if self._open is not None and self._open.locked is not None:
            self._opening.open(self._open.locked, name=_file_name(self._open))

    @Slot(object, object)
    def _look(self, path: Path, view: OpenWorkbook) -> None:
        """The file is on screen before anybody knows what it asks; then its answers are put on record."""
        self._looking, self._pointing.file = True, path
        self._form.banner.hide()
        self._pages.setCurrentWidget(self.body)
        self._show(view)
        self.subtitle = f"{path.name}: reading its questions and answers."
        self._put_on_record(path)

    def _put_on_record(self, path: Path, new_unit: str = "") -> None:
        work, otherwise = partial(take_on_record, self.context.session, path, new_unit), partial(self._only_look, path)
        self.context.jobs.change(work, self._show_opened, otherwise, words=f"Reading the answers of {path.name}")

    def _only_look(self, path: Path, error: BaseException) -> None:
        if isinstance(error, UnknownUnit) and Act.SET_ORGANISATION.allowed_to(self.context.session.person):
            ask_about_unit(self, error, partial(self._put_on_record, path, error.unit), partial(self._say_why, error))
        else:
            self._say_why(error)

    def _say_why(self, error: BaseException) -> None:
        if isinstance(error, Problem) and self._open is not None and self._open.book is not None:
            self.subtitle = f"{self._open.book.file_name}: shown as it stands. Nothing of it is on record."
        self.context.jobs.failed.emit(error)

    def _show_opened(self, on_record: tuple[workbooks.Opened, tuple[Collection, ...]]) -> None:
        opened, known = on_record
        self._looking = False
        selection = self.context.selection
        selection.offer(known)
        selection.choose(opened.collection.key, opened.unit)
        notices = list(opened.notices)
        if opened.is_previous_year:
            notices.append(f"This is the return of {opened.year}: it was added as an earlier year to compare with.")
        self._form.notices.setText("\n".join(notices))
        self._form.banner.setVisible(bool(notices))
        name = ", ".join((f"{opened.collection.title} {opened.year}".strip(), opened.unit))
        values = [value for _, value in opened.reading.values]
        given = sum(value is not None for value in values)
        self.context.announce(f"{name}: {given:,} of {len(values):,} answers given.")

    @Slot()
    def _stop_looking(self) -> None:
        self._looking = False

    @Slot(int)
    def _turn(self, _: int) -> None:
        """To the sheet whose tab is chosen; one that nobody has turned to yet is laid out first."""
        view, name = self._open, self._tabs.name
        if view is None or view.book is None or not name:
            return
        if name in view.sheets:
            self._show_sheet(view.sheets[name])
            return
        reading = view.submission.reading if view.submission is not None else None
        work = partial(sheets.lay_out, view.book, name, reading)
        self.context.jobs.send(self, work, partial(self._take_sheet, view.sheets), words=f"Reading {name}")

    def _take_sheet(self, laid_out: dict[str, SheetView], sheet: SheetView) -> None:
        laid_out[sheet.name] = sheet
        if self._open is not None and self._open.sheets is laid_out and self._tabs.name == sheet.name:
            self._show_sheet(sheet)

    def _show_sheet(self, sheet: SheetView) -> None:
        turned = self._model.sheet is not sheet
        self._model.show_sheet(sheet, marks_of(self._open.submission if self._open is not None else None))
        if turned:
            at = self._left_at.get(sheet.name) or sheet.first_answer or (1, 1)
            self._form.table.go_to(*at)
            self._pointing.mark()
        self._show_cell(self._form.table.currentIndex())

    @Slot(QModelIndex)
    def _show_cell(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.sheet is not None:
            self._left_at[self._model.sheet.name] = self._model.at(index)
            self._pointing.panel.point(self._model.sheet, self._model.place(index))
        self._panel.show_cell(self._model, index, self._open.names if self._open else {})
        self._acts.show_blanks()

    def _begin_mapping(self) -> None:
        if self._open is not None and self._open.book is not None:
            self._pointing.begin(self._open.book)

    @Slot(object)
    def _go_to(self, target: object) -> None:
        submission = self._open.submission if self._open is not None else None
        known = submission.answers.cells if submission is not None else {}
        cell = target if isinstance(target, Cell) else known.get(str(target))
        if cell is None or cell.sheet not in self._tabs.names:
            self.context.announce("That answer has no cell in this workbook.")
            return
        self._left_at[cell.sheet] = sheets.place_of(cell)
        if self._tabs.name != cell.sheet:
            self._tabs.turn_to(cell.sheet)
        else:
            self._form.table.go_to(*self._left_at[cell.sheet])
        self._form.table.setFocus()

    @Slot(bool)
    def _show_grid(self, covered: bool) -> None:
        self._form.grid_card.setVisible(not covered)


def _file_name(view: OpenWorkbook) -> str:
    """What the person's own file was called."""
    reading = view.submission.reading if view.submission is not None else None
    return reading.file_name if reading is not None else ""
