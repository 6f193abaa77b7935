"""What is still owed before a submission can go, in the order it is done, each with the way to where it is done."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.widgets.cards import label

_SCREENS = {
    "workbook": "Go to Workbook",
    "checks": "Go to Checks",
    "plan": "Go to Plan",
    "sign_off": "Go to Sign-off",
    "submissions": "Go to Submissions",
}


class Owed(Protocol):
    """What is owed, what to do about it, and the key of the screen where that is done."""

    @property
    def what(self) -> str: ...
    @property
    def do(self) -> str: ...
    @property
    def screen(self) -> str: ...


class HurdleList(QWidget):
    """`show_hurdles(hurdles, here="sign_off")`: what is done on the screen `here` bears no link."""

    chosen = Signal(str)  # the key of a screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel, QPushButton]] = []
        self._stacked = False

    def stack(self) -> None:
        """For a narrow panel: each link stands under its words rather than beside them. Called before any is shown."""
        self._stacked = True

    def show_hurdles(self, hurdles: Sequence[Owed], here: str = "") -> None:
        while len(self._rows) < len(hurdles):
            self._add()
        for place, (number, words, link) in enumerate(self._rows):
            known = place < len(hurdles)
            hurdle = hurdles[place] if known else None
            number.setVisible(known)
            words.setVisible(known)
            link.setVisible(hurdle is not None and hurdle.screen != here)
            if hurdle is None:
                words.clear()
                continue
            number.setText(f"{place + 1}.")
            words.setText(f"{hurdle.what} {hurdle.do}")
            link.setText(_SCREENS[hurdle.screen])
            link.setAccessibleName(f"{_SCREENS[hurdle.screen]}: {hurdle.do}")
            link.setProperty("screen", hurdle.screen)
        self.setVisible(bool(hurdles))

    def as_text(self) -> str:
        """A line for each that is shown, for tests."""
        return "\n".join(words.text() for _, words, _ in self._rows if words.text())

    def link_to(self, screen: str) -> QPushButton | None:
        """The link that leads to a screen, where one is shown."""
        links = (link for _, _, link in self._rows if link.isVisibleTo(self))
        return next((link for link in links if link.property("screen") == screen), None)

    def _add(self) -> None:
        number, words, link = label(role="secondary"), label(wrap=True), QPushButton()
        link.setProperty("kind", "link")
        theme.set_icon(link, "chevron_right", "link", 16)
        link.clicked.connect(lambda: self.chosen.emit(str(link.property("screen"))))
        row = 2 * len(self._rows)
        beside = Qt.AlignmentFlag.AlignTop if self._stacked else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(number, row, 0, beside)
        self._grid.addWidget(words, row, 1)
        under = (row + 1, 1) if self._stacked else (row, 2)
        self._grid.addWidget(link, *under, Qt.AlignmentFlag.AlignLeft)
        self._rows.append((number, words, link))
