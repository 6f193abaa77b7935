"""The list of screens at the left of the window: an icon, a name, and a count where something waits."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.context import Badge

ROW, LOW_ROW = 42, 36  # pixels; the lower in a window too low for the other
_KEY, _ICON, _BADGE = (Qt.ItemDataRole.UserRole + n for n in range(3))


class NavList(QListWidget):
    """Tells which screen was picked by its key. One tab stop; the arrow keys move within it."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_NavDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMouseTracking(True)
        self.setStyleSheet("NavList { background: transparent; }")
        self.ring = False
        self.narrow = False  # icons alone, where the window has no room for words
        self._row = ROW
        self.itemSelectionChanged.connect(self._on_selected)  # not the current item: that moves when Tab comes by
        self.itemActivated.connect(self._pick)

    def add(self, key: str, title: str, icon: str, tip: str = "") -> None:
        item = QListWidgetItem(title, self)
        item.setData(_KEY, key)
        item.setData(_ICON, icon)
        item.setToolTip(tip)
        self.updateGeometry()

    def mark(self, key: str) -> None:
        """Shows which screen is open; an empty or foreign key shows that none of these is."""
        before = self.blockSignals(True)
        found = [row for row in range(self.count()) if self.item(row).data(_KEY) == key]
        self.setCurrentRow(found[0] if found else -1)
        if not found:
            self.clearSelection()
        self.blockSignals(before)

    def set_badge(self, key: str, badge: Badge | None) -> None:
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_KEY) == key:
                item.setData(_BADGE, badge)
                spoken = f"{item.text()}, {badge.spoken or badge.words}" if badge else item.text()
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def fit(self, *, narrow: bool, low: bool) -> None:
        """Makes do with less room: icons alone, rows closer together."""
        self.narrow = narrow
        if self._row != (LOW_ROW if low else ROW):
            self._row = LOW_ROW if low else ROW
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    @property
    def row_height(self) -> int:
        return self._row

    def sizeHint(self) -> QSize:
        return QSize(204, self.count() * self._row)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, min(self.count(), 4) * self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.ring = True
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.ring = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        self.viewport().update()

    @Slot()
    def _on_selected(self) -> None:
        for item in self.selectedItems():
            self._pick(item)

    @Slot(QListWidgetItem)
    def _pick(self, item: QListWidgetItem) -> None:
        self.picked.emit(item.data(_KEY))


class _NavDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        owner = self.parent()
        return QSize(40, owner.row_height if isinstance(owner, NavList) else ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        row = QRectF(rect.adjusted(0, 2, 0, -2))
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("select" if chosen else "hover"))
            painter.drawRoundedRect(row, 5, 5)
        if chosen:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(row.left(), row.top() + 9, 3, row.height() - 18), 1.5, 1.5)
        self._words(painter, rect, index, chosen)
        owner = self.parent()
        on_it = bool(state & QStyle.StateFlag.State_HasFocus)
        if on_it and isinstance(owner, NavList) and owner.ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 5, 5)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex, chosen: bool) -> None:
        picture = theme.pixmap(
            index.data(_ICON),
            "accent" if chosen else "text_2",
            20,
            filled=chosen,
            scale=painter.device().devicePixelRatioF(),
        )
        painter.drawPixmap(rect.left() + 13, rect.center().y() - 9, picture)
        right = rect.right() - 8
        badge = index.data(_BADGE)
        owner = self.parent()
        if isinstance(owner, NavList) and owner.narrow:
            if isinstance(badge, Badge):
                painter.setBrush(theme.colour(badge.tone.value))
                painter.drawEllipse(QRectF(rect.left() + 29, rect.center().y() - 13, 8, 8))
            return
        if isinstance(badge, Badge):
            right = _pill(painter, rect, badge)
        font = theme.font(14, bold=chosen)
        painter.setFont(font)
        painter.setPen(theme.colour("select_text" if chosen else "text"))
        room = QRect(rect.left() + 44, rect.top(), right - rect.left() - 48, rect.height())
        words = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _pill(painter: QPainter, rect: QRect, badge: Badge) -> int:
    """Paints the count and returns where it begins."""
    font = theme.font(12, bold=True, numbers=True)
    width = max(QFontMetrics(font).horizontalAdvance(badge.words) + 14, 22)
    pill = QRectF(rect.right() - 8 - width, rect.center().y() - 9.5, width, 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{badge.tone.value}_bg"))
    painter.drawRoundedRect(pill, 10, 10)
    painter.setFont(font)
    painter.setPen(theme.colour(f"{badge.tone.value}_text"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, badge.words)
    return int(pill.left())
