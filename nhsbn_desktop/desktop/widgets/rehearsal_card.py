"""Rehearsing trouble: one switch for each thing that can go wrong, at the practice desk alone."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from nhsbn_desktop.desktop.widgets.cards import label
from nhsbn_desktop.domain.rehearsal import Trouble

_WELL = "The practice Network is well."


class RehearsalCard(QFrame):
    """`rehearsed` carries the troubles that are switched on, a frozenset."""

    rehearsed = Signal(object)
    sign_in_wanted = Signal()  # in the browser, by a provider that has to be fetched first

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.switches = {trouble: self._switch(menu, trouble) for trouble in Trouble}
        menu.addSeparator()
        self.sign_in = menu.addAction("Sign in in the browser…")
        self.sign_in.setToolTip("Needs Node; fetches an OpenID provider from the npm registry once")
        self.sign_in.triggered.connect(self.sign_in_wanted)
        button = QPushButton("Rehearse &trouble")
        button.setMenu(menu)
        button.setToolTip("Have the practice Network go wrong, to see what it would be like")
        self._words = label(_WELL, "muted", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(button)
        row.addWidget(self._words, 1)

    def _switch(self, menu: QMenu, trouble: Trouble) -> QAction:
        switch = menu.addAction(trouble.words)
        switch.setCheckable(True)
        switch.setToolTip(trouble.means)
        switch.setStatusTip(trouble.means)
        switch.toggled.connect(self._tell)
        return switch

    @Slot()
    def _tell(self) -> None:
        on = [trouble for trouble, switch in self.switches.items() if switch.isChecked()]
        self._words.setText(on[0].means if len(on) == 1 else ", ".join(one.words for one in on) or _WELL)
        self.rehearsed.emit(frozenset(on))
