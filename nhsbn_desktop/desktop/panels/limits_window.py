"""How far an answer of each class may move from last year without a question, on whose authority; set with a reason."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nhsbn_desktop.desktop.context import Context
from nhsbn_desktop.desktop.widgets.answer_field import inset_figures
from nhsbn_desktop.desktop.widgets.cards import label
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.collection import Collection
from nhsbn_desktop.domain.limits import CLASSES, Limits, YearOnYearSettings, settings_for
from nhsbn_desktop.services import limits

_NAMES = {
    "count": "Counts", "money": "Pounds", "WTE": "Staff in WTE", "percent": "Percentages",
    "other": "Waits, rates and others",
}  # fmt: skip
_AND = {"percent": ("points", " points"), "count": ("score", " standard deviations, beyond chance")}
_WIDE, _TWO_LINES = 760, 40  # pixels
_MOST = 1000


class LimitsWindow(QDialog):
    """A line for each class: the share, what must be passed besides, and whose the limit is."""

    def __init__(self, context: Context, collection: Collection, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._collection = context, collection
        self.setWindowTitle("Limits of year on year")
        self.resize(_WIDE, 0)
        self.shares: dict[str, QDoubleSpinBox] = {}
        self.others: dict[str, QDoubleSpinBox] = {}
        self.authorities = {name: label(role="muted", wrap=True) for name in CLASSES}
        self.reason, self.refusal = QLineEdit(), label(role="error", wrap=True)
        self.reset = QPushButton("As the collection has them")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = self.buttons.addButton("Set the limits", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self.reset.clicked.connect(lambda: self._fill(settings_for(collection)))
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self.save.setEnabled(Act.SET_LIMITS.allowed_to(context.session.person))

    @Slot(object)
    def show_settings(self, settings: YearOnYearSettings) -> None:
        """Shows what is in force."""
        self._fill(settings)
        for name, told in self.authorities.items():
            told.setText(settings.authority_of(name))

    @property
    def wanted(self) -> dict[str, Limits]:
        """The limits as they stand in the fields."""
        return {
            name: Limits(
                share.value() / 100, **{_AND[name][0]: self.others[name].value()} if name in self.others else {}
            )
            for name, share in self.shares.items()
        }

    def _lay_out(self) -> None:
        page, grid = QVBoxLayout(self), QGridLayout()
        page.setSpacing(12)
        page.setContentsMargins(20, 18, 20, 16)
        grid.setVerticalSpacing(4)
        page.addWidget(label("An answer is asked about where it has moved further than this since last year."))
        page.addLayout(grid)
        grid.setColumnStretch(2, 1)
        for row, name in enumerate(CLASSES):
            share = self.shares[name] = _spin("%", 1, f"{_NAMES[name]}: per cent")
            grid.addWidget(label(_NAMES[name]), 2 * row, 0)
            grid.addWidget(share, 2 * row, 1)
            if name in _AND:
                self.others[name] = _spin(_AND[name][1], 2, f"{_NAMES[name]}: and by")
                self.others[name].setPrefix("and ")
                grid.addWidget(self.others[name], 2 * row, 2, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(self.authorities[name], 2 * row + 1, 1, 1, 2)
            grid.setRowMinimumHeight(2 * row + 1, _TWO_LINES)
        self.reason.setAccessibleName("Reason for the limits")
        self.reason.setPlaceholderText("Why, such as: our caseload counts are small")
        page.addWidget(self.reason)
        page.addWidget(self.refusal)
        self.refusal.hide()
        self.buttons.addButton(self.reset, QDialogButtonBox.ButtonRole.ResetRole)
        page.addWidget(self.buttons)

    def _fill(self, settings: YearOnYearSettings) -> None:
        for name, field in self.shares.items():
            field.setValue(100 * settings.limits[name].share)
        for name, field in self.others.items():
            field.setValue(getattr(settings.limits[name], _AND[name][0]))

    @Slot()
    def _save(self) -> None:
        reason = self.reason.text().strip()
        self.refusal.setText("Say why answers may move further, or less far, here.")
        self.refusal.setVisible(not reason)
        if not reason:
            self.reason.setFocus()
            return
        work = partial(limits.set_limits, self._context.session, self._collection, self.wanted, reason)
        self._context.jobs.change(work, words="Saving the limits")
        self.accept()


def _spin(suffix: str, decimals: int, name: str) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(0, _MOST)
    field.setDecimals(decimals)
    field.setSuffix(suffix)
    field.setAccessibleName(name)
    inset_figures(field)
    return field


def show_limits(context: Context, collection: Collection, over: QWidget) -> LimitsWindow:
    """Opens the window over a screen and fills it off the UI thread."""
    window = LimitsWindow(context, collection, over)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    read: Callable[[], YearOnYearSettings] = partial(limits.limits_in_force, context.session, collection)
    context.jobs.read(window, read, window.show_settings, words="Reading the limits")
    return window
