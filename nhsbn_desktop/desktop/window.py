"""The main window: navigation, header, the screens, the status strip, and the keys that work everywhere."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

from nhsbn_desktop.desktop import settings as settings_
from nhsbn_desktop.desktop.commands import WindowCommands, commands_of, dropped_file
from nhsbn_desktop.desktop.context import Commands, Context, Selection
from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.menus import Menus
from nhsbn_desktop.desktop.places import FOOT
from nhsbn_desktop.desktop.screen import Place, Screen
from nhsbn_desktop.desktop.settings import Settings
from nhsbn_desktop.desktop.shell import Shell
from nhsbn_desktop.desktop.turns import InTurns, bring_in
from nhsbn_desktop.desktop.widgets.cards import Notice

if TYPE_CHECKING:  # what these bring in must not load before the first paint
    from nhsbn_desktop.desktop.rows.arriving_rows import Coming
    from nhsbn_desktop.domain.collection import Collection
    from nhsbn_desktop.domain.people import Person
    from nhsbn_desktop.services.record_place import PasswordStore
    from nhsbn_desktop.services.sending import NetworkSetup
    from nhsbn_desktop.services.session import Session

NAME = "Benchmarking"
BREATH = 5  # milliseconds between two steps of what is built before it is needed, so that none is felt


class MainWindow(Shell):
    """Painted before anything is read; `begin` hands it the session once the record is open."""

    def __init__(
        self,
        places: Sequence[Place],
        jobs: Jobs,
        settings: Settings,
        log_file: Path | None = None,
        practise: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(log_file)
        self.practise = practise
        self.jobs, self.settings = jobs, settings
        self.selection = Selection(self)
        self.context: Context | None = None
        self.places = {place.key: place for place in (*places, *FOOT)}
        self.built: dict[str, Screen[Any]] = {}
        self.key = places[0].key
        self._preparing: InTurns | None = None
        self._opening = Notice()
        self._opening.show_words("Opening your record", "This takes a moment the first time.")
        self.form.screens.addWidget(self._opening)
        self._does = WindowCommands(self, self.form)
        self._menus = Menus(self, self._does.run)
        self._menus.add_places(self, places, self.go)
        self._fill_nav(places)
        self._connect()
        self._enable(False)
        self._describe()
        self.restoreGeometry(QByteArray(settings.get(settings_.GEOMETRY)))

    def begin(
        self,
        session: "Session",
        network: "NetworkSetup",
        collections: "Callable[[], Sequence[Collection]]",
        *,
        shared: bool = False,
        passwords: "PasswordStore | None" = None,
    ) -> None:
        """The record is open: the screens may ask. `collections` is run off the UI thread, again after each change.

        `shared` says that colleagues are at the same record, on a server.
        """
        self._menus.dress()
        actions = self._menus.actions
        self.context = Context(
            session=session,
            jobs=self.jobs,
            selection=self.selection,
            settings=self.settings,
            commands=Commands(actions["open_workbook"], actions["run_checks"], actions["undo"], actions["practise"]),
            navigate=self.navigate,
            announce=self.announce,
            network=network,
            practice=network.practice,
            shared=shared,
            passwords=passwords,
        )
        self._collections = collections
        self.set_practice(network.practice)
        self._describe()
        self._enable(True)
        self.jobs.read(self, collections, self._begin_with, self._refuse_collections)

    def refuse(self, error: BaseException, again: Callable[[], object]) -> None:
        """The record cannot be opened: says why in place of the screens, with a button that tries it once more."""

        def try_again() -> None:
            self.form.banner.hide()
            again()

        self._opening.show_problem("Your record could not be opened", "See the message above.", try_again)
        self.form.banner.show_error(error)

    @property
    def screen_shown(self) -> Screen[Any] | None:
        return self.built.get(self.key)

    def go(self, key: str) -> None:
        """Goes to a screen, building it if this is the first time."""
        if self.context is None or key not in self.places:
            return
        self.key = key
        screen = self._screen(key)
        self.form.screens.setCurrentWidget(screen)
        self._menus.show_screen(screen.actions())
        self._describe()
        if not self.form.navList.hasFocus() and not self.form.footList.hasFocus():
            self._does.focus_screen()

    def navigate(self, key: str, target: object = None) -> None:
        """Goes to a screen and, unless the target is None, to one thing on it."""
        self.go(key)
        screen = self.built.get(key)
        if screen is not None and target is not None:
            screen.go_to(target)

    def open_palette(self) -> None:
        """Ctrl+K: the screen's own commands first, then the window's, the screens and the submissions."""
        own = self.screen_shown.actions() if self.screen_shown is not None else []
        self.palette_.open(commands_of(own, self._menus.for_palette(), self.selection))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.put(settings_.GEOMETRY, bytes(self.saveGeometry().data()))
        if self.selection.collection is not None:
            self.settings.put(settings_.LAST_COLLECTION, self.selection.collection.key)
            self.settings.put(settings_.LAST_UNIT, self.selection.unit)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.context is not None and dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = dropped_file(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.open_workbook(file)

    def open_workbook(self, file: Path) -> None:
        """One door for every file, however it came: a workbook goes to the Workbook screen; a hand-over, or a section
        pack that came back, is shown before anything of it is taken in."""
        from nhsbn_desktop.desktop.rows.arriving_rows import what_came  # it has no part in the first paint

        if self.context is None:
            return
        self.settings.put(settings_.LAST_FOLDER, str(file.parent))
        work = partial(what_came, self.context.session, file)
        self.jobs.read(self, work, partial(self._show_what_came, file), words="Looking at the file")

    def work_as(self, person: "Person") -> None:
        """From now on this desk is the one of whose it turned out to be: the screens are built anew for them."""
        if self.context is None:
            return
        for screen in self.built.values():
            self.form.screens.removeWidget(screen)
            screen.deleteLater()
        self.built.clear()
        self.context = replace(self.context, session=self.context.session.as_person(person))
        self.go(self.key)
        self._prepare()
        self.announce(f"This is the desk of {person.name}.")

    def _show_what_came(self, file: Path, coming: "Coming | None") -> None:
        from nhsbn_desktop.desktop.panels.take_in_window import show_take_in

        if coming is None or self.context is None:
            self.navigate("workbook", file)
            return
        window = show_take_in(self.context, file, coming, self)
        window.taken.connect(self._settle_in)

    @Slot(object)
    def _settle_in(self, coming: "Coming") -> None:
        if coming.person is not None:
            self.work_as(coming.person)

    def _connect(self) -> None:
        form, jobs = self.form, self.jobs
        form.navList.picked.connect(self.go)
        form.footList.picked.connect(self.go)
        form.command.clicked.connect(self.open_palette)
        form.statusStrip.cancelled.connect(jobs.cancel)
        form.statusStrip.place_asked.connect(lambda: self.navigate("settings", "record"))
        jobs.working.connect(form.statusStrip.show_working)
        jobs.changed.connect(form.statusStrip.show_saved)
        jobs.changed.connect(self._renew_collections)
        jobs.failed.connect(form.banner.show_error)
        self.selection.changed.connect(self._describe)
        self.settings.changed.connect(self._does.on_setting)
        form.bar.follow(self.selection)

    def _fill_nav(self, places: Sequence[Place]) -> None:
        for number, place in enumerate(places, 1):
            self.form.navList.add(place.key, place.title, place.icon, f"{place.title} (Ctrl+{number})")
        for place in FOOT:
            self.form.footList.add(place.key, place.title, place.icon)

    def _enable(self, on: bool) -> None:
        for action in self._menus.actions.values():
            action.setEnabled(on)
        for widget in (self.form.navList, self.form.footList, self.form.command):
            widget.setEnabled(on)
        self._menus.actions["close"].setEnabled(True)

    def _begin_with(self, collections: "Sequence[Collection]") -> None:
        self.selection.offer(collections)
        self.selection.choose(self.settings.get(settings_.LAST_COLLECTION), self.settings.get(settings_.LAST_UNIT))
        self._prepare()

    def _refuse_collections(self, error: BaseException) -> None:
        self._begin_with(())
        self.jobs.failed.emit(error)

    @Slot()
    def _renew_collections(self) -> None:
        if self.context is not None:
            self.jobs.read(self, self._collections, self.selection.offer)

    def _prepare(self) -> None:
        """Builds the screen that is open, and then the others while a person looks at it."""
        screens = sorted(self.places.values(), key=lambda place: (place.key != self.key, not place.badge))
        if self._preparing is not None:
            self._preparing.deleteLater()
        self._preparing = InTurns(self._build_all(screens), self, BREATH, lambda: self.jobs.idle)
        self._preparing.start()

    def _build_all(self, screens: Sequence[Place]) -> Iterator[None]:
        """What the screens are made of is brought in from the lowest up, so that no step brings in much."""
        screens[0].load()
        yield
        if self.screen_shown is None:
            self.go(self.key)
        yield from bring_in(f"nhsbn_desktop.desktop.{floor}" for floor in ("rows", "widgets", "forms", "panels"))
        for place in screens:
            yield
            while self._screen(place.key).building.step():
                yield

    def _screen(self, key: str) -> Screen[Any]:
        """The screen, with nothing in it yet where it is new."""
        if key not in self.built:
            if self.context is None:
                raise RuntimeError("a screen was asked for before the record was open")
            screen = self.places[key].load()(self.context)
            self.form.screens.addWidget(screen)  # before anything is in it: see Screen.build
            screen.described.connect(self._describe)
            screen.opened.connect(partial(self._open_up, key))
            self.built[key] = screen
        return self.built[key]

    def _open_up(self, key: str) -> None:
        """Who waited for the screen has its menu and the keyboard in it, unless they have gone elsewhere since."""
        if key == self.key:
            self._menus.show_screen(self.built[key].actions())
            if self.focusWidget() in (None, self.built[key]):
                self._does.focus_screen()

    @Slot()
    def _describe(self) -> None:
        """Header, navigation and window title, from what the screens say of themselves."""
        screen, place, form = self.screen_shown, self.places[self.key], self.form
        form.title.setText(place.title)
        form.subtitle.setText(screen.subtitle if screen else "")
        form.actions.show_actions(screen.header_actions() if screen else [])
        form.bar.setVisible(bool(screen and screen.about_selection and self.selection.collections))
        form.navList.mark(self.key)
        form.footList.mark(self.key)
        for key, built in self.built.items():
            form.navList.set_badge(key, built.current_badge)
        chosen = self.selection.collection
        form.brandCollection.setText(f"{chosen.code} {chosen.year}" if chosen else "No collection yet")
        about = f"{chosen.name}, {self.selection.unit}" if chosen and screen and screen.about_selection else ""
        practice = "PRACTICE" if self.practice else ""
        self.setWindowTitle(" \N{EN DASH} ".join(part for part in (practice, place.title, about, NAME) if part))
