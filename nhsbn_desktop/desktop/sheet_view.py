"""The grid of a sheet: a header that keeps the columns' titles, questions that stay in sight, Enter to go down."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.sheet_delegate import PAD, ROW, SheetDelegate
from nhsbn_desktop.desktop.sheet_grid import SheetModel
from nhsbn_desktop.services.sheets import SheetView

HEADER, BLANK_ROW = 52, 18
_CHARACTER = 7.4  # pixels of one character of the workbook's font at the program's size
_LEAST_WIDTH, _MOST_WIDTH, _MOST_TYPE = 84, 216, 116
_TYPE_TITLE = "question type"
_SHARES = {"question": 0.30, "definition": 0.27}  # of the room there is, by the column's title
_MOST_SIZED = 2_000  # rows whose height follows from what they hold; a sheet beyond that is a plain list
_MARGIN = 12  # a column that holds nothing
_MOST_FROZEN = 0.5  # of the width: beyond that, questions that stayed would leave no room for answers


class SheetHeader(QHeaderView):
    """The column letters, and under them the titles of the block that is at the top of the view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.top_row = 0
        self.setFixedHeight(HEADER)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        if not isinstance(model, SheetModel) or model.sheet is None or not rect.isValid():
            return
        column = model.sheet.columns[section]
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(PAD, 4, -4, -4)
        painter.setPen(theme.colour("text_2"))
        painter.setFont(theme.font(12))
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, column.letters)
        font = theme.font(13, bold=True)
        painter.setFont(font)
        title = model.sheet.title_of(self.top_row, column.number)
        words = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class _Grid(QTableView):
    """What the grid and the questions that stay beside it have in common."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles = SheetHeader(self)
        self.setHorizontalHeader(self.titles)
        self.setItemDelegate(SheetDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(BLANK_ROW)
        rows.setDefaultSectionSize(ROW)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def lay_out(self, model: SheetModel, room: int) -> None:
        """Widths from the workbook, within reason for the room there is; empty rows low; merged cells as one."""
        sheet = model.sheet
        if sheet is None:
            return
        self.clearSpans()
        for place in range(len(sheet.columns)):
            self.setColumnWidth(place, _width(sheet, place, room))
        filled = {row for row, _ in sheet.cells}
        for place, row in enumerate(sheet.rows[:_MOST_SIZED]):
            self.setRowHeight(place, ROW if row in filled else BLANK_ROW)
        for span in sheet.spans:
            self.setSpan(span.row, span.column, span.rows, span.columns)


def _width(sheet: SheetView, place: int, room: int) -> int:
    """A column's width in pixels: the workbook's own, but never so wide that the answers would be out of sight."""
    column = sheet.columns[place]
    if column.number not in sheet.used:
        return _MARGIN
    title = next(iter(sheet.titles.values()), {}).get(column.number, "").casefold()
    wide = round(column.width * _CHARACTER) + 2 * PAD
    if column.number in sheet.answered:
        return max(_LEAST_WIDTH + 20, min(_MOST_WIDTH, wide))
    if title == _TYPE_TITLE:
        return min(_MOST_TYPE, wide)
    share = _SHARES.get(title.split("/")[0], 0.0)
    return max(_LEAST_WIDTH, min(round(room * share) if share else _MOST_WIDTH, wide))


class SheetTable(_Grid):
    """The grid. `moved` carries the index a person is on; Delete empties an answer, Ctrl+C copies the cell."""

    moved = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.verticalHeader().setFixedWidth(44)
        self._questions = _Grid(self)
        self._questions.setAccessibleName("Questions, kept in sight")
        self._questions.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._questions.setEditTriggers(triggers.NoEditTriggers)
        self._questions.verticalHeader().hide()
        self._questions.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._questions.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._questions.hide()
        self._frozen = 0  # pixels
        self.verticalScrollBar().valueChanged.connect(self._questions.verticalScrollBar().setValue)
        self._questions.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(self._follow)
        self.horizontalScrollBar().valueChanged.connect(self._follow)

    def show_model(self, model: SheetModel) -> None:
        """Takes a model for good."""
        self.setModel(model)
        self._questions.setModel(model)
        self._questions.setSelectionModel(self.selectionModel())
        model.modelReset.connect(self._lay_out)

    @Slot()
    def _lay_out(self) -> None:
        model = self.model()
        if not isinstance(model, SheetModel) or model.sheet is None:
            return
        for grid in (self, self._questions):
            grid.setUpdatesEnabled(False)
            grid.lay_out(model, self.viewport().width())
            grid.setUpdatesEnabled(True)
        for place in range(model.columnCount()):
            self._questions.setColumnHidden(place, place > model.question_place)
        self._frozen = sum(self.columnWidth(place) for place in range(model.question_place + 1))
        self.horizontalScrollBar().setValue(0)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """As ever, and never to a cell behind the questions."""
        super().scrollTo(index, hint)
        model = self.model()
        if isinstance(model, SheetModel) and self._fits() and index.column() > model.question_place:
            hidden = self._frozen - self.visualRect(index).left()
            if hidden > 0:
                self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.moved.emit(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, model = self.currentIndex(), self.model()
        if not isinstance(model, SheetModel) or not index.isValid():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(str(index.data(Qt.ItemDataRole.EditRole)))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and model.cell(index).code:
            model.setData(index, "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and model.cell(index).code:
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter, on to the cell below, as in Excel."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)

    def _fits(self) -> bool:
        return 0 < self._frozen < self.viewport().width() * _MOST_FROZEN

    @Slot()
    def _follow(self) -> None:
        """Keeps the titles of the block at the top of the view, and the questions once they would scroll away."""
        model, top = self.model(), self.rowAt(0)
        if isinstance(model, SheetModel) and model.sheet is not None and 0 <= top < len(model.sheet.rows):
            headers = list(model.sheet.titles)
            row = model.sheet.rows[top]
            for grid in (self, self._questions):
                grid.titles.top_row = max(row, headers[0] + 1) if headers else row
                grid.titles.viewport().update()
        shown = self._fits() and self.horizontalScrollBar().value() > 0
        if shown:
            left, height = self.verticalHeader().width(), self.viewport().height() + HEADER
            self._questions.setGeometry(left, 0, self._frozen, height)
            self._questions.verticalScrollBar().setValue(self.verticalScrollBar().value())
        self._questions.setVisible(shown)
