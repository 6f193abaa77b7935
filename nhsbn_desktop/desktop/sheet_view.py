"""How the grid of a sheet is painted and worked: header that keeps the columns' titles, typing, Enter to go down."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPen, QPolygon, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.answer_field import BLANK, list_of
from nhsbn_desktop.desktop.finding_rows import TONES
from nhsbn_desktop.desktop.sheet_grid import SheetModel
from nhsbn_desktop.desktop.tokens import Tone

ROW, HEADER = 46, 52
_PAD = 8
_CHARACTER = 7.4  # pixels of one character of the workbook's font at the program's size
_LEAST_WIDTH, _MOST_WIDTH = 84, 300
_MARGIN = 24  # a column that holds nothing
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class SheetDelegate(QStyledItemDelegate):
    """Answers look like fields, everything else like print."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, SheetModel):
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        cell = model.cell(index)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.colour("select" if current and not cell.code else "surface_alt"))
        if cell.code:
            self._field(painter, rect, current)
            self._marks(painter, rect, model, cell.code)
        painter.setFont(theme.font(14, cell.bold, numbers=bool(cell.code) or cell.number))
        painter.setPen(theme.colour("text" if cell.code or cell.bold else "text_2"))
        inner = rect.adjusted(_PAD, 2, -_PAD, -2)
        words = model.text(index)
        side = Qt.AlignmentFlag.AlignRight if cell.number or _is_figure(model, cell.code) else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(_WRAP | side), _two_lines(words, painter.fontMetrics(), inner))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, ROW)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        model = index.model()
        assert isinstance(model, SheetModel)
        code = model.cell(index).code
        items = model.options(code) or list_of(model.metric(code))
        if not items:
            line = QLineEdit(parent)
            line.setAccessibleName(model.spoken(index))
            return line
        box = QComboBox(parent)
        box.addItems([BLANK, *items])
        box.setAccessibleName(model.spoken(index))
        box.activated.connect(lambda: self._take(box))
        return box

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.SubmitModelCache)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        words = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            if words and editor.findText(words) < 0:
                editor.addItem(words)
            editor.setCurrentText(words or BLANK)
        elif isinstance(editor, QLineEdit):
            editor.setText(words)

    def setModelData(
        self, editor: QWidget, model: object, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        words = editor.currentText() if isinstance(editor, QComboBox) else ""
        words = editor.text() if isinstance(editor, QLineEdit) else "" if words == BLANK else words
        if isinstance(model, SheetModel):
            model.setData(index, words)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(rect.adjusted(0, 4, 0, -4))

    def _field(self, painter: QPainter, rect: QRect, current: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if current else "border"), 2 if current else 1))
        painter.setBrush(theme.colour("select" if current else "surface"))
        painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5), 3, 3)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _marks(self, painter: QPainter, rect: QRect, model: SheetModel, code: str) -> None:
        """A finding folds the top right corner; a correction sets a dot at the top left."""
        painter.setPen(Qt.PenStyle.NoPen)
        tone = worst_tone(model, code)
        if tone is not None:
            corner = rect.adjusted(3, 3, -3, -3).topRight()
            painter.setBrush(theme.colour(tone.value))
            painter.drawPolygon(QPolygon([corner, corner - QPoint(11, 0), corner + QPoint(0, 11)]))
        if code in model.marks.corrections or code in model.pending:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.colour("warning" if code in model.pending else "accent"))
            painter.drawEllipse(QRectF(rect.left() + 7, rect.top() + 7, 6, 6))


def worst_tone(model: SheetModel, code: str) -> Tone | None:
    """The tone of an answer's worst finding; green where all that needs one has its explanation, None without findings."""
    findings, submission = model.findings(code), model.marks.submission
    if not findings or submission is None:
        return None
    unsettled = [finding for finding in findings if finding.key not in submission.explained]
    return TONES[unsettled[0].severity] if unsettled else Tone.SUCCESS


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
        inner = rect.adjusted(_PAD, 4, -4, -4)
        painter.setPen(theme.colour("text_2"))
        painter.setFont(theme.font(12))
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, column.letters)
        font = theme.font(13, bold=True)
        painter.setFont(font)
        title = model.sheet.title_of(self.top_row, column.number)
        words = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class SheetTable(QTableView):
    """The grid. `moved` carries the index a person is on; Delete empties an answer, Ctrl+C copies the cell."""

    moved = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title_header = SheetHeader(self)
        self.setHorizontalHeader(self._title_header)
        self.setItemDelegate(SheetDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.setFixedWidth(44)
        self.verticalScrollBar().valueChanged.connect(self._follow_titles)

    def show_model(self, model: SheetModel) -> None:
        self.setModel(model)
        model.modelReset.connect(self._lay_out)

    @Slot()
    def _lay_out(self) -> None:
        """Widths from the workbook, within reason; merged cells as one."""
        model = self.model()
        if not isinstance(model, SheetModel) or model.sheet is None:
            return
        sheet = model.sheet
        self.clearSpans()
        self.setUpdatesEnabled(False)
        used = {column for _, column in sheet.cells}
        answers = {column for (_, column) in sheet.places.values()}
        for place, column in enumerate(sheet.columns):
            wide = round(column.width * _CHARACTER) + 2 * _PAD
            least = _LEAST_WIDTH + 20 if column.number in answers else _LEAST_WIDTH
            self.setColumnWidth(place, max(least, min(_MOST_WIDTH, wide)) if column.number in used else _MARGIN)
        for span in sheet.spans:
            self.setSpan(span.row, span.column, span.rows, span.columns)
        self.setUpdatesEnabled(True)
        self._follow_titles()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_titles()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
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

    @Slot()
    def _follow_titles(self) -> None:
        model, top = self.model(), self.rowAt(0)
        if isinstance(model, SheetModel) and model.sheet is not None and 0 <= top < len(model.sheet.rows):
            headers = list(model.sheet.titles)
            row = model.sheet.rows[top]
            self._title_header.top_row = max(row, headers[0] + 1) if headers else row
            self._title_header.viewport().update()


def _is_figure(model: SheetModel, code: str) -> bool:
    metric = model.metric(code) if code else None
    return metric is not None and metric.value_type.is_number


def _two_lines(words: str, metrics: QFontMetrics, rect: QRect) -> str:
    """As much as two lines hold; the side panel and the tool tip have the whole."""
    room = rect.width() * (2 if rect.height() < ROW + 10 else max(2, rect.height() // metrics.lineSpacing()))
    if metrics.horizontalAdvance(words) <= room * 0.92:
        return words
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(room * 0.86))
