"""How one cell of a sheet is painted and typed into: answers look like fields, everything else as in the workbook."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.rows.finding_rows import TONES
from nhsbn_desktop.desktop.rows.sheet_colours import paper_and_ink
from nhsbn_desktop.desktop.rows.sheet_grid import SheetModel
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.answer_field import BLANK, list_of
from nhsbn_desktop.services.sheets import CellView

PAD = 6
LINE = 18  # pixels from one line of words to the next
_CORNER, _SMALL_CORNER = 10, 6
_SHORT = 5  # letters that fit anywhere
_LONGEST = 400  # letters: more than the lines of the widest column hold
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
_SIDES = {"right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter}
_SELECTED = QStyle.StateFlag.State_Selected


class SheetDelegate(QStyledItemDelegate):
    """Paints from the model alone. Most cells of a big sheet are empty, and cost one rectangle."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, SheetModel):
            super().paint(painter, option, index)
            return
        rect, cell, looks = option.rect, model.cell(index), _looks()
        selected = bool(option.state & _SELECTED)
        paper, ink = paper_and_ink(cell.shade, cell.ink)
        painter.fillRect(rect, looks.line)
        painter.fillRect(rect.adjusted(0, 0, -1, -1), looks.select if selected and not cell.code else paper)
        if cell.code or not cell.locked:
            self._field(painter, rect, looks, selected, bool(cell.code))
            ink = looks.muted if cell.code and model.gap(cell.code) is not None else looks.text
        if model.pointed and model.at(index) in model.pointed:
            self._point_out(painter, rect)
            ink = looks.text
        words = model.text(index)
        if words:
            self._write(painter, rect, words, cell, model, looks.select_text if selected else ink)
        if cell.note or (cell.code and (cell.code in model.marked or cell.code in model.pending)):
            self._marks(painter, rect, model, cell)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, LINE + 2 * PAD)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        model = index.model()
        if not isinstance(model, SheetModel):
            return super().createEditor(parent, option, index)
        items = model.options(index) or list_of(model.metric(model.cell(index).code))
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

    def setModelData(self, editor: QWidget, model: object, index: QModelIndex | QPersistentModelIndex) -> None:
        words = editor.currentText() if isinstance(editor, QComboBox) else ""
        words = editor.text() if isinstance(editor, QLineEdit) else "" if words == BLANK else words
        if isinstance(model, SheetModel):
            model.setData(index, words)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        editor.setGeometry(QRect(rect.left(), rect.center().y() - 16, max(rect.width(), 96), 32))

    def _write(
        self, painter: QPainter, rect: QRect, words: str, cell: CellView, model: SheetModel, ink: QColor
    ) -> None:
        figure = cell.number or _is_figure(model, cell.code)
        own = Qt.AlignmentFlag.AlignRight if figure and not cell.align else Qt.AlignmentFlag.AlignLeft
        bold, numbers = cell.bold, bool(cell.code) or cell.number
        painter.setFont(_font(bold, numbers))
        painter.setPen(ink)
        inner = rect.adjusted(PAD, 1, -PAD, -1)
        if len(words) > _SHORT:
            words = _fitted(words[:_LONGEST], bold, numbers, inner.width(), inner.height())
        painter.drawText(inner, int(_WRAP | _SIDES.get(cell.align, own)), words)

    def _field(self, painter: QPainter, rect: QRect, looks: "_Looks", selected: bool, is_answer: bool) -> None:
        painter.setPen(looks.chosen if selected else looks.answer if is_answer else looks.open)
        painter.setBrush(looks.select if selected else looks.surface)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _point_out(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, theme.colour("warning_bg"))
        painter.setPen(QPen(theme.colour("warning"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _marks(self, painter: QPainter, rect: QRect, model: SheetModel, cell: CellView) -> None:
        """A finding folds the top right corner, a comment the bottom right; a correction sets a dot at the top left."""
        tone = worst_tone(model, cell.code) if cell.code else None
        painter.setPen(Qt.PenStyle.NoPen)
        if tone is not None:
            corner = rect.topRight() + QPoint(0, 1)
            painter.setBrush(theme.colour(tone.value))
            painter.drawPolygon(QPolygon([corner, corner - QPoint(_CORNER, 0), corner + QPoint(0, _CORNER)]))
        if cell.note:
            corner = rect.bottomRight()
            painter.setBrush(theme.colour("text_2"))
            painter.drawPolygon(
                QPolygon([corner, corner - QPoint(_SMALL_CORNER, 0), corner - QPoint(0, _SMALL_CORNER)])
            )
        if cell.code in model.marks.corrections or cell.code in model.pending:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(theme.colour("warning" if cell.code in model.pending else "accent"))
            painter.drawEllipse(QRectF(rect.left() + 4, rect.top() + 4, 6, 6))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def worst_tone(model: SheetModel, code: str) -> Tone | None:
    """The tone of an answer's worst finding; green where each is explained, None where there is none."""
    findings, submission = model.findings(code), model.marks.submission
    if not findings or submission is None:
        return None
    unsettled = [finding for finding in findings if finding.key not in submission.explained]
    return TONES[unsettled[0].severity] if unsettled else Tone.SUCCESS


def _is_figure(model: SheetModel, code: str) -> bool:
    metric = model.metric(code) if code else None
    return metric is not None and metric.value_type.is_number


@dataclass(frozen=True)
class _Looks:
    """The scheme's colours and pens, looked up once and not for every cell."""

    line: QColor
    surface: QColor
    text: QColor
    muted: QColor
    select: QColor
    select_text: QColor
    chosen: QPen
    answer: QPen
    open: QPen


@lru_cache(maxsize=1)
def _looks() -> _Looks:
    colour = theme.colour
    return _Looks(
        colour("chart_grid"),
        colour("surface"),
        colour("text"),
        colour("text_2"),
        colour("select"),
        colour("select_text"),
        QPen(colour("accent"), 2),
        QPen(colour("border_strong"), 1),
        QPen(colour("border"), 1),
    )


@lru_cache(maxsize=4)
def _font(bold: bool, numbers: bool) -> QFont:
    return theme.font(13, bold, numbers=numbers)


theme.theme_signals.changed.connect(_looks.cache_clear)


@lru_cache(maxsize=20_000)
def _fitted(words: str, bold: bool, numbers: bool, width: int, height: int) -> str:
    """As much as the cell holds; the side panel and the tool tip have the whole. Worked out once for each size."""
    metrics = QFontMetrics(_font(bold, numbers))
    words = " ".join(words.split())
    if metrics.horizontalAdvance(words) <= width:
        return words
    endless, lines = QRect(0, 0, width, 10_000), max(1, (height + 4) // metrics.lineSpacing())
    for share in (1.0, 0.9, 0.8, 0.7, 0.6):
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(width * lines * share))
        if metrics.boundingRect(endless, int(_WRAP), cut).height() <= lines * metrics.lineSpacing():
            return cut
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
