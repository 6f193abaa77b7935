"""How one cell of a sheet is painted and typed into: answers look like fields, everything else like print."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygon
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
from nhsbn_desktop.desktop.answer_field import BLANK, list_of
from nhsbn_desktop.desktop.finding_rows import TONES
from nhsbn_desktop.desktop.sheet_grid import SheetModel
from nhsbn_desktop.desktop.tokens import Tone

ROW = 46
PAD = 8
_LONGEST = 500  # letters: more than two lines of the widest column hold
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
        plain = "hover" if model.is_heading(index) else "surface_alt"
        painter.fillRect(rect, theme.colour("select" if current and not cell.code else plain))
        if cell.code:
            self._field(painter, rect, current)
            self._marks(painter, rect, model, cell.code)
        if index.column() == model.question_place:
            painter.setPen(theme.colour("border"))
            painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(theme.font(14, cell.bold, numbers=bool(cell.code) or cell.number))
        painter.setPen(
            theme.colour("text" if cell.code or cell.bold or index.column() <= model.question_place else "text_2")
        )
        inner = rect.adjusted(PAD, 2, -PAD, -2)
        words = model.text(index)
        side = (
            Qt.AlignmentFlag.AlignRight if cell.number or _is_figure(model, cell.code) else Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(inner, int(_WRAP | side), _two_lines(words, painter.fontMetrics(), inner))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, ROW)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        model = index.model()
        if not isinstance(model, SheetModel):
            return super().createEditor(parent, option, index)
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

    def setModelData(self, editor: QWidget, model: object, index: QModelIndex | QPersistentModelIndex) -> None:
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
    """The tone of an answer's worst finding; green where each is explained, None where there is none."""
    findings, submission = model.findings(code), model.marks.submission
    if not findings or submission is None:
        return None
    unsettled = [finding for finding in findings if finding.key not in submission.explained]
    return TONES[unsettled[0].severity] if unsettled else Tone.SUCCESS


def _is_figure(model: SheetModel, code: str) -> bool:
    metric = model.metric(code) if code else None
    return metric is not None and metric.value_type.is_number


def _two_lines(words: str, metrics: QFontMetrics, rect: QRect) -> str:
    """As much as the cell holds; the side panel and the tool tip have the whole."""
    words = " ".join(words[:_LONGEST].split())
    if metrics.horizontalAdvance(words) <= rect.width():
        return words
    endless = QRect(0, 0, rect.width(), 10_000)
    lines = max(1, rect.height() // metrics.lineSpacing())
    for share in (1.0, 0.9, 0.8, 0.7, 0.6):
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(rect.width() * lines * share))
        if metrics.boundingRect(endless, int(_WRAP), cut).height() <= lines * metrics.lineSpacing():
            return cut
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
