"""The time in which a person points out where the answers are: marks in the sheet, and the mapping that is kept."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.forms.ui_workbook import Ui_Workbook
from nhsbn_desktop.desktop.panels.mapping_panel import MappingPanel
from nhsbn_desktop.desktop.rows.sheet_grid import SheetModel
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.services import mappings, sheets
from nhsbn_desktop.services.sheets import Book


class Pointing(QObject):
    """Puts the panel in place of what is known of a cell. `read_again` carries the file to be opened once more."""

    read_again = Signal(object)

    def __init__(self, form: Ui_Workbook, model: SheetModel, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._form, self._model, self._context = form, model, context
        self.file: Path | None = None  # that was opened last
        self.panel = MappingPanel(context.jobs, parent)
        self._pointed: frozenset[Cell] = frozenset()
        self.panel.pointed.connect(self._point_out)
        self.panel.kept.connect(self._keep)
        self.panel.closed.connect(self._end)

    def begin(self, book: Book) -> None:
        self._form.side.hide()
        self.panel.begin(book)

    def mark(self) -> None:
        """Marks the cells of the sheet that is shown."""
        name = self._model.sheet.name if self._model.sheet is not None else ""
        self._model.point_at(frozenset(sheets.place_of(cell) for cell in self._pointed if cell.sheet == name))

    @Slot()
    def _end(self) -> None:
        self.panel.hide()
        self._form.side.show()
        self._point_out(frozenset())

    @Slot(object)
    def _point_out(self, cells: frozenset[Cell]) -> None:
        self._pointed = cells
        self.mark()

    @Slot(object)
    def _keep(self, mapping: mappings.WorkbookMapping) -> None:
        """The mapping is kept, and the workbook read again as it says."""
        self._end()
        work = partial(mappings.keep_mapping, self._context.session, mapping)
        self._context.jobs.change(work, self._read_again, words="Keeping the mapping")

    def _read_again(self, _: object) -> None:
        if self.file is not None and self.file.exists():
            self.read_again.emit(self.file)
        else:
            self._context.announce("The mapping is kept. Open the workbook again to have it read so.")
