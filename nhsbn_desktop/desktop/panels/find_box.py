"""Looking for words in the sheet that is shown: Enter goes to the next cell that says them, round the end."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.rows.sheet_grid import SheetModel
from nhsbn_desktop.desktop.screen import FILTER
from nhsbn_desktop.desktop.widgets.sheet_view import SheetTable

_WIDTH = 180


class FindBox(QLineEdit):
    def __init__(self, table: SheetTable, model: SheetModel, context: Context) -> None:
        super().__init__()
        self._table, self._model, self._context = table, model, context
        self.setObjectName(FILTER)
        self.setPlaceholderText("Find in this sheet")
        self.setAccessibleName("Find in this sheet; Enter goes to the next cell")
        self.setFixedWidth(_WIDTH)
        self.returnPressed.connect(self._find_next)

    @Slot()
    def _find_next(self) -> None:
        sheet, words = self._model.sheet, self.text().strip()
        if sheet is not None and words:
            work = partial(sheet.find, words, self._model.at(self._table.currentIndex()))
            self._context.jobs.send(self, work, self._show_found)

    def _show_found(self, place: tuple[int, int] | None) -> None:
        if place is None:
            self._context.announce(f"Nothing on this sheet says “{self.text().strip()}”.")
        else:
            self._table.go_to(*place)
