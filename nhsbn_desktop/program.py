"""The program behind the window: its lanes, its desk and its log, from first paint to last change saved."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Slot
from PySide6.QtWidgets import QApplication

from nhsbn_desktop import __version__
from nhsbn_desktop.desktop import settings as settings_
from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.panels.server_password import ask_server_password
from nhsbn_desktop.desktop.places import PLACES
from nhsbn_desktop.desktop.settings import Settings
from nhsbn_desktop.desktop.sweeping import Sweeper
from nhsbn_desktop.desktop.widgets.errors import Log
from nhsbn_desktop.desktop.window import MainWindow
from nhsbn_desktop.domain.problems import SignInNeeded
from nhsbn_desktop.paths import log_folder

if TYPE_CHECKING:
    from nhsbn_desktop.desk import Desk
    from nhsbn_desktop.domain.collection import Collection
    from nhsbn_desktop.practice.control import PracticeConnection, PracticeNetwork
    from nhsbn_desktop.services.session import Session


def start_application() -> QApplication:
    """Qt with the program's name, or the one there is already."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    Sweeper(application)
    application.setApplicationName("nhsbn-desktop")
    application.setApplicationDisplayName("Benchmarking")
    application.setApplicationVersion(__version__)
    return application


class Program(QObject):
    """The window, its lanes and its desk, from first paint to last change saved."""

    def __init__(self, folder: Path, *, practice: bool) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._practising = folder, practice
        self.settings = Settings(folder / "settings.ini")
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, self.settings.get(settings_.THEME))
        self._log = Log(log_folder())
        self._log.install()
        self.jobs = Jobs()
        self.window = MainWindow(PLACES, self.jobs, self.settings, self._log.file, practise=self._practise)
        self._log.raised.connect(self.window.form.banner.show_error)
        self.jobs.failed.connect(self._log.note)
        self.desk: Desk | None = None
        self._practice: PracticeNetwork | None = None

    def open(self) -> None:
        """Opens the desk on the lane that will own its record; for practice, starts the practice Network first."""
        if self._practising:
            self.jobs.send(self, self._start_practice, self._open_desk, words="Starting the practice Network")
        else:
            self._open_desk(None)

    def close(self) -> None:
        """Lets the work in hand finish, then closes the record on its own lane and ends the practice Network."""
        if self.desk is not None:
            self.jobs.change(self.desk.close)
        self.jobs.close()
        if self._practice is not None:
            self._practice.stop()
        self._log.remove()

    def _start_practice(self) -> "PracticeConnection":
        from nhsbn_desktop.practice.control import PracticeNetwork

        if self._practice is not None:
            self._practice.stop()
        self._practice = PracticeNetwork(self._folder / "practice Network")
        return self._practice.start()

    @Slot(object)
    def _open_desk(self, practice: "PracticeConnection | None") -> None:
        self.jobs.read(self, partial(_desk, self._folder, practice), self._begin, self._refused, "Opening your record")

    @Slot(object)
    def _refused(self, error: BaseException) -> None:
        """Asks for the password where the record's server wants one; anything else is shown."""
        if not isinstance(error, SignInNeeded):
            self.window.refuse(error, self.open)
            return
        dialog = ask_server_password(self.window, error)
        dialog.textValueSelected.connect(self._sign_in)
        dialog.rejected.connect(partial(self.window.refuse, error, self.open))

    @Slot(str)
    def _sign_in(self, password: str) -> None:
        self.jobs.send(self, partial(_keep_password, self._folder, password), self._open_desk)

    @Slot(object)
    def _begin(self, desk: "Desk") -> None:
        from nhsbn_desktop.desk import RECORD_PASSWORDS
        from nhsbn_desktop.services import record_place

        self.desk = desk
        shared = record_place.is_shared(desk.session)
        self.window.begin(
            desk.session, desk.network, partial(_collections, desk.session), shared=shared, passwords=RECORD_PASSWORDS
        )
        if shared and self.window.context is not None:
            from nhsbn_desktop.desktop.panels.record_watch import RecordWatch

            listener = record_place.listener(desk.session, RECORD_PASSWORDS)
            watch = RecordWatch(self.window.context, listener, self.window)
            watch.said.connect(self.window.form.statusStrip.show_place)

    def _practise(self) -> None:
        """Opens the practice desk in a window of its own: nothing of it can mix with a real return."""
        if getattr(sys, "frozen", False):
            QProcess.startDetached(sys.executable, ["--practice"])
        else:
            QProcess.startDetached(sys.executable, ["-m", "nhsbn_desktop", "--practice"])


def _collections(session: "Session") -> "tuple[Collection, ...]":
    """What the window offers; a server is told of their sections by the way."""
    from nhsbn_desktop.services.collections import known_collections
    from nhsbn_desktop.services.record_place import tell_sections

    known = known_collections(session)
    tell_sections(session, known)
    return known


def _keep_password(folder: Path, password: str) -> None:
    """Runs off the UI thread: the computer's store may have to be unlocked first."""
    from nhsbn_desktop.desk import RECORD_PASSWORDS, account_at
    from nhsbn_desktop.services.record_place import password_name

    RECORD_PASSWORDS.put(password_name(account_at(folder)), password)


def _desk(folder: Path, practice: "PracticeConnection | None") -> "Desk":
    """Runs on the record's lane: what it imports would hold up the first paint."""
    from importlib import import_module
    from pkgutil import iter_modules

    from nhsbn_desktop import services
    from nhsbn_desktop.desk import open_desk
    from nhsbn_desktop.practice_desk import set_out_sample

    for module in iter_modules(services.__path__):  # for the screens, which would stand still for it
        import_module(f"{services.__name__}.{module.name}")
    desk = open_desk(folder, practice)
    if practice is not None:
        set_out_sample(desk.session, folder / "sample")
    return desk
