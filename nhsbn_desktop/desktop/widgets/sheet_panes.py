"""What the grid of a sheet and the panes that stay in sight have in common: header, sizes, merged cells."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.rows.sheet_grid import SheetModel
from nhsbn_desktop.desktop.widgets.sheet_delegate import LINE, PAD, SheetDelegate
from nhsbn_desktop.services.sheets import SheetView

TITLED, UNTITLED = 50, 26  # pixels of the header with and without the titles of a block
BLANK_ROW, LOW_ROW, FORM_ROW = 18, 28, 44
NUMBERS = 48  # pixels of the row numbers
_CHARACTER = 7.4  # pixels of one character of the workbook's font at the program's size
_POINT = 1.4  # pixels of one point of a row's height
_LEAST, _LEAST_ANSWER, _MOST, _TALLEST = 48, 96, 520, 150
_BEFORE_ANSWERS = 0.62  # of the width: what stands left of the first answer is never wider, so that answers are in view
_NARROWEST = 0.45  # of its own width: a column narrower than that cannot be read
_MOST_SIZED = 12_000  # rows that keep a height of their own; a sheet beyond that is a plain list


class SheetHeader(QHeaderView):
    """The column letters, and under them the titles of the block that is at the top of the view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.top_row = 0
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(BLANK_ROW)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        model = self.model()
        if not isinstance(model, SheetModel) or model.sheet is None or not rect.isValid():
            return
        column = model.sheet.columns[section]
        painter.save()
        painter.fillRect(rect, theme.colour("surface_alt"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = rect.adjusted(PAD, 4, -4, -5)
        painter.setPen(theme.colour("text_2"))
        painter.setFont(theme.font(12))
        title = model.sheet.title_of(self.top_row, column.number) if model.sheet.titles else ""
        above = Qt.AlignmentFlag.AlignTop if model.sheet.titles else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, above | Qt.AlignmentFlag.AlignLeft, column.letters)
        if title:
            font = theme.font(13, bold=True)
            painter.setFont(font)
            painter.setPen(theme.colour("text"))
            words = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class Pane(QTableView):
    """One view of the sheet. The grid is one, and lies under up to three that stay in sight while it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sized: tuple[int, ...] = ()  # the rows that have a height of their own
        self.titles = SheetHeader(self)
        self.setHorizontalHeader(self.titles)
        self.setItemDelegate(SheetDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(BLANK_ROW)
        rows.setFixedWidth(NUMBERS)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)

    def lay_out(self, sheet: SheetView, room: int) -> None:
        """Widths and heights from the workbook, within reason for the room there is; merged cells as one."""
        shrunk = shrinking(sheet, room)
        across, down = self.horizontalHeader(), self.verticalHeader()
        self.titles.setFixedHeight(TITLED if sheet.titles else UNTITLED)
        for header in (across, down):
            header.blockSignals(True)
        down.setDefaultSectionSize(FORM_ROW if sheet.titles else LOW_ROW)
        for place in range(len(sheet.columns)):
            across.resizeSection(place, width(sheet, place, shrunk))
        sized = row_heights(sheet, shrunk)
        for place in self._sized:  # a header keeps its heights from one sheet to the next
            if place not in sized and place < down.count():
                down.resizeSection(place, down.defaultSectionSize())
        for place, height in sized.items():
            down.resizeSection(place, height)
        self._sized = tuple(sized)
        for header in (across, down):
            header.blockSignals(False)
        self.merge(sheet)

    def merge(self, sheet: SheetView) -> None:
        self.clearSpans()
        for span in sheet.spans:
            self.setSpan(span.row, span.column, span.rows, span.columns)


class FrozenPane(Pane):
    """Rows or columns that stay: moved by the grid alone, never by a person."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Never of itself: the grid alone moves it."""

    def take_sizes(self, grid: Pane, sheet: SheetView) -> None:
        """The same sizes and merged cells as the grid's."""
        self.titles.setFixedHeight(grid.titles.height())
        self.horizontalHeader().restoreState(grid.horizontalHeader().saveState())
        self.verticalHeader().restoreState(grid.verticalHeader().saveState())
        self.merge(sheet)

    @Slot(int, int, int)
    def take_width(self, column: int, _: int, wide: int) -> None:
        self.setColumnWidth(column, wide)


def shrinking(sheet: SheetView, room: int) -> float:
    """By how much the columns left of the first answer are narrowed so that a person sees answers at once."""
    before = sheet.column_place(sheet.first_answer[1]) if sheet.first_answer and sheet.places else -1
    wide = sum(_own_width(sheet, place) for place in range(max(before, 0)))
    return min(1.0, max(_NARROWEST, room * _BEFORE_ANSWERS / wide)) if wide else 1.0


def width(sheet: SheetView, place: int, shrunk: float) -> int:
    """A column's width in pixels."""
    column = sheet.columns[place]
    if column.number in sheet.answered:
        return max(_LEAST_ANSWER, min(_MOST, _own_width(sheet, place)))
    first = sheet.first_answer[1] if sheet.first_answer else 0
    wide = _own_width(sheet, place) * (shrunk if column.number < first else 1.0)
    return max(_LEAST if column.number in sheet.used else 12, min(_MOST, round(wide)))


def _own_width(sheet: SheetView, place: int) -> int:
    column = sheet.columns[place]
    return round(column.width * _CHARACTER) + 2 * PAD if column.number in sheet.used else 12


def row_heights(sheet: SheetView, shrunk: float) -> dict[int, int]:
    """Heights in pixels by place, of the rows that are not as high as most. Where columns were narrowed, their words
    need more lines; where a row holds nothing, it is low."""
    usual = FORM_ROW if sheet.titles else LOW_ROW
    found = {}
    if len(sheet.rows) <= _MOST_SIZED:
        for place, points in sheet.heights.items():
            high = min(_TALLEST, max(usual, round(points * _POINT), _lines(points / shrunk) if shrunk < 1 else 0))
            if high != usual:
                found[place] = high
    if sheet.titles:
        for place, row in enumerate(sheet.rows):
            if row not in sheet.extent.filled_rows:
                found[place] = BLANK_ROW
    return found


def _lines(points: float) -> int:
    """Room for so many points of words, in whole lines, three at most: the panel beside has the rest."""
    return min(3, max(1, round(points * _POINT / LINE))) * LINE + PAD
