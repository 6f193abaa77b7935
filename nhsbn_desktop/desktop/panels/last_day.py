"""Moving the last day for revised data, as the Network named it after its draft: the new day, and who said so."""

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from nhsbn_desktop.desktop.rows.dates import from_qt, to_qt
from nhsbn_desktop.desktop.widgets.cards import label

_WORDS = "The findings about outliers, the days left and the trail then say the new day."


class LastDay(QDialog):
    """`moved` carries the new day and the reason that goes on record."""

    moved = Signal(object, str)

    def __init__(self, day: date, received: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Last day for revised data")
        self.day = QDateEdit(to_qt(day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMMM yyyy")
        self.day.setMinimumDate(to_qt(received))
        self.why = QLineEdit(placeholderText="Extended by the Network's e-mail of 2 September")
        self.why.setMinimumWidth(420)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.move_it = buttons.addButton("&Move it", QDialogButtonBox.ButtonRole.AcceptRole)
        self.move_it.setProperty("kind", "primary")
        self.move_it.setEnabled(False)
        self._lay_out(buttons)
        self.why.textChanged.connect(lambda text: self.move_it.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self._move)
        buttons.rejected.connect(self.reject)

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(label(_WORDS, "secondary", wrap=True))
        fields = QFormLayout()
        fields.addRow("&Last day", self.day)
        fields.addRow("&Why", self.why)
        column.addLayout(fields)
        column.addWidget(buttons)

    @Slot()
    def _move(self) -> None:
        self.moved.emit(from_qt(self.day.date()), self.why.text().strip())
        self.accept()
