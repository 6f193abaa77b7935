"""The window's frame: how it fits its room, what lies over it, how it speaks, and the practice mark."""

from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.forms.ui_window import Ui_Window
from nhsbn_desktop.desktop.widgets.focus import FocusRing
from nhsbn_desktop.desktop.widgets.palette import Palette

NAV, NAV_NARROW = 220, 64  # pixels: the navigation, and the same without words
NARROW, LOW = 1120, 660  # pixels: a window that has no room for words, or for rows of full height


class Shell(QMainWindow):
    """Knows no screen: the form, the focus ring and the palette, and the events that concern them."""

    painted = Signal()  # for the first time: from now on the program may take its time

    def __init__(self, log_file: Path | None = None) -> None:
        super().__init__()
        self.practice = False
        self.form = Ui_Window()
        self.form.setupUi(self)
        self.form.banner.log_file = log_file
        self.form.mark.setPixmap(theme.pixmap("mark", "accent", 36))
        self._ring = FocusRing(self)
        self._painted_before = False

    @cached_property
    def palette_(self) -> Palette:
        """Made when it is first asked for: it has no part in the first paint."""
        return Palette(self)

    def announce(self, words: str) -> None:
        """Says a short sentence in the status strip, and to a screen reader."""
        self.form.statusStrip.say(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def set_practice(self, practice: bool) -> None:
        """Marks the window, in its title too, for as long as the practice Network is in use."""
        self.practice = practice
        self.form.practice.setVisible(practice and self.width() >= NARROW)
        self.form.statusStrip.set_practice(practice)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ring.watch_window()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted_before:
            self._painted_before = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._close_palette()
        self._fit_nav(narrow=self.width() < NARROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close_palette()
            self.form.banner.hide()
        else:
            super().keyPressEvent(event)

    def _close_palette(self) -> None:
        if "palette_" in self.__dict__:
            self.palette_.close_it()

    def _fit_nav(self, *, narrow: bool) -> None:
        """In a narrow window, or on a laptop at 200%, the navigation shrinks to its icons."""
        form = self.form
        form.nav.setFixedWidth(NAV_NARROW if narrow else NAV)
        for words in (form.brandTitle, form.brandCollection):
            words.setVisible(not narrow)
        form.brand.setContentsMargins(6 if narrow else 12, 0, 0, 10)
        form.practice.setVisible(self.practice and not narrow)  # the strip and the title say it too
        for listed in (form.navList, form.footList):
            listed.fit(narrow=narrow, low=self.height() < LOW)
