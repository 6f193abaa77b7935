"""Real windows without a screen: each test gets its own, closed and its lanes ended when the test is over."""

import os
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desktop import theme
from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.places import PLACES
from nhsbn_desktop.desktop.settings import Settings
from nhsbn_desktop.desktop.window import MainWindow
from nhsbn_desktop.domain.people import Person, Role
from nhsbn_desktop.network.outbox import Outbox
from nhsbn_desktop.record.files import Files
from nhsbn_desktop.record.store import Record
from nhsbn_desktop.services.sample import sample_collection, sample_keys, sample_people
from nhsbn_desktop.services.sending import NetworkSetup
from nhsbn_desktop.services.session import THINGS, Session
from nhsbn_desktop.signing.desk_keys import PracticeKeys
from tests.desktop.sample_screen import build


@pytest.fixture
def jobs(qtbot: QtBot) -> Generator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def session(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> Generator[Session]:
    """An IQO at a new record, opened and closed on the lane that owns it."""
    opened: list[Record] = []
    jobs.read(jobs, lambda: Record(tmp_path / "record.sqlite", THINGS), opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    keys = PracticeKeys(person.key for person, _ in sample_people())
    yield Session(Person("ann", "Ann Hale", Role.IQO), opened[0], Files(tmp_path / "files"), keys=keys)
    jobs.change(opened[0].close)
    jobs.close()  # as the program does: a window that still reads now would open the closed record's file again


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """Every test begins in the light scheme, whatever the one before left behind."""
    if theme.theme_signals.choice != "light":
        theme.apply(qapp, "light")


@pytest.fixture
def open_window(qtbot: QtBot, jobs: Jobs, session: Session, tmp_path: Path) -> Generator[Callable[..., MainWindow]]:
    """Opens a window on sample screens and the session, turned to the Checks screen once that has settled."""

    outboxes: list[Outbox] = []

    def open_one(*, practice: bool = False, width: int = 1280, height: int = 720) -> MainWindow:
        places = [replace(place, load=lambda: build) for place in PLACES]
        window = MainWindow(places, jobs, Settings(tmp_path / "settings.ini"))
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        outboxes.append(Outbox(tmp_path / "outbox"))
        network = NetworkSetup(
            outbox=outboxes[-1],
            routes={},
            handed_over=tmp_path,
            receipt_keys="",
            issuer="",
            practice=practice,
        )
        window.begin(session, network, lambda: tuple(map(sample_collection, sample_keys())))
        qtbot.waitUntil(lambda: window.screen_shown is not None and window.screen_shown.settled)
        window.go("checks")
        qtbot.waitUntil(lambda: window.screen_shown is not None and window.screen_shown.settled and jobs.idle)
        qtbot.wait(50)  # until everything has its size
        return window

    yield open_one
    qtbot.waitUntil(lambda: jobs.idle)
    for outbox in outboxes:
        outbox.close()
