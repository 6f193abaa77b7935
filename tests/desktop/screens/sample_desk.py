"""A desk with the sample collection on it: a real window, a real record, and the workbooks as the Network sent them."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.places import PLACES
from nhsbn_desktop.desktop.settings import Settings
from nhsbn_desktop.desktop.window import MainWindow
from nhsbn_desktop.domain.acts import Act
from nhsbn_desktop.domain.organisation import Organisation
from nhsbn_desktop.domain.submission import Submission
from nhsbn_desktop.network.outbox import Outbox
from nhsbn_desktop.services import collections, submissions, workbooks
from nhsbn_desktop.services.sample import SAMPLE, Sample, write_sample
from nhsbn_desktop.services.sending import NetworkSetup
from nhsbn_desktop.services.session import Session

UNIT = "Alderbrook"
KEYS = ("workbook", "checks", "year_on_year")


@lru_cache(maxsize=1)
def planted_sample(folder: Path) -> Sample:
    """Written once for all tests: 16 workbooks, the planted errors among their answers."""
    return write_sample(folder / "planted sample", planted=True)


class Desk:
    """`open` puts workbooks on record, off the UI thread; `show` goes to a screen and waits for it."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, session: Session, folder: Path) -> None:
        self.qtbot, self.jobs, self.session, self.folder = qtbot, jobs, session, folder
        self.sample = planted_sample(folder.parent)
        jobs.change(lambda: session.commit(Act.SET_ORGANISATION, Organisation.of(self.sample.collection)))
        self.window = MainWindow([p for p in PLACES if p.key in KEYS], jobs, Settings(folder / "settings.ini"))
        self.outbox = Outbox(folder / "outbox")
        qtbot.addWidget(self.window, before_close_func=self._close_outbox)
        self.window.resize(1440, 900)
        self.window.show()
        network = NetworkSetup(self.outbox, {}, folder / "handed over", "", "", practice=True)
        self.window.begin(session, network, lambda: collections.known_collections(session))
        self.settle()
        self.window.selection.choose(SAMPLE, UNIT)
        self.settle()

    def _close_outbox(self, _: QWidget) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.idle)
        self.outbox.close()

    def do(self, work: Callable[[], Any]) -> Any:
        """What comes of it, done on the record's own lane."""
        came: list[Any] = []
        self.jobs.change(work, came.append)
        self.settle()
        return came[0]

    def open(self, *years: str, unit: str = UNIT) -> None:
        """Opens the unit's workbooks of these years; this year's where none is named."""
        paths = [self.sample.workbook(unit, year) for year in years or (self.sample.collection.year,)]
        known = (self.sample.collection,)
        self.do(lambda: [workbooks.open_workbook(self.session, path, known) for path in paths])

    def show(self, key: str) -> Any:
        self.window.go(key)
        self.settle()
        return self.window.built[key]

    def settle(self) -> None:
        def settled() -> bool:
            screens = self.window.built.values()
            return self.jobs.idle and all(screen.settled or not screen.isVisible() for screen in screens)

        self.qtbot.waitUntil(settled)
        self.qtbot.wait(1)
        self.qtbot.waitUntil(settled)

    def submission(self) -> Submission:
        found: list[Submission] = []
        self.jobs.read(self.window, lambda: submissions.load(self.session, self.sample.collection, UNIT), found.append)
        self.settle()
        return found[0]

    def click(self, button: QPushButton) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()
