"""A check box whose words may be a whole sentence: they wrap, and a click on them ticks the box."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from nhsbn_desktop.desktop.widgets.cards import label


class CheckWords(QWidget):
    """`words` are also the box's accessible name."""

    toggled = Signal(bool)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        self.box.toggled.connect(self.toggled)
        self._words = label(words, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setFocusProxy(self.box)

    @property
    def checked(self) -> bool:
        return self.box.isChecked()

    def show_checked(self, checked: bool, *, enabled: bool) -> None:
        """Ticks or clears it without telling anybody; `enabled` is whether a person may change it."""
        self.box.blockSignals(True)
        self.box.setChecked(checked)
        self.box.blockSignals(False)
        self.box.setEnabled(enabled)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.box.isEnabled() and self._words.geometry().contains(event.position().toPoint()):
            self.box.toggle()
        super().mouseReleaseEvent(event)
