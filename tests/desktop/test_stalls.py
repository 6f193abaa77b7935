"""The window answers all the while: from the empty desk to the receipt it never stands still for long."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nhsbn_desktop.desk import network_setup
from nhsbn_desktop.desktop.jobs import Jobs
from nhsbn_desktop.desktop.places import PLACES
from nhsbn_desktop.desktop.settings import Settings
from nhsbn_desktop.desktop.window import MainWindow
from nhsbn_desktop.services.session import Session
from tests.benchmarks.bench_stalls import LIMIT, longest, measure, report

AT_ONCE = 300  # widgets dressed in one turn: about 20 ms on a quick computer


class Dressed(QObject):
    """Counts how often Qt dresses a widget by the style sheet: that is most of what building a screen takes."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.StyleChange
        return False


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, jobs: Jobs, session: Session, tmp_path: Path) -> MainWindow:
    """With all its screens, and none of them built yet."""
    network = network_setup(tmp_path, None)
    window = MainWindow(PLACES, jobs, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window, before_close_func=lambda _: network.close())
    window.show()
    qapp.processEvents()
    window.begin(session, network, tuple)
    return window


def test_no_turn_of_the_event_loop_builds_much(qapp: QApplication, window: MainWindow) -> None:
    dressed, most, all_ = Dressed(), 0, 0
    qapp.installEventFilter(dressed)
    while len(window.built) < len(window.places) or not all(screen.is_built for screen in window.built.values()):
        dressed.count = 0
        qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        most, all_ = max(most, dressed.count), all_ + dressed.count
    qapp.removeEventFilter(dressed)
    assert all_ > AT_ONCE * 4
    assert most < AT_ONCE, f"{most} of {all_} widgets in one turn: split the step of a screen's `build` with a `yield`"


def test_a_screen_that_is_not_built_yet_opens_as_soon_as_it_is_and_costs_nothing_before(
    qtbot: QtBot, jobs: Jobs, window: MainWindow
) -> None:
    window.go("outputs")
    screen = window.built["outputs"]
    jobs.changed.emit()
    assert not screen.is_built
    assert screen._asked == 0
    assert screen.body.findChildren(QWidget) == []
    qtbot.waitUntil(lambda: screen.settled)
    assert window.screen_shown is screen
    assert screen.isAncestorOf(window.focusWidget())
    assert "Take in a list" in [action.text() for action in window._menus._menus["&This screen"].actions()]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what the computer kept the program waiting")
def test_the_window_never_stands_still_for_50_ms_from_the_empty_desk_to_the_receipt() -> None:
    found = measure(runs=3)
    assert min(longest(steps) for steps in found) < LIMIT, report(found)
