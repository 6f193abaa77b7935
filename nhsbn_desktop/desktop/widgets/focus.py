"""The ring around what the keyboard is on: yellow and ink, so that it shows on any ground; only after a key."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from nhsbn_desktop.desktop import theme

_KEYS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F6, Qt.Key.Key_Space, Qt.Key.Key_Return}
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
ROOM = 5


def take_tab_place(owner: QWidget, widgets: Sequence[QWidget]) -> None:
    """Puts widgets that were made late where their owner stands in the Tab order; Qt puts them last in the window."""
    before: QWidget | None = owner.previousInFocusChain()
    while before is not None and before is not owner and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
        before = before.previousInFocusChain()
    if before is None or before is owner:
        return
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget


class FocusRing(QWidget):
    """Lies over its window, lets the mouse through, and follows the widget that has the keyboard.

    Lists and tables box their current row themselves.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_keyboard = False
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        window.installEventFilter(self)

    def watch_window(self) -> None:
        """Listens to the keys and the mouse of the window; called once it is on screen."""
        handle = self.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            if event.key() in _KEYS:  # type: ignore[attr-defined]
                self._by_keyboard = True
                self._follow()
        elif kind == QEvent.Type.MouseButtonPress:
            self._by_keyboard = False
            self._follow()
        elif kind in _MOVES:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(theme.colour("focus"), 3))
        painter.drawRoundedRect(inner, 7, 7)
        painter.setPen(QPen(theme.colour("focus_ink"), 2))
        painter.drawRoundedRect(inner.adjusted(2, 2, -2, -2), 5, 5)

    @Slot(QWidget, QWidget)
    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = new if new is not None and new.window() is self.window() else None
        step = self._target
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()
        self._follow()

    def _follow(self) -> None:
        target = self._target
        shown = (
            self._by_keyboard
            and target is not None
            and isValid(target)
            and target.isVisible()
            and not isinstance(target, QAbstractItemView)
        )
        if not shown or target is None:
            self.hide()
            return
        corner = target.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-ROOM, -ROOM, ROOM, ROOM))
        self.show()
        self.raise_()
