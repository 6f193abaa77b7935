"""The workbook that is open beside an older one: asking for the file, comparing, going to what differs."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from nhsbn_desktop.desktop import settings
from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.panels.versions_panel import VersionsPanel
from nhsbn_desktop.domain.metrics import Cell
from nhsbn_desktop.services import versions
from nhsbn_desktop.services.sheets import Book


class Comparing(QObject):
    """`shown` says whether the panel stands in place of the sheet, `opened` carries a cell to go to."""

    shown = Signal(bool)
    opened = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._over = context, parent
        self.book: Book | None = None
        self.panel = VersionsPanel(parent)
        self.panel.opened.connect(self._go)
        self.panel.closed.connect(self.close)

    def ask(self) -> None:
        """Asks for the older file."""
        folder = self._context.settings.get(settings.LAST_FOLDER)
        chosen, _ = QFileDialog.getOpenFileName(self._over, "Compare with", folder, "Excel workbooks (*.xlsx *.xlsm)")
        if chosen:
            self.compare_with(Path(chosen))

    def compare_with(self, older: Path) -> None:
        """Shows what became of an older workbook's questions and answers in the one that is open."""
        if self.book is not None:
            work = partial(versions.compare_files, older, self.book.path)
            then = partial(self._show, older.name, self.book.file_name)
            self._context.jobs.send(self, work, then, words=f"Comparing with {older.name}")

    @Slot()
    def close(self) -> None:
        self.panel.hide()
        self.shown.emit(False)

    def _show(self, old: str, new: str, comparison: versions.WorkbookComparison) -> None:
        self.panel.show_comparison(comparison, old, new)
        self.shown.emit(True)

    @Slot(object)
    def _go(self, cell: Cell) -> None:
        self.close()
        self.opened.emit(cell)
