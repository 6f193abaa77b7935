"""How a cell is painted: one or two lines, a level with its icon, a tag, a figure, a bar of progress."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.table import Column, TableModel
from nhsbn_desktop.desktop.tokens import Tone

PAD = 12
TAG_HEIGHT = 22
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_State = QStyle.StateFlag


class CellDelegate(QStyledItemDelegate):
    """Paints every cell of every table, by what its column says it is."""

    def __init__(self, parent: QObject | None = None, height: int = 40) -> None:
        super().__init__(parent)
        self._height = height
        self.ring = False  # the current row is boxed once the keyboard is in use

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, self._height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, TableModel):
            super().paint(painter, option, index)
            return
        row, column = model.row(index), model.columns[index.column()]
        rect: QRect = option.rect
        painter.save()
        self._ground(painter, option, index)
        inner = rect.adjusted(PAD, 0, -PAD, -1)
        if column.quiet is not None and column.quiet(row):
            pass
        elif column.as_tag:
            _tag(painter, inner, column.text(row), column.tone(row) if column.tone else Tone.NEUTRAL)
        elif column.as_level:
            _level(painter, inner, column.text(row), column.tone(row) if column.tone else Tone.NEUTRAL)
        elif column.share is not None:
            _share(painter, inner, column.text(row), column.share(row))
        else:
            _words(painter, inner, row, column)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & _State.State_Selected:
            painter.fillRect(rect, theme.colour("select"))
            if index.column() == 0:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height() - 1), theme.colour("accent"))
        elif state & _State.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.ring and state & _State.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus_ink" if not theme.theme_signals.dark else "focus"), 2))
            painter.drawRect(rect.adjusted(4, 3, -4, -4))


def _words(painter: QPainter, rect: QRect, row: Any, column: "Column[Any]") -> None:
    bold = column.bold is not None and column.bold(row)
    first = theme.font(14, bold, column.number)
    side = _RIGHT if column.number else _LEFT
    second = column.second(row) if column.second else ""
    if not second:
        _line(painter, rect, column.text(row), first, theme.colour("text"), side)
        return
    middle = rect.center().y() + 1
    above = QRect(rect.left(), middle - 20, rect.width(), 20)
    below = QRect(rect.left(), middle, rect.width(), 18)
    _line(painter, above, column.text(row), first, theme.colour("text"), side)
    _line(painter, below, second, theme.font(13, numbers=column.number), theme.colour("text_2"), side)


def _line(painter: QPainter, rect: QRect, words: str, font: QFont, ink: QColor, side: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, side, QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width()))


def _level(painter: QPainter, rect: QRect, words: str, tone: Tone) -> None:
    scale = painter.device().devicePixelRatioF()
    picture = theme.pixmap(theme.TONE_ICONS[tone], tone.value, 18, filled=True, scale=scale)
    painter.drawPixmap(rect.left(), rect.center().y() - 8, picture)
    beside = rect.adjusted(26, 0, 0, 0)
    _line(painter, beside, words, theme.font(14, tone is Tone.ERROR), theme.colour("text"), _LEFT)


def _tag(painter: QPainter, rect: QRect, words: str, tone: Tone) -> None:
    if not words:
        return
    font = theme.font(13, bold=True)
    width = min(QFontMetrics(font).horizontalAdvance(words) + 16, rect.width())
    box = QRect(rect.left(), rect.center().y() - TAG_HEIGHT // 2 + 1, width, TAG_HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{tone.value}_bg"))
    painter.drawRoundedRect(QRectF(box), 4, 4)
    _line(painter, box.adjusted(8, 0, -6, 0), words, font, theme.colour(f"{tone.value}_text"), _LEFT)


def _share(painter: QPainter, rect: QRect, words: str, share: float) -> None:
    font = theme.font(13, numbers=True)
    room = QFontMetrics(font).horizontalAdvance("100 of 100") if len(words) > 4 else 40
    bar = QRectF(rect.left(), rect.center().y() - 2, max(rect.width() - room - 10, 24), 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("border"))
    painter.drawRoundedRect(bar, 3, 3)
    if share > 0:
        done = QRectF(bar.left(), bar.top(), max(bar.width() * min(share, 1.0), 6), bar.height())
        painter.setBrush(theme.colour("success" if share >= 1 else "accent"))
        painter.drawRoundedRect(done, 3, 3)
    beside = QRect(int(bar.right()) + 10, rect.top(), rect.right() - int(bar.right()) - 8, rect.height())
    _line(painter, beside, words, font, theme.colour("text"), _LEFT)
