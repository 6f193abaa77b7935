"""The window's way in: paints first, then opens the desk off the UI thread. Also the headless run of the story."""

import argparse
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Slot
from PySide6.QtWidgets import QApplication

from nhsbn_desktop import __version__
from nhsbn_desktop.desktop import settings as settings_
from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.errors import Log
from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.places import PLACES
from nhsbn_desktop.desktop.settings import Settings
from nhsbn_desktop.desktop.window import MainWindow
from nhsbn_desktop.paths import log_folder, own_files

if TYPE_CHECKING:
    from nhsbn_desktop.desk import Desk
    from nhsbn_desktop.practice.control import PracticeConnection, PracticeNetwork

PRACTICE_FOLDER = "practice"


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the window and runs until it is closed; gives the program's exit status."""
    options = _options(sys.argv[1:] if arguments is None else arguments)
    if options.practice_network:
        from nhsbn_desktop.practice.__main__ import run

        return run(options.practice_network)
    if options.headless:
        from nhsbn_desktop.headless import run_headless

        return run_headless(options.keep)
    folder = own_files()
    return run_window(folder / PRACTICE_FOLDER if options.practice else folder, practice=options.practice)


def run_window(folder: Path, *, practice: bool) -> int:
    """The window on the desk in `folder`, for as long as somebody keeps it open."""
    application = start_application()
    program = Program(folder, practice=practice)
    program.window.painted.connect(program.open)  # opening the record would hold up the first paint
    program.window.show()
    try:
        return application.exec()
    finally:
        program.close()


def start_application() -> QApplication:
    """Qt with the program's name, or the one there is already."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
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

        self._practice = PracticeNetwork(self._folder / "practice Network")
        return self._practice.start()

    @Slot(object)
    def _open_desk(self, practice: "PracticeConnection | None") -> None:
        self.jobs.read(
            self, partial(_desk, self._folder, practice), self._begin, self.window.refuse, "Opening your record"
        )

    @Slot(object)
    def _begin(self, desk: "Desk") -> None:
        from nhsbn_desktop.services.collections import known_collections

        self.desk = desk
        self.window.begin(desk.session, desk.network, partial(known_collections, desk.session))

    def _practise(self) -> None:
        """Opens the practice desk in a window of its own: nothing of it can mix with a real return."""
        if getattr(sys, "frozen", False):
            QProcess.startDetached(sys.executable, ["--practice"])
        else:
            QProcess.startDetached(sys.executable, ["-m", "nhsbn_desktop", "--practice"])


def _desk(folder: Path, practice: "PracticeConnection | None") -> "Desk":
    """Runs on the record's lane: what it imports would hold up the first paint."""
    from nhsbn_desktop.desk import open_desk, set_out_sample

    desk = open_desk(folder, practice)
    if practice is not None:
        set_out_sample(desk.session, folder / "sample")
    return desk


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="nhsbn-desktop", description="NHS Benchmarking Network collections.")
    parser.add_argument("--version", action="version", version=f"nhsbn-desktop {__version__}")
    parser.add_argument(
        "--practice", action="store_true", help="open the practice desk: the sample and a practice Network"
    )
    parser.add_argument(
        "--headless", action="store_true", help="run the whole story without a screen; save screenshots"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="with --headless: keep everything in this folder")
    parser.add_argument("--practice-network", type=Path, metavar="DIR", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
