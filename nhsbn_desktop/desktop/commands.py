"""What the window's commands do: the keys that work on every screen."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QMimeData, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMainWindow, QWidget

from nhsbn_desktop.desktop import settings as settings_
from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.context import Context, Selection
from nhsbn_desktop.desktop.forms.ui_window import Ui_Window
from nhsbn_desktop.desktop.screen import FILTER, Screen
from nhsbn_desktop.desktop.widgets.palette import Command

if TYPE_CHECKING:
    from nhsbn_desktop.domain.changes import Change

FILES = (".xlsx", ".xlsm", ".handover")  # what the window opens when it is dropped
_CAME = "Hand-overs and section packs (*.handover *.xlsx *.xlsm);;All files (*)"


class Frame(Protocol):
    """The window, as far as its commands need it."""

    context: Context | None
    settings: settings_.Settings
    practise: Callable[[], object]

    @property
    def screen_shown(self) -> Screen[Any] | None: ...
    def go(self, key: str) -> None: ...
    def navigate(self, key: str, target: object = None) -> None: ...
    def announce(self, words: str) -> None: ...
    def open_workbook(self, file: Path) -> None: ...
    def open_palette(self) -> None: ...


class WindowCommands(QObject):
    """`run(name)` does what the action of that name says."""

    def __init__(self, window: "QMainWindow", form: Ui_Window) -> None:
        super().__init__(window)
        self._window: Any = window
        self._form = form
        self._does: dict[str, Callable[[], object]] = {
            "open_workbook": self.ask_for_workbook,
            "hand_over": self.hand_over,
            "take_in": self.ask_for_what_came,
            "people": self.show_people,
            "practise": self._frame.practise,
            "undo": self.undo,
            "redo": self.redo,
            "filter": self.focus_filter,
            "palette": self._frame.open_palette,
            "refresh": self.look_again,
            "next_pane": partial(self.step_pane, 1),
            "previous_pane": partial(self.step_pane, -1),
            "run_checks": self.run_checks,
            "next_finding": partial(self.step, 1),
            "previous_finding": partial(self.step, -1),
            "settings": partial(self._frame.go, "settings"),
            "guide": partial(self._frame.go, "guide"),
            "close": window.close,
            **{choice: partial(self._choose_theme, choice) for choice, _ in settings_.THEME.choices},
        }

    @property
    def _frame(self) -> Frame:
        frame: Frame = self._window
        return frame

    def run(self, name: str) -> None:
        self._does[name]()

    def ask_for_workbook(self) -> None:
        """Asks for the Network's file, beginning where the last one was."""
        folder = self._frame.settings.get(settings_.LAST_FOLDER)
        file, _ = QFileDialog.getOpenFileName(
            self._window, "Open the Network's workbook", folder, "Excel workbooks (*.xlsx *.xlsm);;All files (*)"
        )
        if file:
            self._frame.open_workbook(Path(file))

    def hand_over(self) -> None:
        from nhsbn_desktop.desktop.panels.hand_over_window import show_hand_over  # it has no part in the first paint

        if self._frame.context is not None:
            show_hand_over(self._frame.context, self._window)

    def show_people(self) -> None:
        from nhsbn_desktop.desktop.panels.people_window import show_people  # it has no part in the first paint

        if self._frame.context is not None:
            show_people(self._frame.context, self._window)

    def ask_for_what_came(self) -> None:
        """Asks for a hand-over or a section pack that came back."""
        folder = self._frame.settings.get(settings_.LAST_FOLDER)
        file, _ = QFileDialog.getOpenFileName(self._window, "Take in what a colleague sent", folder, _CAME)
        if file:
            self._frame.open_workbook(Path(file))

    def undo(self) -> None:
        if self._frame.context is not None:
            self._frame.context.jobs.change(self._frame.context.session.undo, self._say_undone)

    def redo(self) -> None:
        if self._frame.context is not None:
            self._frame.context.jobs.change(self._frame.context.session.redo, self._say_redone)

    def run_checks(self) -> None:
        self._frame.go("checks")
        screen = self._frame.screen_shown
        if screen is not None and screen.is_built:  # else it runs them as soon as it is
            screen.run()

    def look_again(self) -> None:
        if self._frame.screen_shown is not None:
            self._frame.screen_shown.refresh()

    def step(self, by: int) -> None:
        """Goes to the next finding on the screen that is open; to Checks from a screen that has none."""
        screen = self._frame.screen_shown
        if screen is not None and type(screen).step is Screen.step:
            self._frame.go("checks")
            screen = self._frame.screen_shown
        if screen is not None and screen.is_built:
            screen.step(by)

    def focus_filter(self) -> None:
        box = self._frame.screen_shown and self._frame.screen_shown.findChild(QLineEdit, FILTER)
        if box:
            box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            box.selectAll()
        else:
            self._frame.announce("There is no list to filter on this screen.")

    def focus_screen(self) -> None:
        """Puts the keyboard where it was last on the screen, else on its first control."""
        screen = self._frame.screen_shown
        if screen is not None:
            last = screen.focusWidget()
            target = last if last not in (None, screen) else next(iter(_tab_stops(screen)), screen)
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_pane(self, by: int) -> None:
        """F6: navigation, header, screen and, where there is one, message or status, in turn."""
        form = self._form
        panes: list[QWidget] = [form.navList, form.command, form.banner, form.screens, form.statusStrip, form.footList]
        open_panes = [pane for pane in panes if pane.isVisible() and (_tab_stops(pane) or _takes_tab(pane))]
        current = self._window.focusWidget()
        inside = (n for n, pane in enumerate(open_panes) if current and (pane is current or pane.isAncestorOf(current)))
        pane = open_panes[(next(inside, 0) + by) % len(open_panes)]
        if pane is form.screens:
            self.focus_screen()
        else:
            (pane if _takes_tab(pane) else _tab_stops(pane)[0]).setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(str)
    def on_setting(self, key: str) -> None:
        app = QApplication.instance()
        if key == settings_.THEME.key and isinstance(app, QApplication):
            theme.apply(app, self._frame.settings.get(settings_.THEME))

    def _choose_theme(self, choice: str) -> None:
        self._frame.settings.put(settings_.THEME, choice)

    def _say_redone(self, done: "tuple[Change, ...] | None") -> None:
        said = "What you undid is done again." if done else "There is nothing you undid just now to do again."
        self._frame.announce(said)

    def _say_undone(self, done: "tuple[Change, ...] | None") -> None:
        self._frame.announce("Your last change is undone." if done else "There is nothing of yours to undo.")


def commands_of(own: Sequence[QAction], others: Sequence[QAction], selection: Selection) -> list[Command]:
    """The palette's commands: those actions that can be used now, the screen's own first, and each other submission."""
    actions = dict.fromkeys((*own, *others))
    usable = [action for action in actions if action.isEnabled() and action.isVisible()]
    found = [Command(_name(action), _keys(action), action.trigger) for action in usable]
    chosen = selection.collection
    if chosen is not None:
        found += [
            Command(f"Turn to {unit}", "", partial(selection.choose, chosen.key, unit))
            for unit in chosen.units
            if unit != selection.unit
        ]
    return found


def dropped_file(data: QMimeData) -> Path | None:
    """The one Excel file or hand-over that is being dropped, or None."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return files[0] if len(files) == 1 and files[0].suffix.lower() in FILES else None


def _name(action: QAction) -> str:
    return str(action.data() or action.text()).replace("&", "").rstrip("…")


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()


def _tab_stops(widget: QWidget) -> list[QWidget]:
    return [child for child in widget.findChildren(QWidget) if child.isVisible() and _takes_tab(child)]
