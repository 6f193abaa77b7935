"""Rehearsing trouble: one switch for each thing that can go wrong, at the practice desk alone."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from nhsbn_desktop.desktop.widgets.cards import Card, label
from nhsbn_desktop.domain.rehearsal import Trouble

_ACROSS = 4


class RehearsalCard(Card):
    """`rehearsed` carries the troubles that are switched on, a frozenset."""

    rehearsed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content.setContentsMargins(16, 10, 16, 12)
        self.content.setSpacing(6)
        self.content.addWidget(label("Rehearse trouble with the practice Network", "strong"))
        self.switches = {trouble: QCheckBox(trouble.words) for trouble in Trouble}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for place, (trouble, switch) in enumerate(self.switches.items()):
            switch.setToolTip(trouble.means)
            switch.setAccessibleDescription(trouble.means)
            switch.toggled.connect(self._tell)
            grid.addWidget(switch, *divmod(place, _ACROSS))
        self.content.addLayout(grid)

    @Slot()
    def _tell(self) -> None:
        self.rehearsed.emit(frozenset(t for t, switch in self.switches.items() if switch.isChecked()))
