"""The one table a person meets everywhere: two-line rows, a selected row that stays, the arrow keys and Enter."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from nhsbn_desktop.desktop.table import Index, TableModel
from nhsbn_desktop.desktop.widgets.delegates import CellDelegate

ONE_LINE, TWO_LINES = 40, 54


class TableView(QTableView):
    """Shows a TableModel. The current row is kept by its key when the rows are filtered, sorted or shown anew."""

    chosen = Signal(object)  # the row that became current, or None
    opened = Signal(object)  # Enter or a double click on a row

    def __init__(self, parent: QWidget | None = None, two_line: bool = True) -> None:
        super().__init__(parent)
        self._key: object = None
        self._line = 0
        self._restoring = False
        self._table: TableModel[Any] | None = None
        self._delegate = CellDelegate(self, TWO_LINES if two_line else ONE_LINE)
        self.setItemDelegate(self._delegate)
        self._dress()
        self.set_two_line(two_line)
        self.activated.connect(self._on_activated)

    def set_two_line(self, two_line: bool) -> None:
        self.verticalHeader().setDefaultSectionSize(TWO_LINES if two_line else ONE_LINE)

    def show_model(self, model: TableModel[Any]) -> None:
        """Takes a model for good, with its columns' widths and sorting by a click on a title."""
        self._table = model
        self.setModel(model)
        header = self.horizontalHeader()
        for number, column in enumerate(model.columns):
            stretch = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(number, stretch)
            if column.width:
                header.resizeSection(number, column.width)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(model.sort)
        model.modelAboutToBeReset.connect(self._hold)
        model.modelReset.connect(self._restore)
        model.dataChanged.connect(self._on_data_changed)
        self._fit_columns()

    def current_row(self) -> Any:
        """The row a person is on, or None."""
        index = self.currentIndex()
        return self._table.row(index) if self._table is not None and index.isValid() else None

    def select_key(self, key: object) -> bool:
        """Goes to the row of this key; False where it is not shown."""
        line = self._table.place_of(key) if self._table is not None else -1
        if line >= 0:
            self._go_to(line)
        return line >= 0

    def clear_choice(self) -> None:
        """Stands on no row, until a person goes to one."""
        self._key = None
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def step(self, by: int) -> None:
        """Goes that many rows down (or up), and stops at the ends."""
        rows = self._table.rowCount() if self._table is not None else 0
        if rows:
            self._go_to(max(0, min(rows - 1, self.currentIndex().row() + by)))

    def as_text(self) -> str:
        """What the table shows, a line for each row, the current one marked; for tests and for reading aloud."""
        if self._table is None:
            return ""
        shown = [n for n in range(len(self._table.columns)) if not self.isColumnHidden(n)]
        lines = ["  " + " | ".join(self._table.columns[n].title for n in shown)]
        for line, row in enumerate(self._table.visible_rows()):
            mark = "> " if line == self.currentIndex().row() else "  "
            lines.append(mark + " | ".join(self._table.columns[n].words(row) for n in shown))
        return "\n".join(lines)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._restoring and current.row() != previous.row():
            self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._delegate.ring = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.current_row())
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._table is not None:
            self.step(len(self._table.rows) * (1 if event.key() == Qt.Key.Key_End else -1))
            return
        super().keyPressEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._delegate.ring = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._delegate.ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.step(1)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSortingEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setFixedHeight(40)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _fit_columns(self) -> None:
        if self._table is None:
            return
        for number, column in enumerate(self._table.columns):
            narrow = self.viewport().width() < column.from_width
            self.setColumnHidden(number, narrow or number in self._table.hidden)

    def _go_to(self, line: int) -> None:
        column = next((n for n in range(self.model().columnCount()) if not self.isColumnHidden(n)), 0)
        index = self.model().index(line, column)  # one in a hidden column would not be scrolled to
        if not index.isValid():
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def _tell(self) -> None:
        row = self.current_row()
        if self._table is not None and row is not None:
            self._key = self._table.key(row)
        self.chosen.emit(row)

    @Slot()
    def _hold(self) -> None:
        self._restoring = True
        self._line = max(self.currentIndex().row(), 0)

    @Slot()
    def _restore(self) -> None:
        """After a reset: back to the row that was current, else to the one that moved up to its line."""
        self._fit_columns()
        if self._table is not None and self._key is not None:
            line = self._table.place_of(self._key)
            self._go_to(line if line >= 0 else min(self._line, self._table.rowCount() - 1))
        self._restoring = False
        if self._key is not None:
            self._tell()

    @Slot()
    def _on_data_changed(self) -> None:
        if self.currentIndex().isValid():
            self._tell()

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.current_row())
