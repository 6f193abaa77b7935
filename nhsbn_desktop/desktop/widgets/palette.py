"""The command palette: every command of the window and of the screen that is open, found by a part of its name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from nhsbn_desktop.desktop import theme

WIDTH, ROW, MOST_ROWS = 600, 38, 9
_KEYS = Qt.ItemDataRole.UserRole
_PLACE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Command:
    """What the palette offers: its words, its shortcut if it has one, and what it does."""

    words: str
    keys: str
    run: Callable[[], object]


class Palette(QFrame):
    """Lies over its window while it is open. Typing narrows, the arrows choose, Enter runs, Esc closes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName("Command palette")
        self._commands: tuple[Command, ...] = ()
        self._before: QWidget | None = None
        self.box = QLineEdit()
        self.box.setPlaceholderText("Type a command or the name of a screen")
        self.box.setAccessibleName("Command to run")
        self.box.textChanged.connect(self._narrow)
        self.box.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Commands")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_CommandDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._run)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.box)
        layout.addWidget(self.list)
        self.hide()

    def open(self, commands: Sequence[Command]) -> None:
        """Shows these commands, the most likely first, and takes the keyboard until it is closed."""
        self._before = self.window().focusWidget()
        self._commands = tuple(commands)
        self.box.clear()
        self._narrow("")
        shadow = QGraphicsDropShadowEffect(self, blurRadius=32, xOffset=0, yOffset=8)
        shade = theme.colour("shadow")
        shade.setAlpha(110)
        shadow.setColor(shade)
        self.setGraphicsEffect(shadow)
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_it(self) -> None:
        """Goes away and gives the keyboard back to where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None:
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event.key())
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.isAncestorOf(self._focus()):
            self.hide()
        return False

    def _focus(self) -> QWidget:
        return self.window().focusWidget() or self.window()

    def _on_key(self, key: int) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(Qt.Key(key))
        if step is not None:
            last = self.list.count() - 1
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.close_it()
        else:
            return False
        return True

    @Slot(str)
    def _narrow(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for place, command in enumerate(self._commands):
            if all(word in command.words.casefold() for word in words):
                item = QListWidgetItem(command.words, self.list)
                item.setData(_KEYS, command.keys)
                item.setData(_PLACE, place)
        self.list.setCurrentRow(0)
        self._place()

    def _place(self) -> None:
        window = self.window()
        width = min(WIDTH, window.width() - 48)
        rows = max(1, min(self.list.count(), MOST_ROWS))
        height = 8 + 44 + 4 + rows * ROW + 12
        self.setGeometry(QRect((window.width() - width) // 2, 86, width, min(height, window.height() - 120)))

    def _run(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        command = self._commands[item.data(_PLACE)]
        self.close_it()
        command.run()


class _CommandDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("select" if chosen else "hover"))
            painter.drawRoundedRect(rect, 6, 6)
        inner = rect.adjusted(10, 0, -10, 0)
        painter.setFont(theme.font(13))
        painter.setPen(theme.colour("text_2"))
        keys = str(index.data(_KEYS))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)
        inner.setRight(inner.right() - QFontMetrics(theme.font(13)).horizontalAdvance(keys) - 16)
        font = theme.font(14)
        painter.setFont(font)
        painter.setPen(theme.colour("select_text" if chosen else "text"))
        words = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()
