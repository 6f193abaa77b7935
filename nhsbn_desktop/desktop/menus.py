"""The menu bar: every action of the window with its one shortcut, and those of the screen that is open."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.screen import Place

# (name, words, shortcuts, icon); an empty name is a line between
_Entry = tuple[str, str, str, str]
_MENUS: tuple[tuple[str, tuple[_Entry, ...]], ...] = (
    (
        "&File",
        (
            ("open_workbook", "&Open workbook…", "Ctrl+O", "folder_open"),
            ("", "", "", ""),
            ("hand_over", "&Hand over to a colleague…", "Ctrl+Shift+H", "arrow_export"),
            ("take_in", "&Take in what a colleague sent…", "Ctrl+Shift+O", "arrow_download"),
            ("", "", "", ""),
            ("people", "P&eople…", "", "people"),
            ("", "", "", ""),
            ("practise", "&Practise with the sample collection", "", "lightbulb"),
            ("", "", "", ""),
            ("settings", "&Settings", "Ctrl+,", "settings"),
            ("close", "E&xit", "Ctrl+Q", ""),
        ),
    ),
    (
        "&Edit",
        (
            ("undo", "&Undo my last change", "Ctrl+Z", "arrow_undo"),
            ("redo", "Do it &again", "Ctrl+Y", ""),
            ("filter", "&Filter this list", "Ctrl+F", "filter"),
        ),
    ),
    (
        "&View",
        (
            ("palette", "&Search or run a command", "Ctrl+K; Ctrl+Shift+P", "search"),
            ("refresh", "&Look again", "Ctrl+R", "arrow_sync"),
            ("next_pane", "&Next part of the window", "F6", ""),
            ("previous_pane", "&Previous part of the window", "Shift+F6", ""),
            ("", "", "", ""),
            ("system", "Colours as this &computer", "", ""),
            ("light", "&Light colours", "", ""),
            ("dark", "&Dark colours", "", ""),
            ("", "", "", ""),
        ),
    ),
    (
        "&Checks",
        (
            ("run_checks", "&Run all checks", "F5", "play"),
            ("next_finding", "&Next finding", "F8", "chevron_right"),
            ("previous_finding", "&Previous finding", "Shift+F8", "chevron_left"),
        ),
    ),
    ("&This screen", ()),
    ("&Help", (("guide", "&Help and keyboard shortcuts", "F1", "question_circle"),)),
)


class Menus:
    """`actions` holds the window's actions by name; `run` is told the name of the one that was triggered."""

    def __init__(self, window: QMainWindow, run: Callable[[str], object]) -> None:
        self.actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._icons: dict[QAction, str] = {}
        for title, entries in _MENUS:
            menu = window.menuBar().addMenu(title)
            self._menus[title] = menu
            for name, words, keys, icon in entries:
                if name:
                    menu.addAction(self._make(window, run, name, words, keys, icon))
                else:
                    menu.addSeparator()

    def add_places(self, window: QMainWindow, places: Sequence[Place], go: Callable[[str], object]) -> None:
        """Ctrl+1 and so on for the screens, in the order of the navigation."""
        for number, place in enumerate(places, 1):
            action = QAction(f"&{number} {place.title}", window)
            action.setData(f"Go to {place.title}")
            if number < 10:
                action.setShortcut(QKeySequence(f"Ctrl+{number}"))
            self._icons[action] = place.icon
            action.triggered.connect(lambda _=False, key=place.key: go(key))
            self._menus["&View"].addAction(action)
            self.actions[f"place:{place.key}"] = action

    def dress(self) -> None:
        """Draws the icons, which nobody sees before the first menu opens."""
        for action, icon in self._icons.items():
            theme.set_icon(action, icon, "text")

    def for_palette(self) -> list[QAction]:
        """What a person is most likely after stands first; the palette does not offer itself."""
        first = [self.actions["run_checks"], self.actions["open_workbook"], self.actions["undo"]]
        places = [action for name, action in self.actions.items() if name.startswith("place:")]
        rest = [action for name, action in self.actions.items() if name != "palette"]
        return list(dict.fromkeys([*first, *places, *rest]))

    def show_screen(self, actions: Sequence[QAction]) -> None:
        """The third menu belongs to the screen that is open."""
        menu = self._menus["&This screen"]
        menu.clear()
        menu.addActions([*actions])
        menu.menuAction().setVisible(bool(actions))

    def _make(
        self, window: QMainWindow, run: Callable[[str], object], name: str, words: str, keys: str, icon: str
    ) -> QAction:
        action = QAction(words, window)
        action.setShortcuts([QKeySequence(key) for key in keys.split("; ") if key])
        if icon:
            self._icons[action] = icon
        action.triggered.connect(lambda: run(name))
        self.actions[name] = action
        return action
