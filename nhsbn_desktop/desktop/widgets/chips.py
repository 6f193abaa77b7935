"""Choosing one of a few: filter pills with their counts, and the joined buttons that turn one panel into another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.tokens import Tone
from nhsbn_desktop.desktop.widgets.cards import restyle
from nhsbn_desktop.desktop.widgets.focus import take_tab_place


class _OneOf(QWidget):
    """A row of checkable buttons of which one is down; made again only when their number changes."""

    kind = ""
    spacing = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self.spacing)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)  # never squeezed onto each other
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self._group.idToggled.connect(self._on_toggled)
        self.buttons: list[QPushButton] = []

    def _fit(self, number: int) -> None:
        while len(self.buttons) < number:
            button = QPushButton(self)
            button.setCheckable(True)
            button.setProperty("kind", self.kind)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, len(self.buttons))
            self._row.insertWidget(len(self.buttons), button)
            self.buttons.append(button)
        take_tab_place(self, self.buttons)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < number)

    def _on_clicked(self, place: int) -> None:
        raise NotImplementedError

    def _on_toggled(self, place: int, down: bool) -> None:
        """The button that is down is the row's one tab stop; the arrow keys go to the others."""
        self.buttons[place].setFocusPolicy(Qt.FocusPolicy.StrongFocus if down else Qt.FocusPolicy.ClickFocus)


class Chips(_OneOf):
    """Filter pills: `show_chips([("all", "All 19", None), ("error", "Errors 3", Tone.ERROR)])`."""

    chosen = Signal(str)
    kind = "chip"
    spacing = 8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []

    @property
    def current(self) -> str:
        """The key of the pill that is down; empty before there are any."""
        place = self._group.checkedId()
        return self._keys[place] if 0 <= place < len(self._keys) else ""

    def show_chips(self, chips: Sequence[tuple[str, str, Tone | None]]) -> None:
        """Each a key, its words and the tone of its icon. The one that was down stays down, else the first is."""
        before = self.current
        self._keys = [key for key, _, _ in chips]
        self._fit(len(chips))
        for button, (_, words, tone) in zip(self.buttons, chips, strict=False):
            button.setText(words)
            bold = QFontMetrics(theme.font(13, bold=True)).horizontalAdvance(words)
            button.setMinimumWidth(bold + 2 * 14 + (22 if tone is not None else 0))  # as for Segments below
            if tone is not None:
                theme.set_icon(button, theme.TONE_ICONS[tone], tone.value, 16, filled=True)
        if chips:
            self.buttons[self._keys.index(before) if before in self._keys else 0].setChecked(True)

    def choose(self, key: str) -> None:
        if key in self._keys:
            self.buttons[self._keys.index(key)].setChecked(True)
            self.chosen.emit(key)

    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(self._keys[place])


class Segments(_OneOf):
    """Joined buttons: `show_segments(["Year on year", "Table"])`."""

    chosen = Signal(int)
    kind = "segment"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)  # a stretch would claim the room of what stands beside it

    @property
    def current(self) -> int:
        return max(self._group.checkedId(), 0)

    def show_segments(self, words: Sequence[str]) -> None:
        before = self.current
        self._fit(len(words))
        for place, (button, text) in enumerate(zip(self.buttons, words, strict=False)):
            button.setText(text)
            button.setProperty("edge", "first" if place == 0 else "last" if place == len(words) - 1 else "")
            restyle(button)
            bold = QFontMetrics(theme.font(13, bold=True)).horizontalAdvance(text)
            button.setMinimumWidth(bold + 2 * 14)  # the one that is down is bold, and must not be cut
        self.buttons[min(before, len(words) - 1)].setChecked(True)

    def choose(self, place: int) -> None:
        """Puts a button down without telling anybody."""
        self.buttons[place].setChecked(True)

    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(place)


def fill_choices(combo: QComboBox, words: Sequence[str]) -> None:
    """Puts these choices in a box without telling anybody; what was chosen stays chosen, else the first is."""
    if [combo.itemText(place) for place in range(combo.count())] == list(words):
        return
    before = combo.currentText()
    combo.blockSignals(True)
    combo.clear()
    combo.addItems(list(words))
    combo.setCurrentIndex(list(words).index(before) if before in words else 0)
    combo.blockSignals(False)


def fill_data(combo: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
    """Puts words and what they stand for in a box without telling anybody; what was chosen stays chosen."""
    before = combo.currentData()
    combo.blockSignals(True)
    combo.clear()
    for words, data in choices:
        combo.addItem(words, data)
    combo.setCurrentIndex(max(combo.findData(before), 0))
    combo.blockSignals(False)
