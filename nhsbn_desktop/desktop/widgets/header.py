"""The top of the page: the command box, the screen's own buttons, and the bar to choose collection and submission."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from shiboken6 import isValid

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.context import Selection
from nhsbn_desktop.desktop.widgets.cards import label
from nhsbn_desktop.desktop.widgets.chips import Segments
from nhsbn_desktop.desktop.widgets.focus import take_tab_place

MOST_SEGMENTS = 5  # with more submitting units than this, a list to choose from is shorter


_SEARCH = "Search or run a command"


class CommandBox(QPushButton):
    """Looks like the search box it opens. Where the screen's buttons need the room, only its picture is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SEARCH, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(300)
        self.setAccessibleName(_SEARCH)
        self.setToolTip(f"{_SEARCH} (Ctrl+K)")
        theme.set_icon(self, "search", "text_2", 16)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch(1)
        self._keys = label("Ctrl+K", "muted")
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self._keys)

    def sizeHint(self) -> QSize:
        return QSize(300, 34)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 34)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words, keys = self.fontMetrics().horizontalAdvance(_SEARCH) + 50, self._keys.sizeHint().width() + 12
        self.setText(_SEARCH if self.width() >= words else "")
        self._keys.setVisible(self.width() >= words + keys)


class ActionButtons(QWidget):
    """A button for each action a screen offers, the primary one filled and last. Buttons follow their actions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._shown: list[tuple[QAction, str]] = []
        self._buttons: list[_ActionButton] = []

    def show_actions(self, actions: Sequence[tuple[QAction, str]]) -> None:
        if list(actions) == self._shown:
            return
        self._shown = list(actions)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.hide()  # else the whole window is laid out again for each button
        self._buttons = [_ActionButton(action, kind, self) for action, kind in actions]
        for button in self._buttons:
            self._row.addWidget(button)
        take_tab_place(self, self._buttons)
        self.setVisible(bool(self._buttons))


class _ActionButton(QPushButton):
    def __init__(self, action: QAction, kind: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self._kind = kind
        self._action = action
        action.changed.connect(self._follow)
        self.clicked.connect(action.trigger)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        action = self._action
        if not isValid(action):
            return
        words = action.text().replace("&", "").rstrip("…")
        self.setText(words)
        self.setAccessibleName(words)
        name = theme.theme_signals.icon_name(action)
        if name:
            theme.set_icon(self, name, "on_accent" if self._kind == "primary" else "text", 16)
        self.setEnabled(action.isEnabled())
        self.setVisible(action.isVisible())
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{action.toolTip().rstrip('…')} ({keys})" if keys else action.toolTip())


class SelectionBar(QWidget):
    """Which collection, and which submission of it: the trust's or a locality's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._collections = QComboBox()
        self._collections.setAccessibleName("Collection")
        self._collections.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._collections.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._collections.setMinimumWidth(200)
        self._units = Segments()
        self._unit_list = QComboBox()
        self._unit_list.setAccessibleName("Submission")
        self._name = label("Submission", "muted")
        for piece in (self._collections, self._name, self._units, self._unit_list):
            row.addWidget(piece)
        row.addStretch(1)
        self._selection: Selection | None = None
        self._collections.activated.connect(self._on_collection)
        self._units.chosen.connect(self._on_unit)
        self._unit_list.activated.connect(self._on_unit)

    def follow(self, selection: Selection) -> None:
        self._selection = selection
        selection.changed.connect(self._show_choice)
        self._show_choice()

    @Slot()
    def _show_choice(self) -> None:
        if self._selection is None:
            return
        collections, chosen = self._selection.collections, self._selection.collection
        names = [collection.name for collection in collections]
        if [self._collections.itemText(n) for n in range(self._collections.count())] != names:
            self._collections.clear()
            self._collections.addItems(names)
        self._collections.setCurrentIndex(collections.index(chosen) if chosen else -1)
        self._collections.setToolTip(chosen.name if chosen else "")
        units = chosen.units if chosen else ()
        few = len(units) <= MOST_SEGMENTS
        self._units.setVisible(few and len(units) > 1)
        self._unit_list.setVisible(not few)
        self._name.setVisible(len(units) > 1)
        if not units:
            return
        place = units.index(self._selection.unit)
        if few:
            self._units.show_segments(units)
            self._units.choose(place)
        else:
            self._unit_list.clear()
            self._unit_list.addItems(units)
            self._unit_list.setCurrentIndex(place)

    @Slot(int)
    def _on_collection(self, place: int) -> None:
        if self._selection is not None:
            self._selection.choose(self._selection.collections[place].key)

    @Slot(int)
    def _on_unit(self, place: int) -> None:
        chosen = self._selection.collection if self._selection is not None else None
        if self._selection is not None and chosen is not None:
            self._selection.choose(chosen.key, chosen.units[place])
