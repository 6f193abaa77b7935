"""The grid of a sheet, moved through as in Excel: panes that stay in sight, Enter down, Tab to the next answer."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QComboBox, QLineEdit, QWidget

from nhsbn_desktop.desktop.rows.sheet_copy import block_of
from nhsbn_desktop.desktop.rows.sheet_grid import SheetModel
from nhsbn_desktop.desktop.rows.sheet_moves import edge, next_answer
from nhsbn_desktop.desktop.widgets.sheet_panes import NUMBERS, FrozenPane, Pane

_MOST_FROZEN = 0.5  # of the width or height: beyond that, what stayed would leave no room for answers
_ENOUGH = 90  # pixels of a wide cell that must be in view before the grid moves for it
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_Index = QModelIndex | QPersistentModelIndex


class SheetTable(Pane):
    """The grid. `moved` carries the index a person is on, `emptied` the answer codes that Delete was pressed on,
    `pasted` the clipboard's text and HTML."""

    moved = Signal(QModelIndex)
    emptied = Signal(list)
    pasted = Signal(str, str)
    _frozen = (0, 0)  # places: rows, columns; scrollTo is called while the view is being made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self._left = FrozenPane("Columns kept in sight", self)
        self._top = FrozenPane("Rows kept in sight", self)
        self._corner = FrozenPane("Rows and columns kept in sight", self)
        self._left.verticalHeader().hide()
        self._top.titles.hide()
        self._corner.titles.hide()
        self._corner.verticalHeader().hide()
        self._panes = (self._left, self._top, self._corner)
        self._step = (1, 0)  # where a person goes on to after typing
        self.verticalScrollBar().valueChanged.connect(self._follow)
        self.horizontalScrollBar().valueChanged.connect(self._follow)
        self._left.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self._top.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)
        self.titles.sectionResized.connect(self._follow)

    def show_model(self, model: SheetModel) -> None:
        """Takes a model for good."""
        for pane in (self, *self._panes):
            pane.setModel(model)
            pane.setSelectionModel(self.selectionModel())
        for frozen in self._panes:
            self.titles.sectionResized.connect(frozen.take_width)
        model.modelReset.connect(self._lay_out)

    def sheet_model(self) -> SheetModel:
        model = self.model()
        if not isinstance(model, SheetModel):
            raise TypeError("the grid shows sheets only")
        return model

    @Slot()
    def _lay_out(self) -> None:
        sheet = self.sheet_model().sheet
        if sheet is None:
            return
        self.setUpdatesEnabled(False)
        self.lay_out(sheet, self.viewport().width())
        for pane in self._panes:
            pane.take_sizes(self, sheet)
        self.setUpdatesEnabled(True)
        self._frozen = sheet.frozen
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """As ever, and never to a cell behind what stays in sight, nor away from one that does."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        before, there = (across.value(), down.value()), self.visualRect(index)
        rows, columns = self._shown_frozen()
        tall, wide = self._sizes(rows, columns)
        in_view = wide <= there.left() < self.viewport().width() - _ENOUGH
        super().scrollTo(index, hint)
        if index.column() < columns or in_view:
            across.setValue(before[0])
        elif (hidden := wide - self.visualRect(index).left()) > 0:
            across.setValue(across.value() - hidden)
        if index.row() < rows:
            down.setValue(before[1])
        elif (hidden := tall - self.visualRect(index).top()) > 0:
            down.setValue(down.value() - hidden)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(current)

    def selected_places(self) -> tuple[int, int, int, int]:
        """The selection by places: its top, left, and how many rows and columns it has; the current cell for none."""
        chosen = self.selectionModel().selection()
        if chosen.isEmpty():
            at = self.currentIndex()
            return at.row(), at.column(), 1, 1
        area = next(iter(chosen.toList()))
        return area.top(), area.left(), area.height(), area.width()

    def go_to(self, row: int, column: int) -> None:
        """To a cell by its own row and column number."""
        index = self.sheet_model().index_at(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.currentIndex().isValid() or not (self._edit_key(event) or self._move_key(event)):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from answer to answer; after the last one it leaves the grid."""
        return self._to_answer(1 if forward else -1) or super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter on to the cell below, after Tab on to the next answer, as in Excel."""
        hints = QAbstractItemDelegate.EndEditHint
        along = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}.get(hint)
        super().closeEditor(editor, hints.NoHint if along else hint)
        if along:
            self._to_answer(along)
        elif hint is hints.SubmitModelCache:
            back = QApplication.keyboardModifiers() & _SHIFT
            self._step_by(-1 if back else 1, 0)

    def _edit_key(self, event: QKeyEvent) -> bool:
        """Copy, paste, empty, and opening a list."""
        index, keys = self.currentIndex(), QKeySequence.StandardKey
        if event.matches(keys.Copy):
            QApplication.clipboard().setText(self.as_block())
        elif event.matches(keys.Paste):
            held = QApplication.clipboard().mimeData()
            self.pasted.emit(held.text(), held.html())
        elif event.key() == Qt.Key.Key_F2:
            self.edit_further(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit(self.selected_codes())
        elif event.key() == Qt.Key.Key_F4 or (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            self.open_list(index)
        else:
            return False
        return True

    def _move_key(self, event: QKeyEvent) -> bool:
        sheet, index = self.sheet_model().sheet, self.currentIndex()
        if sheet is None:
            return False
        if event.key() in _ENTER:
            self._step_by(-1 if event.modifiers() & _SHIFT else 1, 0)
        elif event.key() in _ARROWS and event.modifiers() & _CONTROL:
            row, column = edge(sheet, (index.row(), index.column()), *_ARROWS[Qt.Key(event.key())])
            self._move_to(row, column, extend=bool(event.modifiers() & _SHIFT))
        elif event.key() == Qt.Key.Key_Home and event.modifiers() & _CONTROL:
            rows, columns = self._frozen
            self._move_to(min(rows, len(sheet.rows) - 1), min(columns, len(sheet.columns) - 1))
        elif event.key() == Qt.Key.Key_End and event.modifiers() & _CONTROL:
            self._move_to(len(sheet.rows) - 1, len(sheet.columns) - 1)
        else:
            return False
        return True

    def edit_further(self, index: _Index) -> None:
        """Opens a cell to go on with what it says: typing over it needs no key before."""
        if not self.model().flags(index) & Qt.ItemFlag.ItemIsEditable:
            return
        self.edit(self.model().index(index.row(), index.column()))
        line = next((line for line in self.viewport().findChildren(QLineEdit) if line.isVisible()), None)
        if line is not None:
            line.end(False)  # Qt selects all of it, so that the next letter would take its place

    def open_list(self, index: _Index) -> None:
        """Opens the cell's own list, where it has one."""
        self.edit(self.model().index(index.row(), index.column()))
        box = next((box for box in self.viewport().findChildren(QComboBox) if box.isVisible()), None)
        if box is not None:
            box.showPopup()

    def as_block(self) -> str:
        """The selection as Excel takes it."""
        return block_of(self.sheet_model(), *self.selected_places())

    def selected_codes(self) -> list[str]:
        """The answers in the selection."""
        top, left, tall, wide = self.selected_places()
        model = self.sheet_model()
        cells = (model.cell(model.index(top + row, left + column)) for row in range(tall) for column in range(wide))
        return [cell.code for cell in cells if cell.code]

    def _to_answer(self, by: int) -> bool:
        model = self.sheet_model()
        if model.sheet is None or not self.currentIndex().isValid():
            return False
        there = next_answer(model.sheet, model.at(self.currentIndex()), by)
        if there is not None:
            self.go_to(*there)
        return there is not None

    def _step_by(self, down: int, along: int) -> None:
        at = self.currentIndex()
        to = self.model().index(at.row() + down, at.column() + along)
        if to.isValid():
            self.setCurrentIndex(to)

    def _move_to(self, row: int, column: int, *, extend: bool = False) -> None:
        index = self.model().index(row, column)
        if not extend:
            self.setCurrentIndex(index)
            return
        flags = QItemSelectionModel.SelectionFlag
        start = self.currentIndex()
        self.selectionModel().select(QItemSelection(start, index), flags.ClearAndSelect)
        self.scrollTo(index)

    def _shown_frozen(self) -> tuple[int, int]:
        """The rows and columns that stay: none where they would take up half of the view."""
        rows, columns = self._frozen
        tall, wide = self._sizes(rows, columns)
        fits_down = 0 < tall < self.viewport().height() * _MOST_FROZEN
        fits_across = 0 < wide < self.viewport().width() * _MOST_FROZEN
        return (rows if fits_down else 0), (columns if fits_across else 0)

    def _sizes(self, rows: int, columns: int) -> tuple[int, int]:
        across, down = self.horizontalHeader(), self.verticalHeader()
        tall = down.sectionPosition(rows) if rows < down.count() else down.length()
        wide = across.sectionPosition(columns) if columns < across.count() else across.length()
        return tall, wide

    @Slot()
    def _follow(self) -> None:
        """Keeps the titles of the block at the top of the view, and the panes where the grid has scrolled from them."""
        sheet = self.sheet_model().sheet if isinstance(self.model(), SheetModel) else None
        if sheet is None:
            return
        self._follow_titles()
        tall, wide = self._sizes(*self._shown_frozen())
        head, (x, y) = self.titles.height(), (self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        width, height = self.viewport().width(), self.viewport().height()
        self._left.setGeometry(NUMBERS, 0, wide, head + height)
        self._top.setGeometry(0, head, NUMBERS + width, tall)
        self._corner.setGeometry(NUMBERS, head, wide, tall)
        self._left.verticalScrollBar().setValue(y)
        self._top.horizontalScrollBar().setValue(x)
        for pane, shown in (
            (self._left, wide and x),
            (self._top, tall and y),
            (self._corner, tall and wide and (x or y)),
        ):
            if pane.isVisible() != bool(shown):
                pane.setVisible(bool(shown))
        self._corner.raise_()

    def _follow_titles(self) -> None:
        sheet, top = self.sheet_model().sheet, self.rowAt(0)
        if sheet is None or not sheet.titles or not 0 <= top < len(sheet.rows):
            return
        row = max(sheet.rows[top], min(sheet.titles) + 1)
        for header in (self.titles, self._left.titles):
            if header.top_row != row:
                header.top_row = row
                header.viewport().update()
