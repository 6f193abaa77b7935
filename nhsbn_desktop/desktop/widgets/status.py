"""The strip along the bottom: what is going on, in words first, how to stop it, and when the last change was saved."""

from PySide6.QtCore import Qt, QTime, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.jobs import Progress
from nhsbn_desktop.desktop.widgets.cards import label

SHOW_AFTER = 200  # milliseconds: what is over sooner needs no word
KEEP_FOR = 8000  # milliseconds that an announcement stays


class StatusStrip(QWidget):
    """Shows a Progress while work goes on, else the last announcement."""

    cancelled = Signal()
    place_asked = Signal()  # where the record lives

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(38)
        self._words = label(role="muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setMinimumWidth(60)
        self._bar.setMaximumWidth(180)
        self._bar.setAccessibleName("Progress")
        self._cancel = QPushButton("Cancel")
        self._cancel.setProperty("kind", "quiet")
        self._cancel.clicked.connect(self.cancelled)
        self._practice = QLabel("PRACTICE")
        self._practice.setObjectName("practice")
        self._practice.setFixedHeight(24)
        self._place = QPushButton()
        self._place.setProperty("kind", "quiet")
        self._place.setToolTip("Where the record lives, who is at it, and what waits")
        self._place.clicked.connect(self.place_asked)
        self._place.hide()
        self._cloud = QLabel()
        self._saved = label(role="muted")
        self._saved_at, self._sent = "", True
        self._progress: Progress | None = None
        self._said = ""
        self._soon = QTimer(self, singleShot=True, interval=SHOW_AFTER)
        self._soon.timeout.connect(self._show)
        self._over = QTimer(self, singleShot=True, interval=KEEP_FOR)
        self._over.timeout.connect(self._forget)
        theme.theme_signals.changed.connect(self._say_saved)
        self._lay_out()
        self._say_saved()
        self.set_practice(False)
        self._show()

    @property
    def words(self) -> str:
        return self._words.text()

    @property
    def saved_words(self) -> str:
        return self._saved.text()

    def say(self, words: str) -> None:
        """Says something once; it gives way to work that is going on, and goes by itself."""
        self._said = words
        self._over.start()
        self._show()

    @property
    def place_words(self) -> str:
        return self._place.text()

    @Slot(str, bool)
    def show_place(self, words: str, sent: bool = True) -> None:
        """How a shared record stands; nothing for a desk's own. `sent`: its server has all that was saved here."""
        self._place.setText(words)
        self._place.setVisible(bool(words))
        self._sent = sent
        self._say_saved()

    def set_practice(self, practice: bool) -> None:
        self._practice.setVisible(practice)

    @Slot(object)
    def show_working(self, progress: Progress | None) -> None:
        self._progress = progress
        if progress is None:
            self._soon.stop()
            self._show()
        elif self._bar.isVisible() or progress.total:
            self._show()
        elif not self._soon.isActive():
            self._soon.start()

    @Slot()
    def show_saved(self) -> None:
        self._saved_at = QTime.currentTime().toString("HH:mm")
        self._say_saved()

    @Slot()
    def _say_saved(self) -> None:
        where = "" if self._sent else " here"
        own = "" if self._place.text() else "Saved on this computer"
        self._saved.setText(f"Saved{where} {self._saved_at}" if self._saved_at else own)
        icon, role = ("cloud_checkmark", "success") if self._sent else ("cloud_off", "warning")
        self._cloud.setPixmap(theme.pixmap(icon, role, 18))

    @Slot()
    def _show(self) -> None:
        progress = self._progress
        self._bar.setVisible(progress is not None)
        self._cancel.setVisible(progress is not None and progress.cancellable)
        if progress is not None:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
        self._words.setText(progress.words if progress is not None else self._said or "Ready")

    @Slot()
    def _forget(self) -> None:
        self._said = ""
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 0)
        row.setSpacing(10)
        self._words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)  # as wide as there is room for, after the words
        row.addWidget(self._cancel)
        row.addStretch(1)
        for piece in (self._practice, self._place, self._cloud, self._saved):
            row.addWidget(piece)
