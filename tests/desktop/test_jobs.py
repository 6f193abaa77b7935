"""The lanes: where work runs, where its outcome arrives, and what happens to both when somebody leaves."""

import sys
import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from nhsbn_desktop.desktop.jobs import Jobs, Progress, Report
from nhsbn_desktop.domain.problems import Problem


class Listener(QObject):
    """Keeps the progress it is told of, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[Progress] = []
        self.threads: set[QThread] = set()

    @Slot(object)
    def hear(self, progress: Progress) -> None:
        self.told.append(progress)
        self.threads.add(QThread.currentThread())


def test_work_runs_elsewhere_and_its_outcome_comes_home(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[str, bool]] = []

    def take(worker: str) -> None:
        seen.append((worker, threading.current_thread() is threading.main_thread()))

    jobs.read(jobs, lambda: threading.current_thread().name, take)
    jobs.send(jobs, lambda: threading.current_thread().name, take)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert sorted((name.split("_")[0], home) for name, home in seen) == [("network", True), ("record", True)]


def test_the_record_lane_is_one_thread_and_keeps_order(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[int, int]] = []
    for number in range(50):
        jobs.read(jobs, lambda n=number: (n, threading.get_ident()), seen.append)
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert [number for number, _ in seen] == list(range(50))
    assert len({thread for _, thread in seen}) == 1


def test_an_error_reaches_one_place(qtbot: QtBot, jobs: Jobs) -> None:
    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.read(jobs, lambda: 1 / 0, lambda _: None)
    assert isinstance(failed.args[0], ZeroDivisionError)


def test_what_failed_work_held_is_let_go_of_on_its_own_lane(qtbot: QtBot, jobs: Jobs) -> None:
    went: list[str] = []

    class Workbook:
        def __del__(self) -> None:
            went.append(threading.current_thread().name)

    def read() -> None:
        held = Workbook()
        try:
            raise ValueError
        except ValueError as error:
            raise Problem(f"{held} has too many answers.", "") from error

    with qtbot.waitSignal(jobs.failed):
        jobs.read(jobs, read, lambda _: None)
    assert [name.split("_")[0] for name in went] == ["record"]


def test_a_screen_may_show_a_problem_its_own_way(qtbot: QtBot, jobs: Jobs) -> None:
    shown: list[BaseException] = []
    public: list[object] = []
    jobs.failed.connect(public.append)

    def refuse() -> None:
        raise Problem("The file is open in Excel.", "Close it there.")

    jobs.change(refuse, otherwise=shown.append)
    qtbot.waitUntil(lambda: bool(shown))
    assert isinstance(shown[0], Problem)
    assert not public


def test_a_result_for_a_widget_that_has_gone_is_dropped_but_its_error_is_not(qtbot: QtBot, jobs: Jobs) -> None:
    gate, seen = threading.Event(), list[object]()
    owner = QWidget()
    jobs.read(owner, lambda: gate.wait(5), seen.append)
    jobs.read(owner, lambda: 1 / 0, seen.append, otherwise=seen.append)
    delete(owner)
    with qtbot.waitSignal(jobs.failed):
        gate.set()
    assert not seen


def test_a_change_is_announced_whoever_has_gone(qtbot: QtBot, jobs: Jobs) -> None:
    class Asker(QWidget):
        def take(self, _: object) -> None:
            raise AssertionError("this widget has gone")

    owner, gate = Asker(), threading.Event()
    jobs.change(lambda: gate.wait(5), owner.take)
    delete(owner)
    with qtbot.waitSignal(jobs.changed):
        gate.set()


def test_a_change_is_handed_on_before_it_is_announced(qtbot: QtBot, jobs: Jobs) -> None:
    order: list[str] = []
    jobs.changed.connect(lambda: order.append("announced"))
    jobs.change(lambda: "saved", order.append)
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["saved", "announced"]


def test_a_change_that_fails_is_not_announced(qtbot: QtBot, jobs: Jobs) -> None:
    with qtbot.assertNotEmitted(jobs.changed, wait=100), qtbot.waitSignal(jobs.failed):
        jobs.change(lambda: 1 / 0)


def test_progress_comes_home_at_most_every_50_ms(qtbot: QtBot, jobs: Jobs) -> None:
    listener, done = Listener(), list[float]()

    def work(report: Report) -> float:
        began = time.monotonic()
        while time.monotonic() - began < 0.4:
            report(1, 2)
        return time.monotonic() - began

    jobs.send(jobs, work, done.append, listener.hear, words="Sending")
    qtbot.waitUntil(lambda: bool(done))
    assert 2 <= len(listener.told) <= done[0] / 0.05 + 2
    assert listener.threads == {QThread.currentThread()}
    assert listener.told[0] == Progress("Sending", 1, 2, cancellable=True)


def test_cancelling_stops_the_work_at_its_next_report_and_blames_nobody(qtbot: QtBot, jobs: Jobs) -> None:
    listener, stopped = Listener(), threading.Event()

    def work(report: Report) -> None:
        try:
            for step in range(10_000):
                report(step, 10_000)
                time.sleep(0.005)
        finally:
            stopped.set()

    with qtbot.assertNotEmitted(jobs.failed):
        jobs.send(jobs, work, lambda _: None, listener.hear, words="Sending")
        qtbot.waitUntil(lambda: bool(listener.told))
        jobs.cancel()
        qtbot.waitUntil(lambda: jobs.idle)
    assert stopped.is_set()


def test_the_window_is_told_what_is_going_on_and_when_it_is_over(qtbot: QtBot, jobs: Jobs) -> None:
    told: list[Progress | None] = []
    jobs.working.connect(told.append)
    jobs.read(jobs, lambda: None, lambda _: None, words="Opening the workbook")
    qtbot.waitUntil(lambda: jobs.idle)
    assert told[0] == Progress("Opening the workbook")
    assert told[-1] is None


def test_closing_finishes_and_delivers_the_work_in_hand(qtbot: QtBot) -> None:
    jobs, gate, seen = Jobs(), threading.Event(), list[object]()
    jobs.read(jobs, lambda: gate.wait(5), seen.append)
    threading.Timer(0.05, gate.set).start()
    jobs.close()
    assert seen == [True]


def test_closing_still_keeps_what_the_network_answered(qtbot: QtBot) -> None:
    jobs, kept = Jobs(), list[str]()

    def keep(receipt: str) -> None:
        jobs.change(lambda: kept.append(receipt))

    jobs.send(jobs, lambda: time.sleep(0.1) or "receipt 7", keep)
    jobs.close()
    assert kept == ["receipt 7"]


def test_nothing_new_is_read_once_closed(qtbot: QtBot) -> None:
    jobs, seen = Jobs(), list[object]()
    jobs.close()
    jobs.read(jobs, lambda: 1, seen.append)
    assert jobs.idle
    assert not seen


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be lost from Python 3.12 on")
def test_calls_that_return_nothing_do_not_wear_none_out(qtbot: QtBot) -> None:
    """PySide6 6.12 lost a reference to None with each such call, and ended the program after about 5,000."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    set_text: Callable[[str], None] = label.setText
    for _ in range(200):
        set_text("x")
    assert abs(sys.getrefcount(None) - before) < 20
